"""No text in a cell can become a formula, in a workbook, in CSV, or in CSV saved from either."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nest_hub.completions.cells import safe_cell

DANGEROUS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","Gwent")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}SUM(1)",
    "\N{MINUS SIGN}1",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_could_be_a_formula_is_marked_as_text(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


def test_a_cell_can_not_begin_after_a_semicolon() -> None:
    assert safe_cell("a.json;=1+1") == "a.json;'=1+1"
    assert safe_cell('a.json; "=1+1') == "a.json;' \"=1+1"


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert [safe_cell(value) for value in (0, -5, 2.5, None)] == [0, -5, 2.5, ""]


@pytest.mark.parametrize("text", ["Gwent", "cofnod – Ŵyl 😀.json", "a-b", "a=b", "1–4", "O’Neill"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_what_no_file_can_hold_is_shown_as_such() -> None:
    assert safe_cell("caf\udce9.json") == "caf�.json"
    assert safe_cell("a\0b\x1b[31m") == "a�b�[31m"


@given(st.text(alphabet=st.characters()))
def test_whatever_the_text_it_is_one_cell_of_one_row(text: str) -> None:
    cell = str(safe_cell(text))
    assert not re.match(r"[\s\x00-\x1f]*[=+\-@]", cell)
    assert not re.search(r";[\s\"']*(?<!')[=+\-@]", cell.replace(";'", ""))
    written = io.StringIO()
    csv.writer(written).writerow([cell, 1])
    assert list(csv.reader(io.StringIO(written.getvalue()))) == [[cell, "1"]]
    assert written.getvalue().count("\n") == 1
    cell.encode()
