"""One page as Markdown: the author's words, links resolved, blocks rendered, parts added."""

from __future__ import annotations

import posixpath
import re
from html import escape

from nest_hub.content.hub import Hub
from nest_hub.content.images import image_address, image_source
from nest_hub.content.markdown import BLOCK, BLOCK_END
from nest_hub.content.pages import Page
from nest_hub.pages.additions import after, before
from nest_hub.pages.blocks import close_block, open_block
from nest_hub.pages.context import Context

_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"(\]\()(/[^)\s#]*\.md)(#[^)\s]*)?(\))")


def compose(hub: Hub, page: Page) -> str:
    """The page's Markdown for the engine, with front matter that holds its title."""
    context = Context(hub, page)
    body = _render_blocks(context, _show_images(context, page.body))
    pieces = [*before(context), body.strip("\n"), *after(context)]
    text = "\n\n".join(piece for piece in pieces if piece)
    title = page.title.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\ntitle: "{title}"\n---\n\n{_resolve_links(page, text)}\n'


def _render_blocks(context: Context, body: str) -> str:
    output: list[str] = []
    open_names: list[str] = []
    for line in body.split("\n"):
        if match := BLOCK.match(line):
            open_names.append(match[1])
            output += ["", open_block(context, match[1], match[2] or ""), ""]
        elif BLOCK_END.match(line):
            if open_names:
                output += ["", close_block(open_names.pop()), ""]
        else:
            output.append(line)
    return "\n".join(output)


def _show_images(context: Context, body: str) -> str:
    """Turns `![text](door.png)` into an image that both languages share."""

    def show(match: re.Match[str]) -> str:
        address = context.relative(image_address(image_source(context.page, match[2])))
        return f'<img src="{escape(address)}" alt="{escape(match[1])}" loading="lazy">'

    return _IMAGE.sub(show, body)


def _resolve_links(page: Page, text: str) -> str:
    """Turns `/principles/x.md` into the path from this page, which the engine resolves."""
    folder = posixpath.dirname(page.uri) or "."

    def resolve(match: re.Match[str]) -> str:
        target = posixpath.relpath(match[2].lstrip("/"), folder)
        return f"{match[1]}{target}{match[3] or ''}{match[4]}"

    return _LINK.sub(resolve, text)
