"""One picture file, read: its kind, its size, and what it hides."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from nest_hub.content.pictures.contents import Broken
from nest_hub.content.pictures.kinds import HEAD, READERS, SUFFIXES, kind_of
from nest_hub.content.pictures.limits import LONGEST_SIDE, MOST_READ

_TURNED = range(5, 9)
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Picture:
    """What a file is. `whole` is false where it cannot be read from beginning to end.

    `width` and `height` are as it is shown, after it is turned; 0 where nobody can tell.
    """

    kind: str
    size: int
    whole: bool = True
    width: int = 0
    height: int = 0
    hidden: tuple[str, ...] = ()


def read_picture(path: Path) -> Picture:
    """Reads the file, or remembers it, as long as it stays as it is."""
    stat = path.stat()
    return _read(path, stat.st_ino, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=4096)
def _read(path: Path, _inode: int, size: int, _changed: int) -> Picture:
    with path.open("rb") as file:
        head = file.read(HEAD)
        kind = kind_of(head)
        if kind not in READERS or size > MOST_READ:
            return Picture(kind, size, whole=kind not in READERS)
        return judge(head + file.read(), kind)


def judge(data: bytes, kind: str) -> Picture:
    """What a file of one of the kinds that have a reader holds. Never raises."""
    try:
        contents = READERS[kind](data)
    except Broken:
        return Picture(kind, len(data), whole=False)
    if kind not in SUFFIXES:
        return Picture(kind, len(data), hidden=contents.hidden)
    try:
        with opened(data, kind) as shown:
            width, height = shown.size
            turn = contents.orientation
            if kind == "AVIF":  # which says in a box of its own how it is turned
                turn = shown.getexif().get(_ORIENTATION, 1)
            if max(width, height) <= LONGEST_SIDE:  # what is larger is refused as it is
                if kind == "JPEG":  # an eighth of the size is enough to read it to its end
                    shown.draft(None, (width // 8, height // 8))
                shown.load()
    # Decoders raise what they like for a file that they cannot read: OSError, ValueError,
    # SyntaxError, struct.error. Whatever it is, the check says that the file is broken.
    except Exception:
        return Picture(kind, len(data), whole=False, hidden=contents.hidden)
    if turn in _TURNED:
        width, height = height, width
    return Picture(kind, len(data), True, width, height, contents.hidden)


@contextmanager
def opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture for decoding, by the decoder of this kind alone, which warns of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formats = ["JPEG", "MPO"] if kind == "JPEG" else [kind.upper()]
        with Image.open(io.BytesIO(data), formats=formats) as shown:
            yield shown
