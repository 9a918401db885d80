"""The pages before and after this one, where pages are read one after the other."""

from __future__ import annotations

from nest_hub.content.pages import Page
from nest_hub.pages.context import Context

Link = dict[str, str]
"""`title` and `url`, as the page skeleton takes them."""


def neighbours(context: Context, pages: list[Page]) -> tuple[Link | None, Link | None]:
    """The way back and the way on among `pages`; none at an end, or if the page is not there."""
    place = next((n for n, page in enumerate(pages) if page.uri == context.page.uri), None)
    if place is None:
        return None, None
    before, after = pages[:place][-1:], pages[place + 1 :][:1]
    return _link(context, before), _link(context, after)


def _link(context: Context, pages: list[Page]) -> Link | None:
    return next(({"title": page.title, "url": context.url(page.uri)} for page in pages), None)
