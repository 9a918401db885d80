"""What a page is on paper: the words of each sheet, read by a reader that is not the browser's."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

from playwright.sync_api import Page
from pypdf import PdfReader

A4 = {(595, 842), (596, 842)}
"""In points, which the browser rounds in two ways."""
PAPER = {"width": "210mm", "height": "297mm"}


def printed(page: Page, *, background: bool = False, any_size: bool = False) -> list[str]:
    """The words of each sheet as `flat` gives them. Every sheet is of A4.

    A page of `any_size` asks for none itself, and is printed on the paper that there is.
    """
    size = PAPER if any_size else {}
    pdf = page.pdf(prefer_css_page_size=not any_size, print_background=background, **size)
    sheets = PdfReader(BytesIO(pdf)).pages
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets}
    assert sizes <= A4, sizes
    return [flat(sheet.extract_text()) for sheet in sheets]


def flat(text: str) -> str:
    """A text without spaces and ligatures, which print changes."""
    return re.sub(r"\s", "", normalize("NFKC", text))
