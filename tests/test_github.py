"""Who is asked to read which change, and what a pull request asks."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

CONTENT = {"docs", "modules", "case_studies", "framework"}


def owner(root: Path, path: str) -> str:
    """The team of a file. Only the forms that our file uses: `*` and `/folder/`."""
    found = ""
    for line in (root / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, team = line.split()
            assert pattern == "*" or re.fullmatch(r"/\w+/", pattern)
            if pattern == "*" or path.startswith(pattern.lstrip("/")):
                found = team
    return found


def test_content_reviewers_own_content_and_nothing_else(root: Path) -> None:
    files = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert files
    for path in files:
        team = "content-reviewers" if path.split("/")[0] in CONTENT else "maintainers"
        assert owner(root, path) == f"@nyth-nest/{team}", path


def test_the_guide_says_that_the_teams_must_exist(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    assert "`@nyth-nest/content-reviewers`" in text
    assert "`@nyth-nest/maintainers`" in text


@pytest.mark.parametrize(
    "about", ["ganiatâd", "ffurflen", "cyngor", "rhagolwg", "consent", "council", "preview"]
)
def test_a_pull_request_asks_in_both_languages(root: Path, about: str) -> None:
    text = (root / ".github/pull_request_template.md").read_text(encoding="utf-8")
    questions = [line for line in text.splitlines() if line.startswith("- [ ] ")]
    assert questions
    assert [line for line in questions if line.count(" / ") != 1] == []
    assert [line for line in questions if about in line]
