"""JPEG: segments, each with a mark, up to the mark of the end."""

from __future__ import annotations

import re

from nest_hub.content.pictures.contents import (
    AFTER,
    CAPTIONS,
    COMMENT,
    MOST_PARTS,
    SECOND,
    SMALLER,
    UNKNOWN,
    Broken,
    Contents,
    in_order,
    notes,
    number,
    take,
)
from nest_hub.content.pictures.exif import PREFIX, read_exif

START = b"\xff\xd8"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
"""Of Huffman, of arithmetic coding, of quantisation; the number of lines, and of restarts."""
_JFIF, _EXIF, _ICC, _IPTC, _ADOBE = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_APPLICATIONS = range(0xE0, 0xF0)
_FILL = re.compile(rb"\xff+")
_NEXT = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""The mark that ends the packed picture: 00 and the marks of restarts belong to it."""


def read_jpeg(data: bytes) -> Contents:
    """Everything but the tables, the packed picture, its colours and how it is turned goes."""
    kept, hidden, at = [take(data, 0, 2)], list[str](), 2
    orientation, framed, scanned = 1, False, False
    seen: set[int] = set()
    for _ in range(MOST_PARTS):
        start = at
        if (fill := _FILL.match(data, at)) is None:
            raise Broken
        at = fill.end() - 1
        mark = number(data, at + 1, 1)
        if mark == _END:
            kept.append(data[start : at + 2])
            break
        length = number(data, at + 2, 2)
        body = take(data, at + 4, length - 2)
        at += 2 + length
        if mark == _SCAN:
            if not framed or (ends := _NEXT.search(data, at)) is None:
                raise Broken
            at, scanned = ends.start(), True
            kept.append(data[start:at])
        elif mark in _FRAMES or mark in _TABLES:
            framed |= mark in _FRAMES
            kept.append(data[start:at])
        elif mark in _APPLICATIONS or mark == _COMMENT:
            if mark == _EXIF and body.startswith(PREFIX) and mark not in seen:
                exif = read_exif(body)
                orientation, found, stays = exif.orientation, exif.hidden, exif.kept
                seen.add(mark)
            else:
                found, stays = _judge(mark, body, mark in seen)
                if stays:
                    seen.add(mark)
            hidden += found
            if not found:
                kept.append(data[start:at])
            elif stays:
                kept.append(bytes([0xFF, mark]) + (len(stays) + 2).to_bytes(2, "big") + stays)
        else:
            raise Broken
    else:
        raise Broken
    if not scanned:
        raise Broken
    if rest := data[at + 2 :]:
        hidden.append(SECOND if rest.startswith(START) else AFTER)
    return Contents(in_order(hidden), b"".join(kept), orientation)


def _judge(mark: int, body: bytes, again: bool) -> tuple[list[str], bytes]:
    """What an application's segment hides, and what of it stays."""
    if mark == _ICC and body.startswith(b"ICC_PROFILE\0"):
        return [], body
    if mark == _JFIF and body.startswith(b"JFIF\0") and len(body) >= 14 and not again:
        stays = body[:12] + bytes(2)
        return [] if body == stays else [SMALLER], stays
    if mark == _ADOBE and body.startswith(b"Adobe") and len(body) >= 12 and not again:
        return [] if len(body) == 12 else [UNKNOWN], body[:12]
    if mark == _EXIF and body.startswith(PREFIX):
        return read_exif(body).hidden or [UNKNOWN], b""
    if mark == _EXIF and body.startswith(b"http://ns.adobe.com/"):
        return notes(body), b""
    if mark == _JFIF and body.startswith(b"JFXX\0"):
        return [SMALLER], b""
    if mark == _ICC and body.startswith(b"MPF\0"):
        return [SECOND], b""
    if mark == _IPTC:
        return [CAPTIONS], b""
    return [COMMENT if mark == _COMMENT else UNKNOWN], b""
