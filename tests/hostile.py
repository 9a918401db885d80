"""Markdown with which a contributor could try to make a browser run something, by its name."""

from __future__ import annotations

from tests.payloads import load

PAYLOADS: dict[str, str] = {payload["id"]: payload["content"] for payload in load("markdown")}
