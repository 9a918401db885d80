"""The checks that look at one page at a time: on all cores, and once for each state of a page."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Document
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic

PageCheck = Callable[[Page], Iterator[Diagnostic]]
MakePageCheck = Callable[[Hub], PageCheck]
"""Prepares a check for the pages of a hub. What it finds on a page may depend on that page and on
what is in `framework/`, and on nothing else."""

FEWEST = 200
"""With fewer pages than this, starting processes takes longer than they save."""

_work: tuple[Sequence[Page], Sequence[PageCheck]] = ((), ())


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
        read_all = _read_on_all_cores if _worth_forking(new) else _read_here
        for page, (document, findings) in zip(new, read_all(new, checks), strict=True):
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


def _worth_forking(pages: Sequence[Page]) -> bool:
    """Not beside other threads: a fork would copy their locks as they happen to be."""
    return (
        len(pages) >= FEWEST
        and (os.cpu_count() or 1) > 1
        and os.name == "posix"
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def _read_here(
    pages: Sequence[Page], checks: Sequence[PageCheck]
) -> list[tuple[Document, list[Diagnostic]]]:
    return [
        (page.document, [finding for check in checks for finding in check(page)]) for page in pages
    ]


def _read_on_all_cores(
    pages: Sequence[Page], checks: Sequence[PageCheck]
) -> list[tuple[Document, list[Diagnostic]]]:
    global _work
    cores = os.cpu_count() or 1
    size = -(-len(pages) // (4 * cores))
    starts = range(0, len(pages), size)
    _work = (pages, checks)  # the children have it without its being sent
    try:
        # They end before there is any waste worth searching for.
        with multiprocessing.get_context("fork").Pool(cores, gc.disable) as pool:
            slices = pool.map(_read_slice, [(start, start + size) for start in starts], 1)
    finally:
        _work = ((), ())
    return [result for piece in slices for result in piece]


def _read_slice(place: tuple[int, int]) -> list[tuple[Document, list[Diagnostic]]]:
    pages, checks = _work
    return _read_here(pages[slice(*place)], checks)
