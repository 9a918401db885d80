"""What the style page shows of components that need something to ask: made up, one of each kind.

The tests of questions in a browser ask the same, so that what they hold true is what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nest_hub.content.entry import build, build_each
from nest_hub.content.events import Series, faults_of_dates
from nest_hub.content.modules import Question, Reflection, Scenario
from nest_hub.content.worksheets import Worksheet, WorksheetData, faults_of_sheet
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import Mapping, read_yaml

PATH = PurePosixPath("framework/style.yml")
_KEYS = ("questions", "reflections", "scenarios", "series", "worksheet")


@dataclass(frozen=True)
class Style:
    """Everything by its id."""

    questions: dict[str, Question] = field(default_factory=dict)
    reflections: dict[str, Reflection] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    worksheet: Worksheet | None = None


def load_style(root: Path) -> tuple[Style, list[Diagnostic]]:
    """Reads `framework/style.yml`. A hub without a style page may leave the file out."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return Style(), findings
    for key in data:
        if key not in _KEYS:
            problem = f"The file has a key `{key}` that is not known."
            mend = f"The keys are: {', '.join(_KEYS)}."
            findings.append(Diagnostic(PATH, data.lines[key], problem, mend))
    questions, _, q_faults = build_each(Question, data, "questions", PATH)
    reflections, _, r_faults = build_each(Reflection, data, "reflections", PATH)
    scenarios, _, s_faults = build_each(Scenario, data, "scenarios", PATH)
    series, _, d_faults = build_each(Series, data, "series", PATH)
    d_faults += [finding for one in series for finding in faults_of_dates(one)]
    sheet, w_faults = _worksheet(data)
    style = Style(
        {question.id: question for question in questions},
        {reflection.id: reflection for reflection in reflections},
        {scenario.id: scenario for scenario in scenarios},
        {one.id: one for one in series},
        sheet,
    )
    return style, [*findings, *q_faults, *r_faults, *s_faults, *d_faults, *w_faults]


def _worksheet(data: Mapping) -> tuple[Worksheet | None, list[Diagnostic]]:
    raw = data.get("worksheet")
    if not isinstance(raw, Mapping):
        if "worksheet" not in data:
            return None, []
        problem = "`worksheet` is not a list of `key: value`."
        return None, [Diagnostic(PATH, data.lines["worksheet"], problem, "Write its questions.")]
    sheet, findings = build(WorksheetData, raw, PATH)
    if sheet is None:
        return None, findings
    made = Worksheet("style", sheet)
    return made, [*findings, *faults_of_sheet(made)]
