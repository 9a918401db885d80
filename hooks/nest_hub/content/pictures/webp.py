"""WebP: chunks within one RIFF, padded to even lengths."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.pictures.contents import (
    AFTER,
    MOST_PARTS,
    UNKNOWN,
    Broken,
    Contents,
    in_order,
    notes,
    take,
)
from nest_hub.content.pictures.exif import read_exif

_FRAME = {b"ALPH", b"VP8 ", b"VP8L"}
_NEEDED = _FRAME | {b"VP8X", b"ICCP", b"ANIM"}
_FRAME_HEAD = 16
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def read_webp(data: bytes) -> Contents:
    """Everything but the picture, its frames, its colours and how it is turned goes."""
    size = _little(take(data, 4, 4))
    body = take(data, 8, size)
    if not body.startswith(b"WEBP"):
        raise Broken
    kept, hidden, orientation = list[tuple[bytes, bytes]](), list[str](), 1
    for name, held in _chunks(body, 4):
        if name in _NEEDED:
            kept.append((name, held))
        elif name == b"ANMF":
            kept.append((name, _frame(held, hidden)))
        elif name == b"EXIF" and all(name != other for other, _ in kept):
            exif = read_exif(held)
            orientation = exif.orientation
            hidden += exif.hidden
            if exif.kept:
                kept.append((name, exif.kept))
        else:
            hidden += notes(held) if name == b"XMP " else [UNKNOWN]
    if not any(name in {b"VP8 ", b"VP8L", b"ANMF"} for name, _ in kept):
        raise Broken
    if data[8 + size :] not in {b"", bytes(size % 2)}:
        hidden.append(AFTER)
    if not hidden:
        return Contents((), data, orientation)
    has_exif = any(name == b"EXIF" for name, _ in kept)
    clean = b"WEBP" + b"".join(_chunk(name, _flags(name, held, has_exif)) for name, held in kept)
    return Contents(in_order(hidden), _chunk(b"RIFF", clean), orientation)


def _chunks(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    for _ in range(MOST_PARTS):
        if at >= len(data):
            return
        name, length = take(data, at, 4), _little(take(data, at + 4, 4))
        yield name, take(data, at + 8, length)
        at += 8 + length
        if length % 2 and take(data, at, 1) != b"\0":
            raise Broken
        at += length % 2
    raise Broken


def _frame(held: bytes, hidden: list[str]) -> bytes:
    """One frame of a moving picture, without what it hides."""
    kept = take(held, 0, _FRAME_HEAD)
    for name, inner in _chunks(held, _FRAME_HEAD):
        if name in _FRAME:
            kept += _chunk(name, inner)
        else:
            hidden.append(UNKNOWN)
    return kept


def _flags(name: bytes, held: bytes, has_exif: bool) -> bytes:
    """The head of the file says whether notes follow: those that are gone do not."""
    if name != b"VP8X" or not held:
        return held
    gone = _XMP_FLAG if has_exif else _XMP_FLAG | _EXIF_FLAG
    return bytes([held[0] & ~gone]) + held[1:]


def _chunk(name: bytes, held: bytes) -> bytes:
    return name + len(held).to_bytes(4, "little") + held + bytes(len(held) % 2)


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
