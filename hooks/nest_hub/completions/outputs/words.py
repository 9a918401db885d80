"""What a report says, in one language: its tables as grids of words and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from babel.numbers import format_percent

from nest_hub.completions.csv_tables import KEYS as KEYS
from nest_hub.languages import PHRASES, Language, format_day, format_number, format_partial_date

Report = Mapping[str, Any]
Cell = int | float | str | None
"""A number; None where it is hidden; an empty text where there was nothing to count."""

RATES = {"pass_rate", "wrong_rate"}
CROSSED = {"region-by-sector", "attempts", "time"}
"""Shown with the second key downwards and the first across."""

DO = {
    "foreign": "other",
    "size": "other",
    "newer": "update",
    "zip": "unpack",
    "archive": "unpack",
    "path": "strange",
    "bomb": "strange",
    "nested": "strange",
    "unreadable": "access",
    "time": "clock",
}
"""What to do about a file that was left out; for all else: ask for it again."""


@dataclass(frozen=True)
class Row:
    """A row: what it is of, in words, and its numbers."""

    labels: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table as it is shown."""

    id: str
    title: str
    key_heads: tuple[str, ...]
    heads: tuple[str, ...]
    rates: tuple[bool, ...]
    """Which columns are percentages."""
    rows: tuple[Row, ...] = field(default=())
    total: Row | None = None


class Words:
    """The report in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language = report, language
        self.phrases = PHRASES[language]
        self.tables = {table["id"]: table for table in report["tables"]}

    @property
    def title(self) -> str:
        """The heading of the whole."""
        return self.phrases.report_title

    @property
    def period(self) -> str:
        """The days that the report is about."""
        first, last = (self.report["period"][key] for key in ("from", "to"))
        if not first and not last:
            return self.phrases.report_everything
        key = (
            "report_period_both"
            if first and last
            else f"report_{'from_on' if first else 'to_only'}"
        )
        days = {"from": first and self.day(first), "to": last and self.day(last)}
        return self.fill(key, **{name: day for name, day in days.items() if day})

    @property
    def made(self) -> str:
        """The day on which it was made."""
        return self.day(self.report["made_at"][:10])

    def day(self, text: str) -> str:
        """A date in words."""
        return format_day(date.fromisoformat(text), self.language)

    def fill(self, phrase: str, **values: str) -> str:
        """A phrase with these values in their places."""
        return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), self.phrases[phrase])

    def number(self, cell: Cell, rate: bool = False) -> str:
        """A cell in words."""
        if cell is None:
            return self.phrases.report_hidden
        if isinstance(cell, str):
            return "–"
        if rate:
            return str(format_percent(cell / 100, format="#,##0.0%", locale=f"{self.language}_GB"))
        return format_number(cell, self.language)

    def label(self, kind: str, key: str) -> str:
        """What a key stands for, such as the name of a region or a month."""
        names = self.report["names"]
        if kind in {"region", "sector"} and key == "none":
            return self.phrases[f"report_{kind}_none"]
        if kind in {"region", "module"}:
            return str(names[f"{kind}s"].get(key, {}).get(self.language, key))
        if kind == "sector":
            return self.phrases[f"sector_{key}"]
        if kind == "language":
            return self.phrases[f"report_language_{key}"]
        if kind == "quarter":
            year, _, quarter = key.partition("-Q")
            return self.fill(f"report_quarter_{quarter}", year=year)
        if kind == "month":
            return format_partial_date(key, self.language)
        if kind == "attempts":
            return self.phrases[f"report_attempts_{key.rstrip('+')}"]
        if kind == "minutes":
            return self.phrases[f"report_time_{key.rstrip('+')}"]
        return key

    def reason(self, reason: str) -> tuple[str, str]:
        """Why a file was left out, and what can be done about it."""
        do = DO.get(reason, "ask")
        return self.phrases[f"report_reason_{reason}"], self.phrases[f"report_do_{do}"]

    def rescored(self, entry: Mapping[str, Any]) -> tuple[str, str, str, str]:
        """A file with another score than its answers give: its name, the module, and both."""
        results = [self._result(entry[key]) for key in ("said", "found")]
        return (entry["name"], self.label("module", entry["module"]), results[0], results[1])

    def _result(self, result: Mapping[str, Any]) -> str:
        key = "report_result_passed" if result["passed"] else "report_result_failed"
        score, most = (format_number(result[name], self.language) for name in ("score", "max"))
        return self.fill(key, score=score, max=most)

    def grid(self, ident: str) -> Grid:
        """One table, as it is shown."""
        table = self.tables[ident]
        return self._crossed(table) if ident in CROSSED else self._plain(table)

    def grids(self) -> list[Grid]:
        """All tables."""
        return [self.grid(ident) for ident in self.tables]

    def _labels(self, kinds: list[str], key: list[str]) -> tuple[str, ...]:
        if kinds[-1] == "question":
            asked = self.report["names"]["questions"].get("/".join(key), {})
            return (str(asked.get(self.language, key[1])), self.label("module", key[0]))
        return tuple(self.label(kind, part) for kind, part in zip(kinds, key, strict=True))

    def _plain(self, table: Mapping[str, Any]) -> Grid:
        kinds = KEYS[table["id"]]
        # The question itself says more than the module that it is from, and stands first.
        heads = list(reversed(kinds)) if kinds[-1] == "question" else kinds
        total = table["total"]
        blank = ("",) * (len(kinds) - 1)
        return Grid(
            id=table["id"],
            title=self.phrases[f"report_table_{table['id']}"],
            key_heads=tuple(self.phrases[f"report_key_{kind}"] for kind in heads),
            heads=tuple(self.phrases[f"report_column_{name}"] for name in table["columns"]),
            rates=tuple(name in RATES for name in table["columns"]),
            rows=tuple(
                Row(self._labels(kinds, row["key"]), tuple(row["cells"])) for row in table["rows"]
            ),
            total=Row((self.phrases.report_total, *blank), tuple(total)) if total else None,
        )

    def _crossed(self, table: Mapping[str, Any]) -> Grid:
        across, down = KEYS[table["id"]]
        cells = {tuple(row["key"]): row["cells"][0] for row in table["rows"]}
        firsts = list(dict.fromkeys(key[0] for key in cells))
        seconds = list(dict.fromkeys(key[1] for key in cells))
        return Grid(
            id=table["id"],
            title=self.phrases[f"report_table_{table['id']}"],
            key_heads=(self.phrases[f"report_key_{down}"],),
            heads=tuple(self.label(across, key) for key in firsts),
            rates=(False,) * len(firsts),
            rows=tuple(
                Row(
                    (self.label(down, second),),
                    tuple(cells.get((first, second), "") for first in firsts),
                )
                for second in seconds
            ),
        )


def made_at(report: Report) -> datetime:
    """When the report was made, in UTC."""
    return datetime.fromisoformat(report["made_at"]).astimezone(UTC)
