"""One page as Markdown: the author's words, links resolved, blocks rendered, parts added."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.pages.additions import after, before
from nest_hub.pages.blocks import open_block
from nest_hub.pages.body import render_body
from nest_hub.pages.context import Context
from nest_hub.pages.sanitise import Pieces

_LINK = re.compile(r"(\]\()(/[^)\s#]*\.md)(#[^)\s]*)?(\))")


@dataclass(frozen=True)
class Composed:
    """A page's Markdown, and the HTML that goes into it once the rest has been cleaned."""

    text: str
    pieces: Mapping[str, str] = field(default_factory=dict)


def compose(hub: Hub, page: Page) -> Composed:
    """The page's Markdown for the engine, with front matter that holds its title."""
    context = Context(hub, page)
    composed = _contributed(context) if page.contributed else _ours(context)
    text = _resolve_links(context, composed.text)
    # What JSON quotes, YAML reads as it was.
    title = json.dumps(page.title, ensure_ascii=False)
    return Composed(f"---\ntitle: {title}\n---\n\n{text}\n", composed.pieces)


def _ours(context: Context) -> Composed:
    body = render_body(context, context.page.body)
    return Composed(_join([*before(context), body, *after(context)]))


def _contributed(context: Context) -> Composed:
    """The author's words with markers for what we add, which is HTML that is not theirs."""
    pieces = Pieces(context.page.body)

    def hold(piece: str) -> str:
        return pieces.put(piece) if piece.startswith("<") else piece

    def opening(context: Context, name: str, argument: str) -> str:
        html = open_block(context, name, argument)
        # A block that holds Markdown is cleaned with what it holds.
        return html if name in WRAPPERS else hold(html)

    first = [hold(piece) for piece in before(context)]
    body = render_body(context, context.page.body, opening)
    return Composed(_join([*first, body, *(hold(piece) for piece in after(context))]), pieces)


def _join(pieces: list[str]) -> str:
    return "\n\n".join(piece for piece in pieces if piece)


def _resolve_links(context: Context, text: str) -> str:
    """Turns `/principles/x.md` into the address of that page, seen from this one.

    The engine need not know the other page, so that one page can be built without the others.
    """

    def resolve(match: re.Match[str]) -> str:
        address = context.url(match[2].lstrip("/"))
        return f"{match[1]}{address}{match[3] or ''}{match[4]}" if address else match[0]

    return _LINK.sub(resolve, text)
