"""`nest-hub check --fix`: what it takes out of pictures, what it says, and what it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, FAULTY
from tests.pictures import picture

STUDY = "case_studies/one-door"
TAKEN = (
    f"{STUDY}/door.jpg: taken out: where it was taken and details of the camera, the day or the "
    "program (EXIF). The picture is the same.\n"
)
LEFT = (
    f"{STUDY}/door.heic: left as it was: "
    "it is a HEIC picture, which has to be saved as JPEG first.\n"
)


def fix(root: Path, *more: str) -> int:
    return main(["--root", str(root), "check", "--fix", *more])


def test_it_takes_out_and_then_checks(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small / STUDY / "door.jpg"
    file.write_bytes(picture("jpeg-gps"))
    assert fix(small) == DONE
    said = capsys.readouterr()
    assert said.out.startswith(f"{TAKEN}{STUDY}/door.jpg: warning: No page shows this picture.\n")
    assert said.err == ""
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)
    assert before[0] == picture("jpeg-clean")
    assert fix(small) == DONE
    assert "taken out" not in capsys.readouterr().out
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_what_it_cannot_mend_it_says(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, kind in (("door.heic", "heic-gps"), ("drws.png", "png-cut-off")):
        (small / STUDY / name).write_bytes(picture(kind))
    assert fix(small) == FAULTY
    said = capsys.readouterr().out
    assert said.startswith(f"{LEFT}{STUDY}/drws.png: left as it was: it cannot be read whole.\n")
    assert f"{STUDY}/door.heic: The picture says where it was taken, and holds " in said
    assert (small / STUDY / "door.heic").read_bytes() == picture("heic-gps")


def test_a_program_reads_findings_only(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / STUDY / "door.jpg").write_bytes(picture("jpeg-gps"))
    assert fix(small, "--format", "json") == DONE
    said = capsys.readouterr()
    assert [finding["level"] for finding in json.loads(said.out)] == ["warning"]
    assert said.err == TAKEN


def test_without_it_nothing_is_changed(small: Path) -> None:
    (small / STUDY / "door.jpg").write_bytes(picture("jpeg-gps"))
    assert main(["--root", str(small), "check"]) == FAULTY
    assert (small / STUDY / "door.jpg").read_bytes() == picture("jpeg-gps")
