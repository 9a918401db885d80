"""The self-assessment by keyboard on a small phone: filled, kept, compared, merged, deleted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language, other, script_phrases
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import follow, go_to, press
from tests.browser.listening import listen
from tests.browser.opening import settle
from tests.browser.printing import flat, printed
from tests.site.offenders import assert_none

ADDRESS = {"en": "en/tools/self-assessment/", "cy": "cy/offer/hunanasesiad/"}
TEAM = "Tîm y Bont; gogledd, Ŵyr"
EVIDENCE = "=HYPERLINK(1) Gofynnwyd i ddeuddeg.\nAtebodd naw ohonynt."


@pytest.fixture
def context(browser: Browser, root: Path) -> Iterator[BrowserContext]:
    """A browser on a small phone that has never seen the site."""
    context = axe_context(browser, root, 360, 780)
    yield context
    context.close()


@pytest.fixture
def another(browser: Browser, root: Path) -> Iterator[BrowserContext]:
    """Someone else's."""
    context = axe_context(browser, root, 360, 780)
    yield context
    context.close()


def opened(context: BrowserContext, site_url: str, language: Language) -> Page:
    page = context.new_page()
    page.goto(site_url + ADDRESS[language])
    ready(page)
    return page


def ready(page: Page) -> None:
    page.wait_for_selector("[data-self-assessment][data-ready]")


def score(page: Page, principle: str, value: int) -> None:
    """Gives a score with the arrows; Tab reaches the one that is chosen."""
    go_to(page, page.locator(f"[data-principle={principle}] input:checked"))
    for _ in range(5):
        if page.locator(f"#assessment-{principle}-{value}").is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not reach {value}")


def write(page: Page, field: Locator, text: str) -> None:
    go_to(page, field)
    page.keyboard.insert_text(text)


def begin(page: Page, name: str = TEAM) -> None:
    write(page, page.locator("[data-part=name]"), name)


def kept(page: Page) -> list[dict[str, Any]]:
    """The assessments that this browser keeps, newest first."""
    text = page.evaluate("localStorage.getItem('nest-hub-tools')")
    entries = json.loads(text)["tools"].get("self-assessment", {}) if text else {}
    items = [entry["item"] for entry in entries.values() if entry["item"]]
    return sorted(items, key=lambda item: str(item["created_at"]), reverse=True)


def answers(item: dict[str, Any]) -> dict[str, Any]:
    return {key: answer["value"] for key, answer in item["answers"].items()}


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        press(page, page.locator(button))
    return download.value.suggested_filename, download.value.path().read_bytes()


def load(page: Page, *texts: bytes) -> None:
    """Chooses files and loads them."""
    files: list[FilePayload] = [
        {"name": f"{n}.json", "mimeType": "application/json", "buffer": text}
        for n, text in enumerate(texts)
    ]
    summary = page.locator(".tool-end summary")
    if not page.locator("[data-part=file]").is_visible():
        press(page, summary)
    page.locator("[data-part=file]").set_input_files(files)
    press(page, page.locator("[data-part=load]"))


def rows(page: Page) -> dict[str, list[str]]:
    """The table: what stands beside each principle, without the columns that are hidden."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-row]")].map((row) => {
          const cells = [...row.querySelectorAll("td:not([hidden])")];
          return [row.dataset.row, cells.map((cell) => cell.innerText)];
        }))"""
    )
    return found


