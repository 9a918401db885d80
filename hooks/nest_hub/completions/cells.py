"""What may stand in a cell of a spreadsheet: never a formula, whoever opens it and how."""

from __future__ import annotations

import re
import unicodedata

_FORMULA = (
    "=+-@"
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
    "\N{SMALL EQUALS SIGN}\N{SMALL PLUS SIGN}\N{SMALL HYPHEN-MINUS}\N{SMALL COMMERCIAL AT}"
    "\N{MINUS SIGN}"
)
"""What spreadsheets take for the head of a formula, in their wide and small forms too."""
_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Signs that take no ink. Some programs drop them before they look for a formula."""
_AFTER_SEPARATOR = re.compile(f"(;)(?=[\\s\"']*[{re.escape(_FORMULA)}])")
"""Where a program that separates with semicolons would begin a cell."""


def safe_cell(value: str | int | float | None) -> str | int | float:
    """The value for a cell: a number as it is, nothing as an empty text, and a text made safe.

    A text that a spreadsheet could take for a formula gets an apostrophe at its head, the sign for
    a text. Tabs and line breaks become spaces, so that no text can begin a cell or a row of its
    own. What no file can hold, such as half a character from a broken file name, becomes �.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    # Unpaired surrogates come from file names that are not UTF-8.
    text = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = "".join(_one(character) for character in text)
    text = _AFTER_SEPARATOR.sub(r"\1'", text)
    head = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    first = value[:1]
    if (head and head in _FORMULA) or (first and first in "\t\r\n\0"):
        return f"'{text}"
    return text


def _one(character: str) -> str:
    if character in "\t\r\n\v\f\x85\u2028\u2029":
        return " "
    if unicodedata.category(character) in {"Cc", "Cn", "Cs"} or character in "\ufffe\uffff":
        return "�"
    return character
