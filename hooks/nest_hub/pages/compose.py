"""One page as Markdown: the author's words, links resolved, blocks rendered, parts added."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.glossary import PAGE, SCHEME
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.pages.additions import after, before
from nest_hub.pages.blocks import open_block
from nest_hub.pages.body import render_body
from nest_hub.pages.context import Context
from nest_hub.pages.sanitise import Pieces

_HOLDS_MARKDOWN = 'markdown="1"'
_LINK = re.compile(r"(\]\()(/[^)\s#]*\.md)(#[^)\s]*)?(\))")
_TERM = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\({SCHEME}([^)\s]*)\)")


@dataclass(frozen=True)
class Composed:
    """A page's Markdown with a marker for each piece of our HTML, and the pieces."""

    text: str
    pieces: Mapping[str, str]

    @property
    def body(self) -> str:
        """The Markdown without the front matter, as an engine reads it."""
        return self.text.partition("\n---\n")[2].lstrip("\n")

    @property
    def whole(self) -> str:
        """The Markdown with every piece in its place."""
        text = self.text
        for marker, piece in self.pieces.items():
            text = text.replace(f"\n{marker}\n", f"\n{piece}\n")
        return text


def compose(hub: Hub, page: Page) -> Composed:
    """The page's Markdown for the engine, with front matter that holds its title.

    What we add as HTML waits outside: Markdown need not read it, and on a contributor's page it
    is not taken for theirs.
    """
    pieces = Pieces(page.body)

    def hold(piece: str) -> str:
        ours = piece.startswith("<") and _HOLDS_MARKDOWN not in piece
        return pieces.put(piece) if ours else piece

    context = Context(hub, page, hold)

    def opening(context: Context, name: str, argument: str) -> str:
        html = open_block(context, name, argument)
        # A block that holds Markdown is read, and cleaned, with what it holds.
        return html if name in WRAPPERS else hold(html)

    first = [hold(piece) for piece in before(context)]
    body = render_body(context, page.body, opening)
    text = _join([*first, body, *(hold(piece) for piece in after(context))])
    text = _explain_words(context, _resolve_links(context, text))
    # What JSON quotes, YAML reads as it was.
    title = json.dumps(page.title, ensure_ascii=False)
    return Composed(f"---\ntitle: {title}\n---\n\n{text}\n", pieces)


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


def _explain_words(context: Context, text: str) -> str:
    """Turns `glossary:no-wrong-door` into the word's place in the glossary.

    With script the link opens what `pages/tips.py` keeps at the end of the page. In a hub that has
    no such page the words stay words.
    """
    terms = context.hub.terms
    glossary = context.url(PAGE)

    def explain(match: re.Match[str]) -> str:
        term = terms.get(match[2])
        return f"[{match[1]}]({glossary}#{term.anchor})" if term and glossary else match[1]

    return _TERM.sub(explain, text)
