"""`nest-hub translations`: the list, `accept`, `export` and `import`."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from nest_hub.commands.files import is_saved, write_all
from tests.cat_tool import translate
from tests.findings import findings
from tests.small_hub import page, replace

Capture = pytest.CaptureFixture[str]


def git(root: Path, *arguments: str, day: str = "2026-03-01") -> None:
    stamp = f"{day}T12:00:00"
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp},
    )


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-m", "A change", day=day)


@pytest.fixture
def kept(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small hub with a history; the commands are run in it."""
    git(small, "init", "-b", "main")
    commit(small, "2026-03-01")
    monkeypatch.chdir(small)
    return small


# The list


def test_what_waits_longest_comes_first(kept: Path, capsys: Capture) -> None:
    (kept / "docs/cy/themes/index.md").unlink()
    commit(kept, "2026-03-02")
    replace(kept, "docs/en/values/values-led.md", "## What it means", "## What it means\n\nMore.")
    commit(kept, "2026-03-03")
    replace(kept, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    (kept / "docs/en/new.md").write_text(page("en", "New"), encoding="utf-8")
    commit(kept, "2026-03-04")
    text = (kept / "docs/cy/values/index.md").read_text(encoding="utf-8")
    mark = text[text.index("translation:") : text.index("\n---\n", 5) + 1]
    replace(kept, "docs/cy/values/index.md", mark, "")
    (kept / "docs/en/newest.md").write_text(page("en", "Newest"), encoding="utf-8")
    assert main(["translations"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.rstrip() for line in lines[:8]] == [
        "State     Since       Page",
        "missing   2026-03-01  docs/en/themes/index.md              no Welsh version",
        "missing   2026-03-04  docs/en/new.md                       no Welsh version",
        "missing               docs/en/newest.md                    no Welsh version",
        (
            "outdated  2026-03-03  docs/cy/values/values-led.md         "
            "not reviewed; changed: “What it means”"
        ),
        (
            "outdated  2026-03-04  docs/cy/index.md                     "
            "not reviewed; changed: the opening"
        ),
        "unmarked  2026-03-01  docs/cy/values/index.md",
        "done      2026-03-01  case_studies/one-door/cy.md          not reviewed",
    ]
    assert lines[-2:] == [
        "",
        "19 pages: 3 missing, 2 outdated, 1 unmarked, 13 done. 15 not reviewed.",
    ]


def test_without_a_history_no_day_is_shown(small: Path, capsys: Capture) -> None:
    replace(small, "docs/cy/index.md", "translation:", "reviewed: true\ntranslation:")
    assert main(["--root", str(small), "translations"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert ["done", "docs/cy/index.md"] in [line.split() for line in lines]
    assert lines[-1] == "17 pages: 0 missing, 0 outdated, 17 done. 16 not reviewed."


def test_the_list_for_programs(kept: Path, capsys: Capture) -> None:
    replace(kept, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    (kept / "docs/cy/themes/index.md").unlink()
    assert main(["translations", "--format", "json"]) == DONE
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "state": "missing",
        "since": "2026-03-01",
        "original": "docs/en/themes/index.md",
        "translation": "docs/cy/themes/index.md",
        "changed": [],
        "reviewed": False,
    }
    assert rows[1] == {
        "state": "outdated",
        "since": "2026-03-01",
        "original": "docs/en/index.md",
        "translation": "docs/cy/index.md",
        "changed": ["intro"],
        "reviewed": False,
    }


# accept


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


# export


def test_export_writes_a_file_for_each_page(kept: Path, capsys: Capture) -> None:
    pages = ["docs/en/index.md", "case_studies/one-door", "modules/nest/en/first.md"]
    assert main(["translations", "export", *pages, "-o", "out/new"]) == DONE
    assert capsys.readouterr().out.splitlines() == [
        "out/new/index.en-cy.xlf  docs/en/index.md",
        "out/new/case-studies_one-door.en-cy.xlf  case_studies/one-door/en.md",
        "out/new/modules_nest_first.en-cy.xlf  modules/nest/en/first.md",
    ]
    assert len(list((kept / "out/new").iterdir())) == 3
    before = (kept / "out/new/index.en-cy.xlf").read_bytes()
    assert main(["translations", "export", *pages, "-o", "out/new"]) == DONE
    assert (kept / "out/new/index.en-cy.xlf").read_bytes() == before


def test_export_of_all_that_waits(kept: Path, capsys: Capture) -> None:
    assert main(["translations", "export", "--waiting"]) == DONE
    assert capsys.readouterr().out == "No translation is missing or outdated.\n"
    replace(kept, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    (kept / "docs/cy/themes/index.md").unlink()
    (kept / "docs/en/values/index.md").unlink()  # what is left there is a translation of nothing
    assert main(["translations", "export", "--waiting", "-o", "out"]) == DONE
    assert sorted(path.name for path in (kept / "out").iterdir()) == [
        "index.en-cy.xlf",
        "themes_index.en-cy.xlf",
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("docs/cy/index.md", "this is a translation; export its original (docs/en/index.md)"),
        ("docs/en/none.md", "this is not a page of the hub that can be read"),
        ("framework/framework.yml", "this is not a page of the hub that can be read"),
        ("docs/en", "this is not a page of the hub that can be read"),
        ("..", "this is not in the hub's folder"),
    ],
)
def test_export_writes_nothing_where_one_page_is_wrong(
    kept: Path, capsys: Capture, name: str, problem: str
) -> None:
    assert main(["translations", "export", "docs/en/index.md", name, "-o", "out"]) == MISUSED
    assert capsys.readouterr().err == f"{name}: {problem}.\nNo file was written.\n"
    assert not (kept / "out").exists()


def test_export_asks_which_version_of_a_case_study_is_the_original(
    kept: Path, capsys: Capture
) -> None:
    text = (kept / "case_studies/one-door/cy.md").read_text(encoding="utf-8")
    mark = text[text.index("translation:") : text.index("\n---\n", 5) + 1]
    replace(kept, "case_studies/one-door/cy.md", mark, "")
    assert main(["translations", "export", "case_studies/one-door"]) == MISUSED
    assert (
        "name case_studies/one-door/en.md or case_studies/one-door/cy.md, whichever is the original"
        in capsys.readouterr().err
    )


def test_export_wants_a_page(kept: Path, capsys: Capture) -> None:
    assert main(["translations", "export"]) == MISUSED
    assert "Name a page, or ask for all that wait with --waiting." in capsys.readouterr().err


def test_export_never_writes_over_a_translators_work(kept: Path, capsys: Capture) -> None:
    assert main(["translations", "export", "docs/en/index.md"]) == DONE
    path = kept / "index.en-cy.xlf"
    work = translate(path.read_text(encoding="utf-8"))
    path.write_bytes(work)
    assert main(["translations", "export", "docs/en/index.md"]) == MISUSED
    assert "there is another file of this name already" in capsys.readouterr().err
    assert path.read_bytes() == work


# import


def sent_and_translated(root: Path, *names: str) -> list[str]:
    """Exports pages into `out`, translates them there, and names the files."""
    assert main(["translations", "export", *names, "-o", "out"]) == DONE
    files = sorted((root / "out").glob("*.xlf"))
    for path in files:
        path.write_bytes(translate(path.read_text(encoding="utf-8")))
    return [str(path) for path in files]


def test_a_new_page_goes_out_and_comes_back_whole(kept: Path, capsys: Capture) -> None:
    text = page("en", "A new page", body="Read [ours](/themes/index.md).\n\n## Part\n\n- One")
    (kept / "docs/en/new.md").write_text(text, encoding="utf-8")
    files = sent_and_translated(kept, "docs/en/new.md")
    capsys.readouterr()
    assert main(["translations", "import", *files]) == DONE
    assert capsys.readouterr().out == (
        "docs/cy/new.md: written. It is the translation of docs/en/new.md.\n"
    )
    written = (kept / "docs/cy/new.md").read_text(encoding="utf-8")
    assert "slug: a-new-page\n" in written
    assert written.endswith("\n\nRêâd [ôûrs](/themes/index.md).\n\n## Pârt\n\n- Ônê\n")
    # The words are of no language; all else is as it should be.
    assert [
        line for line in findings(kept) if "docs/cy/new.md" in line and "word" not in line
    ] == []
    assert main(["translations", "import", *files]) == DONE
    assert capsys.readouterr().out == (
        "docs/cy/new.md: as it was. It is the translation of docs/en/new.md.\n"
    )


def test_an_outdated_page_comes_back_done(kept: Path, capsys: Capture) -> None:
    replace(kept, "docs/en/index.md", "\n\nWe listen", "\n\nWe always listen")
    files = sent_and_translated(kept, "docs/en/index.md")
    assert main(["translations", "import", "--reviewed", *files]) == DONE
    assert "\nreviewed: true\n" in (kept / "docs/cy/index.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["translations"]) == DONE
    assert "0 missing, 0 outdated, 17 done. 16 not reviewed." in capsys.readouterr().out


def test_one_faulty_file_keeps_all_from_being_written(kept: Path, capsys: Capture) -> None:
    files = sent_and_translated(kept, "docs/en/index.md", "docs/en/themes/index.md")
    broken = Path(files[1])
    broken.write_bytes(broken.read_bytes()[:-30])
    before = (kept / "docs/cy/index.md").read_bytes()
    capsys.readouterr()
    assert main(["translations", "import", *files]) == FAULTY
    said = capsys.readouterr().out
    assert f"{broken}:" in said
    assert said.endswith("\nNo page was written.\n")
    assert (kept / "docs/cy/index.md").read_bytes() == before
    assert subprocess.check_output(["git", "status", "--porcelain"], cwd=kept) == b"?? out/\n"


def test_two_files_for_one_page_are_refused(kept: Path, capsys: Capture) -> None:
    (file,) = sent_and_translated(kept, "docs/en/index.md")
    twin = kept / "out/twin.xlf"
    twin.write_bytes(Path(file).read_bytes())
    assert main(["translations", "import", file, str(twin)]) == FAULTY
    assert f"It is for the same page as {file}: docs/cy/index.md." in capsys.readouterr().out


def test_a_file_that_is_not_there(kept: Path, capsys: Capture) -> None:
    assert main(["translations", "import", "none.xlf"]) == MISUSED
    assert capsys.readouterr().err == (
        "none.xlf: No such file or directory. No page was written.\n"
    )


@pytest.mark.parametrize("state", ["changed", "new", "ignored", "no history"])
def test_what_is_not_in_the_history_is_not_written_over(
    kept: Path, capsys: Capture, state: str
) -> None:
    target = kept / "docs/cy/index.md"
    match state:
        case "changed":
            replace(kept, "docs/cy/index.md", "\n\nRydym", "\n\nNid ydym")
        case "new":
            git(kept, "rm", "--cached", "docs/cy/index.md")
        case "ignored":
            git(kept, "rm", "--cached", "docs/cy/index.md")
            (kept / ".gitignore").write_text("index.md\n", encoding="utf-8")
        case _:
            (kept / ".git").rename(kept / "elsewhere")
    files = sent_and_translated(kept, "docs/en/index.md")
    before = target.read_bytes()
    capsys.readouterr()
    assert main(["translations", "import", *files]) == FAULTY
    assert capsys.readouterr().out == (
        f"{files[0]}: docs/cy/index.md has changes that are not in the project's history, and "
        "would be written over.\n"
        "  Commit them first, or write over them with --force.\n"
        "No page was written.\n"
    )
    assert target.read_bytes() == before
    assert main(["translations", "import", "--force", *files]) == DONE
    assert target.read_bytes() != before


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("old", encoding="utf-8")
    second.mkdir()
    (second / "inside").touch()
    with pytest.raises(OSError, match=r"b\.md"):
        write_all({first: "new", tmp_path / "c.md": "new", second: "new"})
    assert first.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_file_is_saved_where_git_has_it_as_it_stands(kept: Path) -> None:
    path = kept / "docs/cy/index.md"
    assert is_saved(path)
    git(kept, "update-index", "--refresh")
    path.write_text("other", encoding="utf-8")
    assert not is_saved(path)
