"""The type and the length of a film, from its first bytes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from nest_hub.content.films import film_seconds, film_type
from tests.small_hub import FILM


def box(name: bytes, data: bytes) -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">I4s", len(data) + 8, name) + data


TYPE = box(b"ftyp", b"isom" + bytes(8))
PICTURES = box(b"mdat", bytes(5000))
SHORT = box(b"moov", box(b"mvhd", bytes(12) + struct.pack(">II", 1000, 95_500) + bytes(80)))
LONG = box(
    b"moov",
    box(b"free", bytes(4))
    + box(b"mvhd", b"\1" + bytes(19) + struct.pack(">IQ", 90_000, 90_000 * 61) + bytes(80)),
)
UNKNOWN = box(b"moov", box(b"mvhd", bytes(12) + struct.pack(">II", 1000, 0) + bytes(80)))


def test_webm() -> None:
    assert film_type(FILM) == ".webm"
    assert film_seconds(FILM) == pytest.approx(0.9, abs=0.1)


@pytest.mark.parametrize(
    ("film", "seconds"),
    [
        (TYPE + SHORT + PICTURES, 95.5),
        (TYPE + PICTURES + LONG, 61),
        (TYPE + UNKNOWN + PICTURES, None),
        (TYPE + PICTURES, None),
        ((TYPE + SHORT)[:-90], None),
    ],
    ids=["pictures last", "pictures first", "not told", "no head", "cut short"],
)
def test_mp4(film: bytes, seconds: float | None, tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(film)
    assert film_type(file) == ".mp4"
    assert film_seconds(file) == seconds


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x1a\x45\xdf\xa3matroska", FILM.read_bytes()[3:]]
)
def test_what_is_no_film(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "film.webm"
    file.write_bytes(data)
    assert film_type(file) == ""


def test_a_film_that_is_cut_short_tells_no_length(tmp_path: Path) -> None:
    file = tmp_path / "film.webm"
    whole = FILM.read_bytes()
    for end in range(4, len(whole), 7):
        file.write_bytes(whole[:end])
        film_seconds(file)
    file.write_bytes(whole[:40])
    assert film_seconds(file) is None
