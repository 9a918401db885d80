"""Meetings that come again, such as the community of practice, and their dates when known."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, StringConstraints

from nest_hub.content.entry import Entry, Field, Slug, Slugs, Text, Words, build_each, fault
from nest_hub.content.ids import each_id, faults_of_ids
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/events.yml")
ZONE = ZoneInfo("Europe/London")
"""Times are those of the clock in Wales."""


def _on_the_clock(text: str) -> str:
    try:
        datetime.time.fromisoformat(text)
    except ValueError:
        raise fault(
            f"has the time '{text}', which is not on the clock.", "Write it as in 09:30 or 14:00."
        ) from None
    return text


ClockTime = Annotated[
    str, StringConstraints(pattern=r"^\d{2}:\d{2}$"), AfterValidator(_on_the_clock)
]


class EventDate(Entry):
    """One meeting. `updated` is the day on which what stands here was last changed."""

    id: Slug
    day: datetime.date
    start: ClockTime
    end: ClockTime
    topic: Text | None = None
    updated: datetime.date

    @property
    def starts(self) -> datetime.datetime:
        """When it begins."""
        return self._at(self.start)

    @property
    def ends(self) -> datetime.datetime:
        """When it is over."""
        return self._at(self.end)

    def _at(self, time: str) -> datetime.datetime:
        clock = datetime.time.fromisoformat(time)
        return datetime.datetime.combine(self.day, clock, ZONE)


class Series(Entry):
    """Meetings of one kind. `slug` is the name of their calendar file in each language."""

    id: Slug
    name: Text
    slug: Slugs
    how_often: Text
    where: Text | None = None
    join: Text
    source: Words
    dates: list[EventDate] = Field(default_factory=list)

    def from_day(self, day: datetime.date) -> list[EventDate]:
        """The dates that are not past on this day, the next one first."""
        coming = (date for date in self.dates if date.day >= day)
        return sorted(coming, key=lambda date: (date.starts, date.id))


@dataclass(frozen=True)
class Events:
    """The series by id, and every id that the file names."""

    by_id: dict[str, Series] = field(default_factory=dict)
    named: tuple[str, ...] = ()


def load_events(root: Path) -> tuple[Events, list[Diagnostic]]:
    """Reads `framework/events.yml`. A hub without meetings may leave the file out."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return Events(), findings
    entries, named, faults = build_each(Series, data, "series", PATH)
    faults += [finding for series in entries for finding in faults_of_dates(series)]
    return Events({entry.id: entry for entry in entries}, tuple(named)), [*findings, *faults]


def faults_of_dates(series: Series) -> Iterator[Diagnostic]:
    """Dates with one id, that end before they begin, or at an hour that does not exist."""
    yield from faults_of_ids(
        each_id(series.dates),
        f"in series '{series.id}'",
        "Give each date an id of its own, and keep it when the day is moved.",
    )
    for date in series.dates:
        item = f"Date '{date.id}' of series '{series.id}'"
        if date.starts >= date.ends:
            yield date.finding(
                "end",
                f"{item} ends at {date.end}, and begins at {date.start}.",
                "Correct one of the two times.",
            )
        for key in ("start", "end"):
            time = getattr(date, f"{key}s")
            if time.astimezone(datetime.UTC).astimezone(ZONE).hour != time.hour:
                yield date.finding(
                    key,
                    f"{item} has the time {getattr(date, key)}, which the clocks leave out on "
                    "that day.",
                    "They go forward from 01:00 to 02:00. Correct the time.",
                )
