"""The boxes of AVIF and HEIC (ISO base media): what each item of the file is, and where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nest_hub.content.pictures.contents import Broken, number, take

MOST = 2_000
"""No picture has so many boxes, items or pieces; a file made to tire the reader has more."""
Span = tuple[int, int]
"""Where something begins and ends in the file."""


@dataclass(frozen=True)
class Box:
    """One box. `start` is where its length stands, `body` where its content begins."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass
class Item:
    """One item of the file: a picture, a piece of one, or notes about one."""

    kind: bytes
    content_type: bytes = b""
    spans: list[Span] = field(default_factory=list)


@dataclass
class Meta:
    """The file's index. `links` are the references: their kind, from which item, to which."""

    box: Box
    children: list[Box]
    primary: int = 0
    items: dict[int, Item] = field(default_factory=dict)
    links: list[tuple[bytes, int, int]] = field(default_factory=list)
    properties: list[Box] = field(default_factory=list)
    properties_of: dict[int, list[int]] = field(default_factory=dict)


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, which they fill."""
    at = start
    for _ in range(MOST):
        if at == end:
            return
        size, head = number(data, at, 4), 8
        kind = take(data, at + 4, 4)
        if size == 1:
            size, head = number(data, at + 8, 8), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            break
        yield Box(kind, at, at + head, at + size)
        at += size
    raise Broken


def read_meta(data: bytes, box: Box) -> Meta:
    """Reads the index."""
    children = list(boxes(data, box.body + 4, box.end))
    by_kind = {child.kind: child for child in children}
    needed = {b"hdlr", b"pitm", b"iinf", b"iloc", b"iprp"}
    single = [child.kind for child in children if child.kind in {*needed, b"iref", b"idat"}]
    if len(single) != len(set(single)) or not needed <= by_kind.keys():
        raise Broken
    meta = Meta(box, children)
    pitm = _Reader(data, by_kind[b"pitm"])
    meta.primary = pitm.number(4 if pitm.version else 2)
    _read_items(data, by_kind[b"iinf"], meta)
    _read_places(data, by_kind, meta)
    if references := by_kind.get(b"iref"):
        _read_links(data, references, meta)
    _read_properties(data, by_kind[b"iprp"], meta)
    if meta.primary not in meta.items:
        raise Broken
    return meta


class _Reader:
    """Reads a box that begins with a version and flags, number after number."""

    def __init__(self, data: bytes, box: Box) -> None:
        self.data, self.at, self.end = data, box.body, box.end
        self.version = self.number(1)
        self.flags = self.number(3)

    def number(self, length: int) -> int:
        if self.at + length > self.end:
            raise Broken
        self.at += length
        return number(self.data, self.at - length, length)

    def text(self) -> bytes:
        found = self.data.find(b"\0", self.at, self.end)
        if found < 0:
            raise Broken
        text, self.at = self.data[self.at : found], found + 1
        return text

    def count(self, length: int) -> range:
        found = self.number(length)
        if found > MOST:
            raise Broken
        return range(found)


def _read_items(data: bytes, box: Box, meta: Meta) -> None:
    reader = _Reader(data, box)
    reader.number(4 if reader.version else 2)
    for child in boxes(data, reader.at, box.end):
        entry = _Reader(data, child)
        if child.kind != b"infe" or entry.version not in {2, 3}:
            raise Broken
        ident = entry.number(2 if entry.version == 2 else 4)
        entry.number(2)
        item = Item(entry.number(4).to_bytes(4, "big"))
        if item.kind == b"mime":
            entry.text()
            item.content_type = entry.text()
        if ident in meta.items:
            raise Broken
        meta.items[ident] = item


def _read_places(data: bytes, by_kind: dict[bytes, Box], meta: Meta) -> None:
    reader = _Reader(data, by_kind[b"iloc"])
    lengths = reader.number(2)
    offset, length, base, index = (lengths >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if reader.version == 2 else 2
    pieces = covered = 0
    for _ in reader.count(wide):
        ident = reader.number(wide)
        method = reader.number(2) & 15 if reader.version else 0
        reader.number(2)
        begins = reader.number(base)
        ends = len(data)
        if method == 1 and b"idat" in by_kind:
            begins, ends = begins + by_kind[b"idat"].body, by_kind[b"idat"].end
        elif method:
            raise Broken
        for _ in reader.count(2):
            reader.number(index if reader.version else 0)
            start = begins + reader.number(offset)
            size = reader.number(length) or ends - start
            pieces, covered = pieces + 1, covered + size
            if size < 0 or start + size > ends or ident not in meta.items:
                raise Broken
            if pieces > MOST or covered > 2 * len(data):
                raise Broken
            meta.items[ident].spans.append((start, start + size))


def _read_links(data: bytes, box: Box, meta: Meta) -> None:
    reader = _Reader(data, box)
    wide = 4 if reader.version else 2
    for child in boxes(data, reader.at, box.end):
        at = child.body
        source, count = number(data, at, wide), number(data, at + wide, 2)
        if len(meta.links) + count > MOST or at + wide + 2 + count * wide > child.end:
            raise Broken
        for place in range(at + wide + 2, at + wide + 2 + count * wide, wide):
            meta.links.append((child.kind, source, number(data, place, wide)))


def _read_properties(data: bytes, box: Box, meta: Meta) -> None:
    for child in boxes(data, box.body, box.end):
        if child.kind == b"ipco":
            meta.properties = list(boxes(data, child.body, child.end))
            continue
        if child.kind != b"ipma":
            raise Broken
        reader = _Reader(data, child)
        for _ in reader.count(4):
            ident = reader.number(4 if reader.version else 2)
            wide = 2 if reader.flags & 1 else 1
            mask = 0x7FFF if wide == 2 else 0x7F
            owned = meta.properties_of.setdefault(ident, [])
            owned += [reader.number(wide) & mask for _ in reader.count(1)]
