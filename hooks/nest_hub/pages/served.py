"""What a served folder already holds, so that a saved file costs only the pages that it changes.

Used where a person edits. What is published is always built whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import LANGUAGES, Language, other
from nest_hub.pages.compose import Composed, compose
from nest_hub.pages.view import build_view

Place = tuple[Language, str]
_DATA = ("framework", "modules", "case_studies")
"""Folders of data that can show on any page."""
_FRAME = ("overrides",)
"""What shows on every page, and stands in no page's text."""
_MODULE_KINDS = {"module", "section", "quiz", "next-step", "handout"}
"""Pages whose length shows on other pages, as minutes."""
HOMES: set[Place] = {(language, "index.md") for language in LANGUAGES}
"""Built each time, by the engine: its translation plugin asks for them."""
_OF_ALL = {"coverage"}
"""Blocks that show something of every page's text."""


@dataclass
class _State:
    """The hub that the folder's pages were made from, and a digest of each page."""

    hub: Hub
    data: str
    frame: str
    digests: dict[Place, str]

    @property
    def addresses(self) -> set[str]:
        return {self.hub.address(page) for page in self.hub.pages.values()}


class ServedFolder:
    """A folder that is kept from one build to the next."""

    def __init__(self) -> None:
        self._state: _State | None = None
        self._next: _State | None = None
        self.only_texts = False
        """Whether nothing but the text of some pages has changed since the folder was built."""

    @property
    def holds_site(self) -> bool:
        """Whether a build of it has gone well before."""
        return self._state is not None

    def lacks(self, hub: Hub) -> dict[Place, Composed]:
        """The pages to build, so that the folder shows this hub."""
        data, frame = _files_in(hub.root, _DATA), _files_in(hub.root, _FRAME)
        before = self._state if self._state and self._state.frame == frame else None
        same_data = before is not None and before.data == data
        changed = _changes(hub, before.hub) if before and same_data else None
        self.only_texts = changed is not None and not changed.beyond_texts
        places = _can_differ(hub, changed) if changed else set(hub.pages)
        composed = {place: compose(hub, hub.pages[place]) for place in places}
        old = before.digests if before else {}
        new = {place: _digest(hub, place, page) for place, page in composed.items()}
        digests = {place: digest for place, digest in {**old, **new}.items() if place in hub.pages}
        self._next = _State(hub, data, frame, digests)
        return {
            place: page
            for place, page in composed.items()
            if place in HOMES or old.get(place) != new[place]
        }

    def built(self, site: Path) -> None:
        """After all went well: the folder holds them, and what is gone is taken away."""
        if self._next is None:
            return
        gone = self._state.addresses - self._next.addresses if self._state else set()
        for address in gone:
            (site / address / "index.html").unlink(missing_ok=True)
        self._state, self._next = self._next, None


@dataclass(frozen=True)
class _Changes:
    """What somebody wrote since.

    `texts` are pages; `named` those of them, case studies all, of which more than the text has
    changed, such as the title; `facts` the case studies whose facts have.
    """

    texts: set[Place]
    named: set[Place]
    facts: set[str]

    @property
    def beyond_texts(self) -> bool:
        return bool(self.named or self.facts)


def _changes(hub: Hub, old: Hub) -> _Changes | None:
    """What has changed, if it is no more than `_Changes` can say."""
    if hub.pages.keys() != old.pages.keys() or hub.unread != old.unread:
        return None
    if hub.case_studies.keys() != old.case_studies.keys():
        return None
    facts = {name for name, study in hub.case_studies.items() if study != old.case_studies[name]}
    texts = {
        place for place, page in hub.pages.items() if page is not old.pages[place] and page.front
    }
    named = {place for place in texts if not _only_text(hub.pages[place], old.pages[place])}
    for place in named:
        page = hub.pages[place]
        if page.kind != "case-study" or hub.address(page) != old.address(old.pages[place]):
            return None
    return _Changes(texts, named, facts)


def _can_differ(hub: Hub, changed: _Changes) -> set[Place]:
    """The pages that can differ after such changes.

    No case study shows anything of another one. Any other page can name one of its own language,
    and show facts of any.
    """
    # The other language says whether it still says the same.
    twins = {(other(language), uri) for language, uri in changed.texts}
    found = changed.texts | (twins & hub.pages.keys()) | HOMES
    languages = set(LANGUAGES) if changed.facts else {language for language, _ in changed.named}
    for place, page in hub.pages.items():
        if page.kind == "case-study":
            shows = page.key in changed.facts
        else:
            shows = page.language in languages or any(
                block.name in _OF_ALL for block in page.document.blocks
            )
        if shows:
            found.add(place)
    return found


def _only_text(page: Page, old: Page) -> bool:
    same = replace(page, body=old.body, body_line=old.body_line, front=old.front) == old
    return same and page.kind not in _MODULE_KINDS and page.front == old.front


def _digest(hub: Hub, place: Place, composed: Composed) -> str:
    view = build_view(hub, hub.pages[place], None, "")
    shown = json.dumps([composed.text, [*composed.pieces.values()], view], default=str)
    return sha256(shown.encode()).hexdigest()


def _files_in(root: Path, folders: tuple[str, ...]) -> str:
    """Another one where a file in the folders was added, removed or written.

    What `_changes` compares is left out: pages, and the facts of case studies.
    """
    digest = sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            compared = path.suffix == ".md" or path.name == "case_study.yml"
            if not compared and path.is_file():
                state = path.stat()
                digest.update(f"{path} {state.st_mtime_ns} {state.st_size}\n".encode())
    return digest.hexdigest()
