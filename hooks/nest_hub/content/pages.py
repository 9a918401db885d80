"""A page of the site: its place, its address in its language, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import Literal

from nest_hub.content.entry import Entry, Field, Slug, Words, build
from nest_hub.content.framework import FOLDERS
from nest_hub.content.markdown import Document, read_markdown
from nest_hub.content.markdown_limits import too_much
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language
from nest_hub.source import KEPT, parse_front, read_text

Kind = Literal[
    "home",
    "page",
    "theme",
    "principle",
    "value",
    "module",
    "section",
    "quiz",
    "next-step",
    "handout",
    "case-studies",
    "case-study",
    "case-study-list",
    "region",
    "share",
    "update",
    "search",
    "my-learning",
    "certificate",
    "make-a-report",
    "style",
    "young-people",
]


class Translation(Entry):
    """In a translation: the original's language, and what it said when it was translated.

    `parts` holds a digest for each heading of the original (`intro` for what comes before).
    """

    original: Language
    parts: dict[str, str] = Field(default_factory=dict)


class FrontMatter(Entry):
    """What stands at the head of each page."""

    title: Words
    description: Words
    slug: Slug | None = None
    draft: bool = False
    reviewed: bool = False
    translation: Translation | None = None
    theme: Slug | None = None
    principle: Slug | None = None
    value: Slug | None = None


@dataclass(frozen=True)
class Page:
    """One page in one language.

    `uri` is its place, the same in both languages and without the language
    (`principles/no-wrong-door.md`). `key` is the id of what it is about, for the kinds that
    are about something (`module/section` for a section). A page written by the generator has
    no `front` and an empty body.
    """

    language: Language
    uri: str
    kind: Kind
    title: str
    description: str
    slug: str | None
    source: PurePosixPath
    key: str = ""
    body: str = ""
    body_line: int = 1
    front: FrontMatter | None = None

    @cached_property
    def document(self) -> Document:
        """Its Markdown, read once."""
        return read_markdown(self.body, self.body_line)

    @property
    def contributed(self) -> bool:
        """Whether it came by a contribution, from people outside the team.

        Its place decides, and nothing that its author writes.
        """
        return self.source.parts[0] == "case_studies"

    def line_at(self, place: int) -> int:
        """The line of its file on which a place in its body stands."""
        return self.body_line + self.body.count("\n", 0, place)

    @property
    def draft(self) -> bool:
        """Whether it is kept out of publication."""
        return self.front is not None and self.front.draft

    @property
    def reviewed(self) -> bool:
        """False for a translation that no fluent person has read yet."""
        if self.front is None:
            return self.language == "en"
        return self.front.translation is None or self.front.reviewed


def load_page(
    root: Path, path: PurePosixPath, language: Language, uri: str, kind: Kind, key: str = ""
) -> tuple[Page | None, list[Diagnostic]]:
    """Reads one Markdown file as a page; the same one again where its text has not changed."""
    text, findings = read_text(root, path)
    if text is None:
        return None, findings
    page, faults = _make_page(text, path, language, uri, kind, key)
    return page, list(faults)


@lru_cache(maxsize=KEPT)
def _make_page(
    text: str, path: PurePosixPath, language: Language, uri: str, kind: Kind, key: str
) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    front, findings = parse_front(text, path)
    if front is None:
        return None, tuple(findings)
    if found := too_much(front.body, front.body_line, path):
        return None, (found,)
    data, faults = build(FrontMatter, front.data, path)
    if data is None:
        return None, (*findings, *faults)
    for part in FOLDERS:
        # Only a page of docs/ can be the page of a part.
        if kind == "page" and (ident := getattr(data, part)):
            kind, key = part, ident
    page = Page(
        language,
        uri,
        kind,
        data.title,
        data.description,
        data.slug,
        path,
        key,
        front.body,
        front.body_line,
        data,
    )
    return page, tuple(findings)
