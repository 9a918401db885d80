"""The drawings that a page shows, written into the page once each, so that it fetches none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

FOLDER = "assets/images"
SHARED = "nest"
"""Stands on every page and is as large as all marks together: it stays a file, which is kept."""
_USED = re.compile(rf'(<use\b[^>]*\shref=")[^"]*{FOLDER}/([\w-]+)\.svg#([\w-]+)(?=")')
_SYMBOL = re.compile(r'<symbol id="([\w-]+)".*?</symbol>', re.DOTALL)
_SHEET = '<svg class="hidden" aria-hidden="true" focusable="false">{}</svg>\n'
_END = "</body>"


def drawings_within(folder: Path) -> Callable[[str], str]:
    """A function that writes into a page what it uses of the drawings in `folder`."""
    drawn = {
        (file.stem, symbol[1]): symbol[0]
        for file in sorted(folder.glob("*.svg"))
        if file.stem != SHARED
        for symbol in _SYMBOL.finditer(file.read_text(encoding="utf-8"))
    }

    def within(html: str) -> str:
        used: dict[str, str] = {}

        def point(use: re.Match[str]) -> str:
            symbol = drawn.get((use[2], use[3]))
            if symbol is None:
                return use[0]
            name = f"drawn-{use[3]}"
            used[name] = symbol.replace(f'id="{use[3]}"', f'id="{name}"', 1)
            return f"{use[1]}#{name}"

        html = _USED.sub(point, html)
        if not used:
            return html
        before, end, after = html.rpartition(_END)
        return f"{before}{_SHEET.format(''.join(used.values()))}{end}{after}"

    return within
