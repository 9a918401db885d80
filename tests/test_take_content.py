"""A proposal's content is taken into the hub, and nothing else of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import take_content
from tools.take_content import DONE, NOTHING_TAKEN, REFUSED, changed_outside, take

from tests.repository import git
from tests.site.build import contents

STUDY = "case_studies/a-door"
PAGE = "---\ntitle: A door\n---\n"


def write(root: Path, *paths: str, text: str = PAGE) -> Path:
    """Writes files below `root`. Returns it."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The project, with code and with a page that the proposal does not have."""
    folder = write(tmp_path / "hub", "docs/en/old.md", "docs/en/index.md", "framework/words_en.txt")
    return write(folder, "hooks/hook.py", "mkdocs.yml", text="ours")


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """What is proposed: another page, a case study, and other code."""
    folder = write(tmp_path / "proposal", "docs/en/index.md", f"{STUDY}/en.md", text="proposed")
    write(folder, "framework/words_en.txt", text="door\n")
    return write(folder, "hooks/hook.py", "mkdocs.yml", "Makefile", text="theirs")


def names(folder: Path) -> set[str]:
    """The paths of all files below a folder."""
    return set(contents(folder))


def test_the_content_is_the_proposals_and_the_rest_the_hubs(hub: Path, proposal: Path) -> None:
    assert take(proposal, hub) == []
    assert {path: data.decode() for path, data in contents(hub).items()} == {
        "docs/en/index.md": "proposed",
        f"{STUDY}/en.md": "proposed",
        "framework/words_en.txt": "door\n",
        "hooks/hook.py": "ours",
        "mkdocs.yml": "ours",
    }
    assert sorted(path.name for path in hub.iterdir()) == [
        "case_studies", "docs", "framework", "hooks", "mkdocs.yml", "modules",
    ]  # fmt: skip
    before = contents(hub)
    assert take(proposal, hub) == []
    assert contents(hub) == before


def test_no_file_can_be_run_that_was_taken(hub: Path, proposal: Path) -> None:
    (proposal / STUDY / "en.md").chmod(0o755)
    take(proposal, hub)
    assert not (hub / STUDY / "en.md").stat().st_mode & 0o111


