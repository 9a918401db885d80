"""SECURITY.md claims nothing that no test shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def rows(root: Path) -> list[list[str]]:
    """The rows of the table of figures."""
    text = (root / "SECURITY.md").read_text(encoding="utf-8").partition("## Figures")[2]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_each_row_has_a_figure_and_what_shows_it(rows: list[list[str]]) -> None:
    assert len(rows) >= 7
    assert [row for row in rows if len(row) != 3 or not re.match(r"\d", row[1])] == []


def test_what_shows_a_figure_is_there(rows: list[list[str]], root: Path) -> None:
    for row in rows:
        named = re.findall(r"`(tests/[\w./]+)(?:::(\w+))?`", row[2])
        assert named, row[0]
        for path, test in named:
            assert (root / path).exists(), path
            assert not test or f"def {test}(" in (root / path).read_text(encoding="utf-8"), test
