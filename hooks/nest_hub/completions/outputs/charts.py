"""Bars beside the tables: how long each is, in percent of the longest."""

from __future__ import annotations

from dataclasses import dataclass

from nest_hub.completions.outputs.sentences import column
from nest_hub.completions.outputs.words import Cell, Words

_MOST_QUESTIONS = 10
_ONE_MEASURE = {
    "by-region": "people",
    "by-sector": "people",
    "by-language": "people",
    "by-quarter": "completed",
    "by-month": "completed",
}
_OF_MODULE = ("starts", "tried", "passed", "completed")


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, how much, and its length; hidden where the number is."""

    label: str
    text: str
    length: float
    hidden: bool


@dataclass(frozen=True)
class Group:
    """Bars that belong together, such as those of one module."""

    title: str | None
    bars: tuple[Bar, ...]


def chart(words: Words, ident: str) -> list[Group]:
    """The bars of a table; none for a table without a chart, or with nothing to draw."""
    table = words.tables[ident]
    drawn: list[tuple[str | None, list[tuple[str, Cell]]]] = []
    rate = ident == "questions"
    if ident in _ONE_MEASURE:
        at = column(table, _ONE_MEASURE[ident])
        kind = ident.removeprefix("by-")
        bars = [(words.label(kind, row["key"][0]), row["cells"][at]) for row in table["rows"]]
        drawn = [(words.phrases[f"report_column_{_ONE_MEASURE[ident]}"], bars)]
    elif ident == "by-module":
        for row in table["rows"]:
            cells = [row["cells"][column(table, name)] for name in _OF_MODULE]
            heads = [words.phrases[f"report_column_{name}"] for name in _OF_MODULE]
            bars = list(zip(heads, cells, strict=True))
            drawn.append((words.label("module", row["key"][0]), bars))
    elif ident in {"attempts", "time"}:
        grid = words.grid(ident)
        for n, head in enumerate(grid.heads):
            drawn.append((head, [(row.labels[0], row.cells[n]) for row in grid.rows]))
    elif rate:
        grid = words.grid(ident)
        at = column(table, "wrong_rate")
        shown = [(row.labels[0], row.cells[at]) for row in grid.rows]
        worst = [(label, cell) for label, cell in shown if isinstance(cell, int | float) and cell]
        drawn = [(words.phrases.report_column_wrong_rate, list(worst[:_MOST_QUESTIONS]))]
    numbers = [cell for _, bars in drawn for _, cell in bars if isinstance(cell, int | float)]
    if not any(numbers):
        return []
    # A share is of all answers, and not of the largest share.
    most = 100 if rate else max(numbers)
    return [
        Group(title, tuple(_bar(words, label, cell, most, rate) for label, cell in bars))
        for title, bars in drawn
    ]


def _bar(words: Words, label: str, cell: Cell, most: float, rate: bool) -> Bar:
    length = round(100 * cell / most, 2) if isinstance(cell, int | float) else 0
    return Bar(label, words.number(cell, rate), length, cell is None)
