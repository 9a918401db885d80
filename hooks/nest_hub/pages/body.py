"""An author's Markdown: its blocks rendered, its images where the site publishes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from nest_hub.content.images import content_address, image_source
from nest_hub.content.markdown import BLOCK, BLOCK_END
from nest_hub.pages.blocks import close_block, open_block
from nest_hub.pages.context import Context

_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


def render_body(
    context: Context, body: str, opening: Callable[[Context, str, str], str] = open_block
) -> str:
    """The Markdown of `body` on the page of `context`; `opening` gives each block its HTML."""
    output: list[str] = []
    open_names: list[str] = []
    for line in _show_images(context, body).split("\n"):
        if match := BLOCK.match(line):
            open_names.append(match[1])
            output += ["", opening(context, match[1], match[2] or ""), ""]
        elif BLOCK_END.match(line):
            if open_names:
                output += ["", close_block(open_names.pop()), ""]
        else:
            output.append(line)
    return "\n".join(output).strip("\n")


def _show_images(context: Context, body: str) -> str:
    """Turns `![text](door.png)` into an image that both languages share."""

    def show(match: re.Match[str]) -> str:
        address = context.relative(content_address(image_source(context.page, match[2])))
        return f'<img src="{escape(address)}" alt="{escape(match[1])}" loading="lazy">'

    return _IMAGE.sub(show, body)
