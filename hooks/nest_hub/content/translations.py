"""The state of each translation: done, outdated or missing, and which headings changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import LANGUAGES, other
from nest_hub.source import KEPT

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
    return _parts(page.title, page.description, page.body)


@lru_cache(maxsize=KEPT)
def _parts(title: str, description: str, body: str) -> dict[str, str]:
    texts: dict[str, list[str]] = {INTRO: [title, description]}
    lines = body.split("\n")
    for name, line in zip(part_of_each_line(lines), lines, strict=True):
        texts.setdefault(name, []).append(line.rstrip())
    return {
        name: sha256("\n".join(lines).strip().encode()).hexdigest()[:12]
        for name, lines in texts.items()
    }


def part_of_each_line(lines: list[str]) -> list[str]:
    """The name of the part to which each line of a body belongs."""
    names: list[str] = []
    known = {INTRO}
    current = INTRO
    for line in lines:
        if match := _HEADING.match(line):
            current = match[1]
            while current in known:
                current += "’"
            known.add(current)
        names.append(current)
    return names


def translation_states(hub: Hub) -> list[TranslationState]:
    """The state of every page that a person wrote, by place."""
    return hub.once(_translation_states)


def _translation_states(hub: Hub) -> list[TranslationState]:
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
    front = "\n".join([*kept, *translation_lines(original)])
    return f"{head}---\n{front}\n---\n{rest}"


def translation_lines(original: Page) -> list[str]:
    """The `translation:` block of a translation that says what `original` says today."""
    digests = [f'    "{_quoted(name)}": "{digest}"' for name, digest in parts(original).items()]
    return ["translation:", f"  original: {original.language}", "  parts:", *digests]


def twin_path(page: Page) -> str:
    """Where the page in the other language belongs."""
    language = other(page.language)
    path = list(page.source.parts)
    if path[0] == "case_studies":
        path[-1] = f"{language}.md"
    else:
        path[-1 if path[-1] == page.language else path.index(page.language)] = language
    return "/".join(path)


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
