"""The Parquet files: a row for each learner’s module and for each attempt, read by others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from nest_hub.completions.outputs import parquet
from nest_hub.completions.outputs.pseudonyms import pseudonym
from tests.completions.learners import module, person, some


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with parquet.ParquetFiles(tmp_path) as files:
        for learner in some():
            files.add(learner)
    return tmp_path


def asked(folder: Path, sql: str) -> list[Any]:
    with duckdb.connect() as database:
        return database.execute(sql.replace("FOLDER", str(folder))).fetchall()


def test_each_module_of_a_learner_is_a_row(folder: Path) -> None:
    rows = asked(
        folder,
        "select region, module, started_at is not null, completed_at is not null, minutes, "
        "attempts, attempts_to_pass, best_score, best_max from 'FOLDER/people.parquet'",
    )
    assert rows == [
        ("gwent", "nest", True, True, 60, 2, 2, 9, 10),
        ("gwent", "childrens-rights", True, False, None, 0, None, None, None),
        ("north-wales", "nest", True, False, None, 0, None, None, None),
        (None, "nest", True, False, None, 1, None, 7, 9),
    ]


def test_each_attempt_is_a_row(folder: Path) -> None:
    rows = asked(
        folder,
        "select region, module, attempt, language, score, max, passed, "
        "strftime(submitted_at at time zone 'UTC', '%Y-%m-%d %H:%M') "
        "from 'FOLDER/attempts.parquet'",
    )
    assert rows == [
        ("gwent", "nest", 1, "cy", 5, 10, False, "2026-11-02 09:40"),
        ("gwent", "nest", 2, "cy", 9, 10, True, "2026-11-02 10:00"),
        (None, "nest", 1, "en", 7, 9, False, "2026-11-03 09:30"),
    ]


def test_both_files_are_joined_by_the_learner(folder: Path) -> None:
    joined = asked(
        folder,
        "select count(*), count(distinct person) from 'FOLDER/people.parquet' "
        "join 'FOLDER/attempts.parquet' using (person, module)",
    )
    assert joined == [(3, 2)]
    people = asked(folder, "select distinct person from 'FOLDER/people.parquet'")
    assert {row[0] for row in people} == {pseudonym(f"{n:032x}") for n in (1, 2, 3)}


def test_a_completion_needs_a_pass() -> None:
    learner = person(1, module("nest", "2026-11-02T09:00:00Z", "2026-11-02T10:00:00Z"))
    row = dict(zip(parquet.PEOPLE, next(parquet.people_rows(learner)), strict=True))
    assert (row["completed_at"], row["minutes"]) == (None, None)


def test_each_column_says_what_it_means(folder: Path) -> None:
    for name, columns in (("people", parquet.PEOPLE), ("attempts", parquet.ATTEMPTS)):
        schema = pq.read_schema(folder / f"{name}.parquet")
        assert {field.name: field.metadata[b"means"].decode() for field in schema} == {
            column: means for column, (_, means) in columns.items()
        }


def test_few_rows_wait_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 10)
    with parquet.ParquetFiles(tmp_path) as files:
        for number in range(25):
            files.add(person(number, module("nest", "2026-11-02T09:00:00Z")))
    meta = pq.read_metadata(tmp_path / "people.parquet")
    assert [meta.row_group(n).num_rows for n in range(meta.num_row_groups)] == [10, 10, 5]
    assert asked(tmp_path, "select count(*) from 'FOLDER/people.parquet'") == [(25,)]
    # Nobody tried: the file is there, with its columns and no row.
    assert asked(tmp_path, "select count(*) from 'FOLDER/attempts.parquet'") == [(0,)]