@pytest.mark.parametrize("language", ["cy", "en"])
def test_from_the_first_score_to_the_last_file(
    language: Language,
    site_url: str,
    hub: Hub,
    context: BrowserContext,
    another: BrowserContext,
) -> None:
    page = opened(context, site_url, language)
    heard = listen(page, site_url)
    principles = list(hub.framework.of("principle"))

    # Filled in part; the rest stays open, and nothing is lost by loading the page again.
    begin(page)
    go_to(page, page.locator("#assessment-region"))
    page.keyboard.type("Gwent")
    score(page, "trusted-adults", 2)
    write(page, page.locator("#assessment-trusted-adults-evidence"), EVIDENCE)
    score(page, "no-wrong-door", 4)
    page.reload()
    ready(page)
    expect(page.locator("[data-part=name]")).to_have_value(TEAM)
    expect(page.locator("#assessment-region")).to_have_value("gwent")
    expect(page.locator("#assessment-trusted-adults-2")).to_be_checked()
    expect(page.locator("#assessment-trusted-adults-evidence")).to_have_value(EVIDENCE)
    expect(page.locator("#assessment-easy-access-to-expertise-none")).to_be_checked()
    words = script_phrases(language, "assessing_")
    expect(page.locator("[data-progress]")).to_have_text(
        str(words["scored"]).replace("{n}", "2").replace("{total}", "6")
    )

    # In the other language from here on.
    follow(page, page.locator(".languages a"))
    ready(page)
    language = other(language)
    words = script_phrases(language, "assessing_")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#assessment-trusted-adults-2")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    # The plan: an idea that is taken over, and an action that is typed.
    idea = page.locator("[data-principle=no-wrong-door] [data-idea]").first
    press(page, idea.locator("button"))
    expect(idea.get_by_role("status")).to_have_text(str(words["added"]))
    press(page, page.locator("[data-add]"))
    expect(page.locator(".assessment-action").nth(1).locator("[data-field=what]")).to_be_focused()
    page.keyboard.insert_text("Ffonio’r ganolfan; yna, aros\nac ysgrifennu " + "ŵ" * 80)
    page.keyboard.press("Tab")
    page.keyboard.type("Arweinydd tîm")
    page.keyboard.press("Tab")
    page.keyboard.type("12122027")  # the day and the month alike, in whatever order they stand
    by = page.locator(".assessment-action").nth(1).locator("[data-field=by]")
    expect(by).to_have_value("2027-12-12")

    # The calendar, read by a reader that is not ours.
    name, data = downloaded(page, "[data-file=calendar]")
    assert name.endswith(".ics")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events] == [date(2027, 12, 12)]
    assert events[0].decoded("DTEND") == date(2027, 12, 13)
    assert str(events[0]["SUMMARY"]).startswith("Ffonio’r ganolfan; yna, aros\nac ysgrifennu ŵŵ")
    assert str(events[0]["SUMMARY"].params["LANGUAGE"]) == language
    assert TEAM in str(events[0]["DESCRIPTION"])

    # The spreadsheets, as a spreadsheet reads them.
    _, data = downloaded(page, "[data-file=scores]")
    table = read_csv(data)
    assert [row[3] for row in table[1:]] == [
        hub.framework.of("principle")[ident].name[language] for ident in principles
    ]
    assert table[1][:3] == [TEAM, kept(page)[0]["created_at"][:10], "Gwent"]
    assert table[1][4:8] == ["2", "", "", "2.3"]
    assert table[1][8] == "'=HYPERLINK(1) Gofynnwyd i ddeuddeg. Atebodd naw ohonynt."
    _, data = downloaded(page, "[data-file=plan]")
    plan = read_csv(data)
    assert {row[4]: row[5] for row in plan[1:]} == {"": "", "Arweinydd tîm": "2027-12-12"}

    # Compared with the last time, which was in March.
    page.locator("#assessment-date").fill("2026-03-03")
    press(page, page.locator("[data-again]"))
    expect(page.locator("#assessment-about")).to_be_focused()
    expect(page.locator("#assessment-trusted-adults-none")).to_be_checked()
    expect(page.locator("#assessment-trusted-adults-evidence")).to_have_value("")
    expect(page.locator("#assessment-region")).to_have_value("gwent")
    expect(page.locator(".assessment-action")).to_have_count(0)
    score(page, "trusted-adults", 3)
    score(page, "no-wrong-door", 4)
    assert rows(page)["trusted-adults"] == ["3", "2", "2.3"]
    assert rows(page)["easy-access-to-expertise"][2] == "2.1"
    day = {"cy": "3 Mawrth 2026", "en": "3 March 2026"}[language]
    said = page.locator("[data-sentences]").inner_text()
    trusted = hub.framework.of("principle")["trusted-adults"].name[language]
    higher = str(words["last_higher"]).replace("{day}", day).replace("{names}", trusted)
    assert higher in said
    drawn = page.locator(".chart-row").filter(has_text=trusted)
    assert drawn.locator(".bar-score").get_attribute("width") == "75%"
    assert drawn.locator(".bar-last").get_attribute("width") == "50%"
    assert_none(in_every_mode(page, "compared"))
    page.set_viewport_size({"width": 360, "height": 780})

    # Both in one file; loaded elsewhere it joins what is there.
    name, data = downloaded(page, "[data-part=save-all]")
    assert name.startswith("nest-hub-self-assessment-")
    mine = kept(page)
    elsewhere = opened(another, site_url, language)
    heard_elsewhere = listen(elsewhere, site_url)
    begin(elsewhere, "Tîm arall")
    score(elsewhere, "co-produced-innovations", 1)
    load(elsewhere, data)
    expect(elsewhere.locator("[data-part=list] button")).to_have_count(3)
    assert [item for item in kept(elsewhere) if item["name"] == TEAM] == mine
    load(elsewhere, data)
    expect(elsewhere.locator("[data-part=list] button")).to_have_count(3)
    assert len(kept(elsewhere)) == 3
    march = elsewhere.locator("[data-part=list] button").filter(has_text=day)
    press(elsewhere, march)
    expect(elsewhere.locator("#assessment-trusted-adults-2")).to_be_checked()
    expect(elsewhere.locator(".assessment-action")).to_have_count(2)

    # On paper everything that was written is whole.
    text = "".join(printed(elsewhere))
    for part in (TEAM, EVIDENCE.split("\n")[1], "Arweinydd tîm", "2.3"):
        assert flat(part) in text, part
    assert flat(hub.self_assessment.prompts["no-wrong-door"].think[0][language]) not in text

    # Deleted, and only what was asked for.
    press(elsewhere, elsewhere.locator("[data-part=delete]"))
    expect(elsewhere.locator("dialog")).to_be_visible()
    expect(elsewhere.locator("[data-part=which]")).to_have_text(TEAM)
    press(elsewhere, elsewhere.locator("[data-part=delete-go]"))
    expect(elsewhere.locator("[data-part=list] button")).to_have_count(2)
    assert len(kept(elsewhere)) == 2
    assert_none([*heard, *heard_elsewhere])


