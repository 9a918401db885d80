"""A page that slept, or that the browser remembers, comes back: no answer is lost, none returns.

`tests/faults.yml` lists every fault with its tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.interrupted import (
    NARROW,
    begin_quiz,
    context,
    expect_answered,
    finish_quiz,
    urls,
)
from tests.browser.learner import answer, module_of, record
from tests.browser.test_storage import expect_notices, give, open_tab, visit

__all__ = ["context", "urls"]  # fixtures

ASLEEP = "addEventListener('storage', (e) => window.asleep && e.stopImmediatePropagation());"
"""Comes before the page's own listeners."""


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
