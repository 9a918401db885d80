"""The picture as one HTML file: it asks for nothing, and prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from nest_hub.assessments.outputs.words import Line, PictureWords, words_of
from nest_hub.assessments.picture import Picture
from nest_hub.completions.outputs.page import MOST_FILES, render_page, shown_name
from nest_hub.languages import Language


class _Bar(NamedTuple):
    """A principle's bars, in percent of the highest score."""

    label: str
    text: str
    length: float
    before: float | None
    national: float | None


class _Part:
    """The picture in one language, as the template takes it."""

    def __init__(self, words: PictureWords) -> None:
        self.words, self.language, self.t = words, words.language, words.phrases
        self.given = words.report["input"]

    def bars(self) -> list[_Bar]:
        """The chart; none where no principle has a score."""
        lines = self.words.lines()
        return [self._bar(line) for line in lines] if self.words.teams["scored"] else []

    def _bar(self, line: Line) -> _Bar:
        most = self.words.report["scale"]["max"]
        length, before, national = (
            None if line[name] == "" else round(100 * line[name] / most, 2)
            for name in ("mean", "before", "national")
        )
        text = self.words.number(line["mean"], True)
        return _Bar(self.words.principle(line["principle"]), text, length or 0, before, national)

    def legend(self) -> list[tuple[str, str]]:
        """What each sign of the chart stands for."""
        signs = [("full", self.t.report_picture_legend_score)]
        if self.words.teams["again"]:
            signs.append(("before", self.t.report_picture_legend_last))
        if day := self.words.national_day:
            signs.append(("national", self.words.fill("report_picture_legend_national", day=day)))
        return signs

    def refused(self) -> list[tuple[str, str, str]]:
        """The files that were left out, as many as a page can hold."""
        listed = self.given["refused"][:MOST_FILES]
        return [(shown_name(each["name"]), *self.words.reason(each["reason"])) for each in listed]

    def more(self) -> str:
        """Says how many files are not in the list, or nothing."""
        more = self.given["refused_total"] - min(len(self.given["refused"]), MOST_FILES)
        return self.t.count("report_more_files", more) if more else ""


def picture_page(picture: Picture, languages: Sequence[Language]) -> str:
    """The page."""
    here = Path(__file__).parent
    style = (here / "assessments.css").read_text(encoding="utf-8")
    parts = [_Part(words) for words in words_of(picture, languages)]
    return render_page("assessments.html", parts, here, style)
