"""Takes out of a picture file what it hides. The picture itself stays as it is, bit for bit."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageSequence

from nest_hub.content.pictures.contents import Broken
from nest_hub.content.pictures.kinds import READERS, SUFFIXES, kind_of
from nest_hub.content.pictures.limits import MOST_COMPARED, MOST_READ
from nest_hub.content.pictures.picture import opened


class _TooLarge(Exception):
    """Raised within this module only: decoding it twice would take too long."""


@dataclass(frozen=True)
class Mended:
    """What was taken out of a file, or why it was left as it was."""

    removed: tuple[str, ...] = ()
    left: str = ""


def mend(path: Path) -> Mended:
    """Writes the file without what it hides, in one step; a file that hides nothing stays."""
    try:
        if path.stat().st_size > MOST_READ:
            raise _TooLarge
        before = path.read_bytes()
        kind = kind_of(before)
        if kind not in READERS:
            return Mended()
        contents = READERS[kind](before)
        if not contents.hidden:
            return Mended()
        if kind not in SUFFIXES:
            return Mended(left=f"it is a {kind} picture, which has to be saved as JPEG first")
        if not _same(before, contents.clean, kind):
            return Mended(left="what it holds cannot be taken out without changing the picture")
        _replace(path, contents.clean)
    except _TooLarge:
        return Mended(left="it is too large to be read")
    except Broken:
        return Mended(left="it cannot be read whole")
    except OSError as error:
        return Mended(left=f"it cannot be written ({error.strerror or error})")
    return Mended(contents.hidden)


def _same(before: bytes, after: bytes, kind: str) -> bool:
    """Whether both show the same, nothing is left to hide, and both are turned alike."""
    now, then = READERS[kind](after), READERS[kind](before)
    if now.hidden or now.clean != after or now.orientation != then.orientation:
        return False
    try:
        return _shown(before, kind) == _shown(after, kind)
    except _TooLarge:
        raise
    # Decoders raise what they like for a file that they cannot read: OSError, ValueError,
    # SyntaxError, struct.error. Whatever it is, the file then stays as it was.
    except Exception:
        return False


def _shown(data: bytes, kind: str) -> list[object]:
    """Everything that is seen of a picture: its pixels, its colours and its frames."""
    with opened(data, kind) as shown:
        frames = 1 if kind == "JPEG" else getattr(shown, "n_frames", 1)
        if shown.width * shown.height * frames > MOST_COMPARED:
            raise _TooLarge
        held = ("icc_profile", "transparency", "gamma", "loop", "background")
        seen: list[object] = [shown.mode, shown.size, *map(shown.info.get, held)]
        if kind == "JPEG":  # what a second picture shows is hidden
            return [*seen, _pixels(shown)]
        for frame in ImageSequence.Iterator(shown):
            seen += [frame.info.get("duration"), _pixels(frame)]
        return seen


def _pixels(shown: Image.Image) -> tuple[bytes, object]:
    return hashlib.sha256(shown.tobytes()).digest(), shown.getpalette()


def _replace(path: Path, data: bytes) -> None:
    """The whole file or none of it: a temporary file beside it takes its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
