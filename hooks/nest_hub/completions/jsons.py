"""JSON as browsers read and write it: read exactly, and in the canonical form of RFC 8785."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

MOST_BYTES = 10_000_000
DEEPEST = 64
_BLANK = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"
_BRACKET = re.compile(r'"[^"\\]*+(?:\\[\s\S]?[^"\\]*+)*+"?|[\[{]|[\]}]')


class Unreadable(ValueError):
    """Not a text to judge; `args[0]` is the reason."""


def read_exactly(text: bytes) -> Any:
    """The value. Raises Unreadable with the reason."""
    body = text.removeprefix(_MARK)
    if not body.strip(_BLANK):
        raise Unreadable("empty")
    try:
        words = body.decode()
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if is_nested(words):
        raise Unreadable("nested")
    try:
        return json.loads(words, parse_constant=_refuse, parse_int=_number)
    except ValueError:
        raise Unreadable("json") from None


def is_nested(text: str) -> bool:
    """Whether more brackets are open at once than any record has."""
    open_ = 0
    for found in _BRACKET.finditer(text):
        sign = text[found.start()]
        if sign != '"':
            open_ += 1 if sign in "[{" else -1
            if open_ > DEEPEST:
                return True
    return False


def canonical(value: Any) -> bytes:
    """The form of RFC 8785, of what fits the record's schema: names are ASCII, numbers whole."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _number(digits: str) -> int | float:
    """A whole number; as a double where it is so long that no rule tells it from one."""
    return int(digits) if len(digits) < 20 else float(digits)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
