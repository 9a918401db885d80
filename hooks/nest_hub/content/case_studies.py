"""Case studies: what both languages share. The words are in `en.md` and `cy.md` beside it."""

from __future__ import annotations

import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import model_validator

from nest_hub.content.entry import (
    Entry,
    Field,
    PartialDate,
    Slug,
    Text,
    WebAddresses,
    Words,
    build,
    fault,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language
from nest_hub.source import KEPT, read_mapping, read_text

Sector = Literal[
    "health",
    "education",
    "social-care",
    "local-authority",
    "third-sector",
    "early-years",
    "youth-work",
    "justice",
    "other",
]
Age = Literal[
    "babies", "children", "young-people", "young-adults", "parents-and-carers", "families"
]
Kind = Literal["practice", "related-practice", "illustration"]
Appears = Literal["adult", "child", "young-person", "looked-after-child"]
Giver = Literal["adult", "young-person", "parent-or-carer", "local-authority"]

HEADINGS: dict[Language, list[str]] = {
    "en": [
        "What was the need",
        "What was done",
        "What young people said",
        "What changed",
        "What was learned",
    ],
    "cy": [
        "Beth oedd yr angen",
        "Beth wnaed",
        "Beth ddywedodd pobl ifanc",
        "Beth newidiodd",
        "Beth a ddysgwyd",
    ],
}
"""The same five in each case study, in this order."""


class Consent(Entry):
    """Who can be seen in it, who agreed to what, and where the signed form is kept.

    Never the form itself. `until` is the last day on which it may be shown.
    """

    appears: list[Appears] = Field(min_length=1)
    given_by: list[Giver] = Field(min_length=1)
    use: Words
    given_on: datetime.date
    until: datetime.date
    form_kept_at: Words


class CaseStudyData(Entry):
    """`case_study.yml`."""

    kind: Kind
    organisation: Text
    address: WebAddresses | None = None
    regions: list[Slug] = Field(default_factory=list)
    sectors: list[Sector] = Field(min_length=1)
    ages: list[Age] = Field(min_length=1)
    themes: list[Slug] = Field(default_factory=list)
    principles: list[Slug] = Field(default_factory=list)
    values: list[Slug] = Field(default_factory=list)
    date: PartialDate
    review: datetime.date
    details_changed: bool = False
    source: Words | None = None
    consent: Consent | None = None

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> CaseStudyData:
        if self.kind == "practice" and self.consent is None:
            raise fault(
                "is real practice and has no `consent`.",
                "Add `consent:` with `appears`, `given_by`, `use`, `given_on`, `until` and "
                "`form_kept_at`.",
            )
        if self.kind == "related-practice" and self.address is None:
            raise fault(
                "is related practice and has no `address`.",
                "Add `address:` with the page on which its owner published it.",
            )
        return self


class CaseStudy(Entry):
    """A case study and its id, which is its folder's name."""

    id: Slug
    data: CaseStudyData


def load_case_study(root: Path, folder: PurePosixPath) -> tuple[CaseStudy | None, list[Diagnostic]]:
    """Reads `case_study.yml` in `folder`."""
    path = folder / "case_study.yml"
    text, findings = read_text(root, path)
    if text is None:
        return None, findings
    study, faults = _make_study(text, path)
    return study, list(faults)


@lru_cache(maxsize=KEPT)
def _make_study(text: str, path: PurePosixPath) -> tuple[CaseStudy | None, tuple[Diagnostic, ...]]:
    raw, findings = read_mapping(text, path)
    if raw is None:
        return None, tuple(findings)
    data, faults = build(CaseStudyData, raw, path)
    return (CaseStudy(id=path.parent.name, data=data) if data else None), tuple(faults)
