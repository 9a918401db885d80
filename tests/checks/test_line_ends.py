"""Whatever program wrote the files of a hub: line ends and byte order marks change nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nest_hub.content.load import load_hub
from nest_hub.pages import generate_files
from tests.findings import findings

TEXTS = {".csv", ".md", ".txt", ".vtt", ".yml"}
MARK = b"\xef\xbb\xbf"


def with_ends(ends: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(b"\n", ends)


@pytest.mark.parametrize(
    "change",
    [with_ends(b"\r\n"), with_ends(b"\r"), lambda text: MARK + text],
    ids=["Windows", "old Macintosh", "byte order mark"],
)
def test_the_pages_are_the_same(
    change: Callable[[bytes], bytes], small_once: Path, tmp_path: Path
) -> None:
    root = tmp_path / "hub"
    shutil.copytree(small_once, root)
    changed = [path for path in root.rglob("*") if path.suffix in TEXTS and path.stat().st_size]
    assert {path.suffix for path in changed} == TEXTS
    for path in changed:
        path.write_bytes(change(path.read_bytes()))
    assert findings(root) == []
    ours, theirs = (
        {file.uri: (file.text, file.pieces) for file in generate_files(load_hub(folder), None)}
        for folder in (small_once, root)
    )
    assert ours == theirs
