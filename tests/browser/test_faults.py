"""What can go wrong while somebody learns, each in a real browser; no answer is lost.

`tests/faults.yml` lists every such fault with its tests, here and elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.interrupted import (
    NARROW,
    asked,
    begin_quiz,
    context,
    expect_answered,
    finish_quiz,
    urls,
    wait_for_answers,
)
from tests.browser.learner import answer, module_of, record
from tests.browser.test_storage import (
    KEY,
    check_of,
    expect_notices,
    give,
    open_tab,
    visit,
)

__all__ = ["context", "urls"]  # fixtures

PRIVATE = """
Object.defineProperty(window, "caches", {
  get() { throw new DOMException("private", "SecurityError"); },
});
delete Navigator.prototype.serviceWorker;
"""
"""As in Firefox's private windows."""


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
