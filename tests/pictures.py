"""Pictures for tests, made as telephones, cameras and picture programs make them.

`picture("jpeg-gps")` is the bytes of one. All show the same half-open door, and all but the
`-clean` ones hold something that a page must not publish, or are of a wrong kind or size.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

GPS = {1: "N", 2: (52.0, 24.0, 54.0), 3: "W", 4: (4.0, 5.0, 0.0)}
"""The middle of the sea off Aberystwyth: nobody's home."""
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/"%s/></rdf:RDF></x:xmpmeta>'
)
XMP_PLAIN = XMP % b' exif:PixelXDimension="320"'
XMP_PLACE = XMP % b' exif:GPSLatitude="52,24.9N" exif:GPSLongitude="4,5.0W"'
FILM = b"\0\0\0\x18ftypmp42" + b"a film that a telephone keeps behind the picture" * 4


def door(width: int = 320, height: int = 240) -> Image.Image:
    """A door, half open, on a wall that grows darker."""
    shown = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(shown)
    x, y = width // 3, height // 6
    draw.rectangle((x, y, 2 * x, height), fill=(120, 70, 30))
    draw.polygon(
        [(x, y), (x + x // 2, 2 * y), (x + x // 2, height), (x, height)], fill=(60, 90, 40)
    )
    draw.ellipse((x + x // 3, height // 2, x + x // 3 + 6, height // 2 + 6), fill=(240, 200, 40))
    return shown


def exif(*, gps: bool = False, orientation: int = 0, thumbnail: bool = False) -> bytes:
    """EXIF as a camera writes it (with `Exif\\0\\0` before the TIFF)."""
    held = Image.Exif()
    held[0x010F], held[0x0110] = "A maker", "A telephone"
    held[0x0132] = "2026:11:22 09:15:00"
    if orientation:
        held[0x0112] = orientation
    if gps:
        held.get_ifd(0x8825).update(GPS)
    written = held.tobytes()
    return _with_thumbnail(written) if thumbnail else written


def _with_thumbnail(written: bytes) -> bytes:
    """The EXIF with a second directory that holds a small JPEG."""
    head, tiff = written[:6], bytearray(written[6:])
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, first)
    tiff += b"\0" * (len(tiff) % 2)
    struct.pack_into(order + "I", tiff, first + 2 + 12 * count, len(tiff))
    small = saved(door(64, 48), "JPEG")
    at = len(tiff) + 2 + 2 * 12 + 4
    entries = struct.pack(order + "HHII", 0x0201, 4, 1, at)
    entries += struct.pack(order + "HHII", 0x0202, 4, 1, len(small))
    return head + bytes(tiff) + struct.pack(order + "H", 2) + entries + b"\0" * 4 + small


def saved(shown: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of this kind."""
    file = io.BytesIO()
    shown.save(file, kind, **options)
    return file.getvalue()


def icc() -> bytes:
    """The profile of sRGB, which must stay."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def jpeg(shown: Image.Image | None = None, **options: Any) -> bytes:
    """A JPEG."""
    return saved(shown or door(), "JPEG", quality=80, **options)


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def in_jpeg(*segments: bytes) -> bytes:
    """A JPEG with these segments after its first, where cameras put theirs."""
    plain = jpeg()
    end = 4 + struct.unpack_from(">H", plain, 4)[0]
    return plain[:end] + b"".join(segments) + plain[end:]


def png(shown: Image.Image | None = None, **options: Any) -> bytes:
    """A PNG."""
    return saved(shown or door(), "PNG", **options)


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def in_png(*chunks: bytes) -> bytes:
    """A PNG with these chunks after its head."""
    plain = png()
    return plain[:33] + b"".join(chunks) + plain[33:]


def png_texts() -> bytes:
    """A PNG with a text in each of the three ways."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "A photographer")
    texts.add_text("Comment", "Taken at the door", zip=True)
    texts.add_itxt("Title", "Drws", "cy", "Teitl")
    return png(pnginfo=texts)


def webp(shown: Image.Image | None = None, **options: Any) -> bytes:
    """A WebP."""
    return saved(shown or door(), "WEBP", **options)


def in_webp(name: bytes, body: bytes) -> bytes:
    """A WebP with one more chunk at its end."""
    plain = webp(icc_profile=icc())
    grown = plain[8:] + name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return plain[:4] + struct.pack("<I", len(grown)) + grown


def moving(kind: str, **options: Any) -> bytes:
    """A picture of two frames."""
    frames = [door(), door().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=500, **options)


def avif(shown: Image.Image | None = None, **options: Any) -> bytes:
    """An AVIF."""
    return saved(shown or door(), "AVIF", speed=10, **options)


def heic(**options: Any) -> bytes:
    """A HEIC, as telephones take."""
    file = io.BytesIO()
    pillow_heif.from_pillow(door()).save(file, quality=60, **options)
    return file.getvalue()


def jfif_thumbnail() -> bytes:
    """A JPEG with three pixels of another picture in its first segment."""
    plain = jpeg()
    head = plain[6:18] + b"\x03\x01" + b"\x10\x20\x30" * 3
    return plain[:2] + segment(0xE0, head) + plain[20:]


def noise() -> Image.Image:
    """What no way of packing makes small."""
    dots = random.Random(4).randbytes(800 * 600 * 3)
    return Image.frombytes("RGB", (800, 600), dots)


IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\x00\x0dA photographe"
MAKERS: dict[str, Callable[[], bytes]] = {
    "jpeg-clean": jpeg,
    "jpeg-clean-icc": lambda: jpeg(icc_profile=icc()),
    "jpeg-clean-progressive": lambda: jpeg(progressive=True),
    "jpeg-clean-grey": lambda: jpeg(door().convert("L")),
    "jpeg-clean-small": lambda: jpeg(door(24, 16)),
    "jpeg-cmyk": lambda: jpeg(door().convert("CMYK"), comment=b"Four inks"),
    "jpeg-camera": lambda: jpeg(exif=exif()),
    "jpeg-gps": lambda: jpeg(exif=exif(gps=True)),
    "jpeg-gps-icc": lambda: jpeg(exif=exif(gps=True), icc_profile=icc()),
    "jpeg-rotated": lambda: jpeg(exif=exif(gps=True, orientation=6)),
    "jpeg-thumbnail": lambda: jpeg(exif=exif(thumbnail=True)),
    "jpeg-jfif-thumbnail": jfif_thumbnail,
    "jpeg-jfxx": lambda: in_jpeg(segment(0xE0, b"JFXX\0\x10" + jpeg(door(32, 24)))),
    "jpeg-xmp": lambda: in_jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP_PLAIN)),
    "jpeg-xmp-gps": lambda: in_jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP_PLACE)),
    "jpeg-iptc": lambda: in_jpeg(segment(0xED, IPTC)),
    "jpeg-comment": lambda: jpeg(comment=b"Taken at the door"),
    "jpeg-unknown": lambda: in_jpeg(segment(0xEB, b"JP\0\x01 a signed statement")),
    "jpeg-second": lambda: saved(door(), "MPO", save_all=True, append_images=[door(160, 120)]),
    "jpeg-trailing": lambda: jpeg() + FILM,
    "jpeg-wide": lambda: jpeg(door(2500, 300)),
    "jpeg-heavy": lambda: jpeg(noise(), subsampling=0),
    "jpeg-narrow": lambda: jpeg(door(160, 120)),
    "png-clean": png,
    "png-clean-icc": lambda: png(icc_profile=icc()),
    "png-clean-palette": lambda: png(door().quantize(16), transparency=3),
    "png-clean-small": lambda: png(door(24, 16)),
    "png-clean-moving": lambda: moving("PNG"),
    "png-gps": lambda: png(exif=exif(gps=True)[6:], icc_profile=icc()),
    "png-rotated": lambda: png(exif=exif(gps=True, orientation=8)[6:]),
    "png-text": png_texts,
    "png-xmp": lambda: in_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP_PLACE)),
    "png-time": lambda: in_png(chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 22, 9, 15, 0))),
    "png-unknown": lambda: in_png(chunk(b"prVt", b"a program's own notes")),
    "png-trailing": lambda: png() + png(door(64, 48)),
    "webp-clean": webp,
    "webp-clean-icc": lambda: webp(icc_profile=icc()),
    "webp-clean-lossless": lambda: webp(lossless=True),
    "webp-clean-small": lambda: webp(door(24, 16)),
    "webp-clean-moving": lambda: moving("WEBP", icc_profile=icc()),
    "webp-gps": lambda: webp(exif=exif(gps=True)),
    "webp-gps-icc": lambda: webp(exif=exif(gps=True)[6:], icc_profile=icc()),
    "webp-rotated": lambda: webp(exif=exif(gps=True, orientation=3)),
    "webp-xmp": lambda: webp(xmp=XMP_PLAIN),
    "webp-unknown": lambda: in_webp(b"C2PA", b"a signed statement"),
    "webp-trailing": lambda: webp() + FILM,
    "webp-moving-gps": lambda: moving("WEBP", exif=exif(gps=True)),
    "avif-clean": avif,
    "avif-clean-icc": lambda: avif(icc_profile=icc()),
    "avif-clean-small": lambda: avif(door(24, 16)),
    "avif-clean-alpha": lambda: avif(door().convert("RGBA").rotate(10)),
    "avif-gps": lambda: avif(exif=exif(gps=True), icc_profile=icc()),
    "avif-rotated": lambda: avif(exif=exif(gps=True, orientation=6)),
    "avif-xmp": lambda: avif(xmp=XMP_PLAIN),
    "avif-moving": lambda: moving("AVIF", speed=10),
    "heic-clean": heic,
    "heic-gps": lambda: heic(exif=exif(gps=True)),
    "heic-thumbnail": lambda: heic(exif=exif(), thumbnails=[64]),
    "gif-clean": lambda: saved(door(), "GIF"),
    "tiff-clean": lambda: saved(door(), "TIFF"),
    "html": lambda: b"<!doctype html>\n<title>A door</title>\n<script>alert(1)</script>\n",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n',
    "nothing": lambda: b"",
    "jpeg-cut-off": lambda: jpeg()[:1500],
    "png-cut-off": lambda: png()[:-40],
    "webp-cut-off": lambda: webp()[:-40],
    "avif-cut-off": lambda: avif()[:-40],
}


@cache
def picture(name: str) -> bytes:
    """The bytes of the picture with this name."""
    return MAKERS[name]()
