"""Images as authors write them, as HTML: at their address, in their size, with their caption."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import PurePosixPath

from nest_hub.content.images import content_address, image_source, may_be_published
from nest_hub.content.markdown import IMAGE
from nest_hub.content.pictures.picture import read_picture
from nest_hub.pages.context import Context

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_READ_BY_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "*_`[]\\!{}~^|"})
_BEFORE = re.compile(r"(?:\A|\n)(?:[ \t]*\n|///[^\n]*\n|\A) {0,3}\Z")
_AFTER = re.compile(r"[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z)|\n///)")


def show_images(context: Context, body: str) -> str:
    """Turns `![text](door.png "caption")` into an image that both languages share.

    The caption stands below an image that has a paragraph to itself.
    """

    def show(match: re.Match[str]) -> str:
        source = image_source(context.page, match["target"])
        address = escape(context.relative(content_address(source)))
        image = f'<img src="{address}" alt="{_words(match["text"])}"{_size(context, source)}'
        image += ' loading="lazy">'
        caption = _words(match["double"] or match["single"] or "")
        if not caption or not _is_alone(match):
            return image
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    return IMAGE.sub(show, body)


def _is_alone(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_BEFORE.search(before) and _AFTER.match(after))


def _words(text: str) -> str:
    """Plain words as HTML in which Markdown finds nothing to do."""
    plain = " ".join(unescape(_ESCAPED.sub(r"\1", text)).split())
    return escape(plain).translate(_READ_BY_MARKDOWN)


def _size(context: Context, source: PurePosixPath) -> str:
    """Its width and height, so that the page keeps the place for it while it loads."""
    if not may_be_published(context.hub.root, source):
        return ""
    try:
        picture = read_picture(context.hub.root / source)
    except OSError:
        return ""
    if not picture.width:
        return ""
    return f' width="{picture.width}" height="{picture.height}"'
