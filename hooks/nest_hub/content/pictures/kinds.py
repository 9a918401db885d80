"""What a file is, by its content: its name may say anything."""

from __future__ import annotations

from collections.abc import Callable

from nest_hub.content.pictures import jpeg, png
from nest_hub.content.pictures.avif import AVIF_BRANDS, HEIC_BRANDS, read_avif
from nest_hub.content.pictures.contents import Contents
from nest_hub.content.pictures.jpeg import read_jpeg
from nest_hub.content.pictures.png import read_png
from nest_hub.content.pictures.webp import read_webp

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
}
"""The kinds that are published, and how their files are named."""
READERS: dict[str, Callable[[bytes], Contents]] = {
    "JPEG": read_jpeg,
    "PNG": read_png,
    "WebP": read_webp,
    "AVIF": read_avif,
    "HEIC": read_avif,
}
_STARTS = {
    jpeg.START: "JPEG",
    png.START: "PNG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
}
HEAD = 512
"""So many bytes tell the kind."""


def kind_of(head: bytes) -> str:
    """The kind of a file that begins so: a name for people; the empty text where it is unknown."""
    for start, kind in _STARTS.items():
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<"):
        return "SVG" if b"<svg" in text else "HTML"
    return ""


def _by_brand(head: bytes) -> str:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & AVIF_BRANDS or b"avis" in brands:
        return "AVIF"
    return "HEIC" if brands & HEIC_BRANDS else ""
