"""The checks that look at one page at a time: on all cores, and once for each state of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Document
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.speed import in_slices

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
        found = in_slices(lambda start, end: _read(new[start:end], checks), len(new))
        for page, (document, findings) in zip(new, found, strict=True):
            page.__dict__["document"] = document
            page.__dict__["_found"] = findings
            page.__dict__["_found_with"] = data
    return [finding for page in pages for finding in page.__dict__["_found"]]


def _data_digest(hub: Hub) -> bytes:
    """Another one where anything in `framework/` has changed."""
    digest = sha256()
    for path in sorted((hub.root / "framework").iterdir()):
        if path.is_file():
            digest.update(b"%b %d " % (path.name.encode(), path.stat().st_size))
            digest.update(path.read_bytes())
    return digest.digest()


def _read(
    pages: Sequence[Page], checks: Sequence[PageCheck]
) -> list[tuple[Document, list[Diagnostic]]]:
    return [
        (page.document, [finding for check in checks for finding in check(page)]) for page in pages
    ]
