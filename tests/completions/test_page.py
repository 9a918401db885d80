"""The report as a page: whole, self-contained, and saying what the numbers say."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from nest_hub.completions.outputs import write_page
from nest_hub.completions.outputs.page import report_page
from nest_hub.completions.outputs.sentences import sentences
from nest_hub.completions.outputs.words import Words
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.completions.reports import report


@pytest.fixture(scope="module")
def published(hub: Hub) -> dict[str, Any]:
    return question_banks(hub)


@pytest.fixture(scope="module")
def made(published: dict[str, Any]) -> dict[str, Any]:
    return report(published)


class Reader(HTMLParser):
    """The tables of a page, the widths of its bars, and what else it holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.bars: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attributes
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"th", "td"}:
            self.tables[-1][-1].append("")
            self._cell = True
        elif tag == "rect" and ("class", "full") in attributes:
            self.bars.append(str(dict(attributes)["width"]))

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag not in {"th", "td"}

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._cell:
            self.tables[-1][-1][-1] += data


def test_it_asks_for_nothing_and_runs_nothing(made: dict[str, Any]) -> None:
    html = report_page(made, LANGUAGES)
    page = Reader(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not [name for name, _ in page.attributes if name in {"src", "style"} or name[:2] == "on"]
    assert all(
        str(value).startswith("#") for name, value in page.attributes if name in {"href", "xlink"}
    )
    assert "url(" not in html and "@import" not in html
    policy = next(str(v) for n, v in page.attributes if n == "content")
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/]{43}='", policy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_stands_in_a_table(made: dict[str, Any], language: Language) -> None:
    page = Reader(report_page(made, [language]))
    regions, first = made["tables"][0], page.tables[0]
    assert [row[1:6] for row in first[1:]] == [
        [PHRASES[language].report_hidden if n is None else str(n) for n in cells[:5]]
        for cells in (*(row["cells"] for row in regions["rows"]), regions["total"])
    ]
    assert first[1][6] == "89.6%"
    assert first[-1][0] == PHRASES[language].report_total


def test_a_pair_stands_where_its_row_and_column_meet(made: dict[str, Any]) -> None:
    pairs = Reader(report_page(made, ["en"])).tables[6]
    cells = {tuple(row["key"]): row["cells"][0] for row in made["tables"][6]["rows"]}
    assert pairs[0][:3] == ["Sector", "Gwent", "North Wales"]
    assert pairs[2][:3] == [
        "Education",
        str(cells["gwent", "education"]),
        str(cells["north-wales", "education"]),
    ]


def test_the_bars_are_as_long_as_the_numbers(made: dict[str, Any]) -> None:
    bars = Reader(report_page(made, ["en"])).bars
    assert bars[:6] == ["100.0", "70.69", "56.9", "41.38", "31.03", "20.69"]


def test_both_languages_are_in_one_page_each_marked(made: dict[str, Any]) -> None:
    html = report_page(made, LANGUAGES)
    assert re.findall(r'<article id="(\w\w)" lang="(\w\w)"', html) == [("cy", "cy"), ("en", "en")]
    assert '<html lang="cy">' in html
    idents = re.findall(r' id="([^"]+)"', html)
    assert len(set(idents)) == len(idents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refused_file_is_named_with_its_reason_and_what_to_do(
    made: dict[str, Any], language: Language
) -> None:
    page = Reader(report_page(made, [language]))
    reasons, files = page.tables[-3], page.tables[-2]
    refused = made["input"]["refused"]
    assert [row[0] for row in files[1:]] == [entry["name"] for entry in refused]
    assert {row[0] for row in reasons[1:]} == {row[1] for row in files[1:]}
    assert len({row[0] for row in reasons[1:]}) == len(refused)
    assert all(len(row[2]) > 20 for row in reasons[1:])


def test_hostile_names_are_only_text(published: dict[str, Any]) -> None:
    hostile = report(published)
    names = ["<script>alert(1)</script>.json", '"><img src=x onerror=y>', "a\u202egnp.exe\0\udcff"]
    hostile["input"]["refused"] = [{"name": name, "reason": "foreign"} for name in names]
    html = report_page(hostile, ["en"])
    page = Reader(html)
    assert "script" not in page.tags and "img" not in page.tags
    assert [row[0] for row in page.tables[-2][1:3]] == names[:2]
    html.encode()
    # A name that turns the reading order round turns only itself.
    assert "<bdi>a\u202e" in html


def test_very_many_files_are_listed_in_part(published: dict[str, Any]) -> None:
    many = report(published)
    many["input"]["refused"] = [{"name": f"{n}.json", "reason": "empty"} for n in range(1000)]
    many["input"]["refused_total"] = 250_000
    page = Reader(report_page(many, ["en"]))
    assert len(page.tables[-2]) == 201
    assert "249,800 more are not listed here" in page.text


def test_it_says_where_small_numbers_are_shown(published: dict[str, Any]) -> None:
    shown = report_page(report(published, suppressed=False), ["en"])
    assert "Do not pass it on or publish it." in shown
    assert "Do not pass it on" not in report_page(report(published), ["en"])


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute."),
        (119, "119 minutes."),
        (120, "about 2 hours."),
        (2879, "about 47 hours."),
        (19_738, "about 13 days."),
    ],
)
def test_a_long_time_is_said_in_hours_or_days(
    published: dict[str, Any], minutes: int, words: str
) -> None:
    long = report(published)
    long["tables"][3]["rows"][0]["cells"][5] = minutes
    said = sentences(Words(long, "en"), "time")[0]
    assert said == f"“The NEST framework”: the middle time from start to finish was {words}"


def test_those_who_chose_nothing_are_not_the_most(published: dict[str, Any]) -> None:
    made = report(published)
    made["tables"][0]["rows"][-1]["cells"][0] = 99
    assert sentences(Words(made, "en"), "by-region") == ["Most people: Gwent, 58 of 191."]
    assert sentences(Words(made, "cy"), "by-region") == ["Y nifer mwyaf o bobl: Gwent, 58 o 191."]


def test_a_report_of_nothing_is_a_page_too(published: dict[str, Any]) -> None:
    empty = report(published, period={"from": None, "to": None})
    for table in empty["tables"]:
        table["rows"] = (
            [] if table["id"] in {"questions", "by-month", "by-quarter"} else table["rows"]
        )
        blank = ["" if name.endswith(("rate", "minutes")) else 0 for name in table["columns"]]
        for row in table["rows"]:
            row["cells"] = blank
        table["total"] = blank if table["total"] else []
    empty["input"] |= {"refused": [], "refused_total": 0, "refused_by_reason": {}}
    empty["input"] |= {"rescored": [], "rescored_total": 0, "unknown_modules": 0}
    for language in LANGUAGES:
        page = Reader(report_page(empty, [language]))
        assert PHRASES[language].report_none_shown in page.text
        assert PHRASES[language].report_refused_none in page.text
        assert PHRASES[language].report_everything in page.text
        assert not page.bars


def test_the_file_is_named_after_its_languages(made: dict[str, Any], tmp_path: Path) -> None:
    assert [write_page(made, tmp_path, which).name for which in (LANGUAGES, ["cy"], ["en"])] == [
        "report.html",
        "report-cy.html",
        "report-en.html",
    ]
