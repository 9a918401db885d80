"""The workbook, read back by another library: every value, and never a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from nest_hub.completions.outputs import write_workbook
from nest_hub.completions.outputs.words import Words
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.completions.reports import report
from tests.completions.test_cells import DANGEROUS


@pytest.fixture(scope="module")
def published(hub: Hub) -> dict[str, Any]:
    return question_banks(hub)


@pytest.fixture(scope="module")
def made(published: dict[str, Any]) -> dict[str, Any]:
    return report(published)


def values(sheet: Any) -> list[list[Any]]:
    """Every row of a sheet below its heading, as values."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def expected(words: Words, table: str) -> list[list[Any]]:
    grid = words.grid(table)
    rows = [*grid.rows, *([grid.total] if grid.total else [])]
    shown = [
        [*(label or None for label in row.labels), *(_shown(words, cell) for cell in row.cells)]
        for row in rows
    ]
    return [[*grid.key_heads, *grid.heads], *shown]


def _shown(words: Words, cell: Any) -> Any:
    return {None: words.phrases.report_hidden, "": "–"}.get(cell, cell)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_every_table_is_in_its_sheet(
    made: dict[str, Any], tmp_path: Path, language: Language
) -> None:
    book = openpyxl.load_workbook(write_workbook(made, tmp_path, [language]))
    words = Words(made, language)
    sheets = book.worksheets[1:11]
    for table, sheet in zip(made["tables"], sheets, strict=True):
        found = [[None if v == "" else v for v in row] for row in values(sheet)]
        assert found == expected(words, table["id"]), table["id"]
        assert sheet.freeze_panes == "B3"
        assert sheet["A1"].value == words.phrases[f"report_table_{table['id']}"]


def test_numbers_are_numbers(made: dict[str, Any], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(made, tmp_path, ["en"]))
    sheet = book["By region"]
    assert [cell.value for cell in sheet[3]] == ["Gwent", 58, 77, 48, 43, 38, 89.6]
    assert [cell.data_type for cell in sheet[3]] == ["s", *"nnnnnn"]
    assert [cell.number_format for cell in sheet[3]][1:] == [*["#,##0"] * 5, '0.0"%"']
    assert [cell.value for cell in sheet[6]][1:] == ["hidden"] * 6


def test_both_languages_are_in_one_workbook_welsh_first(
    made: dict[str, Any], tmp_path: Path
) -> None:
    path = write_workbook(made, tmp_path, LANGUAGES)
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 26
    assert book.sheetnames[:2] == ["Yn fyr", "Yn ôl rhanbarth"]
    assert book.sheetnames[13:15] == ["In short", "By region"]
    titles = [PHRASES[language].report_title for language in LANGUAGES]
    assert book.properties.title == " / ".join(titles)
    assert book.properties.created.isoformat() == "2027-01-05T09:00:00"


def test_the_same_report_makes_the_same_workbook(made: dict[str, Any], tmp_path: Path) -> None:
    once = write_workbook(made, tmp_path, ["en"]).read_bytes()
    assert once == write_workbook(made, tmp_path, ["en"]).read_bytes()


def test_each_refused_and_each_rescored_file_is_listed(
    made: dict[str, Any], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(write_workbook(made, tmp_path, ["en"]))
    words = Words(made, "en")
    refused = [(r["name"], *words.reason(r["reason"])) for r in made["input"]["refused"]]
    assert [tuple(row) for row in values(book.worksheets[11])[1:]] == refused
    assert values(book.worksheets[12])[1:] == [
        [
            "Chwarter 3/my-nest-record.json",
            "The NEST framework",
            "9 of 10, passed",
            "7 of 10, not passed",
        ]
    ]


def test_no_name_of_a_file_can_be_a_formula(published: dict[str, Any], tmp_path: Path) -> None:
    hostile = report(published)
    hostile["input"]["refused"] = [{"name": name, "reason": "json"} for name in DANGEROUS]
    path = write_workbook(hostile, tmp_path, LANGUAGES)
    with ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            content = archive.read(name)
            assert b"<f>" not in content and b"<hyperlink" not in content, name
        assert not [name for name in archive.namelist() if "externalLink" in name]
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type in {"s", "n"} for cell in row)
    # What a person would send on after “Save as CSV”.
    saved = io.StringIO()
    csv.writer(saved).writerows(values(book.worksheets[11])[1:])
    names = [row[0] for row in csv.reader(io.StringIO(saved.getvalue()))]
    assert len(names) == len(DANGEROUS)
    assert all(name.startswith("'") for name in names)


def test_ten_thousand_refused_files_are_no_trouble(
    published: dict[str, Any], tmp_path: Path
) -> None:
    many = report(published)
    many["input"]["refused"] = [{"name": f"{n}.json", "reason": "empty"} for n in range(10_000)]
    book = openpyxl.load_workbook(write_workbook(many, tmp_path, ["cy"]), read_only=True)
    assert book.worksheets[11].max_row == 10_002
