"""Telephone numbers in all the ways in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from nest_hub.checks.personal.found import EXEMPT, Found, in_address

_RUN = re.compile(r"[+(0](?<![\w.,£$€#-].)[+(]{0,2}[0-9]?(?:[ ().\-/\n]{0,3}[0-9]){7,}")
_IN_LINK = re.compile(r"(?:\bwa\.me/|[?&]phone=)(?:\+|%2B)?(\d{9,15})")
_GROUP = re.compile(r"\d+")
_OTHER_NUMBER = re.compile(
    r"\b(?:ISBN|ISSN|UPRN|PMID|DOI|EAN|ORCID)\b[^\d\n]{0,12}$", re.IGNORECASE
)
_LONGEST = 15
_MEND = (
    "Remove it. A help line is listed in framework/help_lines.yml first, and may then be named. "
    f"{EXEMPT}"
)


def national(number: str) -> str:
    """Its digits as they are dialled within the country."""
    digits = "".join(_GROUP.findall(number))
    if number.lstrip(" (").startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if digits.startswith("44"):
            return "0" + digits[2:].removeprefix("0")
        return "+" + digits
    return digits


def telephones(text: str, known: Set[str]) -> Iterator[Found]:
    """Every number that is not among the known ones, which are as `national` gives them."""
    for run in _RUN.finditer(text):
        start = run.start()
        if _OTHER_NUMBER.search(text, max(0, start - 24), start) or in_address(text, start):
            continue
        yield from _in_run(text, start, run.end(), known)
    if "wa.me/" in text or "phone=" in text:
        for link in _IN_LINK.finditer(text):
            if (number := national(f"+{link[1]}")) not in known and _is_number(number):
                yield _found(text, link.start(1), link.end(1))


def _in_run(text: str, start: int, end: int, known: Set[str]) -> Iterator[Found]:
    """The numbers in a run of digits: there may be two, or a number and an hour after it."""
    groups = [match.span() for match in _GROUP.finditer(text, start, end)]
    index = 0
    while index < len(groups):
        first = groups[index][0]
        while first > start and text[first - 1] in "+(":
            first -= 1
        ends = [
            last for _, last in groups[index : index + _LONGEST] if last - first <= 2 * _LONGEST
        ]
        ends = [last for last in ends if "\n\n" not in text[first:last]]
        listed = [last for last in ends if national(text[first:last]) in known]
        numbers = [last for last in ends if _looks_right(text[first:last])]
        if listed:
            index += ends.index(listed[0]) + 1
        elif numbers:
            yield _found(text, first, numbers[-1])
            index += ends.index(numbers[-1]) + 1
        else:
            index += 1


def _found(text: str, start: int, end: int) -> Found:
    shown = text[start:end].lstrip("(")[:3]
    return Found(start, text[start:end], f"The text holds a telephone number ({shown}…).", _MEND)


def _looks_right(written: str) -> bool:
    """Whether it is grouped as numbers are, and can be dialled."""
    groups = _GROUP.findall(written)
    abroad = "+" in written[:2] or groups[0].startswith("00")
    if not (abroad or written.startswith("(0)") or groups[0].startswith("0")):
        return False
    opened = abroad or len(groups[0]) > 2 or written.startswith("(0)") or groups[0] == "07"
    shortest = 3 if groups[0] == "07" else 2
    rest = groups[2:] if abroad or written.startswith("(0)") else groups[1:]
    return (
        opened and all(len(group) >= shortest for group in rest) and _is_number(national(written))
    )


@lru_cache(maxsize=1024)
def _is_number(number: str) -> bool:
    """Whether the number exists, or has the length and the beginning of one that may."""
    if len(number) == 11 and number.startswith(("01", "02", "07")):
        return True
    if len(number) < 9 or len(number) > _LONGEST + 1:
        return False
    # Slow to load, and most hubs hold no number that is not listed.
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        return is_valid_number(parse(number, "GB"))
    except NumberParseException:
        return False
