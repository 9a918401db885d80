"""Compressed copies beside the files of a site, for servers that hand them out: `.gz` and `.br`.

The same file gives the same copy, whenever it is made.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

TEXTS = frozenset(
    {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
)
"""What is not packed already."""
FEWEST = 500
"""A file of fewer bytes goes in one packet as it is."""
ENDINGS = (".gz", ".br")


def write_copies(site: Path) -> int:
    """Writes both copies of each text below `site` that they make smaller; says how many."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both packers leave the lock to others
        return sum(pool.map(_write, sorted(_texts(site))))


def _texts(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        if path.suffix in TEXTS and path.is_file() and path.stat().st_size >= FEWEST:
            yield path


def _write(path: Path) -> int:
    data = path.read_bytes()
    packed = (gzip.compress(data, 9, mtime=0), brotli.compress(data))
    copies = {end: copy for end, copy in zip(ENDINGS, packed, strict=True) if len(copy) < len(data)}
    for ending, copy in copies.items():
        path.with_name(path.name + ending).write_bytes(copy)
    return len(copies)