def read_csv(data: bytes) -> list[list[str]]:
    """The rows, if each is as long as the first and no cell can be a formula."""
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in table} == {len(table[0])}
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]
    return table


@pytest.mark.parametrize("language", ["cy", "en"])
def test_no_state_has_a_fault_that_axe_sees(
    language: Language, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url, language)
    found = in_every_mode(page, "empty")
    page.set_viewport_size({"width": 360, "height": 780})
    begin(page)
    score(page, "no-wrong-door", 1)
    press(page, page.locator("[data-idea] button").first)
    press(page, page.locator("[data-remove]"))
    expect(page.locator("[data-put-back]")).to_be_focused()
    load(page, b"{}")
    expect(page.locator("[data-part=error]")).to_be_visible()
    found += in_every_mode(page, "removed, and a file refused")
    press(page, page.locator("[data-part=delete]"))
    found += in_every_mode(page, "asked")
    assert_none(found)


def test_an_action_that_was_removed_can_be_put_back(site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url, "en")
    press(page, page.locator("[data-idea] button").nth(1))
    what = page.locator(".assessment-action [data-field=what]")
    text = what.input_value()
    press(page, page.locator("[data-remove]"))
    expect(page.locator(".assessment-action")).to_have_count(0)
    press(page, page.locator("[data-put-back]"))
    expect(what).to_be_focused()
    expect(what).to_have_value(text)
    expect(page.locator("[data-put-back]")).to_be_hidden()
    # An action without a day is nothing for a calendar, and that is said.
    press(page, page.locator("[data-file=calendar]"))
    said = str(script_phrases("en", "assessing_")["no_dates"])
    expect(page.locator("[data-files-said]")).to_have_text(said)


