"""The criteria of WCAG 2.2, levels A and AA: what is known of the hub, and how it is known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from nest_hub.content.entry import Entry, Field, Text, build_each, fault
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/wcag.yml")
TESTS = PurePosixPath("tests")

Level = Literal["A", "AA"]
Result = Literal["supported", "partly", "not-applicable", "not-yet-judged"]
RESULTS: tuple[Result, ...] = ("supported", "not-yet-judged", "partly", "not-applicable")

_A = (
    "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 "
    "2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 "
    "4.1.2"
)
_AA = (
    "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 "
    "2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"
)


def _place(number: str) -> list[int]:
    """1.4.10 stands after 1.4.5."""
    return [int(part) for part in number.split(".")]


LEVELS: dict[str, Level] = {
    number: "A" if number in _A.split() else "AA"
    for number in sorted([*_A.split(), *_AA.split()], key=_place)
}
"""Every criterion of the two levels, in order. 4.1.1 is no longer one."""
OF_FILMS = ("1.2.1", "1.2.2", "1.2.3", "1.2.5", "1.4.2")
"""What is about films and sound: it applies as soon as a module has one."""

_NUMBER = r"^\d\.\d\.\d{1,2}$"
_TEST = r"^tests/[a-z0-9_/]+\.py::test_[a-z0-9_]+$"


class Criterion(Entry):
    """One criterion. `evidence` names tests, and `judge` what a person must still judge."""

    id: Annotated[str, StringConstraints(pattern=_NUMBER)]
    level: Level
    name: Text
    result: Result
    why: Text | None = None
    evidence: list[Annotated[str, StringConstraints(pattern=_TEST)]] = Field(default_factory=list)
    judge: Text | None = None
    date: datetime.date | None = None

    @model_validator(mode="after")
    def _claims_no_more_than_is_known(self) -> Criterion:
        if self.result in {"partly", "not-applicable"} and self.why is None:
            raise fault(f"is `{self.result}` and does not say why.", "Add `why:` with `en`, `cy`.")
        if self.result == "not-yet-judged" and self.judge is None:
            raise fault(
                "is `not-yet-judged` and does not say what a person must judge.",
                "Add `judge:` with `en` and `cy`.",
            )
        if self.result == "supported" and not self.evidence:
            raise fault(
                "is `supported` without evidence.",
                "Name a test in `evidence`, or write `result: not-yet-judged`.",
            )
        if (self.evidence or self.why) and self.date is None:
            raise fault("has no date of its evidence.", "Add `date: …`, as 2026-11-22.")
        return self


@dataclass(frozen=True)
class Wcag:
    """The criteria in their order; none where the hub has no such file."""

    criteria: list[Criterion] = field(default_factory=list)

    def of(self, result: Result) -> list[Criterion]:
        """Those with this result."""
        return [one for one in self.criteria if one.result == result]

    @property
    def with_evidence(self) -> list[Criterion]:
        """Those that a test of the project looks at."""
        return [one for one in self.criteria if one.evidence]

    @property
    def for_people(self) -> list[Criterion]:
        """Those of which a person must still judge something."""
        return [one for one in self.criteria if one.judge]


def load_wcag(root: Path) -> tuple[Wcag, list[Diagnostic]]:
    """Reads `framework/wcag.yml`; a hub without that file claims nothing."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return Wcag(), findings
    criteria, named, faults = build_each(Criterion, data, "criteria", PATH)
    faults += [*_missing(named), *_unsound(criteria), *_untested(root, criteria)]
    ordered = sorted(criteria, key=lambda one: _place(one.id))
    return Wcag(ordered), [*findings, *faults]


def _missing(named: list[str]) -> Iterator[Diagnostic]:
    if missing := [number for number in LEVELS if number not in named]:
        yield Diagnostic(
            PATH,
            0,
            f"These criteria are missing: {', '.join(missing)}.",
            "Add each with its name, its level and a result; `not-yet-judged` where none is known.",
        )


def _unsound(criteria: list[Criterion]) -> Iterator[Diagnostic]:
    for one in criteria:
        level = LEVELS.get(one.id)
        if level is None:
            yield one.finding(
                "id",
                f"WCAG 2.2 has no criterion {one.id} of level A or AA.",
                "Correct the number, or take the entry away.",
            )
        elif level != one.level:
            yield one.finding(
                "level",
                f"Criterion {one.id} is of level {level}, not {one.level}.",
                f"Write `level: {level}`.",
            )


def _untested(root: Path, criteria: list[Criterion]) -> Iterator[Diagnostic]:
    """Tests that are named and do not exist. A hub may be published without its tests."""
    if not (root / TESTS).is_dir():
        return
    known: dict[str, set[str]] = {}
    for one in criteria:
        for test in one.evidence:
            file, _, name = test.partition("::")
            if file not in known:
                known[file] = _tests_in(root / file)
            if name not in known[file]:
                yield one.finding(
                    "evidence",
                    f"Criterion {one.id} names the test '{test}', which does not exist.",
                    "Name a test that looks at it, or take the line away.",
                )


def _tests_in(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    return set(re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE))