def _link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _link_to_folder(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def _project(path: Path) -> None:
    path.mkdir()


def _hidden_project(path: Path) -> None:
    write(path, ".git/config", text="[core]")


def _text(path: Path) -> None:
    path.write_text("import os", encoding="utf-8")


def _long(path: Path) -> None:
    path.write_bytes(b"a" * 1_200_000)


SYMBOLIC = "This is a symbolic link: it stands for something that lies elsewhere."
NAMED = "The name is too long, or has signs that a name here cannot have."
LINKED = "This is another project that is linked in (a sub-module), or an empty folder."
DRAWN = "A drawing of this kind (.svg) can hold a program, so it is not taken."
FAULTS = [
    ("link.md", _link, SYMBOLIC),
    ("folder", _link_to_folder, SYMBOLIC),
    ("pipe.md", os.mkfifo, "This is no file that can be read, but a device or the like."),
    ("other", _project, LINKED),
    ("hook.py", _text, "A file that ends in `.py` is not content, so it is not taken."),
    ("page.HTML", _text, "A file that ends in `.html` is not content, so it is not taken."),
    ("Makefile", _text, "A file without an ending is not content, so it is not taken."),
    ("nest.svg", _text, DRAWN),
    ("a b.md", _text, NAMED),
    ("a\n::error::b.md", _text, NAMED),
    ("tŷ.md", _text, NAMED),
    ("-rf.md", _text, NAMED),
    ("a" * 120 + ".md", _text, NAMED),
    (".gitattributes", _text, NAMED),
    ("big.md", _long, "The file has 1.2 megabytes; a file that ends in `.md` may have 1."),
]


@pytest.mark.parametrize(("name", "make", "problem"), FAULTS, ids=[case[0] for case in FAULTS])
def test_what_is_refused_is_named_and_the_rest_is_taken(
    hub: Path, proposal: Path, name: str, make: object, problem: str
) -> None:
    assert callable(make)
    make(proposal / STUDY / name)
    found = take(proposal, hub)
    shown = name.replace("\n", "�")
    # A name with a slash in it would be two.
    assert [(str(f.path), f.line, f.problem) for f in found] == [(f"{STUDY}/{shown}", 0, problem)]
    assert found[0].mend
    assert found[0].level == "error"
    assert names(hub) >= {f"{STUDY}/en.md", "docs/en/index.md"}
    assert [path.name for path in (hub / STUDY).iterdir()] == ["en.md"]


def test_what_was_asked_is_taken_and_no_other_data(hub: Path, proposal: Path) -> None:
    write(proposal, "modules/nest/published.json", "modules/nest/en/published.json", text="{}")
    write(proposal, f"{STUDY}/published.json", "framework/published.json", text="{}")
    assert [str(found.path) for found in take(proposal, hub)] == [
        f"{STUDY}/published.json",
        "framework/published.json",
        "modules/nest/en/published.json",
    ]
    assert "modules/nest/published.json" in names(hub)


def test_all_of_the_hubs_own_content_is_taken(hub: Path, root: Path) -> None:
    assert take(root, hub) == []


def test_a_project_within_the_content_is_refused(hub: Path, proposal: Path) -> None:
    _hidden_project(proposal / STUDY / "other")
    assert [str(found.path) for found in take(proposal, hub)] == [f"{STUDY}/other/.git"]


def test_a_name_that_is_no_text_is_refused(hub: Path, proposal: Path) -> None:
    (proposal / STUDY / os.fsdecode(b"\xff.md")).write_text("x", encoding="utf-8")
    assert [str(found.path) for found in take(proposal, hub)] == [f"{STUDY}/�.md"]


def test_folders_too_deep_are_refused(hub: Path, proposal: Path) -> None:
    write(proposal, "docs/a/b/c/d/e/f/g.md")
    assert [found.problem for found in take(proposal, hub)] == ["It lies too many folders deep."]


def test_where_a_folder_of_content_is_a_link_the_hubs_stays(hub: Path, proposal: Path) -> None:
    (proposal / "framework/words_en.txt").unlink()
    (proposal / "framework").rmdir()
    (proposal / "framework").symlink_to(hub / "hooks", target_is_directory=True)
    write(proposal, "modules", text="a file")
    write(hub, "modules/nest/module.yml")
    assert [(str(found.path), found.problem) for found in take(proposal, hub)] == [
        ("framework", SYMBOLIC),
        ("modules", "This is a file. It must be a folder."),
    ]
    assert (hub / "framework/words_en.txt").read_text(encoding="utf-8") == PAGE
    assert (hub / "modules/nest/module.yml").exists()
    assert (hub / STUDY / "en.md").exists()


def test_all_faults_at_once(hub: Path, proposal: Path) -> None:
    for name, make, _ in FAULTS:
        make(proposal / STUDY / name)
    assert len(take(proposal, hub)) == len(FAULTS)
    assert [path.name for path in (hub / STUDY).iterdir()] == ["en.md"]


@pytest.mark.parametrize(("limit", "value"), [("MOST_FILES", 2), ("MOST_BYTES", 8)])
def test_too_much_is_not_taken_at_all(
    hub: Path, proposal: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(take_content, limit, value)
    before = contents(hub)
    with pytest.raises(take_content.Unusable, match="more than the hub can hold"):
        take(proposal, hub)
    assert contents(hub) == before
    assert not list(hub.glob(".content-*"))


def test_where_a_copy_fails_the_hub_is_as_it_was(
    hub: Path, proposal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(hub)
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == "case_studies":
            raise OSError("No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space left"):
        take(proposal, hub)
    assert contents(hub) == before
    assert not list(hub.glob(".content-*"))


def test_code_that_a_proposal_changes_is_named(hub: Path, proposal: Path) -> None:
    assert changed_outside(proposal, hub) is None
    write(hub, "tools/gone.py", "same.txt", text="x")
    write(proposal, "same.txt", text="x")
    for folder in (hub, proposal):
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
    assert changed_outside(proposal, hub) == [
        "Makefile",
        "hooks/hook.py",
        "mkdocs.yml",
        "tools/gone.py",
    ]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs the tool as the workflow does: with nothing of the project installed."""
    return subprocess.run(
        [sys.executable, "-I", "-S", take_content.__file__, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_what_it_refused(hub: Path, proposal: Path, tmp_path: Path) -> None:
    told = tmp_path / "summary.md"
    told.write_text("before\n", encoding="utf-8")
    done = run(proposal, hub, "--summary", told)
    assert (done.returncode, done.stdout, done.stderr) == (DONE, "", "")
    assert told.read_text(encoding="utf-8") == "before\n"
    _link(proposal / STUDY / "link.md")
    for folder in (hub, proposal):
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
    refused = run(proposal, hub, "--format", "github", "--summary", told)
    assert refused.returncode == REFUSED
    assert refused.stdout == (
        f"::error file={STUDY}/link.md::{SYMBOLIC} Put the files themselves here.\n"
    )
    assert told.read_text(encoding="utf-8") == (
        "before\n"
        "**This pull request also changes files that are not content.** The check and the preview "
        "use the project’s own code and show its content only; the job “Tests” tries the code "
        "that it proposes. Read these with care:\n"
        "\n"
        "- Makefile\n"
        "- hooks/hook.py\n"
        "- mkdocs.yml\n"
        "\n"
        "## Files that were not taken\n"
        "\n"
        "**1 error and no warnings.** ❌ Errors stop publication. Beside the changed lines GitHub "
        "shows only the first ten of each kind; here they all are.\n"
        "\n"
        "### Errors\n"
        "\n"
        "| Page | File | Line | What is wrong | How to mend it |\n"
        "| --- | --- | ---: | --- | --- |\n"
        f"|  | case&#95;studies/a-door/link.md |  | {SYMBOLIC} | Put the files themselves here. |\n"
        "\n"
    )


@pytest.mark.parametrize("other", ["missing", "empty", "hub", "hub/docs"])
def test_a_folder_that_cannot_be_used_changes_nothing(
    hub: Path, tmp_path: Path, other: str
) -> None:
    (tmp_path / "empty").mkdir()
    write(hub, "docs/docs/x.md")
    told, before = tmp_path / "summary.md", contents(hub)
    failed = run(tmp_path / other, hub, "--summary", told)
    assert failed.returncode == NOTHING_TAKEN
    assert failed.stderr.startswith("Nothing was taken. ")
    assert told.read_text(encoding="utf-8").startswith("❌ **Nothing was checked.** ")
    assert contents(hub) == before
