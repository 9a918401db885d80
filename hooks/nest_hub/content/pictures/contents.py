"""What the reader of a kind finds, and the names of what pictures hide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PLACE = "where it was taken"
DETAILS = "details of the camera, the day or the program (EXIF)"
NOTES = "notes of a picture program (XMP)"
CAPTIONS = "names and notes of a picture program (IPTC)"
COMMENT = "a comment"
TEXT = "a text that is not shown"
TIME = "the time when it was changed"
SMALLER = "a smaller copy of it, which can show what was cut away"
SECOND = "a second picture"
AFTER = "data after its end"
UNKNOWN = "data that is not needed to show it"
ORDER = (PLACE, DETAILS, NOTES, CAPTIONS, COMMENT, TEXT, TIME, SMALLER, SECOND, AFTER, UNKNOWN)
"""Everything that can be hidden, the worst first."""

MOST_PARTS = 20_000
"""No picture has so many; a file that is made to tire its reader has more."""


class Broken(Exception):
    """Raised within this package only: the file does not hold what its kind holds."""


@dataclass(frozen=True)
class Contents:
    """What the file hides, and the file without it: the same bytes where nothing is hidden.

    `orientation` is EXIF's, from 1 to 8: how the picture is turned before it is shown.
    """

    hidden: tuple[str, ...]
    clean: bytes
    orientation: int = 1


def in_order(hidden: Iterable[str]) -> tuple[str, ...]:
    """Each hidden thing once, the worst first."""
    found = set(hidden)
    return tuple(thing for thing in ORDER if thing in found)


def take(data: bytes, at: int, length: int) -> bytes:
    """So many bytes from here; the file is broken where it ends before."""
    if length < 0 or at < 0 or at + length > len(data):
        raise Broken
    return data[at : at + length]


def number(data: bytes, at: int, length: int) -> int:
    """The number that stands here, its highest byte first."""
    return int.from_bytes(take(data, at, length), "big")


def notes(xmp: bytes) -> list[str]:
    """What notes in XMP say."""
    return [PLACE, NOTES] if b"GPSL" in xmp else [NOTES]
