"""The command line: what it says, what it writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from tests.small_hub import replace


def test_check_says_that_all_is_well(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small), "check"]) == DONE
    said = capsys.readouterr().out
    assert said.endswith("54 pages read: no errors, no warnings.\n")
    assert "  no-wrong-door                       yes         1       16        1\n" in said
    assert "Minutes in module 'nest': Cymraeg 27, English 26\n" in said
    assert "Translations: 17 done, 0 not done\n" in said


def test_check_fails_on_an_error(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(small, "modules/nest/module.yml", "[values-led]", "[values-lead]")
    assert main(["--root", str(small), "check"]) == FAULTY
    said = capsys.readouterr().out
    assert said.startswith(
        "modules/nest/module.yml:12: Section 'first' names the value 'values-lead', "
        "which does not exist.\n  Did you mean `values-led`? The valid ones are: values-led.\n"
    )
    assert said.endswith("54 pages read: 1 error, no warnings.\n")


def test_check_passes_on_a_warning(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(small, "case_studies/one-door/case_study.yml", "values: [values-led]\n", "")
    assert main(["--root", str(small), "check"]) == DONE
    assert capsys.readouterr().out.endswith("54 pages read: no errors, 1 warning.\n")


def test_check_for_programs_prints_nothing_else(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(small, "docs/en/index.md", "title: Home\n", "")
    assert main(["--root", str(small), "check", "--format", "json"]) == FAULTY
    assert json.loads(capsys.readouterr().out)[0]["problem"] == "The file has no `title`."
    assert main(["--root", str(small), "check", "--format", "github"]) == FAULTY
    assert capsys.readouterr().out == (
        "::error file=docs/en/index.md,line=2::The file has no `title`. Add `title: …`.\n"
    )


def test_outside_a_hub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "check"]) == MISUSED
    assert "This folder is not the hub" in capsys.readouterr().err
