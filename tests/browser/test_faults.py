"""What can go wrong while somebody learns, each in a real browser; no answer is lost.

`tests/faults.yml` lists every such fault with its tests, here and elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from tests.browser.learner import answer, module_of, record
from tests.browser.test_storage import (
    KEY,
    check_of,
    expect_notices,
    give,
    open_tab,
    visit,
)
from tests.site.pages import Site

NARROW = {"width": 360, "height": 780}
ASLEEP = "addEventListener('storage', (e) => window.asleep && e.stopImmediatePropagation());"
"""Comes before the page's own listeners."""
PRIVATE = """
Object.defineProperty(window, "caches", {
  get() { throw new DOMException("private", "SecurityError"); },
});
delete Navigator.prototype.serviceWorker;
"""
"""As in Firefox's private windows."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the site; its tabs share what is kept."""
    context = browser.new_context(viewport=NARROW, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def urls(site: Site, site_url: str) -> dict[str, str]:
    """The addresses of the first module's pages, in English, and of My learning."""
    names = ("why-nest", "hold-on", "quiz")
    found = {name: site_url + site.of_module("en", "nest", name).address for name in names}
    return {**found, "my-learning": f"{site_url}en/my-learning/"}


def begin_quiz(page: Page, answers: int) -> list[str]:
    """Begins an attempt and answers some of it. Returns the questions in their order."""
    page.locator(".quiz-button").press("Enter")
    forms = page.locator(".quiz form.question:visible")
    expect(forms).to_have_count(10)
    for place in range(answers):
        answer(page, forms.nth(place))
    expect_answered(page, answers)
    return asked(page)


def asked(page: Page) -> list[str]:
    """The questions of the attempt under way."""
    forms = page.locator(".quiz form.question:visible")
    expect(forms).to_have_count(10)
    found: list[str] = forms.evaluate_all("(all) => all.map((form) => form.dataset.question)")
    return found


def expect_answered(page: Page, number: int) -> None:
    expect(page.locator(".quiz-status")).to_contain_text(f"{number} of 10")


def finish_quiz(page: Page, answered: int) -> None:
    """Answers the rest of an attempt and submits it: every answer counts."""
    forms = page.locator(".quiz form.question:visible")
    for place in range(answered, 10):
        answer(page, forms.nth(place))
    page.locator(".quiz-button").press("Enter")
    expect(page.locator(".quiz-head h3")).to_contain_text("10 of 10")


def wait_for_answers(page: Page, number: int) -> None:
    """Waits until so many answers of the attempt under way are kept."""
    page.wait_for_function(
        """([key, number]) => {
          const kept = JSON.parse(localStorage.getItem(key) ?? "null");
          const answers = kept?.modules[0]?.quiz?.answers ?? [];
          return answers.filter(({choices}) => choices.length).length === number;
        }""",
        arg=[KEY, number],
    )


def clear_from_another_tab(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("localStorage.clear()")
    other.close()


def clear_in_the_browser(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    origin: str = page.evaluate("location.origin")
    wanted = {"origin": origin, "storageTypes": "local_storage"}
    session.send("Storage.clearDataForOrigin", wanted)


@pytest.mark.parametrize("clear", [clear_from_another_tab, clear_in_the_browser])
def test_storage_is_cleared_in_the_middle(
    clear: Callable[[Page], None], context: BrowserContext, urls: dict[str, str]
) -> None:
    """By a program that tidies up, or by the browser: the page still knows, and keeps it again."""
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    clear(page)
    wait_for_answers(page, 3)
    expect_notices(page, "restored")
    expect_answered(page, 3)
    visit(page, urls["quiz"])
    expect_notices(page)
    finish_quiz(page, 3)


def test_storage_is_cleared_and_the_page_is_not_told(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    """Within the page itself, as an extension of the browser may: seen at the next answer."""
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    page.evaluate("localStorage.clear()")
    answer(page, page.locator(".quiz form.question:visible").nth(3))
    expect_answered(page, 4)
    expect_notices(page, "restored")
    wait_for_answers(page, 4)
    visit(page, urls["quiz"])
    finish_quiz(page, 4)


def test_storage_is_damaged_in_the_middle(context: BrowserContext, urls: dict[str, str]) -> None:
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    page.evaluate("(key) => localStorage.setItem(key, localStorage.getItem(key).slice(9))", KEY)
    answer(page, page.locator(".quiz form.question:visible").nth(3))
    expect_answered(page, 4)
    expect_notices(page, "corrupt")
    visit(page, urls["quiz"])
    expect_notices(page, "corrupt")
    finish_quiz(page, 4)


def test_the_connection_goes_in_the_middle_of_a_save(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    """Of an answer, and of the record file: neither needs one."""
    page = open_tab(context, urls["why-nest"])
    answer(page, check_of(page))
    context.set_offline(True)
    check_of(page).locator("[type=submit]").press("Enter")
    expect(check_of(page).locator(".result").first).to_be_visible()
    checks = module_of(page, "nest")["checks"]
    assert len(checks) == 1
    context.set_offline(False)
    page.goto(urls["my-learning"])
    save = page.locator("[data-save-part] [data-save]")
    expect(save).to_be_visible()
    context.set_offline(True)
    with page.expect_download() as download:
        save.press("Enter")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["modules"][0]["checks"] == checks
    expect(page.locator("[data-save-part] [role=status]")).to_contain_text(".json")


def test_the_back_button_in_a_quiz(context: BrowserContext, urls: dict[str, str]) -> None:
    page = open_tab(context, urls["quiz"])
    before = begin_quiz(page, 3)
    visit(page, urls["why-nest"])
    give(page)
    page.go_back()
    expect_answered(page, 3)
    assert asked(page) == before
    finish_quiz(page, 3)
    # Back and forward again: the result stands, and is submitted once.
    page.go_back()
    page.go_forward()
    expect(page.locator(".quiz-head h3")).to_contain_text("10 of 10")
    module = module_of(page, "nest")
    assert (len(module["attempts"]), len(module["checks"])) == (1, 1)


def fall_asleep(page: Page) -> None:
    """The browser keeps the page in its memory: it runs nothing, and hears of nothing."""
    page.evaluate(
        """() => {
          window.asleep = true;
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        }"""
    )


def come_back(page: Page) -> None:
    page.evaluate(
        """() => {
          window.asleep = false;
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )


def test_a_page_from_the_back_forward_cache(context: BrowserContext, urls: dict[str, str]) -> None:
    """As the page sees it: what was done meanwhile it reads when it is shown again."""
    context.add_init_script(ASLEEP)
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    fall_asleep(page)
    other = open_tab(context, urls["why-nest"])
    give(other)
    visit(other, urls["quiz"])
    answer(other, other.locator(".quiz form.question:visible").nth(3))
    expect_answered(other, 4)
    come_back(page)
    expect_answered(page, 4)
    finish_quiz(page, 4)
    module = module_of(page, "nest")
    assert (len(module["attempts"]), len(module["checks"])) == (1, 1)


def test_a_page_from_there_after_everything_was_deleted(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    """The next person at this computer sees nothing of the last one."""
    context.add_init_script(ASLEEP)
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    fall_asleep(page)
    other = context.new_page()
    delete_everything(other, urls)
    come_back(page)
    expect_notices(page, "cleared")
    expect(page.locator(".quiz form.question:visible")).to_have_count(0)
    assert record(page) == {}
    # What this person does is kept, though the tab that deleted is still open.
    begin_quiz(page, 3)
    visit(page, urls["quiz"])
    expect_answered(page, 3)


def test_a_new_tab_after_everything_was_deleted(
    context: BrowserContext, urls: dict[str, str]
) -> None:
    """The tab that deleted takes nothing away from what is begun after that."""
    page = open_tab(context, urls["why-nest"])
    give(page)
    delete_everything(page, urls)
    other = open_tab(context, urls["quiz"])
    begin_quiz(other, 3)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    visit(other, urls["quiz"])
    expect_notices(other)
    expect_answered(other, 3)
    # Nor does the one that is begun in the tab that deleted.
    visit(page, urls["hold-on"])
    give(page)
    finish_quiz(other, 3)
    module = module_of(page, "nest")
    assert (len(module["attempts"]), len(module["checks"])) == (1, 1)


def delete_everything(page: Page, urls: dict[str, str]) -> None:
    page.goto(urls["my-learning"])
    delete = page.locator("[data-end=delete]")
    expect(delete.locator("[data-open]")).to_be_visible()
    delete.locator("[data-open]").press("Enter")
    delete.locator("[data-go]").press("Enter")
    expect(delete.locator("> [role=status]")).to_contain_text("Everything was deleted")


@pytest.fixture(scope="module")
def remembering(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """The browser as people have it; Chromium remembers what was left, and its shell does not."""
    chromium = playwright.chromium.launch(
        executable_path=browser_path, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


def test_back_after_everything_was_deleted(remembering: Browser, urls: dict[str, str]) -> None:
    """In the one tab, whether the browser shows the page that it remembers or a new one."""
    context = remembering.new_context(viewport=NARROW, service_workers="block")
    page = context.new_page()
    visit(page, urls["quiz"])
    begin_quiz(page, 3)
    delete_everything(page, urls)
    page.go_back(wait_until="commit")
    page.wait_for_selector("[data-ready] > button")
    expect(page.locator(".quiz form.question:visible")).to_have_count(0)
    assert record(page) == {}
    context.close()


def test_a_private_window(browser: Browser, urls: dict[str, str]) -> None:
    """It keeps everything until it closes; what was saved as a file is had back in the next."""
    files: list[str] = []
    for time in range(2):
        context = browser.new_context(viewport=NARROW)
        context.add_init_script(PRIVATE)
        page = context.new_page()
        if time == 0:
            visit(page, urls["why-nest"])
            give(page)
            visit(page, urls["why-nest"])
            expect(check_of(page).locator(".result").first).to_be_visible()
            expect_notices(page)
            page.goto(urls["my-learning"])
            save = page.locator("[data-save-part] [data-save]")
            expect(save).to_be_visible()
            with page.expect_download() as download:
                save.press("Enter")
            files.append(download.value.path().read_text(encoding="utf-8"))
        else:
            page.goto(urls["my-learning"])
            expect(page.locator("[data-load-part]")).to_be_visible()
            assert record(page) == {}
            page.locator("[data-load-part] input[type=file]").set_input_files(
                {"name": "a.json", "mimeType": "application/json", "buffer": files[0].encode()}
            )
            page.locator("[data-load]").press("Enter")
            page.wait_for_function("(key) => localStorage.getItem(key) !== null", arg=KEY)
            assert len(module_of(page, "nest")["checks"]) == 1
        context.close()


def test_a_clock_that_was_years_ahead(context: BrowserContext, urls: dict[str, str]) -> None:
    page = open_tab(context, urls["why-nest"])
    page.clock.set_fixed_time("2041-01-01T00:00:00Z")
    visit(page, urls["why-nest"])
    give(page)
    visit(page, urls["quiz"])
    begin_quiz(page, 3)
    page.clock.set_fixed_time("2026-11-22T00:00:00Z")
    visit(page, urls["quiz"])
    expect_notices(page, "clock")
    finish_quiz(page, 3)
    visit(page, urls["hold-on"])
    give(page)
    module = module_of(page, "nest")
    assert (len(module["attempts"]), len(module["checks"])) == (1, 2)
    visit(page, urls["quiz"])
    expect(page.locator(".quiz-head h3")).to_contain_text("10 of 10")


def test_a_tab_that_slept_for_a_week(context: BrowserContext, urls: dict[str, str]) -> None:
    """Frozen by the browser, while another tab went on; then it goes on where it was."""
    page = context.new_page()
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    page.clock.install(time=start)
    visit(page, urls["quiz"])
    begin_quiz(page, 3)
    session = context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    other = context.new_page()
    other.clock.install(time=start + timedelta(days=6))
    visit(other, urls["why-nest"])
    give(other)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    page.clock.fast_forward(7 * 24 * 3600 * 1000)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect_answered(page, 3)
    finish_quiz(page, 3)
    expect_notices(page)
    module = module_of(page, "nest")
    assert (len(module["attempts"]), len(module["checks"])) == (1, 1)
    assert module["attempts"][0]["submitted_at"] > "2026-11-29"


LEARNING = ("main.js", "learning/pages.js", "learning/quiz.js")


def blocked(route: Route) -> None:
    route.abort()


def half_loaded(route: Route) -> None:
    text = route.fetch().text()
    route.fulfill(status=200, content_type="text/javascript", body=text[: len(text) // 2])


def from_a_sign_in_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<h1>Sign in to the network</h1>")


@pytest.mark.parametrize("fault", [blocked, half_loaded, from_a_sign_in_page])
def test_script_is_blocked_or_half_loaded(
    fault: Callable[[Route], Any], context: BrowserContext, urls: dict[str, str]
) -> None:
    """The page reads, says that nothing can be kept now, and what was answered waits."""
    page = open_tab(context, urls["quiz"])
    begin_quiz(page, 3)
    without = page.locator("[data-without-script]")
    for part in LEARNING:
        page.route(f"**/{part}", fault)
        page.goto(urls["quiz"])
        # What never runs cannot speak: the page does, after a while.
        page.evaluate("() => document.getAnimations().forEach((one) => one.finish())")
        expect(without, part).to_be_visible()
        expect(page.locator(".quiz-button"), part).to_have_count(0)
        forms = page.locator("form.question")
        assert forms.count() >= 16, part
        details = forms.first.locator("details").first
        details.locator("summary").press("Enter")
        expect(details.locator(".answer-body"), part).to_be_visible()
        page.unroute(f"**/{part}")
    visit(page, urls["quiz"])
    expect(without).to_have_count(0)
    expect_answered(page, 3)
    finish_quiz(page, 3)
