"""A learner in the midst of a quiz, whom something interrupts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.learner import answer
from tests.browser.test_storage import KEY
from tests.site.pages import Site

NARROW = {"width": 360, "height": 780}


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
