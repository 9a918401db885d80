"""AVIF, and HEIC, which is built alike: items in boxes, found by an index of places.

What goes is made blank where it lies, so that no place in the index changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.pictures.boxes import Box, Item, Meta, Span, boxes, read_meta
from nest_hub.content.pictures.contents import (
    SECOND,
    SMALLER,
    UNKNOWN,
    Broken,
    Contents,
    in_order,
    notes,
)
from nest_hub.content.pictures.exif import read_exif

AVIF_BRANDS = {b"avif"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_SPACE = {b"free", b"skip"}
_TOP = {b"ftyp", b"meta", b"mdat", *_SPACE}
_INDEX = {b"hdlr", b"pitm", b"iinf", b"iloc", b"iprp", b"iref", b"idat", b"grpl", b"dinf", *_SPACE}
_COLOURS = {b"colr", b"pixi", b"clli", b"mdcv", b"cclv"}
_CODING = {b"av1C", b"hvcC", b"a1op", b"a1lx", b"lsel", b"auxC"}
_SHAPE = {b"ispe", b"irot", b"imir", b"clap", b"pasp"}
_PROPERTIES = _COLOURS | _CODING | _SHAPE | _SPACE
_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0")
_NOTES = b"application/rdf+xml"
_EMPTY_EXIF = bytes(4) + b"II*\0\x08\0\0\0" + bytes(6)
"""EXIF without an entry: decoders refuse a picture whose EXIF is blank from its beginning."""


def read_avif(data: bytes) -> Contents:
    """Everything but the picture, its transparency, its colours and how it is turned goes."""
    outer = list(boxes(data, 0, len(data)))
    indexes = [box for box in outer if box.kind == b"meta"]
    if len(indexes) != 1 or any(box.kind == b"moov" for box in outer):
        raise Broken
    meta = read_meta(data, indexes[0])
    shown = _shown(data, meta)
    clean, hidden = bytearray(data), list[str]()
    others = {ident: item for ident, item in meta.items.items() if ident not in shown}
    for ident, item in others.items():
        if not _is_blank(data, item):
            hidden += _judge(data, ident, item, meta)
    holds = [box for box in outer if box.kind == b"mdat"]
    holds += [box for box in meta.children if box.kind == b"idat"]
    needed = sorted(span for ident in shown for span in meta.items[ident].spans)
    for start, end in _gaps(needed, holds):
        clean[start:end] = bytes(end - start)
    for item in others.values():
        if item.kind == b"Exif" and _held(data, item).strip(b"\0"):
            start, end = item.spans[0]
            if end - start < len(_EMPTY_EXIF) or clean[start:end].strip(b"\0"):
                raise Broken
            clean[start : start + len(_EMPTY_EXIF)] = _EMPTY_EXIF
    if clean != data:
        hidden = hidden or [UNKNOWN]
    groups = ((outer, _TOP), (meta.children, _INDEX), (meta.properties, _PROPERTIES))
    for box, allowed in ((box, allowed) for group, allowed in groups for box in group):
        if box.kind not in allowed:
            clean[box.start + 4 : box.start + 8] = b"free"
        if box.kind not in allowed or (
            box.kind in _SPACE and data[box.body : box.end].strip(b"\0")
        ):
            hidden.append(UNKNOWN)
            clean[box.body : box.end] = bytes(box.end - box.body)
    after = bytes(clean)
    if not all(_is_blank(after, item) for item in others.values()):
        raise Broken  # it shares its bytes with what is shown
    return Contents(in_order(hidden), after)


def _shown(data: bytes, meta: Meta) -> set[int]:
    """The items that make up the picture: the first, its pieces and its transparency."""
    found, waiting = set[int](), [meta.primary]
    while waiting:
        ident = waiting.pop()
        if ident in found or ident not in meta.items:
            continue
        found.add(ident)
        for kind, source, target in meta.links:
            if kind == b"dimg" and source == ident:
                waiting.append(target)
            elif kind == b"auxl" and target == ident and _is_alpha(data, source, meta):
                waiting.append(source)
    return found


def _is_alpha(data: bytes, ident: int, meta: Meta) -> bool:
    owned = meta.properties_of.get(ident, [])
    held = [meta.properties[number - 1] for number in owned if 0 < number <= len(meta.properties)]
    return any(
        box.kind == b"auxC" and data[box.body + 4 : box.end].startswith(_ALPHA) for box in held
    )


def _held(data: bytes, item: Item) -> bytes:
    return b"".join(data[start:end] for start, end in item.spans)


def _is_blank(data: bytes, item: Item) -> bool:
    held = _held(data, item).rstrip(b"\0")
    return not held or (item.kind == b"Exif" and held == _EMPTY_EXIF.rstrip(b"\0"))


def _judge(data: bytes, ident: int, item: Item, meta: Meta) -> list[str]:
    """What an item hides that is not shown."""
    held = _held(data, item)
    if item.kind == b"Exif":
        return read_exif(held[4 + int.from_bytes(held[:4], "big") :]).hidden or [UNKNOWN]
    if item.content_type == _NOTES:
        return notes(held)
    if (b"thmb", ident, meta.primary) in meta.links:
        return [SMALLER]
    return [SECOND] if item.kind in {b"av01", b"hvc1", b"grid", b"tmap"} else [UNKNOWN]


def _gaps(needed: list[Span], holds: list[Box]) -> Iterator[Span]:
    """What lies between the needed spans, which must lie within what holds data."""
    for start, end in needed:
        if not any(box.body <= start and end <= box.end for box in holds):
            raise Broken
    for box in holds:
        at = box.body
        for start, end in needed:
            if box.body <= start < box.end:
                if start > at:
                    yield at, start
                at = max(at, end)
        if at < box.end:
            yield at, box.end
