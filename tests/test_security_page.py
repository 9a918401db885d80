"""SECURITY.md claims nothing that no test shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from nest_hub.content.hub import Hub
from tests.payloads import load


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


def test_what_can_be_counted_is_counted(rows: list[list[str]], root: Path, hub: Hub) -> None:
    faults = yaml.safe_load((root / "tests" / "faults.yml").read_text(encoding="utf-8"))
    waiting = [one for one in hub.wcag.criteria if one.result == "not-yet-judged"]
    counted = {
        "`tests/payloads`": len(load("markdown")) + len(load("data")),
        "`tests/faults.yml`": sum(len(kinds) for kinds in faults.values()),
        "`tests/site/test_statement.py`": len(hub.wcag.with_evidence),
    }
    figures = {row[2]: row[1] for row in rows}
    for begins, number in counted.items():
        assert [figure for shown, figure in figures.items() if shown.startswith(begins)] == [
            str(number)
        ]
    assert any(f"{len(waiting)} of them wait for a person" in shown for shown in figures)
