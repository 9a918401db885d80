"""The worksheets: what each asks, one file of data for each in `framework/worksheets/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from nest_hub.content.entry import Entry, Field, Slug, Text, Words, build
from nest_hub.content.ids import each_id, faults_of_ids
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml, relative

FOLDER = PurePosixPath("framework/worksheets")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Kind = Literal["text", "choice", "tick"]
"""A text; yes, partly or not yet, with a note; or a tick, with a note."""


class Stage(Entry):
    """A stage at which all the questions are asked."""

    id: Slug
    name: Text
    label: Text


class Question(Entry):
    """One thing that is asked. `note` is asked beside a choice or a tick."""

    id: Slug
    kind: Kind
    name: Text | None = None
    label: Text
    hint: Text | None = None
    note: Text | None = None


class WorksheetData(Entry):
    """What a worksheet asks.

    `about` says whether one writes about a service or about a child; `note` is asked beside each
    choice or tick that has no note of its own.
    """

    about: Literal["service", "child"] = "service"
    source: Words
    note: Text | None = None
    stages: list[Stage] = Field(default_factory=list)
    questions: list[Question] = Field(min_length=1)


@dataclass(frozen=True)
class Worksheet:
    """One worksheet; its id is the name of its file. With stages, each asks all the questions."""

    id: str
    data: WorksheetData

    @property
    def keys(self) -> list[str]:
        """What each answer, but for notes, is kept under: `trust`, or `scanning:how-do-we-know`."""
        questions = [question.id for question in self.data.questions]
        if not self.data.stages:
            return questions
        return [f"{stage.id}:{question}" for stage in self.data.stages for question in questions]


def load_worksheets(
    root: Path,
) -> tuple[tuple[dict[str, Worksheet], set[str]], list[Diagnostic]]:
    """Reads `framework/worksheets/`: the sound ones by id, and every id there is."""
    sheets: dict[str, Worksheet] = {}
    named: set[str] = set()
    findings: list[Diagnostic] = []
    for path in relative(root, (root / FOLDER).glob("*.yml")):
        named.add(path.stem)
        if not _SLUG.fullmatch(path.stem):
            problem = f"The worksheet’s file is named '{path.stem}', which cannot be an id."
            mend = "Use small letters without accents, digits and hyphens: right-way.yml."
            findings.append(Diagnostic(path, 0, problem, mend))
            continue
        mapping, faults = read_yaml(root, path)
        findings += faults
        if mapping is None:
            continue
        data, faults = build(WorksheetData, mapping, path)
        findings += faults
        if data is not None:
            sheets[path.stem] = Worksheet(path.stem, data)
            findings += faults_of_sheet(sheets[path.stem])
    return (sheets, named), findings


def faults_of_sheet(sheet: Worksheet) -> Iterator[Diagnostic]:
    """Ids that stand twice or are kept for something else, and notes where nothing is noted."""
    lists: tuple[tuple[str, list[Stage] | list[Question]], ...] = (
        ("stages", sheet.data.stages),
        ("questions", sheet.data.questions),
    )
    for key, entries in lists:
        yield from faults_of_ids(each_id(entries), f"in `{key}`")
    for question in sheet.data.questions:
        if question.id == "name":
            yield question.finding(
                "id",
                "The id `name` is kept for the name that a team gives its worksheet.",
                "Give the question another id.",
            )
        if question.kind == "text" and question.note:
            yield question.finding(
                "note",
                f"Question '{question.id}' is a text and has a note, which is a text too.",
                "Remove `note`, or make it a choice or a tick.",
            )
