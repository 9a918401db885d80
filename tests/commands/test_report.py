"""`nest-hub report` and `nest-hub verify`, as a lead runs them."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nest_hub.cli import main
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from tests.completions.made_up import record, sealed


@pytest.fixture(scope="module")
def files(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty records of the hub's own modules, and one that is damaged."""
    folder = tmp_path_factory.mktemp("files") / "files"
    folder.mkdir()
    chance, banks = Random(7), question_banks(hub)
    for number in range(40):
        (folder / f"{number}.json").write_bytes(sealed(record(chance, banks)))
    damaged = sealed(record(chance, banks)).replace(b"2026-11", b"2026-10")
    (folder / "=damaged.json").write_bytes(damaged)
    return folder


def run(*arguments: object) -> int:
    return main(["--root", str(Path(__file__).parents[2]), *map(str, arguments)])


def test_a_report(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "report"
    assert run("report", files, "-o", out, "--format", "json", "--format", "csv") == 0
    said = capsys.readouterr()
    assert "41 files read: 40 records of 40 people; 1 refused" in said.out
    assert "damaged: 1" in said.out
    assert not said.err  # no bar where nobody looks on
    report: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["input"]["people"] == 40
    assert len(report["tables"]) == 10
    with (out / "by-region.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["region", "people", "starts", "tried", "passed", "completed", "pass_rate"]
    assert rows[-1][0] == "total"
    text = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    assert "Siân" not in text
    assert sorted(path.name for path in out.parent.iterdir()) == ["report"]


def test_small_counts_are_shown_when_asked_for(files: Path, tmp_path: Path) -> None:
    cells = []
    for number, more in enumerate(([], ["--show-small"])):
        out = tmp_path / str(number)
        assert run("report", files, "-o", out, "--format", "json", *more) == 0
        text = (out / "report.json").read_text(encoding="utf-8")
        cells.append([c for t in json.loads(text)["tables"] for r in t["rows"] for c in r["cells"]])
    assert None in cells[0]
    assert None not in cells[1]


def test_a_folder_that_holds_something_stays(files: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("report", files, "-o", tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_where_nothing_is_a_record_there_is_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert run("report", tmp_path / "a.json", "-o", tmp_path / "out") == 1
    assert "No record could be read" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_path_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", tmp_path / "nowhere", "-o", tmp_path / "out") == 2
    assert "There is no" in capsys.readouterr().err


def test_a_file_is_verified(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digest = json.loads((files / "0.json").read_bytes())["digest"]
    assert run("verify", files / "0.json") == 0
    said = capsys.readouterr().out
    assert f"{digest[:5]} {digest[5:10]}" in said
    assert "cannot show who did the work" in said
    assert run("verify", files / "0.json", digest[:5].upper(), digest[5:10]) == 0
    assert "The code fits" in capsys.readouterr().out
    assert run("verify", files / "0.json", "00000 00000") == 1
    assert "does not fit" in capsys.readouterr().out
    assert run("verify", files / "0.json", "nonsense") == 2
    assert run("verify", files / "=damaged.json") == 1
    assert "changed after the hub wrote it" in capsys.readouterr().out


def test_without_what_reports_need_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    program = (
        "import sys; sys.modules['msgspec'] = None\n"
        "from nest_hub.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, "--root", root, "report", "a.json", "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert "make report-tools" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
