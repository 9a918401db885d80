"""The page “Make a report” with the files of teams: the picture, as the command makes it."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from nest_hub.assessments.outputs.words import PictureWords
from nest_hub.cli import main
from nest_hub.content.assessment_facts import assessment_facts
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import LANGUAGES, Language
from tests.assessments.vectors import AT, content, item, sealed
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import go_to
from tests.browser.listening import listen
from tests.browser.test_make_a_report import ADDRESS, drop, nameless, opened, saved
from tests.completions.made_up import record
from tests.completions.made_up import sealed as sealed_record
from tests.site.offenders import assert_none

SECRET = "Gofynnwyd i ddeuddeg"


@pytest.fixture(scope="module")
def sent(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six files: one is damaged, one a copy, and one an earlier assessment of the same team."""
    facts = assessment_facts(hub)
    assert facts
    principles = [each["id"] for each in facts["principles"]]

    def team(number: int, name: str, scores: str, **answers: Any) -> bytes:
        made = item(number, name, **answers)
        for principle, score in zip(principles, scores, strict=True):
            made["answers"][f"score:{principle}"] = {"value": int(score) or None, "at": AT}
        made["answers"][f"evidence:{principles[0]}"] = {"value": SECRET, "at": AT}
        return sealed(content(made))

    folder = tmp_path_factory.mktemp("teams") / "Timau"
    folder.mkdir()
    now = team(1, "Tîm y Bont", "322323", region="gwent", date="2026-11-01")
    harbour = team(3, "Harbour", "432203", region="gwent", date="2026-10-01")
    files = {
        "bont.json": now,
        "bont-2025.json": team(2, " tîm Y bont", "221324", region="gwent", date="2025-11-01"),
        "harbour.json": harbour,
        "harbour (1).json": harbour,
        "canolfan.json": team(4, "Canolfan", "221212", region="powys"),
        "damaged.json": now.replace(b'"value": 3', b'"value": 4'),
    }
    for name, text in files.items():
        (folder / name).write_bytes(text)
    return folder


@pytest.fixture(scope="module")
def by_command(root: Path, sent: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("made") / "report"
    options = ["--format", "json", "--format", "csv", "--processes", "1"]
    assert main(["--root", str(root), "report", str(sent), "-o", str(output), *options]) == 0
    return output


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    context = axe_context(browser, root, 1280, 900)
    yield context.new_page()
    context.close()


def made(page: Page, sent: Path) -> Page:
    drop(page, sent)
    page.locator("[data-part=form] [type=submit]").press("Enter")
    expect(page.locator("[data-picture]")).to_be_visible(timeout=30_000)
    return page


def test_a_lead_drops_files_of_teams_and_has_what_the_command_gives(
    page: Page, site_url: str, sent: Path, by_command: Path
) -> None:
    heard = listen(page, site_url)
    made(opened(page, site_url), sent)
    expect(page.locator("[data-part=status]")).to_have_text("Mae’r adroddiad yn barod.")
    expect(page.locator(".report")).to_have_count(1)
    picture = json.loads(saved(page, "json"))
    wanted = json.loads((by_command / "assessments.json").read_text("utf-8"))
    assert nameless(picture) == nameless(wanted, f"{sent.name}/")
    assert picture["teams"] == {"all": 3, "scored": 3, "again": 1}
    assert picture["input"]["duplicates"] == 1
    assert picture["input"]["refused"] == [{"name": "damaged.json", "reason": "damaged"}]

    # The same stands in the page, in both languages …
    for language in LANGUAGES:
        go_to(page, page.locator("[name=report-language]:checked"))
        if not page.locator(f"#report-language-{language}").is_checked():
            page.keyboard.press("ArrowDown")
        expect(page.locator(f"[data-picture][lang={language}]")).to_be_visible()
        assert_shown(page, PictureWords(picture, language))
    # … in the CSV, but for the names of the files …
    with zipfile.ZipFile(BytesIO(saved(page, "csv"))) as archive:
        text = archive.read("assessments.csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    written = (by_command / "assessments.csv").read_text(encoding="utf-8-sig")
    assert rows == list(csv.reader(StringIO(written)))
    # … and in the workbook.
    book = openpyxl.load_workbook(BytesIO(saved(page, "xlsx")))
    heads = [str(row[0].value) for row in book.worksheets[1].iter_rows(min_row=2)]
    words = PictureWords(picture, "en")
    assert heads == [row.labels[0] for row in words.grids()[0].rows]
    everything = page.locator("main").inner_text() + text
    assert SECRET not in everything
    assert "Harbour" not in everything
    assert_none(heard)


def assert_shown(page: Page, words: PictureWords) -> None:
    """Every sentence and every cell, as the command's page has them."""
    for grid in words.grids():
        part = page.locator(f"[data-picture] [data-table={grid.id}]")
        assert part.locator("> p").all_inner_texts() == words.sentences(grid.id)
        shown = [row.locator("td").all_inner_texts() for row in part.locator("tbody tr").all()]
        assert shown == [
            [
                words.shown(cell, head, rate)
                for cell, head, rate in zip(row.cells, grid.heads, grid.rates, strict=True)
            ]
            for row in grid.rows
        ]
    paragraphs = page.locator("[data-picture] > section:last-child > p").all_inner_texts()
    assert paragraphs == words.counted()
    facts = page.locator("[data-picture] .report-facts dd").all_inner_texts()
    assert facts == [words.made, *(words.number(value) for _, value in words.facts())]
    expect(page.locator("[data-picture] .warning-note")).to_have_text(
        words.phrases.report_picture_few
    )
    expect(page.locator("[data-picture] [data-table=refused] td").first).to_have_text(
        words.reason("damaged")[0]
    )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_seen_by_everybody(
    page: Page, site_url: str, sent: Path, language: Language, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    made(opened(page, site_url, language), sent)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert_none(in_every_mode(page))


def test_records_among_the_files_make_their_own_report(
    page: Page, site_url: str, hub: Hub, sent: Path, tmp_path: Path, root: Path
) -> None:
    chance, banks = Random(3), question_banks(hub)
    folder = tmp_path / "both"
    folder.mkdir()
    for file in sent.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for number in range(6):
        (folder / f"record-{number}.json").write_bytes(sealed_record(record(chance, banks)))
    output = tmp_path / "report"
    options = ["--format", "json", "--processes", "1"]
    assert main(["--root", str(root), "report", str(folder), "-o", str(output), *options]) == 0
    made(opened(page, site_url, "en"), folder)
    expect(page.locator(".report")).to_have_count(2)
    with zipfile.ZipFile(BytesIO(saved(page, "json"))) as archive:
        for name in ("report.json", "assessments.json"):
            wanted = json.loads((output / name).read_text("utf-8"))
            found = json.loads(archive.read(name))
            assert nameless(found) == nameless(wanted, f"{folder.name}/"), name
    assert page.url == site_url + ADDRESS["en"]
