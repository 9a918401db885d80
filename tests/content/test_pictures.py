"""Picture files: what they hide, and that a mended picture is the same picture."""

from __future__ import annotations

import io
import os
import random
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from nest_hub.content.pictures.contents import (
    AFTER,
    CAPTIONS,
    COMMENT,
    DETAILS,
    NOTES,
    PLACE,
    SECOND,
    SMALLER,
    TEXT,
    TIME,
    UNKNOWN,
    Broken,
)
from nest_hub.content.pictures.exif import orientation_only, read_exif
from nest_hub.content.pictures.kinds import READERS, kind_of
from nest_hub.content.pictures.limits import MOST_READ
from nest_hub.content.pictures.mend import Mended, mend
from nest_hub.content.pictures.picture import Picture, judge, read_picture
from tests.pictures import MAKERS, chunk, picture, segment

HIDDEN = {
    "jpeg-cmyk": (COMMENT,),
    "jpeg-camera": (DETAILS,),
    "jpeg-gps": (PLACE, DETAILS),
    "jpeg-gps-icc": (PLACE, DETAILS),
    "jpeg-rotated": (PLACE, DETAILS),
    "jpeg-thumbnail": (DETAILS, SMALLER),
    "jpeg-jfif-thumbnail": (SMALLER,),
    "jpeg-jfxx": (SMALLER,),
    "jpeg-xmp": (NOTES,),
    "jpeg-xmp-gps": (PLACE, NOTES),
    "jpeg-iptc": (CAPTIONS,),
    "jpeg-comment": (COMMENT,),
    "jpeg-unknown": (UNKNOWN,),
    "jpeg-second": (SECOND,),
    "jpeg-trailing": (AFTER,),
    "png-gps": (PLACE, DETAILS),
    "png-rotated": (PLACE, DETAILS),
    "png-text": (TEXT,),
    "png-xmp": (PLACE, NOTES),
    "png-time": (TIME,),
    "png-unknown": (UNKNOWN,),
    "png-trailing": (AFTER,),
    "webp-gps": (PLACE, DETAILS),
    "webp-gps-icc": (PLACE, DETAILS),
    "webp-rotated": (PLACE, DETAILS),
    "webp-xmp": (NOTES,),
    "webp-unknown": (UNKNOWN,),
    "webp-trailing": (AFTER,),
    "webp-moving-gps": (PLACE, DETAILS),
    "avif-gps": (PLACE, DETAILS),
    "avif-rotated": (PLACE, DETAILS),
    "avif-xmp": (NOTES,),
}
SECRETS = (
    b"A maker",
    b"2026:11:22",
    b"photographe",
    b"xmpmeta",
    b"Taken at",
    b"statement",
    b"film",
)
CLEAN = [name for name in MAKERS if "-clean" in name and not name.startswith(("gif", "tiff"))]
SMALL = [name for name in CLEAN if name.endswith("small")]
BROKEN = ["jpeg-cut-off", "png-cut-off", "webp-cut-off", "avif-cut-off", "avif-moving"]


def kind(data: bytes) -> str:
    return kind_of(data[:512])


def state(file: Path) -> tuple[int, int, bytes]:
    """Everything that a second run must leave."""
    return file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()


def decoded(data: bytes) -> list[object]:
    """What is seen, by a decoder that knows nothing of our readers."""
    with Image.open(io.BytesIO(data)) as shown:
        seen: list[object] = [shown.size, shown.mode, shown.info.get("icc_profile")]
        if shown.format in {"JPEG", "MPO"}:
            return [*seen, shown.tobytes()]
        for frame in ImageSequence.Iterator(shown):
            seen += [frame.tobytes(), frame.info.get("duration")]
        return seen


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_taken_out_and_the_picture_is_the_same(name: str, tmp_path: Path) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture(name))
    file.chmod(0o640)
    found = read_picture(file)
    assert found.whole
    assert found.hidden == HIDDEN[name]
    assert mend(file) == Mended(removed=HIDDEN[name])
    clean = file.read_bytes()
    assert decoded(clean) == decoded(picture(name))
    assert not any(secret in clean for secret in SECRETS)
    with Image.open(io.BytesIO(clean)) as shown:
        assert set(shown.getexif()) <= {0x0112}
        held = {name: shown.info.get(name) for name in ("xmp", "comment", "photoshop", "mp")}
        held["xmp"] = (held["xmp"] or b"").strip(b"\0")  # blank in AVIF
        assert not any(held.values())
        assert not getattr(shown, "text", {})
    assert file.stat().st_mode & 0o777 == 0o640
    after = read_picture(file)
    assert after == Picture(found.kind, len(clean), True, found.width, found.height)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_second_run_changes_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture(name))
    mend(file)
    os.utime(file, (1_000_000_000, 1_000_000_000))
    before = state(file)
    assert mend(file) == Mended()
    assert state(file) == before


