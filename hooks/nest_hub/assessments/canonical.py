"""The canonical text of RFC 8785 for anything that JSON can hold: what teams write may be anything.

The records' own form (`completions/jsons.py`) is for what fits their schema, and need not know how
a browser writes fractions.
"""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any


def canonical(value: Any) -> str:
    """The text. Raises ValueError for what has no such form: infinity, or half a character."""
    if isinstance(value, dict):
        names = sorted(value, key=utf_16)
        return f"{{{','.join(f'{_text(name)}:{canonical(value[name])}' for name in names)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _number(value)


def utf_16(text: str) -> bytes:
    """Sorts as a browser does. Raises ValueError for half a character."""
    return text.encode("utf-16-be")


def _text(text: str) -> str:
    utf_16(text)
    return json.dumps(text, ensure_ascii=False)


def _number(value: int | float) -> str:
    """As ECMAScript writes a double."""
    double = float(value)
    if not math.isfinite(double):
        raise ValueError(value)
    if double == 0:
        return "0"
    sign = "-" if double < 0 else ""
    shortest = Decimal(repr(abs(double))).normalize().as_tuple()
    digits = "".join(map(str, shortest.digits))
    point = len(digits) + int(shortest.exponent)
    if len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{fraction}e{point - 1:+d}"
