"""What the picture says, in one language; the same as `report/picture-wording.js`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from babel.numbers import format_decimal

from nest_hub.assessments.tally import ALL, NONE
from nest_hub.completions.outputs.words import DO, Cell, Grid, Row, Words
from nest_hub.languages import Language, format_number, format_partial_date

FEW = 5
_DO = {**DO, "range": "correct", "worksheet": "worksheet"}
_OWN_REASONS = {"foreign", "json", "range", "shape", "worksheet"}
_CHANGES = ["compared", "before", "change", "rose", "same", "fell"]
_DECIMAL = {"mean", "before", "change", "national"}
Line = dict[str, Any]


class PictureWords(Words):
    """The picture in one language."""

    @property
    def title(self) -> str:
        """The heading of the whole."""
        return self.phrases.report_picture_title

    @property
    def period(self) -> str:
        """No days limit it."""
        return self.made

    @property
    def teams(self) -> dict[str, int]:
        """How many teams there are, by what they did."""
        found: dict[str, int] = self.report["teams"]
        return found

    @property
    def national_day(self) -> str:
        """When the figures for Wales were true; empty where there are none."""
        day = self.report["national"]
        return format_partial_date(day, self.language) if day else ""

    def number(self, cell: Cell, rate: bool = False) -> str:
        """A cell in words; `rate` is what has decimals."""
        if cell is None or isinstance(cell, str):
            return "–"
        if rate:
            return str(format_decimal(cell, format="0.0#", locale=f"{self.language}_GB"))
        return format_number(cell, self.language)

    def change(self, cell: int | float) -> str:
        """A change with its sign."""
        sign = "+" if cell > 0 else "\N{MINUS SIGN}" if cell < 0 else ""
        return f"{sign}{self.number(abs(cell), True)}"

    def shown(self, cell: Cell, head: str, rate: bool) -> str:
        """A cell as a page shows it."""
        is_change = head == self.phrases.report_picture_column_change
        if is_change and isinstance(cell, int | float):
            return self.change(cell)
        return self.number(cell, rate)

    def principle(self, ident: str) -> str:
        """A principle's name."""
        return str(self.report["names"]["principles"][ident][self.language])

    def region(self, ident: str) -> str:
        """A region's name."""
        if ident == NONE:
            return self.phrases.report_region_none
        return str(self.report["names"]["regions"][ident][self.language])

    def reason(self, reason: str) -> tuple[str, str]:
        """Why a file was left out, and what can be done about it."""
        own = "picture_" if reason in _OWN_REASONS else ""
        do = _DO.get(reason, "ask")
        of_team = "picture_" if do in {"ask", "correct", "worksheet"} else ""
        return self.phrases[f"report_{own}reason_{reason}"], self.phrases[
            f"report_{of_team}do_{do}"
        ]

    def lines(self, region: str = ALL) -> list[Line]:
        """The rows of a region, or of all, by the names of the columns."""
        table = self.tables["principles"]
        return [
            {"principle": row["key"][1], **dict(zip(table["columns"], row["cells"], strict=True))}
            for row in table["rows"]
            if row["key"][0] == region
        ]

    @property
    def regions(self) -> list[str]:
        """The regions that have teams, where any team gave one."""
        keys = [row["key"][0] for row in self.tables["principles"]["rows"]]
        return [key for key in dict.fromkeys(keys) if key != ALL]

    @property
    def is_few(self) -> bool:
        """Whether a reader may recognise a team."""
        sizes = [self.teams["all"], *(self.lines(region)[0]["teams"] for region in self.regions)]
        return any(size < FEW for size in sizes)

    def column(self, name: str) -> str:
        """The head of a column."""
        if name.startswith("score_"):
            return self.fill("report_picture_column_score", level=name.removeprefix("score_"))
        return self.fill(f"report_picture_column_{name}", day=self.national_day)

    def grids(self) -> list[Grid]:
        """Scores, changes where a team has two, and averages where teams gave regions."""
        left_out = {"teams", *_CHANGES, *([] if self.report["national"] else ["national"])}
        columns = [name for name in self.tables["principles"]["columns"] if name not in left_out]
        return [
            self._of_principles("principles", columns),
            *([self._of_principles("changes", _CHANGES)] if self.teams["again"] else []),
            *([self._of_regions()] if self.regions else []),
        ]

    def _of_principles(self, ident: str, columns: list[str]) -> Grid:
        return Grid(
            id=ident,
            title=self.phrases[f"report_picture_table_{ident}"],
            key_heads=(self.phrases.report_picture_key_principle,),
            heads=tuple(map(self.column, columns)),
            rates=tuple(name in _DECIMAL for name in columns),
            rows=tuple(
                Row((self.principle(line["principle"]),), tuple(line[name] for name in columns))
                for line in self.lines()
            ),
        )

    def _of_regions(self) -> Grid:
        principles = [line["principle"] for line in self.lines()]
        rows = []
        for region in self.regions:
            lines = self.lines(region)
            cells = (lines[0]["teams"], *(line["mean"] for line in lines))
            rows.append(Row((self.region(region),), cells))
        return Grid(
            id="regions",
            title=self.phrases.report_picture_table_regions,
            key_heads=(self.phrases.report_key_region,),
            heads=(self.column("teams"), *map(self.principle, principles)),
            rates=(False, *(True for _ in principles)),
            rows=tuple(rows),
        )

    def facts(self) -> list[tuple[str, Cell]]:
        """How many files and teams there are."""
        given, phrases, teams = self.report["input"], self.phrases, self.teams
        return [
            (phrases.report_picture_teams, teams["all"]),
            (phrases.report_picture_teams_unscored, teams["all"] - teams["scored"]),
            (phrases.report_picture_teams_again, teams["again"]),
            (phrases.report_picture_assessments, given["assessments"]),
            (phrases.report_picture_duplicates, given["duplicates"]),
            (phrases.report_picture_files, given["files"]),
            (phrases.report_files_refused, given["refused_total"]),
        ]

    def sentences(self, ident: str) -> list[str]:
        """What a table shows, in words."""
        if ident == "principles":
            return self._averages()
        if ident == "changes":
            changed = [line for line in self.lines() if line["change"] != ""]
            keys = {1: "rose", 0: "stayed", -1: "fell"}
            said = self._compared(changed, lambda line: line["change"], keys)
            return [self.phrases.report_picture_both, *said]
        return []

    def _averages(self) -> list[str]:
        lines = self.lines()
        scored = [line for line in lines if line["mean"] != ""]
        if not scored:
            return [self.phrases.report_picture_none_scored]
        means = [line["mean"] for line in scored]
        low, high = min(means), max(means)
        if low == high:
            first = self.fill("report_picture_all_the_same", score=self.number(low, True))
        else:
            first = self.fill(
                "report_picture_range",
                low=self.number(low, True),
                low_names=self._names(line for line in scored if line["mean"] == low),
                high=self.number(high, True),
                high_names=self._names(line for line in scored if line["mean"] == high),
            )
        with_figure = [line for line in scored if line["national"] != ""]
        keys = {1: "national_higher", 0: "national_same", -1: "national_lower"}
        figures = self._compared(with_figure, lambda line: line["mean"] - line["national"], keys)
        return [first, *figures]

    def _compared(
        self, lines: list[Line], difference: Callable[[Line], float], keys: dict[int, str]
    ) -> list[str]:
        found = []
        for sign, key in keys.items():
            of = [line for line in lines if _sign(difference(line)) == sign]
            if of:
                is_change = not key.startswith("national")
                names = self._names(of, self._with_change if is_change and sign else None)
                found.append(self.fill(f"report_picture_{key}", day=self.national_day, names=names))
        return [" ".join(found)] if found else []

    def _names(self, lines: Iterable[Line], name: Callable[[Line], str] | None = None) -> str:
        return ", ".join((name or self._name)(line) for line in lines)

    def _name(self, line: Line) -> str:
        return self.principle(line["principle"])

    def _with_change(self, line: Line) -> str:
        return f"{self._name(line)} ({self.change(line['change'])})"

    def counted(self) -> list[str]:
        """How it was counted."""
        keys = ["teams", "joined", "mean", *(["national"] if self.report["national"] else [])]
        keys += ["own", "texts", "period"]
        return [self.phrases[f"report_picture_counted_{key}"] for key in keys]


def words_of(picture: dict[str, Any], languages: Iterable[Language]) -> list[PictureWords]:
    """The picture in each language."""
    return [PictureWords(picture, language) for language in languages]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