@pytest.mark.parametrize("name", CLEAN)
def test_a_picture_that_hides_nothing_stays(name: str, tmp_path: Path) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture(name))
    before = state(file)
    assert read_picture(file).hidden == ()
    assert read_picture(file).whole
    assert mend(file) == Mended()
    assert state(file) == before


@pytest.mark.parametrize(
    ("name", "turn", "size"),
    [
        ("jpeg-rotated", 6, (240, 320)),
        ("png-rotated", 8, (240, 320)),
        ("webp-rotated", 3, (320, 240)),
        ("avif-rotated", 6, (240, 320)),
    ],
)
def test_a_picture_stays_turned_as_it_was(
    name: str, turn: int, size: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture(name))
    for _ in range(2):
        found = read_picture(file)
        assert (found.width, found.height) == size
        with Image.open(file) as shown:
            assert shown.getexif()[0x0112] == turn
        mend(file)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_exif_that_only_says_how_it_is_turned_hides_nothing(turn: int, order: str) -> None:
    for tiff in (orientation_only(turn, order), b"Exif\0\0" + orientation_only(turn, order)):
        found = read_exif(tiff)
        assert (found.hidden, found.kept, found.orientation) == ([], tiff, turn)
    longer = read_exif(orientation_only(turn, order) + b"a maker")
    assert longer.hidden == [DETAILS]
    assert longer.orientation == turn
    assert longer.kept == (b"" if turn == 1 else orientation_only(turn))


def test_only_the_first_exif_turns_a_picture() -> None:
    first, second = (b"Exif\0\0" + orientation_only(turn) for turn in (3, 6))
    plain = picture("jpeg-clean")
    found = READERS["JPEG"](plain[:2] + segment(0xE1, first) + segment(0xE1, second) + plain[2:])
    assert (found.hidden, found.orientation) == ((UNKNOWN,), 3)
    assert first in found.clean
    assert second not in found.clean


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_whole_is_left_as_it_was(name: str, tmp_path: Path) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture(name))
    assert not read_picture(file).whole
    assert mend(file) == Mended(left="it cannot be read whole")
    assert file.read_bytes() == picture(name)


def test_heic_is_read_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "door"
    for name, hidden in (("gps", (PLACE, DETAILS)), ("thumbnail", (DETAILS, SMALLER))):
        file.write_bytes(picture(f"heic-{name}"))
        assert read_picture(file).hidden == hidden
        assert mend(file).left == "it is a HEIC picture, which has to be saved as JPEG first"
        assert file.read_bytes() == picture(f"heic-{name}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jpeg-clean", "JPEG"),
        ("png-clean", "PNG"),
        ("webp-clean", "WebP"),
        ("avif-clean", "AVIF"),
        ("avif-moving", "AVIF"),
        ("heic-clean", "HEIC"),
        ("gif-clean", "GIF"),
        ("tiff-clean", "TIFF"),
        ("html", "HTML"),
        ("svg", "SVG"),
        ("nothing", ""),
    ],
)
def test_the_kind_is_told_by_content(name: str, said: str) -> None:
    assert kind(picture(name)) == said


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture("avif-gps"))
    assert read_picture(file).hidden
    mend(file)
    assert file.stat().st_size == len(picture("avif-gps"))
    assert not read_picture(file).hidden


def test_a_file_that_cannot_be_written_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "door"
    file.write_bytes(picture("jpeg-gps"))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert mend(file).left == "it cannot be written (No space left on device)"
    assert file.read_bytes() == picture("jpeg-gps")
    assert list(tmp_path.iterdir()) == [file]


def test_a_picture_that_would_change_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "door"
    data = picture("jpeg-gps")
    file.write_bytes(data)
    other = picture("jpeg-clean-grey")
    real = READERS["JPEG"]

    def wrong(given: bytes) -> object:
        found = real(given)
        return type(found)(found.hidden, other if given == data else found.clean)

    monkeypatch.setitem(READERS, "JPEG", wrong)
    assert mend(file).left == "what it holds cannot be taken out without changing the picture"
    assert file.read_bytes() == data


def _never_raises(data: bytes) -> None:
    """Whatever the file holds, it is read or refused; what is read hides nothing when clean."""
    found = kind(data)
    if found not in READERS:
        return
    picked = judge(data, found)
    assert picked.kind == found
    try:
        contents = READERS[found](data)
    except Broken:
        return
    again = READERS[found](contents.clean)
    assert (again.hidden, again.clean) == ((), contents.clean)
    assert (contents.clean == data) == (contents.hidden == ())