def test_what_another_tab_writes_is_shown(site_url: str, context: BrowserContext) -> None:
    first = opened(context, site_url, "en")
    begin(first)
    score(first, "trusted-adults", 1)
    second = opened(context, site_url, "cy")
    score(second, "no-wrong-door", 3)
    expect(first.locator("#assessment-no-wrong-door-3")).to_be_checked()
    expect(first.locator("#assessment-trusted-adults-1")).to_be_checked()


def test_a_window_behind_shows_what_is_written_in_front(
    site_url: str, context: BrowserContext
) -> None:
    behind = opened(context, site_url, "en")
    begin(behind)
    press(behind, behind.locator("[data-add]"))
    front = opened(context, site_url, "cy")
    for field in (".assessment-action [data-field=what]", "#assessment-no-wrong-door-evidence"):
        # The focus stays where it was when another window comes to the front.
        behind.locator(field).focus()
        behind.evaluate("() => { document.hasFocus = () => false; }")
        front.locator(field).fill("from the window in front")
        expect(behind.locator(field)).to_have_value("from the window in front")
        expect(behind.locator(field)).to_be_focused()
        behind.evaluate("() => { delete document.hasFocus; }")


def test_its_plan_is_no_module_s(site_url: str, context: BrowserContext) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + ADDRESS["en"])
    ready(page)
    settle(page)
    assert any(url.endswith("/tools/self-assessment.js") for url in asked)
    expect(page.locator(".progress-line")).to_have_count(0)


def test_a_name_that_looks_like_html_stays_text(site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url, "en")
    heard = listen(page, site_url)
    evil = '<img src=x onerror="document.title=1">'
    begin(page, evil)
    score(page, "no-wrong-door", 3)
    press(page, page.locator("[data-again]"))
    expect(page.locator("[data-part=list] button").first).to_contain_text(evil)
    press(page, page.locator("[data-part=delete]"))
    expect(page.locator("[data-part=which]")).to_have_text(evil)
    assert_none(heard)


def test_the_bars_can_be_told_apart_without_colour(site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url, "en")
    begin(page)
    page.locator("#assessment-date").fill("2026-03-03")
    score(page, "no-wrong-door", 2)
    press(page, page.locator("[data-again]"))
    score(page, "no-wrong-door", 3)
    page.emulate_media(forced_colors="active")
    fills = page.evaluate(
        """() => ["track", "score", "last"].map((name) => {
          const bar = document.querySelector(`.chart-row .bar-${name}`);
          const {fill, stroke} = getComputedStyle(bar);
          return `${fill} ${stroke}`;
        })"""
    )
    assert len(set(fills)) == 3


@pytest.mark.parametrize("language", ["cy", "en"])
def test_without_script_it_reads_and_is_filled_in_on_paper(
    language: Language, site_url: str, hub: Hub, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(site_url + ADDRESS[language])
    phrases = PHRASES[language]
    expect(page.get_by_text(phrases.tool_needs_script)).to_be_visible()
    for prompts in hub.self_assessment.prompts.values():
        for text in (*prompts.think, *prompts.shows, *prompts.next):
            expect(page.get_by_text(text[language], exact=True)).to_be_visible()
    expect(page.get_by_role("button").and_(page.locator(".assessment button"))).to_have_count(0)
    expect(page.locator("[data-row=no-wrong-door]")).to_contain_text("2.3")
    text = "".join(printed(page))
    for wanted in (phrases.tool_name, phrases.assessment_plan, phrases.assessment_who):
        assert flat(wanted) in text
    assert flat(hub.self_assessment.prompts["no-wrong-door"].think[0][language]) in text
    context.close()
