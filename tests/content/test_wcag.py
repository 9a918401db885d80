"""The table of criteria: whole, with results that are known and tests that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.wcag import LEVELS, PATH, load_wcag

TEST = "tests/browser/test_focus.py::test_order"


def write(root: Path, old: str = "", new: str = "", tests: bool = True) -> list[str]:
    """A sound table with one thing changed; what is said of it."""
    entries = [
        f"  - id: {number}\n    level: {level}\n    name: {{en: Door, cy: Drws}}\n"
        f"    result: supported\n    evidence: [{TEST}]\n    date: 2026-11-22\n"
        for number, level in LEVELS.items()
    ]
    text = "criteria:\n" + "".join(entries)
    assert old in text
    (root / PATH).parent.mkdir()
    (root / PATH).write_text(text.replace(old, new, 1), encoding="utf-8")
    if tests:
        (root / "tests" / "browser").mkdir(parents=True)
        (root / "tests/browser/test_focus.py").write_text("def test_order():\n    pass\n")
    _, findings = load_wcag(root)
    return [f"{finding.path}:{finding.line}: {finding.problem}" for finding in findings]


def test_there_are_55(tmp_path: Path) -> None:
    assert len(LEVELS) == 55
    assert sum(level == "A" for level in LEVELS.values()) == 31
    assert write(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: 1.1.1", "id: 4.1.1", "WCAG 2.2 has no criterion 4.1.1"),
        ("id: 1.1.1", "id: 4.1.1", "These criteria are missing: 1.1.1."),
        ("level: A\n", "level: AA\n", "wcag.yml:3: Criterion 1.1.1 is of level A, not AA."),
        ("result: supported", "result: suported", "wcag.yml:5: "),
        ("result: supported", "result: partly", "does not say why"),
        ("result: supported", "result: not-yet-judged", "what a person must judge"),
        (f"    evidence: [{TEST}]\n", "", "is `supported` without evidence"),
        ("    date: 2026-11-22\n", "", "has no date"),
        ("::test_order", "::test_lost", "wcag.yml:6: Criterion 1.1.1 names the test"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, says: str, tmp_path: Path) -> None:
    found = write(tmp_path, old, new)
    assert any(says in line for line in found), found


def test_a_hub_without_its_tests_can_be_published(tmp_path: Path) -> None:
    assert write(tmp_path, tests=False) == []


def test_ours_names_tests_that_exist(root: Path) -> None:
    wcag, findings = load_wcag(root)
    assert findings == []
    assert [one.id for one in wcag.criteria] == list(LEVELS)
