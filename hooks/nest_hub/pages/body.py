"""An author's Markdown: its blocks rendered, its images where the site publishes them."""

from __future__ import annotations

from collections.abc import Callable

from nest_hub.content.markdown import BLOCK, BLOCK_END
from nest_hub.pages.blocks import close_block, open_block
from nest_hub.pages.context import Context
from nest_hub.pages.images import show_images


def render_body(
    context: Context, body: str, opening: Callable[[Context, str, str], str] = open_block
) -> str:
    """The Markdown of `body` on the page of `context`; `opening` gives each block its HTML."""
    output: list[str] = []
    open_names: list[str] = []
    for line in show_images(context, body).split("\n"):
        if match := BLOCK.match(line):
            open_names.append(match[1])
            output += ["", opening(context, match[1], match[2] or ""), ""]
        elif BLOCK_END.match(line):
            if open_names:
                output += ["", close_block(open_names.pop()), ""]
        else:
            output.append(line)
    return "\n".join(output).strip("\n")