@pytest.mark.parametrize("name", [*SMALL, "heic-clean", "webp-gps", "png-rotated"])
def test_a_file_may_end_anywhere(name: str) -> None:
    data = picture(name)
    for end in range(len(data)):
        _never_raises(data[:end])
        if name in SMALL and end > 32:
            assert not judge(data[:end], kind(data)).whole, end


@pytest.mark.parametrize("name", [*SMALL, "heic-gps", "jpeg-rotated", "webp-gps", "avif-gps"])
def test_any_byte_may_be_wrong(name: str) -> None:
    dice, data = random.Random(name), picture(name)
    places = range(len(data)) if len(data) < 300 else sorted(dice.sample(range(len(data)), 200))
    for place in places:
        for value in (0, 0xFF, dice.randrange(256)):
            _never_raises(data[:place] + bytes([value]) + data[place + 1 :])


@pytest.mark.parametrize("name", SMALL)
def test_any_piece_may_be_missing_or_twice(name: str) -> None:
    dice, data = random.Random(name), picture(name)
    for _ in range(300):
        start, end = sorted(dice.sample(range(len(data)), 2))
        _never_raises(data[:start] + data[end:])
        _never_raises(data[:end] + data[start:])


def _hostile() -> Iterator[tuple[str, bytes]]:
    jpeg, png, webp = (picture(f"{name}-clean-small") for name in ("jpeg", "png", "webp"))
    yield "jpeg-fill", jpeg[:2] + b"\xff" * 1_000_000
    yield "jpeg-segments", jpeg[:2] + segment(0xFE, b"") * 200_000 + jpeg[2:]
    yield "jpeg-length", jpeg[:2] + b"\xff\xe1\xff\xff" + jpeg[2:]
    yield "jpeg-no-length", jpeg[:2] + b"\xff\xe1\0\0" + jpeg[2:]
    yield "png-length", png[:33] + b"\xff\xff\xff\xfftEXt" + png[33:]
    head = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)
    yield "png-bomb", png[:8] + chunk(b"IHDR", head) + png[33:]
    wide = struct.pack(">IIBBBBB", 12_000, 12_000, 8, 2, 0, 0, 0)
    yield "png-large", png[:8] + chunk(b"IHDR", wide) + png[33:]
    yield "png-chunks", png[:33] + chunk(b"prVt", b"") * 100_000 + png[33:]
    yield "webp-length", webp[:4] + b"\xff\xff\xff\xff" + webp[8:]
    yield "webp-chunks", webp[:4] + struct.pack("<I", 4 + 8 * 200_000) + b"WEBP" + bytes(1_600_000)
    box = struct.pack(">I", 8)
    yield "avif-boxes", picture("avif-clean")[:32] + (box + b"free") * 200_000
    deep = picture("avif-clean").replace(b"iloc\0\0\0\0D\0\0\1", b"iloc\0\0\0\0\0\0\xff\xff")
    assert deep != picture("avif-clean")
    yield "avif-places", deep
    gps = bytearray(orientation_only(1))
    gps[8:10] = b"\xff\xff"
    yield "exif-entries", jpeg[:2] + segment(0xE1, b"Exif\0\0" + bytes(gps)) + jpeg[2:]
    loop = b"II*\0\x08\0\0\0\0\0\x08\0\0\0"
    yield "exif-loop", jpeg[:2] + segment(0xE1, b"Exif\0\0" + loop) + jpeg[2:]


@pytest.mark.parametrize(("name", "data"), [pytest.param(*case, id=case[0]) for case in _hostile()])
def test_a_hostile_file_is_read_or_refused_at_once(name: str, data: bytes) -> None:
    started = time.process_time()
    _never_raises(data)
    assert time.process_time() - started < 5


def test_what_is_larger_than_any_picture_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "door"
    with file.open("wb") as written:
        written.write(picture("jpeg-clean"))
        written.truncate(MOST_READ + 1)
    assert read_picture(file) == Picture("JPEG", MOST_READ + 1, whole=False)
    assert mend(file).left == "it is too large to be read"


def test_what_would_take_long_to_compare_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nest_hub.content.pictures.mend.MOST_COMPARED", 320 * 240)
    file = tmp_path / "door"
    for name, left in (("webp-gps", ""), ("webp-moving-gps", "it is too large to be read")):
        file.write_bytes(picture(name))
        assert mend(file).left == left


def test_bytes_that_belong_to_no_item_of_an_avif_are_hidden() -> None:
    data = picture("avif-clean") + struct.pack(">I", 24) + b"mdat" + b"a kept secret..."
    found = READERS["AVIF"](data)
    assert found.hidden == (UNKNOWN,)
    assert b"secret" not in found.clean
    assert READERS["AVIF"](picture("avif-clean") + struct.pack(">I", 24) + b"uuid" + b"s" * 16)
