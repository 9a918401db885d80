"""QR codes as drawings: vectors, with the quiet zone that a reader needs, dark on light always."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import segno
from markupsafe import Markup

_QUIET = 4
"""Modules of light round the code, as its standard asks."""


def qr_drawing(text: str, name: str, style: str = "") -> Markup:
    """The code of a text as SVG that stands in a page, with its accessible name and its class."""
    classes = f"qr {style}".strip()
    head = Markup('<svg class="{}" role="img" aria-label="{}" ').format(classes, name)
    return head + _inside(text) + Markup("</svg>")


def qr_file(text: str) -> str:
    """The same as a file, which opens at a size that prints well."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="60mm" '
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{_inside(text)}</svg>\n'


@lru_cache(maxsize=64)  # each stands on several pages, and on every build of them
def _inside(text: str) -> Markup:
    # A quarter of the code may be hidden or dirty where that makes it no larger.
    code = segno.make(text, error="m", micro=False)
    size = len(code.matrix) + 2 * _QUIET
    return Markup(
        'viewBox="0 0 {0} {0}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{1}"/>'
    ).format(size, "".join(_runs(code.matrix)))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Each run of dark modules in a row as one rectangle."""
    for y, row in enumerate(matrix, _QUIET):
        x = _QUIET
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
