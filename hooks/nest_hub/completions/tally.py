"""Running totals. They grow with what is counted, never with how many are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from nest_hub.completions.bank import Bank
from nest_hub.completions.merge import Part, Person
from nest_hub.completions.score import Attempt

NONE = "none"
"""Where no region or sector is given, or one that is not known."""
LONGEST = 100_000
"""Minutes."""
_MINUTE = timedelta(minutes=1)
Rows = dict[str, list[int]]


@dataclass(frozen=True)
class Period:
    """Days, both included; each may be missing."""

    first: str | None = None
    last: str | None = None

    def holds(self, time: str) -> bool:
        """Whether a time lies within."""
        if self.first is None and self.last is None:
            return True
        day = time[:10]
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


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
    minutes: dict[str, Counter[int]] = field(default_factory=dict)
    answers: dict[str, Counter[int]] = field(default_factory=dict)
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

    def add_person(self, person: Person, bank: Bank, period: Period) -> None:
        """Counts one person, whose records were all merged."""
        self.people += 1
        sums = [0, 0, 0, 0]
        for ident, part in person.modules.items():
            if ident in bank.modules:
                self._add_part(ident, part, period, sums)
            else:
                self.unknown_modules += 1
        if any(sums):
            region = person.region
            place = region if region is not None and region in bank.regions else NONE
            who = (place, person.sector or NONE, person.language)
            self.alike[(*who, sums[0], sums[1], sums[2], sums[3])] += 1

    def _add_part(self, ident: str, part: Part, period: Period, sums: list[int]) -> None:
        attempts = [part.attempts[at] for at in sorted(part.attempts)]
        first = next((n for n, attempt in enumerate(attempts) if attempt[1]), None)
        counted = attempts if first is None else attempts[: first + 1]
        started = period.holds(part.started_at)
        tried = any(period.holds(attempt[0]) for attempt in counted)
        passed = first is not None and period.holds(attempts[first][0])
        at = part.completed_at
        completed = at is not None and first is not None and period.holds(at)
        self.parts[ident, started, tried, passed, completed] += 1
        sums[0] += started
        sums[1] += tried
        sums[2] += passed
        sums[3] += completed
        if started:
            self.events[part.started_at[:7], 0] += 1
        if passed and first is not None:
            self.events[attempts[first][0][:7], 1] += 1
            self.attempts[ident, min(first + 1, 5)] += 1
        if completed and at is not None:
            self.events[at[:7], 2] += 1
            self.minutes.setdefault(ident, Counter())[_minutes(part.started_at, at)] += 1
        self._add_answers(ident, attempts, period)

    def _add_answers(self, ident: str, attempts: list[Attempt], period: Period) -> None:
        if attempts:
            answers = self.answers.setdefault(ident, Counter())
            for attempt in attempts:
                if period.holds(attempt[0]):
                    known: list[Any] = attempt[5]
                    if str in set(map(type, known)):
                        known = [answer for answer in known if type(answer) is int]
                    answers.update(known)

    def add(self, other: Tally) -> None:
        """Adds what was counted elsewhere, of other people."""
        self.people += other.people
        self.unknown_modules += other.unknown_modules
        self.alike.update(other.alike)
        self.parts.update(other.parts)
        self.events.update(other.events)
        self.attempts.update(other.attempts)
        for key, minutes in other.minutes.items():
            self.minutes.setdefault(key, Counter()).update(minutes)
        for key, answers in other.answers.items():
            self.answers.setdefault(key, Counter()).update(answers)


def _add(rows: Rows, key: str, counts: list[int]) -> None:
    row = rows.setdefault(key, [0] * len(counts))
    rows[key] = [a + b for a, b in zip(row, counts, strict=True)]


def _minutes(start: str, end: str) -> int:
    length = (datetime.fromisoformat(end) - datetime.fromisoformat(start)) // _MINUTE
    return min(max(length, 0), LONGEST)
