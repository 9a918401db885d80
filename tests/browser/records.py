"""Records of learners for the tests: as the browser keeps them, and as files."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import rfc8785

from nest_hub.content.hub import Hub
from nest_hub.content.modules import Module

KEY = "nest-hub-record"
STORE = '(await import("/assets/javascripts/learning/pages.js")).$store'
"""What learning/store.js exports, in the published site."""
KEEP = f"""
async ([record]) => {{
  const {{ seal }} = {STORE};
  localStorage.setItem("{KEY}", seal(record));
  dispatchEvent(new Event("focus"));
}}
"""
"""Puts a record into the browser's storage, as another tab would."""


def stored_record(
    hub: Hub,
    done: dict[str, int | None],
    name: str | None = "Gwen Ellis",
    language: str = "en",
    reflection: str | None = None,
) -> dict[str, Any]:
    """A record with so many sections of each module done; with None all, and the quiz passed."""
    modules = [_module(hub.modules[ident], n, language, reflection) for ident, n in done.items()]
    return {
        "format": "nest-hub-record",
        "version": 1,
        "record_id": "0123456789abcdef" * 2,
        "language": language,
        "learner": {"name": name, "organisation": None, "sector": "youth-work", "region": "gwent"},
        "modules": modules,
        "device": {"epoch": 0, "rev": 1, "revs": {}, "export": None},
    }


def _module(
    module: Module, number: int | None, language: str, reflection: str | None
) -> dict[str, Any]:
    sections = [section.id for section in module.data.sections][:number]
    answers = [
        {"question": q.id, "digest": q.digest, "choices": ["a"], "correct": n > 0}
        for n, q in enumerate(module.bank[:10])
    ]
    attempt: dict[str, Any] = {"submitted_at": "2026-01-05T10:40:00.000Z", "language": language}
    attempt |= {"score": 9, "max": 10, "passed": True, "answers": answers}
    written = [{"id": next(iter(module.reflections)), "text": reflection}]
    return {
        "id": module.id,
        "version": module.data.version,
        "started_at": "2026-01-05T10:00:00.000Z",
        "completed_at": "2026-01-05T10:40:00.000Z" if number is None else None,
        "last": {"page": sections[-1], "at": "2026-01-05T10:30:00.000Z"} if sections else None,
        "sections": [{"id": i, "completed_at": "2026-01-05T10:20:00.000Z"} for i in sections],
        "checks": [],
        "attempts": [attempt] if number is None else [],
        "quiz": None,
        "reflections": written if reflection else None,
    }


def record_file(stored: dict[str, Any], **changes: Any) -> bytes:
    """The file of a record, with a digest that fits what it says."""
    content = {key: value for key, value in stored.items() if key != "device"}
    content |= {"exported_at": "2026-01-06T08:00:00.000Z"}
    content |= {"site": {"url": "https://nyth-nest.example/", "content_version": "1"}}
    content |= changes
    return json.dumps({**content, "digest": digest(content)}).encode()


def digest(content: dict[str, Any]) -> str:
    """What the digest of a file with this content must be."""
    return sha256(rfc8785.dumps(content)).hexdigest()
