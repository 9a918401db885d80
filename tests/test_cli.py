"""The command line: what it says, what it writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from tests.findings import findings
from tests.small_hub import replace


def test_check_says_that_all_is_well(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small), "check"]) == DONE
    said = capsys.readouterr().out
    assert said.endswith("38 pages read: no errors, no warnings.\n")
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
    assert said.endswith("38 pages read: 1 error, no warnings.\n")


def test_check_passes_on_a_warning(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(small, "case_studies/one-door/case_study.yml", "values: [values-led]\n", "")
    assert main(["--root", str(small), "check"]) == DONE
    assert capsys.readouterr().out.endswith("38 pages read: no errors, 1 warning.\n")


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


def test_translations_shows_each_state(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(small, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    (small / "docs/cy/themes/index.md").unlink()
    assert main(["--root", str(small), "translations"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert "outdated  docs/cy/index.md  not reviewed  changed: intro" in lines
    assert "missing   docs/en/themes/index.md" in lines
    assert "done      docs/cy/values/values-led.md  not reviewed" in lines


def test_accept_brings_a_translation_up_to_date(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(small, "docs/en/index.md", "\n\nWe listen", '\n\n## A "B"\n\nWe always listen')
    replace(small, "docs/cy/index.md", "\n\nRydym", '\n\n## A "B"\n\nRydym bob amser')
    assert findings(small) != []
    monkeypatch.chdir(small / "docs")
    assert main(["translations", "accept", "cy/index.md"]) == DONE
    assert capsys.readouterr().out == "docs/cy/index.md now says the same as docs/en/index.md.\n"
    assert findings(small) == []
    text = (small / "docs/cy/index.md").read_text(encoding="utf-8")
    assert text.count("translation:") == 1
    assert text.startswith("---\ntitle: Hafan\n")
    assert '\n---\n\n## A "B"\n\nRydym bob amser yn gwrando' in text


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("docs/cy/none.md", "this is not a page of the hub that can be read"),
        ("framework/framework.yml", "this is not a page of the hub that can be read"),
        ("docs/en/index.md", "docs/cy/index.md is itself marked as the translation"),
        ("docs/cy/values/index.md", "its original is missing"),
    ],
)
def test_accept_changes_nothing_where_one_file_is_wrong(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    problem: str,
) -> None:
    (small / "docs/en/values/index.md").unlink()
    replace(small, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    before = (small / "docs/cy/index.md").read_bytes()
    monkeypatch.chdir(small)
    assert main(["translations", "accept", "docs/cy/index.md", name]) == MISUSED
    assert capsys.readouterr().err == f"{name}: {problem}. No file was changed.\n"
    assert (small / "docs/cy/index.md").read_bytes() == before
