"""The report as an Excel workbook: one sheet for each table, and no cell that is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nest_hub.completions.cells import safe_cell
from nest_hub.completions.outputs.sentences import files_facts, hidden_words, how_counted
from nest_hub.completions.outputs.words import Cell, Grid, Report, Words, made_at
from nest_hub.languages import PHRASES, Language

_WIDEST = 60
_ROWS_FROM = 2
"""The heading of a sheet, and then the heads of its columns."""


def write_workbook(report: Report, path: Path, languages: Sequence[Language]) -> None:
    """Writes the report in each language, one after the other, into one workbook."""
    with open_book(path, [Words(report, language) for language in languages]) as book:
        for language in languages:
            Sheets(book, Words(report, language)).write()


def open_book(path: Path, parts: Sequence[Words]) -> Any:
    """A new workbook in which every text stays a text. `parts` is what it says in each language."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        path,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": True,
        },
    )
    first = parts[0]
    book.set_properties(
        {
            "title": " / ".join(part.title for part in parts),
            "subject": first.period,
            "company": PHRASES[first.language].site_name,
            "created": made_at(first.report).replace(tzinfo=None),
        }
    )
    return book


class Sheets:
    """The sheets of one language."""

    def __init__(self, book: Any, words: Words) -> None:
        self.book, self.words, self.phrases = book, words, words.phrases
        self.heading = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#F3ECDD"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.count = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.rate = book.add_format({"num_format": '0.0"%"', "valign": "top"})
        self.hidden = book.add_format({"italic": True, "align": "right", "valign": "top"})
        bold = {"bold": True, "top": 2, "valign": "top"}
        self.total_text = book.add_format(bold)
        self.total_count = book.add_format({**bold, "num_format": "#,##0"})
        self.total_rate = book.add_format({**bold, "num_format": '0.0"%"'})
        self.total_hidden = book.add_format({**bold, "italic": True, "align": "right"})

    def write(self) -> None:
        """Writes every sheet."""
        self._opening()
        for grid in self.words.grids():
            self._grid(grid)
        self._refused()
        self._rescored()

    def _sheet(self, title: str, heading: str | None = None) -> Any:
        sheet = self.book.add_worksheet(str(safe_cell(title))[:31])
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(0)
        self._put(sheet, 0, 0, heading or title, self.heading)
        return sheet

    @staticmethod
    def _put(sheet: Any, row: int, column: int, value: Cell, look: Any) -> None:
        """Writes a number as a number and everything else as a text, whatever it looks like."""
        safe = safe_cell(value)
        if isinstance(safe, str):
            sheet.write_string(row, column, safe, look)
        else:
            sheet.write_number(row, column, safe, look)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, rate: bool, total: bool) -> None:
        if cell is None or isinstance(cell, str):
            look = self.total_hidden if total else self.hidden
            self._put(sheet, row, column, self.words.number(cell), look)
        else:
            count, share = (self.total_count, self.total_rate) if total else (self.count, self.rate)
            self._put(sheet, row, column, cell, share if rate else count)

    def _heads(self, sheet: Any, heads: Iterable[str], widths: Sequence[float]) -> None:
        for column, head in enumerate(heads):
            self._put(sheet, 1, column, head, self.head)
            sheet.set_column(column, column, widths[column])
        sheet.freeze_panes(_ROWS_FROM, 1)
        sheet.repeat_rows(0, 1)

    def _opening(self) -> None:
        words, phrases = self.words, self.phrases
        sheet = self._sheet(phrases.report_summary, words.title)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, 30)
        rows: list[tuple[str, Cell]] = [
            (phrases.report_period, words.period),
            (phrases.report_made, words.made),
            *files_facts(words),
        ]
        for number, (name, value) in enumerate(rows, 1):
            self._put(sheet, number, 0, name, self.text)
            self._put(sheet, number, 1, value, self.count)
        row = len(rows) + 2
        for title, paragraphs in (
            (phrases.report_hidden_title, hidden_words(words)),
            (phrases.report_counted, how_counted(words)),
        ):
            row = self._paragraphs(sheet, row, title, paragraphs)

    def _paragraphs(self, sheet: Any, row: int, title: str, paragraphs: Sequence[str]) -> int:
        """A heading and its paragraphs, across two columns; answers with the next free row."""
        self._put(sheet, row, 0, title, self.heading)
        for number, paragraph in enumerate(paragraphs, row + 1):
            sheet.merge_range(number, 0, number, 1, "", self.text)
            self._put(sheet, number, 0, paragraph, self.text)
            # A row of merged cells does not find its height by itself.
            sheet.set_row(number, 15 * (1 + len(paragraph) // 75))
        return row + len(paragraphs) + 2

    def _grid(self, grid: Grid) -> None:
        named = {"attempts", "questions", "region-by-sector", "time"}
        short = self.phrases[f"report_sheet_{grid.id}"] if grid.id in named else grid.title
        sheet = self._sheet(short, grid.title)
        keys = len(grid.key_heads)
        longest = [
            max([len(head), *(len(row.labels[n]) for row in grid.rows)])
            for n, head in enumerate(grid.key_heads)
        ]
        widths = [min(_WIDEST, 3 + width) for width in longest] + [15.0] * len(grid.heads)
        self._heads(sheet, (*grid.key_heads, *grid.heads), widths)
        rows = [(row, False) for row in grid.rows]
        if grid.total:
            rows.append((grid.total, True))
        for number, (row, total) in enumerate(rows, _ROWS_FROM):
            for column, label in enumerate(row.labels):
                self._put(sheet, number, column, label, self.total_text if total else self.text)
            for column, (cell, rate) in enumerate(zip(row.cells, grid.rates, strict=True), keys):
                self._cell(sheet, number, column, cell, rate, total)

    def _refused(self) -> None:
        phrases = self.phrases
        sheet = self._sheet(phrases.report_files_refused, phrases.report_refused)
        heads = (phrases.report_refused_file, phrases.report_reason, phrases.report_refused_do)
        self._heads(sheet, heads, (50, 60, 60))
        for number, refused in enumerate(self.words.report["input"]["refused"], _ROWS_FROM):
            reason, do = self.words.reason(refused["reason"])
            for column, text in enumerate((refused["name"], reason, do)):
                self._put(sheet, number, column, text, self.text)

    def _rescored(self) -> None:
        phrases = self.phrases
        sheet = self._sheet(phrases.report_files_rescored, phrases.report_rescored)
        heads = (
            phrases.report_refused_file,
            phrases.report_key_module,
            phrases.report_rescored_said,
            phrases.report_rescored_found,
        )
        self._heads(sheet, heads, (50, 30, 24, 24))
        for number, entry in enumerate(self.words.report["input"]["rescored"], _ROWS_FROM):
            for column, text in enumerate(self.words.rescored(entry)):
                self._put(sheet, number, column, text, self.text)
