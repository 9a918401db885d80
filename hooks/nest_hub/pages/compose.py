"""One page as Markdown: the author's words, links resolved, blocks rendered, parts added."""

from __future__ import annotations

import posixpath
import re

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.pages.additions import after, before
from nest_hub.pages.body import render_body
from nest_hub.pages.context import Context

_LINK = re.compile(r"(\]\()(/[^)\s#]*\.md)(#[^)\s]*)?(\))")


def compose(hub: Hub, page: Page) -> str:
    """The page's Markdown for the engine, with front matter that holds its title."""
    context = Context(hub, page)
    pieces = [*before(context), render_body(context, page.body), *after(context)]
    text = "\n\n".join(piece for piece in pieces if piece)
    title = page.title.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\ntitle: "{title}"\n---\n\n{_resolve_links(page, text)}\n'


def _resolve_links(page: Page, text: str) -> str:
    """Turns `/principles/x.md` into the path from this page, which the engine resolves."""
    folder = posixpath.dirname(page.uri) or "."

    def resolve(match: re.Match[str]) -> str:
        target = posixpath.relpath(match[2].lstrip("/"), folder)
        return f"{match[1]}{target}{match[3] or ''}{match[4]}"

    return _LINK.sub(resolve, text)
