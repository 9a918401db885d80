"""An issue form as GitHub writes it down when somebody has filled it in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def filled(form: Path, answers: dict[str, str | list[str]]) -> str:
    """The text of the issue. `answers` by the question's id; labels where there are boxes."""
    body: list[dict[str, Any]] = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    parts: list[str] = []
    known = set()
    for item in body:
        if item["type"] == "markdown":
            continue
        known.add(item["id"])
        answer = answers.get(item["id"], "")
        if item["type"] == "checkboxes":
            # Boxes of the hub under test, which has other regions than the project's form.
            labels = [option["label"] for option in item["attributes"]["options"]]
            labels += [label for label in answer if label not in labels]
            answer = "\n".join(f"- [{'X' if la in answer else ' '}] {la}" for la in labels)
        parts.append(f"### {item['attributes']['label']}\n\n{answer or '_No response_'}\n")
    assert set(answers) <= known, set(answers) - known
    return "\n".join(parts)
