"""The seven regions, each a Regional Partnership Board."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from nest_hub.content.entry import (
    Confidence,
    Entry,
    Field,
    Slug,
    Slugs,
    Text,
    WebAddress,
    Words,
    build,
    build_each,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/regions.yml")


class Council(Entry):
    """A council of the region, with its residents on Census day 2021."""

    name: Text
    population: int
    confidence: dict[str, Confidence] = Field(default_factory=dict)


class Population(Entry):
    """How many people live in the region, and how that was worked out."""

    value: int
    year: int
    kind: Text
    how: Text
    source: WebAddress
    confidence: Confidence


class Website(Entry):
    """A site of the region's own, in one language or both."""

    url: WebAddress
    language: Literal["en", "cy", "both"]
    title: Text
    confidence: Literal["confirmed"] = "confirmed"
    note: Text | None = None
    source: Words | None = None


class Fact(Entry):
    """A short fact with its source."""

    text: Text
    source: Words
    confidence: Confidence


class Region(Entry):
    """One region. `lead_contact` is the empty place for a team's mailbox."""

    id: Slug
    name: Text
    short_name: Text
    slug: Slugs
    councils: list[Council] = Field(min_length=1)
    health_board: Text
    population: Population
    websites: list[Website] = Field(default_factory=list)
    facts: list[Fact] = Field(default_factory=list)
    lead_contact: Words | None = None
    confidence: dict[str, Confidence] = Field(default_factory=dict)
    source: dict[str, Words] = Field(default_factory=dict)


class Guidance(Entry):
    """What is the same in every region."""

    reporting: Text
    reporting_source: Words
    lead_can_tell: list[Text] = Field(min_length=1)
    lead_can_tell_source: Words
    national_contact: Words
    national_contact_source: Words


@dataclass(frozen=True)
class Regions:
    """The regions by id, and the guidance for all of them."""

    by_id: dict[str, Region] = field(default_factory=dict)
    guidance: Guidance | None = None
    sound: bool = False


def load_regions(root: Path) -> tuple[Regions, list[Diagnostic]]:
    """Reads `framework/regions.yml`."""
    data, findings = read_yaml(root, PATH)
    if data is None:
        return Regions(), findings
    entries, _, faults = build_each(Region, data, "regions", PATH)
    findings += faults
    guidance, faults = build(Guidance, data.without("regions"), PATH)
    findings += faults
    return Regions({entry.id: entry for entry in entries}, guidance, not findings), findings
