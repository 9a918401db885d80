"""Published figures and scores. A figure that is not known is an empty place and shows nothing.

Those of one year's implementation update stand in that year's file (`content/updates.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from nest_hub.content.entry import (
    Confidence,
    Entry,
    Field,
    PartialDate,
    Slug,
    Text,
    TextOrNothing,
    WebAddress,
    Words,
    build_each,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/figures.yml")


class FigureSource(Entry):
    """Where a figure was published."""

    title: TextOrNothing
    address: WebAddress | None = None


class Figure(Entry):
    """One number, date or text with the day for which it held.

    `note` is for the people who keep the file; it is not shown.
    """

    id: Slug
    label: Text
    kind: Literal["count", "percent", "date", "text"]
    value: int | Text | PartialDate | None
    more_than: bool = False
    as_of: PartialDate | None
    how: Text | None = None
    note: Words | None = None
    source: FigureSource
    confidence: Confidence

    @property
    def shown(self) -> bool:
        """Whether readers see it: it has a value, and somebody read it in its source."""
        return self.value is not None and self.confidence == "confirmed"


class Scale(Entry):
    """The scale of a score; the names of its levels are not known."""

    min: int
    max: int
    level_names: list[Text] | None = None


class Score(Entry):
    """The national score of one principle."""

    principle: Slug
    score: float


class YearScores(Entry):
    """The scores of one year; `values` is empty until they are confirmed.

    `limits` says what the scores do not tell.
    """

    as_of: PartialDate | None
    what: Text
    scale: Scale
    source: FigureSource
    note: Words | None = None
    confidence: Confidence
    values: list[Score] | None
    limits: list[Text] = Field(default_factory=list)

    @property
    def year(self) -> int:
        """The year that its file is named after."""
        return int(self.path.stem)

    @property
    def shown(self) -> bool:
        """Whether readers see them: they are there, dated, and read in their source."""
        return bool(self.values and self.as_of) and self.confidence == "confirmed"


@dataclass(frozen=True)
class Figures:
    """All published figures by id, and the scores by year, whichever file they stand in."""

    by_id: dict[str, Figure] = field(default_factory=dict)
    scores: list[YearScores] = field(default_factory=list)

    @property
    def shown_scores(self) -> dict[int, YearScores]:
        """The scores that readers see, by year; no drawing or comparison takes others."""
        return {scores.year: scores for scores in self.scores if scores.shown}

    @property
    def national(self) -> YearScores | None:
        """The newest scores that readers see: what a team’s own are compared with."""
        known = self.shown_scores
        return known[max(known)] if known else None


def load_figures(root: Path) -> tuple[Figures, list[Diagnostic]]:
    """Reads `framework/figures.yml`."""
    data, findings = read_yaml(root, PATH)
    if data is None:
        return Figures(), findings
    figures, _, faults = build_each(Figure, data, "figures", PATH)
    return Figures({figure.id: figure for figure in figures}), [*findings, *faults]
