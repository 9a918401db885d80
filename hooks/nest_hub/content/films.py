"""What the first bytes of a film say of it: its type, and its length where it is told there."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

FILM_TYPES = (".mp4", ".webm")
_EBML, _SEGMENT, _INFO = 0x1A45DFA3, 0x18538067, 0x1549A966
_SCALE, _DURATION = 0x2AD7B1, 0x4489
_HEAD = 1 << 16


def film_type(path: Path) -> str:
    """The ending that the file should have, or nothing where it is neither MP4 nor WebM."""
    with path.open("rb") as film:
        head = film.read(64)
    if head[4:8] == b"ftyp":
        return ".mp4"
    return ".webm" if head[:4] == _EBML.to_bytes(4, "big") and b"webm" in head else ""


def film_seconds(path: Path) -> float | None:
    """How long the film lasts. Recordings that were never finished do not tell it."""
    with path.open("rb") as film:
        try:
            found = _mp4_seconds(film) if film_type(path) == ".mp4" else _webm_seconds(film)
        except (ArithmeticError, IndexError, OSError, ValueError, struct.error):
            return None  # cut short, or with numbers that no film has
    return found if found and math.isfinite(found) and found > 0 else None


def _mp4_seconds(film: BinaryIO) -> float | None:
    """From the box `mvhd` in `moov`, which may stand after the pictures."""
    while head := film.read(8):
        size, name = struct.unpack(">I4s", head)
        read = 8
        if size == 1:
            size, read = struct.unpack(">Q", film.read(8))[0], 16
        if name == b"moov":
            continue  # its own boxes come next
        if name == b"mvhd":
            wide = film.read(4)[0] == 1
            film.seek(16 if wide else 8, 1)
            scale, duration = struct.unpack(">IQ" if wide else ">II", film.read(12 if wide else 8))
            return float(duration / scale)
        if size < read:
            return None  # the last box, to the end of the file
        film.seek(size - read, 1)
    return None


def _webm_seconds(film: BinaryIO) -> float | None:
    """From `Duration` in `Info`, which stands near the beginning."""
    scale, duration = 1_000_000, None
    for ident, value in _elements(film.read(_HEAD)):
        if ident == _SCALE:
            scale = int.from_bytes(value, "big")
        elif ident == _DURATION:
            (duration,) = struct.unpack(">d" if len(value) == 8 else ">f", value)
    return duration * scale / 1e9 if duration else None


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements of EBML in order; those of the segment and its `Info` one by one."""
    at = 0
    while at < len(data):
        width = 9 - data[at].bit_length()
        ident = int.from_bytes(data[at : at + width], "big")
        at += width
        length = 9 - data[at].bit_length()
        size = int.from_bytes(data[at : at + length], "big") & ((1 << 7 * length) - 1)
        at += length
        if ident not in {_SEGMENT, _INFO}:
            yield ident, data[at : at + size]
            at += size
