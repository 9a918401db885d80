"""Headings in order, the headings that a kind of page has, alternative text, length, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.content.headings import required_headings
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic

MOST_WORDS = 900
_HTML = re.compile(r"^</?(?:span|abbr)(?:\s+(?:lang|title)=\"[^\"<>]*\")*\s*>$")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)


def check_accessibility(hub: Hub) -> Iterator[Diagnostic]:
    """What keeps a page from being read by everyone."""
    for page in hub.pages.values():
        if page.front is None:
            continue
        yield from _order(page)
        yield from _expected(page)
        for link in page.document.links:
            if link.image and not link.text.strip():
                yield Diagnostic(
                    page.source,
                    link.line,
                    f"The image '{link.target}' has no alternative text.",
                    "Say between the square brackets what it shows: ![A door, half open](…).",
                )
            elif not link.image and not link.text.strip():
                yield Diagnostic(
                    page.source,
                    link.line,
                    f"The link to '{link.target}' has no text.",
                    "Say between the square brackets where it leads.",
                )
        for html in page.document.html:
            if page.kind == "case-study" and _COMMENT.fullmatch(html.text.strip()):
                continue  # a guide of `nest-hub new`, which check_unfinished reports
            if not _HTML.match(html.text.strip()):
                yield Diagnostic(
                    page.source,
                    html.line,
                    f"The page holds HTML: `{html.text.strip().splitlines()[0]}`.",
                    'Write it as Markdown. Only <span lang="…"> and <abbr title="…"> may stand.',
                )
        if page.document.words > MOST_WORDS:
            yield Diagnostic(
                page.source,
                1,
                f"The page has {page.document.words} words, more than {MOST_WORDS}.",
                "Shorten it, or make two pages of it.",
            )


def _order(page: Page) -> Iterator[Diagnostic]:
    level = 1
    for heading in page.document.headings:
        if heading.level == 1:
            yield Diagnostic(
                page.source,
                heading.line,
                f"The heading '{heading.text}' is of the first level, as the page's title is.",
                "Begin it with `##`.",
            )
        elif heading.level > level + 1:
            yield Diagnostic(
                page.source,
                heading.line,
                f"The heading '{heading.text}' is of level {heading.level} "
                f"and follows level {level}.",
                f"Begin it with `{'#' * (level + 1)}`.",
            )
        level = max(heading.level, 2) if heading.level == 1 else heading.level


def _expected(page: Page) -> Iterator[Diagnostic]:
    expected = required_headings(page.kind, page.language)
    if not expected:
        return
    found = [heading.text for heading in page.document.headings if heading.level == 2]
    if found != expected:
        yield Diagnostic(
            page.source,
            next((h.line for h in page.document.headings), page.body_line),
            f"The headings are: {', '.join(found) or 'none'}.",
            f"This kind of page has these, in this order: {', '.join(expected)}.",
        )
