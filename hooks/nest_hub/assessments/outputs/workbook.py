"""The picture as an Excel workbook, with the sheets of the learners' report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nest_hub.assessments.outputs.words import PictureWords, words_of
from nest_hub.assessments.picture import Picture
from nest_hub.completions.outputs.words import Cell
from nest_hub.completions.outputs.workbook import Sheets, open_book
from nest_hub.languages import Language


def write_picture_workbook(picture: Picture, path: Path, languages: Sequence[Language]) -> None:
    """Writes the picture in each language, one after the other, into one workbook."""
    parts = words_of(picture, languages)
    with open_book(path, parts) as book:
        for words in parts:
            _Sheets(book, words).write()


class _Sheets(Sheets):
    """The sheets of one language."""

    def __init__(self, book: Any, words: PictureWords) -> None:
        super().__init__(book, words)
        self.picture = words
        self.rate = book.add_format({"num_format": "0.0#", "valign": "top"})

    def write(self) -> None:
        """Writes every sheet."""
        self._opening()
        for grid in self.picture.grids():
            self._grid(grid)
        self._refused()

    def _opening(self) -> None:
        words, phrases = self.picture, self.phrases
        sheet = self._sheet(phrases.report_summary, words.title)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 1, 30)
        rows: list[tuple[str, Cell]] = [(phrases.report_made, words.made), *words.facts()]
        for number, (name, value) in enumerate(rows, 1):
            self._put(sheet, number, 0, name, self.text)
            self._put(sheet, number, 1, value, self.count)
        row = len(rows) + 2
        note = [phrases.report_picture_few] if words.is_few else []
        said = [text for grid in words.grids() for text in words.sentences(grid.id)]
        for title, paragraphs in (
            (phrases.report_summary, [*note, *said]),
            (phrases.report_counted, words.counted()),
        ):
            row = self._paragraphs(sheet, row, title, paragraphs)
