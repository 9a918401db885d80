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
_HOMES: set[Place] = {(language, "index.md") for language in LANGUAGES}
"""Built each time: the engine's translation plugin asks for them."""
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
        few = _changed_texts(hub, before.hub) if before and before.data == data else None
        self.only_texts = few is not None
        places = set(hub.pages) if few is None else few
        composed = {place: compose(hub, hub.pages[place]) for place in places}
        old = before.digests if before else {}
        new = {place: _digest(hub, place, page) for place, page in composed.items()}
        digests = {place: digest for place, digest in {**old, **new}.items() if place in hub.pages}
        self._next = _State(hub, data, frame, digests)
        return {
            place: page
            for place, page in composed.items()
            if place in _HOMES or old.get(place) != new[place]
        }

    def built(self, site: Path) -> None:
        """After all went well: the folder holds them, and what is gone is taken away."""
        if self._next is None:
            return
        gone = self._state.addresses - self._next.addresses if self._state else set()
        for address in gone:
            (site / address / "index.html").unlink(missing_ok=True)
        self._state, self._next = self._next, None


def _changed_texts(hub: Hub, old: Hub) -> set[Place] | None:
    """The pages that can differ where nothing but the text of some has changed; else None."""
    if hub.pages.keys() != old.pages.keys():
        return None
    if hub.unread != old.unread or hub.case_studies != old.case_studies:
        return None
    changed = {place for place, page in hub.pages.items() if page is not old.pages[place]}
    written = {place for place in changed if hub.pages[place].front}
    if not all(_only_text(hub.pages[place], old.pages[place]) for place in written):
        return None
    # The other language says whether it still says the same.
    twins = {(other(language), uri) for language, uri in written} & hub.pages.keys()
    lists = {
        place
        for place, page in hub.pages.items()
        if any(block.name in _OF_ALL for block in page.document.blocks)
    }
    return written | twins | lists | _HOMES


def _only_text(page: Page, old: Page) -> bool:
    same = replace(page, body=old.body, body_line=old.body_line, front=old.front) == old
    return same and page.kind not in _MODULE_KINDS and page.front == old.front


def _digest(hub: Hub, place: Place, composed: Composed) -> str:
    view = build_view(hub, hub.pages[place], None, "")
    shown = json.dumps([composed.text, [*composed.pieces.values()], view], default=str)
    return sha256(shown.encode()).hexdigest()


def _files_in(root: Path, folders: tuple[str, ...]) -> str:
    """Another one where a file in the folders that is not a page was added, removed or written."""
    digest = sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix != ".md" and path.is_file():
                state = path.stat()
                digest.update(f"{path} {state.st_mtime_ns} {state.st_size}\n".encode())
    return digest.hexdigest()
