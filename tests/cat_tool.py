"""A translator’s tool, as the hub sees it: translate-toolkit sets the texts of an XLIFF file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from translate.storage.xliff import xlifffile

_ACCENTS = str.maketrans("aeiouwAEIOUW", "âêîôûŵÂÊÎÔÛŴ")


def accented(text: str) -> str:
    """A text that is plainly not the original, and has all its signs."""
    return text.translate(_ACCENTS)


def translate(
    xliff: str, words: Callable[[str], str] = accented, leave: Iterable[str] = ()
) -> bytes:
    """The file with every unit translated, word for word, its codes where they were.

    Units that have an address keep it; those named in `leave` stay as they are.
    """
    store = xlifffile.parsestring(xliff.encode())
    for unit in store.units:
        ident = unit.xmlelement.get("id")
        if ident.endswith(".address") or ident in leave:
            continue
        unit.rich_target = [_said(deepcopy(piece), words) for piece in unit.rich_source]
    return bytes(store)


def _said(piece: Any, words: Callable[[str], str]) -> Any:
    piece.sub = [
        words(child) if isinstance(child, str) else _said(child, words) for child in piece.sub
    ]
    return piece
