"""The tables as CSV, which every spreadsheet opens and none runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nest_hub.completions.cells import safe_cell

KEYS = {
    "by-region": ["region"],
    "by-sector": ["sector"],
    "by-language": ["language"],
    "by-module": ["module"],
    "by-quarter": ["quarter"],
    "by-month": ["month"],
    "region-by-sector": ["region", "sector"],
    "attempts": ["module", "attempts"],
    "time": ["module", "minutes"],
    "questions": ["module", "question"],
}
HIDDEN = "*"
_RATES = {"pass_rate", "wrong_rate"}
_SCORES = ("score", "max", "passed")


def write_csv(report: dict[str, Any], folder: Path) -> None:
    """Writes a file for each table, and the lists of what was refused or scored again."""
    for table in report["tables"]:
        keys, columns = KEYS[table["id"]], table["columns"]
        rows = [[*row["key"], *_cells(columns, row["cells"])] for row in table["rows"]]
        if table["total"]:
            rows.append(["total", *[""] * (len(keys) - 1), *_cells(columns, table["total"])])
        write_rows(folder / f"{table['id']}.csv", [*keys, *columns], rows)
    refused, rescored = report["input"]["refused"], report["input"]["rescored"]
    write_rows(
        folder / "refused.csv", ["name", "reason"], ([e["name"], e["reason"]] for e in refused)
    )
    heads = [f"{which}_{what}" for which in ("said", "found") for what in _SCORES]
    write_rows(
        folder / "rescored.csv",
        ["name", "module", *heads],
        (
            [e["name"], e["module"]]
            + [_plain(e[which][what]) for which in ("said", "found") for what in _SCORES]
            for e in rescored
        ),
    )


def _plain(value: int | bool) -> str | int:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _cells(columns: Sequence[str], cells: Sequence[Any]) -> list[Any]:
    return [_cell(column, cell) for column, cell in zip(columns, cells, strict=True)]


def _cell(column: str, cell: Any) -> Any:
    if cell is None:
        return HIDDEN
    return f"{cell:.1f}" if column in _RATES and cell != "" else cell


def write_rows(path: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Writes a file: its head and its rows, each cell made safe."""
    # With the mark, or Excel takes Welsh letters for others.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows([safe_cell(value) for value in row] for row in rows)
