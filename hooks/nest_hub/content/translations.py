"""The state of each translation: done, outdated or missing, and which headings changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import LANGUAGES, other

State = Literal["done", "outdated", "missing", "unmarked"]
_HEADING = re.compile(r"^#{2,6}\s+(.*?)\s*(?:\{.*\})?\s*$")
INTRO = "intro"


@dataclass(frozen=True)
class TranslationState:
    """How one page stands. `page` is the translation; the original where there is none.

    `unmarked`: both languages are there, and neither names the other as its original.
    """

    page: Page
    original: Page | None
    state: State
    changed: tuple[str, ...] = ()


def parts(page: Page) -> dict[str, str]:
    """A digest (12 hexadecimal digits) of each part of a page, by its heading's text."""
    texts: dict[str, list[str]] = {INTRO: [page.title, page.description]}
    current = INTRO
    for line in page.body.split("\n"):
        if match := _HEADING.match(line):
            current = match[1]
            while current in texts:
                current += "’"
            texts[current] = []
        texts[current].append(line.rstrip())
    return {
        name: sha256("\n".join(lines).strip().encode()).hexdigest()[:12]
        for name, lines in texts.items()
    }


def translation_states(hub: Hub) -> list[TranslationState]:
    """The state of every page that a person wrote, by place."""
    states: list[TranslationState] = []
    for language, uri in sorted(hub.pages, key=lambda place: (place[1], place[0])):
        page = hub.pages[language, uri]
        if page.front is None:
            continue
        twin = hub.page(other(language), uri)
        if twin is None:
            if (other(language), uri) not in hub.unread:
                states.append(TranslationState(page, None, "missing"))
            continue
        pair = [page, twin]
        translations = [p for p in pair if p.front and p.front.translation]
        if page is translations[0] if translations else language == LANGUAGES[0]:
            states.append(_state(page, twin))
    return states


def _state(page: Page, original: Page) -> TranslationState:
    translation = page.front.translation if page.front else None
    if translation is None or translation.original != original.language:
        return TranslationState(page, original, "unmarked")
    then, now = translation.parts, parts(original)
    changed = [name for name in now if then.get(name) != now[name]]
    changed += [name for name in then if name not in now]
    return TranslationState(page, original, "outdated" if changed else "done", tuple(changed))


def accept(hub: Hub, page: Page, original: Page) -> str:
    """The translation's file with its `translation:` block brought up to date."""
    text = (hub.root / page.source).read_text(encoding="utf-8")
    head, front, rest = text.split("---\n", 2)
    kept: list[str] = []
    inside = False
    for line in front.splitlines():
        inside = line.startswith("translation:") or (inside and line.startswith((" ", "\t")))
        if not inside:
            kept.append(line)
    kept.append("translation:")
    kept.append(f"  original: {original.language}")
    kept.append("  parts:")
    kept += [f'    "{_quoted(name)}": "{digest}"' for name, digest in parts(original).items()]
    return f"{head}---\n" + "\n".join(kept) + f"\n---\n{rest}"


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
