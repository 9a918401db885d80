"""Case studies with nothing under a heading, or with what `nest-hub new` wrote to guide them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.checks.of_pages import PageCheck
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_SECTION = re.compile(r"^## +(.*?)[ \t#]*$", re.MULTILINE)
_SMALLER_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t].*)?$", re.MULTILINE)


def check_unfinished(_: Hub) -> PageCheck:
    """What an author still has to write, heading by heading, and guides still to be removed."""
    return lambda page: _page(page) if page.kind == "case-study" else iter(())


def _page(page: Page) -> Iterator[Diagnostic]:
    # Comments become blanks of the same length, so that places in the text stay as they are.
    words = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.body)
    headings = list(_SECTION.finditer(words))
    ends = [heading.start() for heading in headings[1:]] + [len(words)]
    empty: list[tuple[int, int]] = []
    for heading, end in zip(headings, ends, strict=True):
        if _SMALLER_HEADING.sub("", words[heading.end() : end]).strip():
            continue
        empty.append((heading.start(), end))
        yield Diagnostic(
            page.source,
            page.line_at(heading.start()),
            f"Nothing stands under ‘{heading[1]}’.",
            "Write what belongs there, in place of the guide if there is one.",
        )
    if "<!--" not in page.body:
        return
    for comment in _COMMENT.finditer(page.body):
        if any(start <= comment.start() < end for start, end in empty):
            continue
        yield Diagnostic(
            page.source,
            page.line_at(comment.start()),
            f"A note to the author still stands here: ‘{_short(comment[1])}’.",
            "When the text answers it, remove it, from `<!--` to `-->`.",
        )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57].rsplit(" ", 1)[0] + " …"
