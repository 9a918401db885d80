"""A hub with many more case studies: copies of the project's own, each with words of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from nest_hub.content.load import load_hub
from nest_hub.content.translations import accept, translation_states

ROOT = Path(__file__).resolve().parents[1]
PARTS = (
    *("docs", "modules", "case_studies", "framework", "hooks", "overrides", "tools"),
    *(".github", "mkdocs.yml"),
)
MARK = {"en": "This is number", "cy": "Dyma rif"}
"""Ends the first paragraph of a copy, with its number: no two copies are the same text."""


def write_corpus(root: Path, size: int) -> None:
    """The hub with `size` more case studies in `root`, all translations up to date."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    patterns = sorted((ROOT / "case_studies").glob("*/case_study.yml"))
    for number in range(size):
        pattern = patterns[number % len(patterns)].parent
        copy = root / "case_studies" / f"study-{number}"
        shutil.copytree(pattern, copy)
        for language, mark in MARK.items():
            page = copy / f"{language}.md"
            head, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
            if language == "cy":
                front = re.sub(r"slug:.*", f"slug: astudiaeth-{number}", front)
            opening, blank, rest = body.strip().partition("\n\n")
            body = f"{opening} {mark} {number}.{blank}{rest}\n"
            page.write_text(f"{head}---\n{front}---\n" + body, "utf-8")
    hub = load_hub(root)
    for state in translation_states(hub):
        if state.original is not None and state.state != "done":
            path = root / state.page.source
            path.write_text(accept(hub, state.page, state.original), encoding="utf-8")
