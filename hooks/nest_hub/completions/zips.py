"""Reads a zip from its directory on, one member after the other, in memory that does not grow.

Python's own reader holds an object for each member, which a million of them turn into gigabytes.
Nothing is ever written: a member's name is a name and no path.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from zlib_ng import zlib_ng as zlib

from nest_hub.completions.jsons import MOST_BYTES

_END, _END64, _PLACE64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENTRY = struct.Struct("<4s4x2H4x3L3H8xL")
_LOCAL = struct.Struct("<4s22x2H")
_HUGE = 0xFFFFFFFF
"""Stands for a number that has no room, and is elsewhere."""
_UNSAFE = re.compile(r"^/|[\\:\x00-\x1f\x7f]|(?:^|/)\.\.(?:/|$)")
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 18
# The library's types call it an exception, where it is a class of them.
_BROKEN = cast("type[Exception]", zlib.error)


class BadZip(ValueError):
    """What cannot be read as a zip."""


class Member(NamedTuple):
    """A member as the directory has it."""

    name: str
    offset: int
    packed: int
    size: int
    sum: int
    method: int
    flags: int


def members(file: BinaryIO) -> Iterator[Member | None]:
    """Each member of the directory; none, at the end, where members overlap. Raises BadZip."""
    length = file.seek(0, 2)
    number, place, start = _directory(file, length)
    packed = 0
    file.seek(place)
    for _ in range(number):
        member = _entry(file, start)
        packed += member.packed
        if packed > length:
            yield None
            return
        yield member


def _directory(file: BinaryIO, length: int) -> tuple[int, int, int]:
    """How many entries there are, where the first is, and where the zip begins in the file."""
    file.seek(max(length - 65_557, 0))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise BadZip
    disk, first, _, number, size, offset, _ = struct.unpack("<4H2LH", tail[at + 4 : at + 22])
    end = length - len(tail) + at
    if disk or first:
        raise BadZip
    if number == 0xFFFF or _HUGE in (size, offset):
        place = tail[max(at - 20, 0) : at]
        if place[:4] == _PLACE64:
            (end,) = struct.unpack("<Q", place[8:16])
            file.seek(min(end, length))
            record = file.read(56)
            if len(record) < 56 or record[:4] != _END64:
                raise BadZip
            number, size, offset = struct.unpack("<3Q", record[32:56])
    start = end - size - offset
    if start < 0 or number * 46 > size:
        raise BadZip
    return number, start + offset, start


def _entry(file: BinaryIO, start: int) -> Member:
    head = file.read(_ENTRY.size)
    if len(head) < _ENTRY.size:
        raise BadZip
    sign, flags, method, total, packed, size, named, more, said, offset = _ENTRY.unpack(head)
    rest = file.read(named + more + said)
    if sign != b"PK\x01\x02" or len(rest) < named + more:
        raise BadZip
    if _HUGE in (size, packed, offset):
        size, packed, offset = _large(rest[named : named + more], size, packed, offset)
    name = rest[:named].decode("utf-8" if flags & 0x800 else "cp437", errors="replace")
    return Member(name, start + offset, packed, size, total, method, flags)


def _large(extra: bytes, *values: int) -> list[int]:
    """The sizes and the place, from the field for large ones where they have no room."""
    found = list(values)
    while len(extra) >= 4:
        kind, length = struct.unpack("<2H", extra[:4])
        if kind == 1:
            field = extra[4 : 4 + length]
            for n, value in enumerate(values):
                if value == _HUGE:
                    if len(field) < 8:
                        raise BadZip
                    (found[n],), field = struct.unpack("<Q", field[:8]), field[8:]
        extra = extra[4 + length :]
    return found


def refusal(member: Member, are_lines: bool) -> str | None:
    """Why a member is not even opened."""
    if _UNSAFE.search(member.name):
        return "path"
    if member.flags & 0x2041 or member.method not in (_STORED, _DEFLATED):
        return "zip"
    if member.name.lower().endswith(".zip"):
        return "archive"
    if member.size > 100 * member.packed + 100_000:
        return "bomb"
    return "size" if member.size > MOST_BYTES and not are_lines else None


def content(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """The member's bytes in parts. Raises BadZip where they are not what the directory says."""
    file.seek(member.offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size:
        raise BadZip
    sign, named, more = _LOCAL.unpack(head)
    if sign != b"PK\x03\x04":
        raise BadZip
    file.seek(named + more, 1)
    left, seen, total = member.packed, 0, 0
    inflate = zlib.decompressobj(-15) if member.method == _DEFLATED else None
    try:
        while left or (inflate and inflate.unconsumed_tail):
            data = inflate.unconsumed_tail if inflate else b""
            if not data:
                data = file.read(min(left, _CHUNK))
                left -= len(data)
                if not data:
                    raise BadZip
            part = inflate.decompress(data, _CHUNK * 4) if inflate else data
            seen += len(part)
            total = zlib.crc32(part, total)
            if seen > member.size:
                raise BadZip
            if part:
                yield part
            if inflate and inflate.eof:
                break
    except _BROKEN:
        raise BadZip from None
    if seen != member.size or total != member.sum:
        raise BadZip
    if inflate and (left or inflate.unused_data or not inflate.eof):
        raise BadZip


def open_zip(path: Path) -> BinaryIO:
    """The file, read in parts of some size."""
    return path.open("rb", buffering=1 << 16)
