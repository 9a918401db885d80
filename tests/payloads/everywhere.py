"""Puts payloads wherever people write: every text of the data, pages of the team, a transcript."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from nest_hub.source import parse_yaml
from tests.hostile import PAYLOADS
from tests.small_hub import page

_NO_WORDS = {
    "address",
    "captions",
    "confidence",
    "file",
    "film",
    "level_names",
    "slug",
    "transcript",
}
"""What holds something for each language that is no text: whatever else stands there is refused."""
_PAGES = 8


def fill_everything(hub: Path) -> int:
    """Fills the hub at `hub`. Returns into how many texts something was put."""
    every = [text for text in PAYLOADS.values() if text.replace("\n", "").isprintable()]
    lines = [text for text in every if "\n" not in text]
    attempts = cycle(lines)
    number = 0
    for path in sorted([*hub.glob("framework/**/*.yml"), *hub.glob("modules/nest/*.yml")]):
        data = parse_yaml(path.read_text(encoding="utf-8"))
        for text, language in _texts(data):
            text[language] = f"{text[language]} {next(attempts)}"
            number += 1
        # JSON is YAML, and keeps every text as it is.
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    number += _fill_glossary(hub / "framework/glossary.csv", attempts)
    for at in range(_PAGES):
        # Far from each other, so that one that does not end hides few.
        text = "\n\n".join(every[at::_PAGES])
        title = json.dumps(f"Attempt {at} {next(attempts)}", ensure_ascii=False)
        for language in ("en", "cy"):
            file = hub / f"docs/{language}/everywhere-{at}.md"
            file.write_text(page(language, title, f"pobman-{at}", text), encoding="utf-8")
        number += 1
    for path in (hub / "modules/nest/en/third.md", hub / "modules/nest/media/door.en.md"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + "\n\n".join(line for line in lines if "<" not in line) + "\n")
        number += 1
    return number


def _texts(value: Any, key: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Every text in both languages, once for each of them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"en", "cy"} and isinstance(inner, str) and key not in _NO_WORDS:
                yield value, name
            elif name not in _NO_WORDS:
                yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)


def _fill_glossary(path: Path, attempts: Iterator[str]) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            for name in ("en", "cy", "definition_en", "definition_cy"):
                row[name] = f"{row[name]} {next(attempts)}"
            writer.writerow(row)
    return 4 * len(rows)
