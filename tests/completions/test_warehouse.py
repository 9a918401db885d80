"""The queries that the documentation gives make the report’s numbers from the Parquet files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from nest_hub.cli import main
from tests.completions.test_xapi import assert_statement

README = Path("hooks") / "nest_hub" / "completions" / "outputs" / "README.md"
TABLES = ["by-region", "by-module", "region-by-sector", "attempts", "time"]


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "report"
    files = root / "tests" / "fixtures" / "records" / "lead.zip"
    forms = [f"--format={form}" for form in ("json", "parquet", "xapi")]
    assert (
        main(["--root", str(root), "report", str(files), "-o", str(folder), "--show-small", *forms])
        == 0
    )
    return folder


def test_each_query_is_of_a_table(root: Path) -> None:
    assert list(queries(root)) == TABLES


def queries(root: Path) -> dict[str, str]:
    text = (root / README).read_text(encoding="utf-8")
    sql = "".join(re.findall(r"```sql\n(.*?)```", text, re.DOTALL))
    parts = re.split(r"^-- (\S+)\n", sql, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("ident", TABLES)
def test_a_query_gives_the_numbers_of_the_report(root: Path, made: Path, ident: str) -> None:
    sql = queries(root)[ident].replace("report/people.parquet", str(made / "people.parquet"))
    with duckdb.connect() as database:
        found = database.execute(sql)
        names = [column[0] for column in found.description]
        rows = found.fetchall()
    report = json.loads((made / "report.json").read_text(encoding="utf-8"))
    table = next(table for table in report["tables"] if table["id"] == ident)
    shown = [name for name in table["columns"] if name in names]
    assert len(shown) == len(names) - len(table["rows"][0]["key"])
    expected = [tuple(row["key"]) + counts(table, row, shown) for row in table["rows"]]
    # A query has no row for what nobody did.
    assert sorted(rows) == sorted(row for row in expected if any(row[-len(shown) :]))
    assert rows


def counts(table: Any, row: Any, names: list[str]) -> tuple[int, ...]:
    return tuple(row["cells"][table["columns"].index(name)] for name in names)


def test_the_statements_say_as_many_completions_and_passes(made: Path) -> None:
    report = json.loads((made / "report.json").read_text(encoding="utf-8"))
    table = next(table for table in report["tables"] if table["id"] == "by-module")
    lines = (made / "statements.ndjson").read_bytes().splitlines()
    said = [json.loads(line) for line in lines]
    for statement in said:
        assert_statement(statement)
    # A learner may pass again; the report counts the first time.
    done = {
        verb: len(
            {
                (s["actor"]["account"]["name"], s["object"]["id"])
                for s in said
                if s["verb"]["id"].endswith(f"/{verb}")
            }
        )
        for verb in ("initialized", "passed", "completed")
    }
    starts, passed, completed = (
        table["total"][table["columns"].index(name)] for name in ("starts", "passed", "completed")
    )
    assert done == {"initialized": starts, "passed": passed, "completed": completed}
    assert len({s["id"] for s in said}) == len(said)
