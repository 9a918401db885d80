"""Personal data in a text: what it is and where it stands, for every kind in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from nest_hub.checks.personal.births import births
from nest_hub.checks.personal.child_names import child_names
from nest_hub.checks.personal.emails import emails
from nest_hub.checks.personal.found import Found, as_read
from nest_hub.checks.personal.identifiers import insurance_numbers, nhs_numbers, postcodes
from nest_hub.checks.personal.telephones import national, telephones

_DIGIT = re.compile(r"[0-9]")

__all__ = ["Found", "Known", "as_read", "find_personal_data", "known_of"]


@dataclass(frozen=True)
class Known:
    """What is nobody's own: addresses in small letters, numbers as dialled, words of names.

    The names are those of services and places.
    """

    emails: frozenset[str] = field(default_factory=frozenset)
    telephones: frozenset[str] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)


def known_of(emails: list[str], telephones: list[str], names: list[str]) -> Known:
    """The same, from what the data gives as it is written there."""
    return Known(
        frozenset(email.lower() for email in emails),
        frozenset(national(number) for number in telephones),
        frozenset(word.strip(",:") for name in names for word in name.split()),
    )


def find_personal_data(text: str, known: Known) -> list[Found]:
    """All of it in a text that `as_read` gave, in order; no two in one place."""
    found: list[Found] = []
    taken = bytearray(len(text))
    for one in [
        *emails(text, known.emails),
        *births(text),
        *_in_numbers(text, known),
        *child_names(text, known.names),
    ]:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * len(one.text)
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _in_numbers(text: str, known: Known) -> Iterator[Found]:
    """What holds digits, looked for only in paragraphs that hold some."""
    place = 0
    while digit := _DIGIT.search(text, place):
        start = text.rfind("\n\n", place, digit.start()) + 2
        start = start if start > 1 else place
        end = text.find("\n\n", digit.start())
        place = len(text) if end < 0 else end
        piece = text[start:place]
        for one in (
            *nhs_numbers(piece),
            *telephones(piece, known.telephones),
            *insurance_numbers(piece),
            *postcodes(piece),
        ):
            yield replace(one, start=one.start + start)
