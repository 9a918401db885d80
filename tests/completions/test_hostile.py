"""Hostile input costs a line in the list of what was refused: no file, little memory, no crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.completions.made_up import bank, record, sealed
from tests.completions.vectors import ROOT, schema

READ = """
import json, resource, sys
from pathlib import Path
from tempfile import TemporaryDirectory
from nest_hub.completions.inputs import pieces
from nest_hub.completions.reading import Counting
banks, schema = json.loads(sys.argv[1])
with TemporaryDirectory() as folder, Counting(banks, schema, Path(folder), 1) as counting:
    reading = counting.read(pieces(sys.argv[2:], sys.stdin.buffer), lambda *_: None)
    people = sum(1 for _ in counting.people())
try:  # of this program alone: the other figure counts what started it
    status = open("/proc/self/status").read()
    peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([reading.texts, people, dict(reading.reasons), peak]))
"""


def read(*paths: Path, stdin: bytes = b"") -> tuple[int, int, dict[str, int], int]:
    """How many texts and people there are, why texts are refused, and the peak memory in MB."""
    command = [sys.executable, "-c", READ, json.dumps([bank(), schema()]), *map(str, paths)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(
        command, input=stdin, capture_output=True, check=True, env=environment, timeout=300
    )
    found: Any = json.loads(done.stdout)
    return found[0], found[1], found[2], found[3]


def good() -> bytes:
    return sealed(record(Random(1), bank()))


@pytest.mark.parametrize("name", ["zeros.json", "zeros.ndjson", "zeros.zip"])
def test_ten_gigabytes_of_zeros(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(10_000_000_000 if name != "zeros.ndjson" else 2_000_000_000)
    (tmp_path / "good.json").write_bytes(good())
    texts, people, reasons, peak = read(tmp_path)
    assert (texts, people, sum(reasons.values())) == (2, 1, 1)
    assert peak < 150


def test_brackets_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[" * 9_999_999)
    (tmp_path / "b.json").write_bytes(b'{"a":' * 1_999_999)
    (tmp_path / "c.json").write_bytes(b'"' + b'\\"' * 4_999_990)
    (tmp_path / "d.json").write_bytes(b"9" * 9_999_999)
    texts, _, reasons, peak = read(tmp_path)
    assert (texts, reasons) == (4, {"nested": 2, "json": 1, "foreign": 1})
    assert peak < 300


def test_a_bomb_that_says_it_is_one_and_one_that_does_not(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lines.ndjson", b"0" * 50_000_000)
        archive.writestr("good.json", good())
    texts, people, reasons, _ = read(bomb)
    assert (texts, people, reasons) == (2, 1, {"bomb": 1})
    lying = bomb.read_bytes().replace((50_000_000).to_bytes(4, "little"), b"\x10\0\0\0")
    bomb.write_bytes(lying)
    texts, people, reasons, peak = read(bomb)
    assert (texts, people, reasons) == (2, 1, {"zip": 1})
    assert peak < 150


def test_members_that_overlap(tmp_path: Path) -> None:
    path = tmp_path / "overlap.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("good.json", good())
        one = archive.infolist()[0]
        archive.filelist.extend([one] * 500)
    texts, people, reasons, _ = read(path)
    assert people == 1
    assert reasons == {"bomb": 1}
    assert texts < 100


def test_nothing_is_written_beside(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "a.zip", "w") as archive:
        archive.writestr("../../escaped.json", good())
    assert read(inside)[2] == {"path": 1}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "inside"]


def test_every_way_to_cut_a_zip_short(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.json", good())
    whole = path.read_bytes()
    path.unlink()
    for number in range(0, len(whole), 61):
        (tmp_path / f"{number:05}.zip").write_bytes(whole[:number])
    texts, people, reasons, _ = read(tmp_path)
    assert (people, reasons) == (0, {"zip": texts})


def test_lines_from_standard_input() -> None:
    found = read(Path("-"), stdin=good() + b"\n" + good() + b"\n{}\n")
    assert found[:3] == (3, 1, {"foreign": 1})
