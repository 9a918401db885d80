"""The data of worksheets: what is refused, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.worksheets import FOLDER, load_worksheets

SOUND = """\
source: The full report
stages:
  - id: first
    name: {en: First, cy: Cyntaf}
    label: {en: Look, cy: Edrychwch}
questions:
  - id: what
    kind: text
    label: {en: What?, cy: Beth?}
  - id: done
    kind: tick
    label: {en: Done, cy: Wedi’i wneud}
    note: {en: How?, cy: Sut?}
"""


def load(root: Path, text: str, name: str = "sheet.yml") -> tuple[list[str], list[str]]:
    """The keys of the worksheet, and its findings as `line: problem mend`."""
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / name).write_text(text, encoding="utf-8")
    (sheets, named), findings = load_worksheets(root)
    assert named == {name.removesuffix(".yml")}
    keys = [key for sheet in sheets.values() for key in sheet.keys]
    return keys, [f"{f.line}: {f.problem} {f.mend}" for f in findings]


def test_each_stage_asks_every_question(tmp_path: Path) -> None:
    assert load(tmp_path, SOUND) == (["first:what", "first:done"], [])


def test_no_worksheets_are_no_fault(tmp_path: Path) -> None:
    assert load_worksheets(tmp_path) == (({}, set()), [])


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("kind: text", "kind: texts", "8: Question 'what' has `kind` 'texts', which is not known."),
        (", cy: Beth?", "", "9: Question 'what' has no Welsh text for `label`."),
        ("id: done", "id: what", "10: The id `what` stands twice in `questions`, first on line 7."),
        ("id: done", "id: name", "10: The id `name` is kept for the name"),
        ("kind: tick", "kind: text", "13: Question 'done' is a text and has a note"),
        ("source: The full report\n", "", "1: The file has no `source`."),
        ("note:", "nota:", "13: Question 'done' has a key `nota` that is not known."),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in SOUND
    _, findings = load(tmp_path, SOUND.replace(old, new))
    assert len(findings) == 1
    assert findings[0].startswith(finding)


def test_the_name_of_the_file_is_an_id(tmp_path: Path) -> None:
    _, [finding] = load(tmp_path, SOUND, "Two words.yml")
    assert finding.startswith("0: The worksheet’s file is named 'Two words', which cannot be an id")
