"""The tables of a report, from what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from nest_hub.completions.bank import Bank
from nest_hub.completions.suppress import (
    first_small,
    hide_lines,
    hide_pairs,
    is_small,
)
from nest_hub.completions.tally import NONE, Rows, Tally

Cell = int | float | str | None
Row = dict[str, Any]
Table = dict[str, Any]

PEOPLE = ["people", "starts", "tried", "passed", "completed"]
EVENTS = ["starts", "passed", "completed"]
BANDS = [("0-29", 30), ("30-59", 60), ("60-119", 120), ("120-1439", 1440), ("1440+", None)]
TRIES = ["1", "2", "3", "4", "5+"]


def percent(part: int, whole: int) -> Cell:
    """With one decimal, half up; nothing of nothing."""
    if not whole:
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def median(values: Counter[int]) -> Cell:
    """The middle value, of two the lower: so it is one of somebody, in a band that counts them."""
    number, seen = values.total(), 0
    for value in sorted(values):
        seen += values[value]
        if 2 * seen >= number > 0:
            return value
    return ""


def make_tables(tally: Tally, bank: Bank, suppressed: bool) -> list[Table]:
    """All tables, in their order."""
    return _Tables(tally, bank, suppressed).make()


class _Tables:
    def __init__(self, tally: Tally, bank: Bank, suppressed: bool) -> None:
        self.tally, self.bank, self.suppressed = tally, bank, suppressed
        self.regions, self.sectors = [*bank.regions, NONE], [*bank.sectors, NONE]
        self.modules = list(bank.modules)

    def make(self) -> list[Table]:
        tally = self.tally
        return [
            self._of_people("by-region", self.regions, tally.regions),
            self._of_people("by-sector", self.sectors, tally.sectors),
            self._of_people("by-language", ["cy", "en"], tally.languages),
            self._by_module(),
            *self._by_time(),
            self._pairs(),
            self._within_modules("attempts", "passed", TRIES, 2, self._attempts),
            self._within_modules("time", "completed", [band for band, _ in BANDS], 3, self._bands),
            self._questions(),
        ]

    def _hide(self, rows: Sequence[Sequence[int]], gone: int) -> list[int]:
        return hide_lines(rows, gone) if self.suppressed else [len(row) for row in rows]

    def _gone(self, total: Sequence[int]) -> int:
        return first_small(total) if self.suppressed else len(total)

    def _gone_of(self, *places: int) -> int:
        """How many of these columns of the grand total are shown: in all tables the same."""
        gone = self._gone(self.tally.total)
        return sum(place < gone for place in places)

    def _of_people(self, ident: str, keys: list[str], counted: Rows) -> Table:
        total = self.tally.total
        rows = [counted.get(key, [0] * 5) for key in keys]
        gone = self._gone(total)
        hidden = self._hide(rows, gone)
        return {
            "id": ident,
            "columns": [*PEOPLE, "pass_rate"],
            "rows": [
                {"key": [key], "cells": _with_rate(row, start, 2)}
                for key, row, start in zip(keys, rows, hidden, strict=True)
            ],
            "total": _with_rate(total, gone, 2),
        }

    def _module_rows(self) -> tuple[list[list[int]], list[int], list[int]]:
        rows = [self.tally.modules.get(ident, [0] * 4) for ident in self.modules]
        gone = self._gone_of(1, 2, 3, 4)
        return rows, self._hide(rows, gone), [gone]

    def _by_module(self) -> Table:
        rows, hidden, [gone] = self._module_rows()
        minutes = [self.tally.minutes.get(ident, Counter()) for ident in self.modules]
        together: Counter[int] = Counter()
        for each in minutes:
            together.update(each)
        return {
            "id": "by-module",
            "columns": [*PEOPLE[1:], "pass_rate", "median_minutes"],
            "rows": [
                {"key": [key], "cells": [*_with_rate(row, start, 1), self._median(each, start)]}
                for key, row, start, each in zip(self.modules, rows, hidden, minutes, strict=True)
            ],
            "total": [*_with_rate(self.tally.total[1:], gone, 1), self._median(together, gone)],
        }

    def _median(self, minutes: Counter[int], hidden: int) -> Cell:
        few = self.suppressed and is_small(minutes.total())
        return None if few or hidden < 4 else median(minutes)

    def _by_time(self) -> list[Table]:
        months = dict(sorted(self.tally.months.items()))
        quarters: dict[str, list[str]] = {}
        for month in months:
            quarter = f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"
            quarters.setdefault(quarter, []).append(month)
        sums = [_sum(months[month] for month in within) for within in quarters.values()]
        of_all = [self.tally.total[n] for n in (1, 3, 4)]
        gone = self._gone_of(1, 3, 4)
        hidden = self._hide(sums, gone)
        by_month: list[Row] = []
        for within, start in zip(quarters.values(), hidden, strict=True):
            rows = [months[month] for month in within]
            for key, row, begin in zip(within, rows, self._hide(rows, start), strict=True):
                by_month.append({"key": [key], "cells": _shown(row, begin)})
        by_quarter = [
            {"key": [key], "cells": _shown(row, start)}
            for key, row, start in zip(quarters, sums, hidden, strict=True)
        ]
        total = _shown(of_all, gone)
        return [
            {"id": "by-quarter", "columns": EVENTS, "rows": by_quarter, "total": total},
            {"id": "by-month", "columns": EVENTS, "rows": by_month, "total": total},
        ]

    def _pairs(self) -> Table:
        cells = [[self.tally.pairs[r, s] for s in self.sectors] for r in self.regions]
        hidden = [[False] * len(self.sectors)] * len(self.regions)
        if self.suppressed:
            gone = self._gone(self.tally.total)
            margins = [
                [start == 0 for start in hide_lines([t.get(key, [0] * 5) for key in keys], gone)]
                for keys, t in (
                    (self.regions, self.tally.regions),
                    (self.sectors, self.tally.sectors),
                )
            ]
            hidden = hide_pairs(cells, *margins)
        rows = [
            {"key": [region, sector], "cells": [None if hidden[i][j] else cells[i][j]]}
            for i, region in enumerate(self.regions)
            for j, sector in enumerate(self.sectors)
        ]
        return {"id": "region-by-sector", "columns": ["people"], "rows": rows, "total": []}

    def _attempts(self, module: str) -> list[int]:
        return [self.tally.attempts[module, n] for n in range(1, 6)]

    def _bands(self, module: str) -> list[int]:
        counts = [0] * len(BANDS)
        for minutes, number in self.tally.minutes.get(module, Counter()).items():
            band = next(n for n, (_, end) in enumerate(BANDS) if end is None or minutes < end)
            counts[band] += number
        return counts

    def _within_modules(
        self, ident: str, column: str, keys: list[str], place: int, counts_of: Any
    ) -> Table:
        _, hidden, _ = self._module_rows()
        rows: list[Row] = []
        for module, start in zip(self.modules, hidden, strict=True):
            counts = [[count] for count in counts_of(module)]
            gone = 0 if start <= place else 1
            for key, count, begin in zip(keys, counts, self._hide(counts, gone), strict=True):
                rows.append({"key": [module, key], "cells": _shown(count, begin)})
        return {"id": ident, "columns": [column], "rows": rows, "total": []}

    def _questions(self) -> Table:
        found: list[tuple[tuple[Any, ...], Row]] = []
        for place, (ident, bank) in enumerate(self.bank.modules.items()):
            counts: dict[str, list[int]] = {}
            for answer, number in self.tally.answers.get(ident, Counter()).items():
                row = counts.setdefault(bank.questions[answer // 2]["id"], [0, 0])
                row[0] += number
                row[1] += 0 if answer % 2 else number
            for question, row in counts.items():
                start = self._gone(row)
                rate = Fraction(row[1], row[0])
                shown = start == 2
                order = (not shown, -rate if shown else 0, place, question)
                cells = [*_shown(row, start), percent(row[1], row[0]) if shown else None]
                found.append((order, {"key": [ident, question], "cells": cells}))
        rows = [row for _, row in sorted(found, key=lambda each: each[0])]
        columns = ["answers", "wrong", "wrong_rate"]
        return {"id": "questions", "columns": columns, "rows": rows, "total": []}


def _sum(rows: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _shown(row: Sequence[int], hidden: int) -> list[Cell]:
    return [count if n < hidden else None for n, count in enumerate(row)]


def _with_rate(row: Sequence[int], hidden: int, tried: int) -> list[Cell]:
    """The counts, and the share of those who tried that passed, which stand side by side."""
    rate = percent(row[tried + 1], row[tried]) if hidden > tried + 1 else None
    return [*_shown(row, hidden), rate]
