"""The report as a page in the browser: accessible, narrow and wide, and whole on A4."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from nest_hub.completions.outputs import write_page
from nest_hub.completions.outputs.words import Words
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.printing import flat, printed
from tests.completions.reports import report


@pytest.fixture(scope="module")
def made(hub: Hub) -> dict[str, Any]:
    return report(question_banks(hub))


@pytest.fixture(scope="module")
def folder(made: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    for languages in (LANGUAGES, ["cy"], ["en"]):
        write_page(made, place, languages)
    return place


@pytest.fixture
def opened(browser: Browser, root: Path) -> Iterator[Page]:
    context = axe_context(browser, root, 1280)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["report", "report-cy", "report-en"])
def test_axe_finds_nothing(opened: Page, folder: Path, name: str) -> None:
    opened.goto((folder / f"{name}.html").as_uri())
    assert in_every_mode(opened) == []


def test_it_asks_for_nothing(page: Page, folder: Path) -> None:
    asked: list[Request] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "report.html").as_uri())
    assert [request.url for request in asked] == [page.url]
    assert said == []
    # Its style is let in by its own policy.
    assert page.evaluate("getComputedStyle(document.querySelector('.bars')).display") == "grid"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_only_tables_scroll_sideways(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / "report.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_keyboard_reaches_what_is_out_of_sight(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((folder / "report-cy.html").as_uri())
    tables = page.locator(".scroll")
    tables.first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")
    head = tables.first.locator("tbody th").first.bounding_box()
    assert head and head["x"] >= 0


def test_bars_can_be_told_apart_without_colours(page: Page, folder: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((folder / "report-en.html").as_uri())
    fills = page.evaluate(
        "['full', 'track'].map((name) => getComputedStyle(document.querySelector('.' + name)).fill)"
    )
    assert len(set(fills)) == 2
    # A number that is hidden is a word beside a dashed outline, never only an empty bar.
    hidden = page.locator(".bars > div:has(.none)")
    assert hidden.count() > 0
    assert all("hidden" in text for text in hidden.all_inner_texts())


def printed_from(page: Page, path: Path) -> list[str]:
    page.goto(path.as_uri())
    return printed(page, background=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_prints_on_a4_with_no_row_cut(
    page: Page, folder: Path, made: dict[str, Any], language: Language
) -> None:
    sheets = printed_from(page, folder / f"report-{language}.html")
    assert 6 <= len(sheets) <= 14
    words = Words(made, language)
    for row in words.grid("questions").rows[:20]:
        whole = flat(f"{row.labels[0]}{row.labels[1]}{row.cells[0]}{row.cells[1]}")
        assert any(whole in sheet for sheet in sheets), row.labels[0]
    for refused in made["input"]["refused"]:
        reason, _ = words.reason(refused["reason"])
        whole = flat(f"{refused['name']}{reason}")
        assert any(whole in sheet for sheet in sheets), refused["name"]
    # The heads of a table stand above its rows again on each sheet.
    rows = words.grid("questions").rows
    with_rows = [s for s in sheets if any(flat(r.labels[0] + r.labels[1]) in s for r in rows[:20])]
    assert len(with_rows) >= 2
    heads = words.grid("questions")
    head = flat(f"{''.join(heads.key_heads)}{heads.heads[0]}")
    assert all(head in sheet for sheet in with_rows)
    assert all(f"{n}/{len(sheets)}" in sheet for n, sheet in enumerate(sheets, 1))


def test_the_second_language_begins_a_sheet(page: Page, folder: Path) -> None:
    sheets = printed_from(page, folder / "report.html")
    begun = [
        next(n for n, sheet in enumerate(sheets) if flat(PHRASES[language].report_title) in sheet)
        for language in LANGUAGES
    ]
    assert begun[0] == 0 < begun[1]
    head = f"{begun[1] + 1}/{len(sheets)}{PHRASES['en'].site_name}"
    assert sheets[begun[1]].startswith(flat(head))
