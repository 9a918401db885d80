"""When files first and last changed, by the project's history."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from nest_hub.content.history import History, read_history


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T12:00:00+0000"
    subprocess.run(
        ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project below a repository's root: `one.md` in three commits, `dŵr.md` in the last two."""
    folder = tmp_path / "whole" / "hub"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "--quiet")
    for number, day in enumerate(("2026-01-05", "2026-02-06", "2026-03-07")):
        (folder / "one.md").write_text(f"{number}\n", encoding="utf-8")
        if number:
            (folder / "dŵr.md").write_text(f"{number}\n", encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", f"Change {number}", day=day)
    return folder


def test_the_first_and_the_last_change(project: Path) -> None:
    history = read_history(project)
    assert history.first == {"one.md": date(2026, 1, 5), "dŵr.md": date(2026, 2, 6)}
    assert history.last == {"one.md": date(2026, 3, 7), "dŵr.md": date(2026, 3, 7)}


def test_where_older_commits_are_missing_the_first_change_is_not_known(project: Path) -> None:
    whole = project.parent
    git(whole.parent, "clone", "--quiet", "--depth", "2", whole.as_uri(), "part")
    history = read_history(whole.parent / "part" / "hub")
    assert history.first == {}
    assert history.last == {"one.md": date(2026, 3, 7), "dŵr.md": date(2026, 3, 7)}


def test_without_a_history_nothing_is_known(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History()
