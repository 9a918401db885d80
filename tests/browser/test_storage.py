"""What the browser does to the record: forbids, fills, damages, deletes; and two tabs at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.learner import answer, module_of, record
from tests.browser.records import STORE
from tests.site.pages import Site

KEY = "nest-hub-record"
FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("forbidden", "SecurityError"); },
  });
}
"""
FULL = """
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (key, value) {
  if (!window.hasRoom) throw new DOMException("full", "QuotaExceededError");
  setItem.call(this, key, value);
};
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the site; its tabs share what is kept."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def urls(site: Site, site_url: str) -> dict[str, str]:
    """The addresses of the first module's pages, in English."""
    names = ("index", "why-nest", "hold-on", "quiz")
    return {name: site_url + site.of_module("en", "nest", name).address for name in names}


def open_tab(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    visit(page, address)
    return page


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("form.question button[type=submit]:not([hidden]), [data-ready] > button")


def check_of(page: Page) -> Locator:
    return page.locator("form[data-use=check]").first


def give(page: Page, right: bool = True) -> None:
    """Answers the section's knowledge check."""
    answer(page, check_of(page), right)
    check_of(page).locator("[type=submit]").press("Enter")
    expect(check_of(page).locator(".result").first).to_be_visible()


def expect_notices(page: Page, *kinds: str) -> None:
    said = page.locator(".notices p")
    expect(said).to_have_count(len(kinds))
    for kind in kinds:
        expect(page.locator(f"[data-notice={kind}]")).not_to_be_empty()


def answer_whole_quiz(page: Page) -> None:
    page.locator(".quiz-button").press("Enter")
    for form in page.locator(".quiz form.question:visible").all():
        answer(page, form)
    page.locator(".quiz-button").press("Enter")
    expect(page.locator(".quiz-head h3")).to_be_visible()


def test_nothing_is_kept_before_the_learner_does_something(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    page = open_tab(context, urls["why-nest"])
    visit(page, urls["quiz"])
    assert page.evaluate("Object.keys(localStorage)") == []
    visit(page, urls["why-nest"])
    give(page)
    module = module_of(page, "nest")
    assert [check["correct"] for check in module["checks"]] == [True]
    assert [section["id"] for section in module["sections"]] == ["why-nest"]
    expect_notices(page)


def test_storage_forbidden(context: BrowserContext, urls: dict[str, str]) -> None:
    context.add_init_script(FORBIDDEN)
    page = open_tab(context, urls["why-nest"])
    expect_notices(page, "forbidden")
    give(page, right=False)
    visit(page, urls["quiz"])
    answer_whole_quiz(page)
    expect(page.locator(".quiz-head h3")).to_contain_text("10 of 10")


def test_what_was_done_without_storage_can_be_saved_where_it_was_done(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    context.add_init_script(FORBIDDEN)
    page = open_tab(context, urls["quiz"])
    answer_whole_quiz(page)
    with page.expect_download() as download:
        page.locator(".quiz-head .save").press("Enter")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["modules"][0]["attempts"][0]["score"] == 10


def test_storage_full_until_there_is_room(context: BrowserContext, urls: dict[str, str]) -> None:
    context.add_init_script(FULL)
    page = open_tab(context, urls["why-nest"])
    give(page)
    expect_notices(page, "full")
    expect(check_of(page).locator(".result").first).to_be_visible()
    assert record(page) == {}
    page.evaluate("window.hasRoom = true; window.dispatchEvent(new Event('focus'))")
    expect_notices(page)
    assert len(module_of(page, "nest")["checks"]) == 1


@pytest.mark.parametrize(
    "junk", ["{", "[]", '{"format":"nest-hub-record","version":1}', "\ufffd\u0000", "null", "7"]
)
def test_a_damaged_record_is_set_aside(
    junk: str, context: BrowserContext, urls: dict[str, str]
) -> None:
    page = open_tab(context, urls["why-nest"])
    page.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [KEY, junk])
    visit(page, urls["why-nest"])
    expect_notices(page, "corrupt")
    give(page)
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    aside = [text for key, text in kept.items() if key.startswith("nest-hub-aside-")]
    assert aside == [junk]
    assert len(module_of(page, "nest")["checks"]) == 1


def test_a_damaged_record_stays_where_there_is_no_room_to_set_it_aside(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    page = open_tab(context, urls["why-nest"])
    page.evaluate("(key) => localStorage.setItem(key, '{')", KEY)
    page.add_init_script(
        """
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
          if (key.includes("aside")) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, key, value);
        };
        """
    )
    visit(page, urls["why-nest"])
    give(page)
    assert page.evaluate("({...localStorage})") == {KEY: "{"}
    expect(page.locator("[data-notice=full]")).not_to_be_empty()


def test_a_record_of_a_newer_version_is_left_as_it_is(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    newer = json.dumps({"format": "nest-hub-record", "version": 2, "things": ["unknown"]})
    page = open_tab(context, urls["why-nest"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    visit(page, urls["why-nest"])
    expect_notices(page, "newer")
    give(page)
    assert page.evaluate("({...localStorage})") == {KEY: newer}


def test_a_clock_that_went_backwards(context: BrowserContext, urls: dict[str, str]) -> None:
    page = open_tab(context, urls["why-nest"])
    give(page)
    page.clock.set_fixed_time("2020-01-01T00:00:00Z")
    visit(page, urls["hold-on"])
    expect_notices(page, "clock")
    give(page)
    module = module_of(page, "nest")
    assert len(module["checks"]) == 2
    visit(page, urls["why-nest"])
    expect(check_of(page).locator(".result").first).to_be_visible()


def test_two_tabs_that_answer_at_once_lose_nothing(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    """The second tab writes over the first, as a browser with a process for each tab may."""
    tabs = [open_tab(context, urls[name]) for name in ("why-nest", "hold-on")]
    for tab in tabs:
        answer(tab, check_of(tab))
    before = record(tabs[0])
    assert before == {}
    # The first tab's answer is kept; then what is stored is as it was, as if the second had
    # read before and written after. The first tab hears of that, and puts its own back.
    give_at_once = "(form) => form.requestSubmit()"
    for tab in tabs:
        check_of(tab).evaluate(give_at_once)
    tabs[0].wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key)).modules[0].checks.length === 2", arg=KEY
    )
    other = record(tabs[1])
    other["modules"][0]["checks"] = other["modules"][0]["checks"][:1]
    other["modules"][0]["sections"] = other["modules"][0]["sections"][:1]
    put(tabs[1], other)
    tabs[0].wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key)).modules[0].checks.length === 2", arg=KEY
    )
    assert len(module_of(tabs[0], "nest")["sections"]) == 2


def test_two_tabs_in_one_quiz(context: BrowserContext, urls: dict[str, str]) -> None:
    first = open_tab(context, urls["quiz"])
    first.locator(".quiz-button").press("Enter")
    second = open_tab(context, urls["quiz"])
    forms = [tab.locator(".quiz form.question:visible") for tab in (first, second)]
    expect(forms[1]).to_have_count(10)
    asked = [
        form.evaluate_all("(forms) => forms.map((form) => form.dataset.question)") for form in forms
    ]
    assert asked[0] == asked[1]
    for place in range(10):
        answer((first, second)[place % 2], forms[place % 2].nth(place))
    expect(first.locator(".quiz-status")).to_contain_text("10 of 10")
    second.locator(".quiz-button").press("Enter")
    # The other tab shows the same result, and cannot submit the same attempt again.
    for tab in (first, second):
        expect(tab.locator(".quiz-head h3")).to_contain_text("10 of 10")
    assert len(module_of(first, "nest")["attempts"]) == 1


def test_what_is_deleted_in_one_tab_does_not_come_back_from_another(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    first, second = (open_tab(context, urls[name]) for name in ("why-nest", "hold-on"))
    give(first)
    give(second)
    _clear(first)
    expect(second.locator("[data-notice=cleared]")).to_be_visible()
    assert second.evaluate("Object.keys(localStorage)") == []
    visit(first, urls["hold-on"])
    expect(check_of(first).locator(".result")).to_have_count(0)
    visit(second, urls["why-nest"])
    give(second)
    assert [check["id"] for check in module_of(first, "nest")["checks"]] == [
        check_of(second).get_attribute("data-question")
    ]


def test_a_tab_that_was_asleep_learns_what_was_done_meanwhile(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    page = open_tab(context, urls["why-nest"])
    give(page)
    kept = record(page)
    kept["learner"]["region"] = "gwent"
    kept["device"] = {
        **kept["device"],
        "rev": 99,
        "revs": {**kept["device"]["revs"], "learner": 99},
    }
    # The same tab hears no event of what it writes itself.
    put(page, kept)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.locator("form[data-use=check]").first.evaluate("(form) => form.requestSubmit()")
    assert record(page)["learner"]["region"] == "gwent"


def put(page: Page, kept: dict[str, Any]) -> None:
    """Stores a record as another tab would."""
    page.evaluate(
        """async ([key, {sum, ...kept}]) => {
          const { seal } = STORE;
          localStorage.setItem(key, seal(kept));
        }""".replace("STORE", STORE),
        [KEY, kept],
    )


def _clear(page: Page) -> Any:
    """What “Delete everything” does."""
    return page.evaluate(
        """async () => {
          const { openStore } = STORE;
          openStore().clear();
        }""".replace("STORE", STORE)
    )
