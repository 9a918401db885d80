"""The style page in a browser: each question reaches its state, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import answer, submit
from tests.browser.opening import NARROW, WIDE, open_details
from tests.browser.records import KEEP, stored_record
from tests.site.offenders import assert_none

ADDRESSES = {"en": "en/style/", "cy": "cy/arddull/"}
_KEPT = """
async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({name}) => name), ...await caches.keys(),
]
"""


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, WIDE)
    yield context.new_page()
    context.close()


def open_page(page: Page, site_url: str, language: Language = "en") -> None:
    page.goto(site_url + ADDRESSES[language])
    expect(page.locator("body[data-ready]")).to_be_attached()


def state(page: Page, name: str) -> Locator:
    return page.locator(f"[data-state={name}]")


def form(page: Page, ident: str) -> Locator:
    return page.locator(f"form[data-question={ident}]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(
    language: Language, page: Page, site_url: str
) -> None:
    open_page(page, site_url, language)
    open_details(page)
    assert_none(in_every_mode(page))
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_stands_in_its_state(
    language: Language, hub: Hub, page: Page, site_url: str
) -> None:
    open_page(page, site_url, language)
    words = PHRASES[language]
    for question in hub.style.questions.values():
        before = form(page, f"{question.id}-before")
        expect(before.locator(".error-summary, .result")).to_have_count(0)
        missing = form(page, f"{question.id}-unanswered")
        expect(missing.get_by_role("alert")).to_be_visible()
        expect(missing.locator(".result")).to_have_count(0)
        if question.use == "starter":
            expect(form(page, f"{question.id}-answered").locator(".reply")).not_to_be_empty()
            continue
        for ident, mark, said in (
            ("right", "right", words.correct),
            ("not-yet", "not-yet", words.not_yet),
        ):
            answered = form(page, f"{question.id}-{ident}")
            expect(answered).to_have_attribute("data-mark", mark)
            expect(answered.locator(".reply")).to_contain_text(said)
            expect(answered.locator(".hint p")).to_be_visible(visible=ident == "not-yet")


def test_the_story_stands_at_each_of_its_places(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    steps = {
        name: state(page, name).locator(".scenario .step:visible").count()
        for name in ("before", "unanswered", "answered", "further", "end")
    }
    assert steps == {"before": 1, "unanswered": 1, "answered": 1, "further": 2, "end": 3}
    expect(form(page, "the-gate-answered")).to_have_attribute("data-mark", "not-yet")
    expect(state(page, "end").locator(".ending")).to_be_visible()


_LOOK = """
(part) => {
  const {color, backgroundColor, borderColor, outline, boxShadow, textDecoration} =
    getComputedStyle(part);
  return [color, backgroundColor, borderColor, outline, boxShadow, textDecoration];
}
"""


@pytest.mark.parametrize("kind", ["a:not(.door)", "a.door", "button:not(.plain)", "button.plain"])
def test_how_it_answers_is_shown_as_it_is(kind: str, page: Page, site_url: str) -> None:
    """To a pointer and to the keyboard: what stands there looks as what is done makes it look."""
    open_page(page, site_url)
    parts = page.locator(f":is(.style-links, article > .buttons) {kind}:not([disabled])")
    plain, pointed, focused = (parts.nth(place) for place in range(3))
    looks = [part.evaluate(_LOOK) for part in (plain, pointed, focused)]
    assert looks[0] != looks[1] != looks[2] != looks[0]
    plain.hover()
    assert plain.evaluate(_LOOK) == looks[1]
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    plain.focus()
    assert plain.evaluate(_LOOK) == looks[2]


def test_nobody_is_called_away_from_where_they_read(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    assert page.evaluate("[document.activeElement.tagName, scrollY]") == ["BODY", 0]
    assert page.locator("[inert]").count() == 0


def test_it_is_used_and_keeps_nothing(page: Page, site_url: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_page(page, site_url)
    first = form(page, "first-words-before")
    answer(page, first)
    submit(page, first)
    expect(first.locator(".reply")).to_contain_text("Right")
    page.locator("[data-reflection] textarea").fill("A thought")
    page.locator("[data-worksheet] textarea").first.fill("A stone")
    page.locator("[data-worksheet] [type=checkbox]").check()
    page.locator("[data-part=name]").fill("The walkers")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-reflection] textarea")).to_have_value("A thought")
    assert page.evaluate(_KEPT) == []
    open_page(page, site_url)
    expect(page.locator("[data-reflection] textarea")).to_have_value("")
    expect(page.locator("[data-worksheet] textarea").first).to_have_value("")
    assert page.evaluate(_KEPT) == []
    assert not faults


def test_a_record_that_is_kept_stays_as_it_was(hub: Hub, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/modules/")
    page.evaluate(KEEP, [stored_record(hub, {"nest": 2})])
    before = page.evaluate("Object.entries(localStorage)")
    assert before
    open_page(page, site_url)
    answer(page, form(page, "everyone-before"))
    submit(page, form(page, "everyone-before"))
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.locator("[data-worksheet] textarea").first.fill("A stone")
    assert page.evaluate("Object.entries(localStorage)") == before


def test_without_script_each_question_reads_once_with_its_answer(
    browser: Browser, hub: Hub, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESSES["en"])
    for question in hub.style.questions.values():
        seen = page.locator(f"form[data-question^={question.id}-]:visible")
        expect(seen).to_have_count(1)
        expect(seen.locator("details.answer")).to_be_visible()
    context.close()


def test_the_search_and_the_core_leave_it_out(built_site: Path, page: Page, site_url: str) -> None:
    for address in ADDRESSES.values():
        html = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert "data-pagefind-body" not in html
        assert 'class="minutes"' not in html
    worker = (built_site / "service-worker.js").read_text(encoding="utf-8")
    core = worker[worker.index('"core":') : worker.index('"rest":')]
    for name in (*ADDRESSES.values(), "javascripts/style.js", ".worksheet.style.css"):
        assert name not in core
        assert name in worker
