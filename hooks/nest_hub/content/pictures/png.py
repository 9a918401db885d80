"""PNG: chunks, each with a name and a check sum, up to the chunk of the end."""

from __future__ import annotations

import zlib

from nest_hub.content.pictures.contents import (
    AFTER,
    MOST_PARTS,
    TEXT,
    TIME,
    UNKNOWN,
    Broken,
    Contents,
    in_order,
    notes,
    number,
    take,
)
from nest_hub.content.pictures.exif import read_exif

START = b"\x89PNG\r\n\x1a\n"
_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_SHOWN = {b"tRNS", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
_COLOURS = {b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI"}
_NEEDED = _PICTURE | _SHOWN | _COLOURS
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}


def read_png(data: bytes) -> Contents:
    """Everything but the picture, its colours and how it is turned goes."""
    kept, hidden, at = [take(data, 0, len(START))], list[str](), len(START)
    orientation, names = 1, set[bytes]()
    for _ in range(MOST_PARTS):
        length, name = number(data, at, 4), take(data, at + 4, 4)
        body = take(data, at + 8, length)
        end = at + 12 + length
        if number(data, end - 4, 4) != zlib.crc32(body, zlib.crc32(name)):
            raise Broken
        if (name == b"IHDR") != (not names) or not name.isalpha():
            raise Broken
        if name in _NEEDED:
            kept.append(data[at:end])
        elif name == b"eXIf" and name not in names:
            exif = read_exif(body)
            orientation = exif.orientation
            hidden += exif.hidden
            kept.append(_chunk(name, exif.kept) if exif.hidden else data[at:end])
        elif name[:1].isupper():  # needed, and of no known kind
            raise Broken
        elif name in _TEXTS:
            hidden += notes(body) if body.startswith(b"XML:com.adobe.xmp\0") else [TEXT]
        else:
            hidden.append(TIME if name == b"tIME" else UNKNOWN)
        names.add(name)
        at = end
        if name == b"IEND":
            break
    if not names >= {b"IEND", b"IDAT"}:
        raise Broken
    if data[at:]:
        hidden.append(AFTER)
    return Contents(in_order(hidden), b"".join(kept), orientation)


def _chunk(name: bytes, body: bytes) -> bytes:
    if not body:
        return b""
    check = zlib.crc32(body, zlib.crc32(name))
    return len(body).to_bytes(4, "big") + name + body + check.to_bytes(4, "big")
