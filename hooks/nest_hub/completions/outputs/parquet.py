"""Two Parquet files for a warehouse: each learner’s modules, and each attempt at a quiz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

from nest_hub.completions.outputs.pseudonyms import pseudonym

Row = tuple[Any, ...]
ROWS_AT_ONCE = 20_000
"""As many rows wait in memory; then they are written as one group."""

TEXT, TIME, NUMBER, TRUTH = "text", "time", "number", "truth"
PEOPLE: dict[str, tuple[str, str]] = {
    "person": (TEXT, "stands for the learner; the same in every quarter’s file"),
    "region": (TEXT, "the region’s id, or null where none was chosen"),
    "sector": (TEXT, "the sector’s id, or null where none was chosen"),
    "language": (TEXT, "cy or en: the language of the learner’s newest file"),
    "module": (TEXT, "the module’s id"),
    "started_at": (TIME, "when the module was first opened"),
    "completed_at": (TIME, "when it was completed, or null; null too if no attempt passed"),
    "minutes": (NUMBER, "whole minutes from start to completion, or null; 0 to 100,000"),
    "passed_at": (TIME, "when an attempt first passed, or null"),
    "attempts": (NUMBER, "how many attempts at the quiz there are, those after a pass too"),
    "attempts_to_pass": (NUMBER, "how many there were to the first that passed, or null"),
    "best_score": (NUMBER, "right answers of the best attempt, or null"),
    "best_max": (NUMBER, "questions of that attempt, or null"),
}
ATTEMPTS: dict[str, tuple[str, str]] = {
    "person": PEOPLE["person"],
    "region": PEOPLE["region"],
    "sector": PEOPLE["sector"],
    "module": PEOPLE["module"],
    "attempt": (NUMBER, "1 for the learner’s first attempt at this quiz, then 2, 3 …"),
    "submitted_at": (TIME, "when it was sent in"),
    "language": (TEXT, "cy or en: the language in which it was sent in"),
    "score": (NUMBER, "right answers, as counted again"),
    "max": (NUMBER, "questions"),
    "passed": (TRUTH, "whether it passed, as found again"),
}
"""The columns of each file: their type, and what they mean, which the files hold too."""


def people_rows(person: Mapping[str, Any]) -> Iterator[Row]:
    """One row for each module of a person."""
    sign = pseudonym(person["record_id"])
    for module in person["modules"]:
        attempts = module["attempts"]
        first = next((n for n, attempt in enumerate(attempts) if attempt["passed"]), None)
        best = max(attempts, key=lambda a: Fraction(a["score"], a["max"]), default=None)
        started = _time(module["started_at"])
        completed = None if first is None else _time(module["completed_at"])
        yield (
            sign,
            person["region"],
            person["sector"],
            person["language"],
            module["id"],
            started,
            completed,
            _minutes(started, completed),
            None if first is None else _time(attempts[first]["submitted_at"]),
            len(attempts),
            None if first is None else first + 1,
            best and best["score"],
            best and best["max"],
        )


def attempt_rows(person: Mapping[str, Any]) -> Iterator[Row]:
    """One row for each attempt of a person."""
    sign = pseudonym(person["record_id"])
    for module in person["modules"]:
        for n, attempt in enumerate(module["attempts"], 1):
            yield (
                sign,
                person["region"],
                person["sector"],
                module["id"],
                n,
                _time(attempt["submitted_at"]),
                attempt["language"],
                attempt["score"],
                attempt["max"],
                attempt["passed"],
            )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _minutes(started: datetime | None, completed: datetime | None) -> int | None:
    if started is None or completed is None:
        return None
    return min(max((completed - started) // timedelta(minutes=1), 0), 100_000)


class ParquetFile:
    """A file that takes rows, and writes them in groups, so that few are in memory."""

    def __init__(self, path: Path, columns: Mapping[str, tuple[str, str]]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {
            TEXT: pa.string(),
            TIME: pa.timestamp("ms", tz="UTC"),
            NUMBER: pa.int32(),
            TRUTH: pa.bool_(),
        }
        self._pa = pa
        self._schema = pa.schema(
            [pa.field(n, types[t], metadata={"means": means}) for n, (t, means) in columns.items()],
            metadata={"made by": "nest-hub report", "format": "nest-hub-parquet 1"},
        )
        self._rows: list[Row] = []
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, row: Row) -> None:
        """Takes one row."""
        self._rows.append(row)
        if len(self._rows) >= ROWS_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True)
        arrays = [
            self._pa.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_batch(self._pa.record_batch(arrays, schema=self._schema))
        self._rows.clear()

    def close(self) -> None:
        """Writes what waits, and ends the file."""
        if self._rows:
            self._flush()
        self._writer.close()


class ParquetFiles:
    """`people.parquet` and `attempts.parquet` in a folder, written as the records come."""

    def __init__(self, folder: Path) -> None:
        self._people = ParquetFile(folder / "people.parquet", PEOPLE)
        self._attempts = ParquetFile(folder / "attempts.parquet", ATTEMPTS)

    def add(self, person: Mapping[str, Any]) -> None:
        """Writes the rows of one person."""
        for row in people_rows(person):
            self._people.add(row)
        for row in attempt_rows(person):
            self._attempts.add(row)

    def __enter__(self) -> ParquetFiles:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._people.close()
        self._attempts.close()
