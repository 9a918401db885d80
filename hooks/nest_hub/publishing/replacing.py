"""Builds a site beside the one that is published, and puts it in its place once it is whole.

Whatever happens, the published folder is the old site whole or the new site whole: a build that
fails changes nothing, and one that is killed leaves folders beside it that the next one removes.
"""

from __future__ import annotations

import errno
import fcntl
import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from nest_hub.publishing.exchange import exchange

_NEW, _BEFORE = ".new-", ".before"
"""What stands beside `site/` while it is replaced: `site.new-…/`, and where two folders cannot
change places in one step, for a moment `site.before/`."""


@dataclass(frozen=True)
class Replaced:
    """How many files the new site has, and how it differs from the one before."""

    files: int
    changed: int
    added: int
    removed: int


def replace_site(site: Path, build: Callable[[Path], None]) -> Replaced:
    """Lets `build` fill a new folder, and puts that in the place of `site`.

    What `build` raises is passed on, and so is OSError; then `site` is as it was.
    """
    site = site.resolve()  # what a link leads to is replaced, and the link stays
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "There is a file of this name", str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        _tidy(site)
        new = Path(mkdtemp(prefix=f"{site.name}{_NEW}", dir=site.parent))
        try:
            build(new)
            _keep_hidden(site, new)
            replaced = _keep_times(site, new)
            new.chmod(stat.S_IMODE(site.stat().st_mode) if site.exists() else 0o755)
            _put_in_place(new, site)
        finally:
            _remove(new)  # the unfinished one, or by now the one before
    return replaced


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Waits until no other build replaces a site in this folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some disks on the network know no locks
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _tidy(site: Path) -> None:
    """Removes what a build that was killed left; had it taken the site away, puts it back."""
    before = site.with_name(f"{site.name}{_BEFORE}")
    if before.exists() and not site.exists():
        before.rename(site)
    for left in [before, *site.parent.glob(f"{site.name}{_NEW}*")]:
        _remove(left)


def _keep_hidden(site: Path, new: Path) -> None:
    """Copies what begins with a full stop, such as `.git`: it is not the build's to remove."""
    for path in site.glob(".*"):
        copy = new / path.name
        if copy.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy, symlinks=True)
        else:
            shutil.copy2(path, copy, follow_symlinks=False)


def _keep_times(site: Path, new: Path) -> Replaced:
    """Gives each file whose bytes are those of before the time of before."""
    old, files = _files(site), _files(new)
    changed = 0
    for name in files & old:
        before, now = site / name, new / name
        if filecmp.cmp(before, now, shallow=False):
            was = before.stat()
            os.utime(now, ns=(was.st_atime_ns, was.st_mtime_ns))
        else:
            changed += 1
    return Replaced(len(files), changed, len(files - old), len(old - files))


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def _put_in_place(new: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif not exchange(new, site):
        before = site.with_name(f"{site.name}{_BEFORE}")
        site.rename(before)
        try:
            new.rename(site)
        except OSError:
            before.rename(site)
            raise
        _remove(before)


def _remove(folder: Path) -> None:
    """Removes a folder, with what may only be read in it; what stays, the next build removes."""
    shutil.rmtree(folder, ignore_errors=True)
    if not folder.is_dir():
        return
    with suppress(OSError):
        for here, _, _ in os.walk(folder):
            Path(here).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
