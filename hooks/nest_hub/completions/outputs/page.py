"""The report as one HTML file, in Welsh, in English or both: it asks for nothing, and prints."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from nest_hub.completions.cells import safe_cell
from nest_hub.completions.outputs.charts import Group, chart
from nest_hub.completions.outputs.sentences import (
    column,
    files_facts,
    hidden_words,
    how_counted,
    sentences,
)
from nest_hub.completions.outputs.words import Cell, Grid, Report, Words
from nest_hub.languages import NAMES, Language

MOST_FILES = 200
MOST_QUESTIONS = 20
"""So many are listed in the page, which somebody may print. The workbook has them all."""


@dataclass(frozen=True)
class _Table:
    """A table with its bars and its sentences."""

    grid: Grid
    groups: list[Group]
    sentences: list[str]

    @property
    def most(self) -> int:
        """How many of its rows are shown."""
        return MOST_QUESTIONS if self.grid.id == "questions" else len(self.grid.rows)


class _Part:
    """The report in one language, as the template takes it."""

    def __init__(self, report: Report, language: Language) -> None:
        self.words = Words(report, language)
        self.language, self.t = language, self.words.phrases
        self.given = report["input"]
        self.tables = [
            _Table(self.words.grid(i), chart(self.words, i), sentences(self.words, i))
            for i in self.words.tables
        ]
        self.facts = files_facts(self.words)
        self.hidden = hidden_words(self.words)
        self.counted = how_counted(self.words)
        self.open = not report["suppressed"]

    def headline(self) -> list[tuple[str, str]]:
        """The four numbers that a board asks for first."""
        regions = self.words.tables["by-region"]
        names = ("people", "starts", "completed", "pass_rate")
        return [
            (
                self.t[f"report_column_{name}"],
                self.words.number(regions["total"][column(regions, name)], name == "pass_rate"),
            )
            for name in names
        ]

    def refused_by_reason(self) -> list[tuple[str, str, str]]:
        """How many files were left out for each reason, the most frequent first."""
        counted = Counter(self.given["refused_by_reason"]).most_common()
        return [
            (*self.words.reason(reason), self.words.number(count))
            for reason, count in sorted(counted, key=lambda entry: (-entry[1], entry[0]))
        ]

    def refused(self) -> list[tuple[str, str]]:
        """The files that were left out, as many as a page can hold."""
        return [
            (shown_name(entry["name"]), self.words.reason(entry["reason"])[0])
            for entry in self.given["refused"][:MOST_FILES]
        ]

    def rescored(self) -> list[tuple[str, str, str, str]]:
        """The files whose scores were corrected, as many as a page can hold."""
        rows = [self.words.rescored(entry) for entry in self.given["rescored"][:MOST_FILES]]
        return [(shown_name(name), module, said, found) for name, module, said, found in rows]

    def more(self, kind: str) -> str:
        """Says how many files are not in the list, or nothing."""
        more = self.given[f"{kind}_total"] - min(len(self.given[kind]), MOST_FILES)
        return self.t.count("report_more_files", more) if more else ""

    def number(self, cell: Cell, rate: bool = False) -> str:
        """A cell in words."""
        return self.words.number(cell, rate)


def shown_name(name: str) -> str:
    """A file’s name, without what no page can hold."""
    return str(safe_cell(name)).removeprefix("'") if name[:1] != "'" else str(safe_cell(name))


@lru_cache(maxsize=1)
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def report_page(report: Report, languages: Sequence[Language]) -> str:
    """The page."""
    return render_page("report.html", [_Part(report, language) for language in languages])


def render_page(
    template: str, parts: Sequence[object], own: Path | None = None, more_style: str = ""
) -> str:
    """A page of a part for each language. It forbids its own reader to fetch or run anything.

    `own` is a folder of templates besides those here.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    here = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader([own, here] if own else here),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = f"\n{_style()}{more_style}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(
        parts=parts,
        names=NAMES,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
    )
