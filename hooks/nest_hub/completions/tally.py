"""Running totals. They grow with what is counted, never with how many are counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nest_hub.completions.bank import Bank

if TYPE_CHECKING:
    from nest_hub.completions.facts import Facts, Part

NONE = "none"
"""Where no region or sector is given, or one that is not known."""
LONGEST = 100_000
"""Minutes."""
_MINUTE = timedelta(minutes=1)
Rows = dict[str, list[int]]


@dataclass
class Period:
    """Days, both included; each may be missing."""

    first: str | None = None
    last: str | None = None

    @cached_property
    def bounds(self) -> tuple[str, str]:
        """A time lies within if it is not less than the first and less than the second."""
        # A day with this sign after it is greater than all that begins with the day.
        return self.first or "", f"{self.last or ''}~"


def _counters() -> dict[str, Counter[int]]:
    return defaultdict(Counter)


@dataclass
class Tally:
    """What was counted: how many people, and parts of people, are alike."""

    people: int = 0
    unknown_modules: int = 0
    alike: Counter[tuple[str, str, str, int, int, int, int]] = field(default_factory=Counter)
    """People by region, sector, language, and their starts, tries, passes, completions."""
    parts: Counter[tuple[str, bool, bool, bool, bool]] = field(default_factory=Counter)
    """By module, and whether it was started, tried, passed, completed."""
    events: Counter[tuple[str, int]] = field(default_factory=Counter)
    """By month; 0 for a start, 1 for a pass, 2 for a completion."""
    attempts: Counter[tuple[str, int]] = field(default_factory=Counter)
    minutes: dict[str, Counter[int]] = field(default_factory=_counters)
    answers: dict[str, Counter[int]] = field(default_factory=_counters)
    """For each module: 2 × a question's number for a wrong answer, and 1 more for a right one."""

    @cached_property
    def total(self) -> list[int]:
        """People, starts, tried, passed, completed."""
        return self._rows(lambda _: "").get("", [0] * 5)

    @cached_property
    def regions(self) -> Rows:
        """The same for each region."""
        return self._rows(lambda alike: alike[0])

    @cached_property
    def sectors(self) -> Rows:
        """The same for each sector."""
        return self._rows(lambda alike: alike[1])

    @cached_property
    def languages(self) -> Rows:
        """The same for each language."""
        return self._rows(lambda alike: alike[2])

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """People by region and sector."""
        pairs: Counter[tuple[str, str]] = Counter()
        for alike, number in self.alike.items():
            pairs[alike[0], alike[1]] += number
        return pairs

    @cached_property
    def modules(self) -> Rows:
        """Starts, tried, passed, completed for each module."""
        rows: Rows = {}
        for (ident, *events), number in self.parts.items():
            _add(rows, ident, [event * number for event in events])
        return rows

    @cached_property
    def months(self) -> Rows:
        """Starts, passes, completions for each month."""
        rows: Rows = {}
        for (month, event), number in self.events.items():
            _add(rows, month, [number * (event == place) for place in range(3)])
        return rows

    def _rows(self, key_of: Callable[[tuple[Any, ...]], str]) -> Rows:
        rows: Rows = {}
        for alike, number in self.alike.items():
            _add(rows, key_of(alike), [number, *(count * number for count in alike[3:])])
        return rows

    def add_person(self, person: Facts, bank: Bank, period: Period) -> None:
        """Counts one person, whose records were all merged."""
        self.people += 1
        starts = tries = passes = completions = 0
        for part in person.parts:
            if part.id not in bank.modules:
                self.unknown_modules += 1
                continue
            started, tried, passed, completed = self._add_part(part, period)
            starts += started
            tries += tried
            passes += passed
            completions += completed
        if starts or tries or passes or completions:
            region = person.region
            place = region if region is not None and region in bank.regions else NONE
            who = (place, person.sector or NONE, person.language)
            self.alike[(*who, starts, tries, passes, completions)] += 1

    def _add_part(self, part: Part, period: Period) -> tuple[bool, bool, bool, bool]:
        (begin, end), ident, events = period.bounds, part.id, self.events
        started = begin <= part.started_at < end
        if started:
            events[part.started_at[:7], 0] += 1
        tried = passed = completed = has_passed = False
        for number, attempt in enumerate(part.attempts, 1):
            at = attempt.submitted_at
            within = begin <= at < end
            if within:
                self.answers[ident].update(attempt.answers)
            if has_passed:
                continue
            tried = tried or within
            if attempt.passed:
                has_passed = True
                passed = within
                if within:
                    events[at[:7], 1] += 1
                    self.attempts[ident, min(number, 5)] += 1
        done = part.completed_at
        if has_passed and done is not None and begin <= done < end:
            completed = True
            events[done[:7], 2] += 1
            self.minutes[ident][_minutes(part.started_at, done)] += 1
        self.parts[ident, started, tried, passed, completed] += 1
        return started, tried, passed, completed

    def add(self, other: Tally) -> None:
        """Adds what was counted elsewhere, of other people."""
        self.people += other.people
        self.unknown_modules += other.unknown_modules
        self.alike.update(other.alike)
        self.parts.update(other.parts)
        self.events.update(other.events)
        self.attempts.update(other.attempts)
        for key, minutes in other.minutes.items():
            self.minutes[key].update(minutes)
        for key, answers in other.answers.items():
            self.answers[key].update(answers)


def _add(rows: Rows, key: str, counts: list[int]) -> None:
    row = rows.setdefault(key, [0] * len(counts))
    rows[key] = [a + b for a, b in zip(row, counts, strict=True)]


def _minutes(start: str, end: str) -> int:
    length = (datetime.fromisoformat(end) - datetime.fromisoformat(start)) // _MINUTE
    return min(max(length, 0), LONGEST)
