"""The data of the style page: what is refused, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from nest_hub.content import worksheets
from nest_hub.content.hub import Hub
from nest_hub.content.modules import QuestionType
from nest_hub.content.style import PATH, Style, load_style

SOUND = """\
reflections:
  - id: a-thought
    text: {en: Think, cy: Meddyliwch}
series:
  - id: walks
    name: {en: Walks, cy: Teithiau}
    slug: {en: walks, cy: teithiau}
    how_often: {en: in spring, cy: yn y gwanwyn}
    join: {en: Come, cy: Dewch}
    source: Made up
    dates:
      - {id: one, day: 2099-06-03, start: "10:00", end: "11:00", updated: 2026-11-22}
worksheet:
  source: Made up
  questions:
    - id: what
      kind: text
      label: {en: What?, cy: Beth?}
"""


def load(root: Path, text: str) -> tuple[Style, list[str]]:
    (root / PATH).parent.mkdir(parents=True)
    (root / PATH).write_text(text, encoding="utf-8")
    style, findings = load_style(root)
    return style, [f"{f.line}: {f.problem} {f.mend}" for f in findings]


def test_a_hub_without_a_style_page_needs_no_data(tmp_path: Path) -> None:
    assert load_style(tmp_path) == (Style(), [])


def test_sound_data_is_read(tmp_path: Path) -> None:
    style, findings = load(tmp_path, SOUND)
    assert not findings
    assert (list(style.reflections), list(style.series)) == (["a-thought"], ["walks"])
    assert style.worksheet
    assert style.worksheet.keys == ["what"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (", cy: Meddyliwch", "", "3: Reflection 'a-thought' has no Welsh text for `text`."),
        ("reflections:", "reflection:", "1: The file has a key `reflection` that is not known."),
        ('end: "11:00"', 'end: "09:00"', "12: Date 'one' of series 'walks' ends at 09:00"),
        ("kind: text", "kind: texts", "17: Question 'what' has `kind` 'texts'"),
        ("id: what", "id: name", "16: The id `name` is kept for the name"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in SOUND
    _, [found] = load(tmp_path, SOUND.replace(old, new))
    assert found.startswith(finding)


def test_the_page_has_one_of_each_kind(hub: Hub) -> None:
    style = hub.style
    assert {question.type for question in style.questions.values()} == {*get_args(QuestionType)}
    assert {question.use for question in style.questions.values()} == {"check", "starter"}
    assert style.reflections
    assert style.scenarios
    assert style.worksheet
    kinds = {question.kind for question in style.worksheet.data.questions}
    assert kinds == {*get_args(worksheets.Kind)}
    # With dates that will not be past, and without.
    assert {bool(series.from_day(hub.day)) for series in style.series.values()} == {True, False}
