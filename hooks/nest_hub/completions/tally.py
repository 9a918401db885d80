"""Running totals. They grow with what is counted, never with how many are counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

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
        day = time[:10]
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass
class Tally:
    """What was counted. Each list of numbers is in the order of the table's count columns."""

    people: int = 0
    unknown_modules: int = 0
    total: list[int] = field(default_factory=lambda: [0] * 5)
    regions: Rows = field(default_factory=dict)
    sectors: Rows = field(default_factory=dict)
    languages: Rows = field(default_factory=dict)
    modules: Rows = field(default_factory=dict)
    """Without people."""
    months: Rows = field(default_factory=dict)
    """Starts, passes, completions."""
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    attempts: Counter[tuple[str, int]] = field(default_factory=Counter)
    minutes: dict[str, Counter[int]] = field(default_factory=dict)
    answers: dict[str, Counter[int]] = field(default_factory=dict)
    """For each module: 2 × a question's number for a wrong answer, and 1 more for a right one."""

    def add_person(self, person: Person, bank: Bank, period: Period) -> None:
        """Counts one person, whose records were all merged."""
        self.people += 1
        sums = [0, 0, 0, 0]
        for ident, part in person.modules.items():
            if ident in bank.modules:
                self._add_part(ident, part, period, sums)
            else:
                self.unknown_modules += 1
        if not any(sums):
            return
        region = person.region if person.region in bank.regions else NONE
        sector = person.sector or NONE
        self.pairs[region, sector] += 1  # type: ignore[index]
        counts = [1, *sums]
        _add(self.regions, region, counts)  # type: ignore[arg-type]
        _add(self.sectors, sector, counts)
        _add(self.languages, person.language, counts)
        self.total = [a + b for a, b in zip(self.total, counts, strict=True)]

    def _add_part(self, ident: str, part: Part, period: Period, sums: list[int]) -> None:
        attempts = [part.attempts[at] for at in sorted(part.attempts)]
        first = next((n for n, attempt in enumerate(attempts) if attempt[1]), None)
        counted = attempts if first is None else attempts[: first + 1]
        started = period.holds(part.started_at)
        tried = any(period.holds(attempt[0]) for attempt in counted)
        passed = first is not None and period.holds(attempts[first][0])
        at = part.completed_at
        completed = at is not None and first is not None and period.holds(at)
        events = [started, tried, passed, completed]
        if any(events):
            _add(self.modules, ident, events)
            for place, event in enumerate(events):
                sums[place] += event
        if started:
            _add(self.months, part.started_at[:7], (1, 0, 0))
        if passed and first is not None:
            _add(self.months, attempts[first][0][:7], (0, 1, 0))
            self.attempts[ident, min(first + 1, 5)] += 1
        if completed and at is not None:
            _add(self.months, at[:7], (0, 0, 1))
            self.minutes.setdefault(ident, Counter())[_minutes(part.started_at, at)] += 1
        self._add_answers(ident, attempts, period)

    def _add_answers(self, ident: str, attempts: list[Attempt], period: Period) -> None:
        if attempts:
            answers = self.answers.setdefault(ident, Counter())
            for attempt in attempts:
                if period.holds(attempt[0]):
                    for answer in attempt[5]:
                        if type(answer) is int:
                            answers[answer] += 1

    def add(self, other: Tally) -> None:
        """Adds what was counted elsewhere, of other people."""
        self.people += other.people
        self.unknown_modules += other.unknown_modules
        self.total = [a + b for a, b in zip(self.total, other.total, strict=True)]
        for name in ("regions", "sectors", "languages", "modules", "months"):
            mine: Rows = getattr(self, name)
            for key, counts in getattr(other, name).items():
                _add(mine, key, counts)
        self.pairs.update(other.pairs)
        self.attempts.update(other.attempts)
        for key, minutes in other.minutes.items():
            self.minutes.setdefault(key, Counter()).update(minutes)
        for key, answers in other.answers.items():
            self.answers.setdefault(key, Counter()).update(answers)


def _add(rows: Rows, key: str, counts: list[int] | list[bool] | tuple[int, ...]) -> None:
    row = rows.get(key)
    rows[key] = (
        [int(n) for n in counts]
        if row is None
        else [a + b for a, b in zip(row, counts, strict=True)]
    )


def _minutes(start: str, end: str) -> int:
    length = (datetime.fromisoformat(end) - datetime.fromisoformat(start)) // _MINUTE
    return min(max(length, 0), LONGEST)
