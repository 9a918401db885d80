"""What the self-assessment asks about each principle, and its scale."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pydantic import model_validator

from nest_hub.content.entry import Entry, Field, Slug, Text, build, build_each, fault
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/self_assessment.yml")


class AssessmentScale(Entry):
    """The levels. Their names are not known: an empty place, which nobody fills by guessing."""

    min: int
    max: int
    level_names: list[Text] | None = None

    @model_validator(mode="after")
    def _has_a_name_for_each_level(self) -> AssessmentScale:
        levels = self.max - self.min + 1
        if levels < 2:
            raise fault("has a scale with fewer than two levels.", "Let `max` be above `min`.")
        if self.level_names is not None and len(self.level_names) != levels:
            raise fault(
                f"has names for {len(self.level_names)} of {levels} levels.",
                "Name each level, the lowest first, or write `level_names: null`.",
            )
        return self

    @property
    def levels(self) -> range:
        """Every score that can be given, the lowest first."""
        return range(self.min, self.max + 1)


class Prompts(Entry):
    """What a team talks about for one principle, what would show it, and what it might do next."""

    id: Slug
    think: list[Text] = Field(min_length=1)
    shows: list[Text] = Field(min_length=1)
    next: list[Text] = Field(min_length=1)


class _Whole(Entry):
    scale: AssessmentScale


@dataclass(frozen=True)
class SelfAssessment:
    """The scale, and the prompts by principle. `named` are the ids that stand in the file."""

    scale: AssessmentScale | None = None
    prompts: dict[str, Prompts] = field(default_factory=dict)
    named: frozenset[str] = frozenset()


def load_self_assessment(root: Path) -> tuple[SelfAssessment, list[Diagnostic]]:
    """Reads `framework/self_assessment.yml`."""
    data, findings = read_yaml(root, PATH)
    if data is None:
        return SelfAssessment(), findings
    prompts, named, faults = build_each(Prompts, data, "principles", PATH)
    whole, more = build(_Whole, data.without("principles"), PATH)
    assessment = SelfAssessment(
        whole.scale if whole else None,
        {each.id: each for each in prompts},
        frozenset(named),
    )
    return assessment, [*findings, *faults, *more]
