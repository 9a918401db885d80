"""What was made in an earlier build, kept under a digest of everything that it was made of.

It lies in `.cache/made/`, which may be deleted at any time. What is damaged counts as absent, and
where nothing can be kept the build goes on without.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import zlib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from nest_hub.speed import FEWEST, is_plain

FOLDER = ".cache/made"
_PROGRAM = Path(__file__).parents[2]
_DIGEST = 32


class Kept:
    """One kind of thing that is kept."""

    def __init__(self, root: Path, kind: str, *ingredients: str, things: int = FEWEST) -> None:
        """`ingredients` go into all of its kind, as the program does.

        Of fewer `things` than a few hundred nothing is kept: they are as soon made again.
        """
        self._folder = root / FOLDER / kind
        self._begin = digest([program(), *ingredients])
        self._used = not is_plain() and things >= FEWEST

    def key(self, *parts: str) -> str:
        """The name of what is made of these."""
        return digest([self._begin, *parts])

    def get(self, key: str) -> bytes | None:
        """What was kept, if it is whole."""
        if not self._used:
            return None
        try:
            data = self._path(key).read_bytes()
            content = zlib.decompress(data[_DIGEST:])
        except (OSError, zlib.error):
            return None
        return content if sha256(content).digest() == data[:_DIGEST] else None

    def put(self, key: str, content: bytes) -> None:
        """Keeps it, whole or not at all."""
        if not self._used:
            return
        path = self._path(key)
        scratch = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_bytes(sha256(content).digest() + zlib.compress(content, 1))
            scratch.replace(path)
        except OSError:
            return

    def prune(self, most: int) -> None:
        """Removes what was kept longest ago where there is more than `most`."""
        if not self._used:
            return
        try:
            files = [entry for each in os.scandir(self._folder) for entry in os.scandir(each.path)]
            if len(files) > most:
                files.sort(key=lambda entry: entry.stat().st_mtime_ns)
                for entry in files[: len(files) - most]:
                    Path(entry.path).unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def digest(parts: Iterable[str]) -> str:
    """Another one for other texts, or for the same texts divided otherwise."""
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d " % len(data))
        whole.update(data)
    return whole.hexdigest()


@lru_cache(maxsize=1)
def program() -> str:
    """Another one for another version of this program, of Python or of any package."""
    packages = sorted(
        entry.name
        for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        for entry in os.scandir(folder)
        if entry.name.endswith(".dist-info")
    )
    return digest([sys.version, *packages, *texts_in(_PROGRAM)])


def texts_in(folder: Path) -> Iterable[str]:
    """The name of each file below a folder, and what it holds."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()
            yield sha256(path.read_bytes()).hexdigest()
