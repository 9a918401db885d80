"""EXIF: how the picture is turned, which must stay, and all else, which must go."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from nest_hub.content.pictures.contents import DETAILS, PLACE, SMALLER

PREFIX = b"Exif\0\0"
_ORIENTATION, _GPS = 0x0112, 0x8825
_TURNS = range(1, 9)
_GPS_VERSION = 0


@dataclass(frozen=True)
class Exif:
    """What EXIF hides, and the EXIF that says only how the picture is turned (or nothing)."""

    hidden: list[str]
    kept: bytes
    orientation: int = 1


def orientation_only(turn: int, order: str = "<") -> bytes:
    """EXIF (a TIFF of one entry) that says how the picture is turned and nothing else."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", _ORIENTATION, 3, 1, turn, 0)
    return mark + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4)


_ACCEPTED = {orientation_only(turn, order): turn for turn in _TURNS for order in "<>"}


def read_exif(payload: bytes) -> Exif:
    """Reads EXIF with or without its prefix. Whatever cannot be read must go too."""
    prefix = PREFIX if payload.startswith(PREFIX) else b""
    tiff = payload[len(prefix) :]
    if turn := _ACCEPTED.get(tiff):
        return Exif([], payload, turn)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return Exif([DETAILS], b"")
    first, after = _entries(tiff, order, _long(tiff, order, 4))
    turn = _turn(first.get(_ORIENTATION, b""), order)
    hidden = [DETAILS]
    if _GPS in first:
        place, _ = _entries(tiff, order, _long(first[_GPS], order, 4))
        if not place or place.keys() - {_GPS_VERSION}:
            hidden.append(PLACE)
    if after:
        hidden.append(SMALLER)
    kept = prefix + orientation_only(turn) if turn > 1 else b""
    return Exif(hidden, kept, turn)


def _long(data: bytes, order: str, at: int) -> int:
    if at + 4 > len(data):
        return 0
    found: int = struct.unpack_from(f"{order}I", data, at)[0]
    return found


def _entries(tiff: bytes, order: str, at: int) -> tuple[dict[int, bytes], int]:
    """One directory: count and value of each entry by its tag, and the place of the next."""
    if at < 8 or at + 2 > len(tiff):
        return {}, 0
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    found: dict[int, bytes] = {}
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        if entry + 12 > len(tiff):
            return found, 0
        (tag,) = struct.unpack_from(f"{order}H", tiff, entry)
        found.setdefault(tag, tiff[entry + 4 : entry + 12])
    return found, _long(tiff, order, at + 2 + 12 * count)


def _turn(value: bytes, order: str) -> int:
    turn = struct.unpack_from(f"{order}H", value, 4)[0] if value else 1
    return turn if turn in _TURNS else 1
