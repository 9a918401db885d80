"""The checks that look at one page at a time: on all cores, and once for each state of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Document
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_text
from nest_hub.speed import in_slices
from nest_hub.speed.kept import Kept, digest, texts_in

Reading = tuple[Document, list[Diagnostic]]
_READING = TypeAdapter[Reading](Reading)

PageCheck = Callable[[Page], Iterator[Diagnostic]]
MakePageCheck = Callable[[Hub], PageCheck]
"""Prepares a check for the pages of a hub. What it finds on a page may depend on that page and on
what is in `framework/`, and on nothing else."""


def check_pages(hub: Hub, make: Sequence[MakePageCheck]) -> list[Diagnostic]:
    """What these checks find on the pages that people wrote.

    Each page's Markdown is read on the way. A page that has not changed since the last time, in
    a hub with the same data, is not looked at again.
    """
    pages = [page for page in hub.pages.values() if page.front]
    data = _data_digest(hub)
    new = [page for page in pages if page.__dict__.get("_found_with") != data]
    if new:
        checks = [prepare(hub) for prepare in make]
        kept = Kept(hub.root, "readings", data, things=len(new))
        read = _Reader(hub.root, checks, kept)
        found = in_slices(lambda start, end: [read(page) for page in new[start:end]], len(new))
        kept.prune(4 * len(pages))
        for page, (document, findings) in zip(new, found, strict=True):
            page.__dict__["document"] = document
            page.__dict__["_found"] = findings
            page.__dict__["_found_with"] = data
    return [finding for page in pages for finding in page.__dict__["_found"]]


def _data_digest(hub: Hub) -> str:
    """Another one where anything in `framework/` has changed."""
    return digest(texts_in(hub.root / "framework"))


class _Reader:
    """Reads a page and checks it, or finds what came of that in an earlier build."""

    def __init__(self, root: Path, checks: Sequence[PageCheck], kept: Kept) -> None:
        self._root, self._checks, self._kept = root, checks, kept

    def __call__(self, page: Page) -> Reading:
        text, _ = read_text(self._root, page.source)
        place = (str(page.source), page.language, page.uri, page.kind, page.key)
        key = self._kept.key(text or "", *place)
        if (kept := self._kept.get(key)) is not None:
            return _READING.validate_json(kept)
        findings = [finding for check in self._checks for finding in check(page)]
        self._kept.put(key, _READING.dump_json((page.document, findings)))
        return page.document, findings
