"""Six kinds of questions in each state: axe finds nothing, and what is heard stays as it was read.

The states are before, unanswered, not yet and right, in both languages, light and dark, narrow and
wide. `make golden` writes anew what is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.languages import LANGUAGES, Language
from tests.browser.announced import announced, listen_to_announcements
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.golden import Listener
from tests.browser.learner import answer, go_to, press, submit
from tests.browser.opening import NARROW, WIDE, open_details, visit
from tests.browser.questions import MODULE, Asking, form_of
from tests.site.offenders import assert_none
from tests.site.pages import Site

KINDS = {
    "single": "first-words",
    "multiple": "small-things",
    "true-false": "everyone",
    "order": "the-day",
    "match": "homes",
}
STEPS = ("the-gate", "the-brook", "the-door")
GOLDEN = Path("tests") / "golden" / "questions"
_WIDTH = "() => document.documentElement.scrollWidth"


@pytest.fixture
def page(browser: Browser, root: Path, asking: Asking, site_url: str) -> Iterator[Page]:
    """A page with axe in it, without motion, whose announcements are written down."""
    context = axe_context(browser, root, WIDE)
    page = context.new_page()
    listen_to_announcements(page)
    asking.serve(page, site_url)
    yield page
    context.close()


def answer_anew(page: Page, form: Locator, right: bool = True) -> None:
    """Answers by keyboard where something is chosen already."""
    if form.get_attribute("data-type") == "multiple":
        for ident in form.locator("input:checked").evaluate_all("(all) => all.map((e) => e.id)"):
            press(page, form.locator(f"#{ident}"), "Space")
    for select in form.locator("select").all():
        press(page, select, "Home")
    answer(page, form, right)


def unanswered(page: Page, form: Locator) -> None:
    submit(page, form)
    expect(form.get_by_role("alert")).to_be_focused()


def not_yet(page: Page, form: Locator) -> None:
    answer(page, form, right=False)
    submit(page, form)


def right(page: Page, form: Locator) -> None:
    answer(page, form)
    submit(page, form)


STATES: dict[str, Callable[[Page, Locator], None]] = {
    "before": lambda page, form: None,
    "unanswered": unanswered,
    "not yet": not_yet,
    "right": right,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    state: str, language: Language, asking: Asking, page: Page, site_url: str
) -> None:
    """All six on one page, in this state, with all that can then be opened."""
    asking.visit(page, site_url, language)
    for ident in [*KINDS.values(), STEPS[0]]:
        STATES[state](page, form_of(page, ident))
    open_details(page)
    assert_none(in_every_mode(page, state))
    assert page.evaluate(_WIDTH) == NARROW


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_heard_of_a_question(
    kind: str, language: Language, asking: Asking, page: Page, site_url: str, root: Path
) -> None:
    asking.visit(page, site_url, language)
    form = form_of(page, KINDS[kind])
    listener = Listener(page, form)
    listener.hear("before")
    unanswered(page, form)
    listener.hear("unanswered")
    press(page, form.get_by_role("alert").get_by_role("link"))
    listener.hear("the error's link followed")
    not_yet(page, form)
    listener.hear("not yet")
    press(page, form.locator(".answer summary"))
    listener.hear("why, opened")
    press(page, form.locator(".answer summary"))
    answer_anew(page, form)
    listener.hear("another answer, not yet submitted")
    submit(page, form)
    listener.hear("right")
    listener.compare(root / GOLDEN / language / f"{kind}.yml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_of_a_scenario(
    language: Language, asking: Asking, page: Page, site_url: str, root: Path
) -> None:
    asking.visit(page, site_url, language)
    gate, brook, door = (form_of(page, ident) for ident in STEPS)
    listener = Listener(page, page.locator(".scenario"))
    listener.hear("before")
    unanswered(page, gate)
    listener.hear("unanswered")
    not_yet(page, gate)
    listener.hear("not yet")
    answer_anew(page, gate)
    submit(page, gate)
    listener.hear("right")
    go_on(page, gate)
    listener.hear("the next step")
    for form in (brook, door):
        not_yet(page, form)
        announced(page)
        go_on(page, form)
    listener.hear("the end")
    press(page, gate.locator("button:visible"))
    listener.hear("the first step again")
    listener.compare(root / GOLDEN / language / "step.yml")


def go_on(page: Page, form: Locator) -> None:
    """To the next step, by the last of the form's buttons."""
    press(page, form.locator("button:visible").last)


def test_no_golden_file_is_left_over(root: Path) -> None:
    files = {path.relative_to(root / GOLDEN).as_posix() for path in (root / GOLDEN).rglob("*.yml")}
    kinds = [*KINDS, "step"]
    assert files == {f"{language}/{kind}.yml" for language in LANGUAGES for kind in kinds}


def test_the_quiz_where_answers_are_missing(site: Site, site_url: str, page: Page) -> None:
    quiz = start_quiz(page, site, site_url, "cy")
    announced(page)
    press(page, quiz.locator(".quiz-button"))
    summary = quiz.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(10)
    assert announced(page) == [" ".join(summary.inner_text().split())]
    assert_none(in_every_mode(page, "unanswered"))
    assert page.evaluate(_WIDTH) == NARROW


def test_the_quiz_when_it_is_submitted(site: Site, site_url: str, page: Page) -> None:
    # The same draw each time, so that no order is right from the beginning.
    page.add_init_script("crypto.getRandomValues = (bytes) => bytes.fill(1)")
    quiz = start_quiz(page, site, site_url, "en")
    for number, form in enumerate(quiz.locator("form.question:visible").all()):
        answer(page, form, right=number % 2 == 0)
    expect(quiz.locator(".quiz-status")).to_have_text("10 of 10 answered")
    press(page, quiz.locator(".quiz-button"))
    # The focus is on the result: it is heard so, and not a second time as a status.
    result = quiz.get_by_role("heading", name="Not yet: 5 of 10 right. You need 8 to pass.")
    expect(result).to_be_focused()
    expect(quiz.locator(".quiz-status")).to_have_text("")
    open_details(page)
    assert_none(in_every_mode(page, "submitted"))
    assert page.evaluate(_WIDTH) == NARROW


def start_quiz(page: Page, site: Site, site_url: str, language: Language) -> Locator:
    visit(page, site_url, site.of_module(language, MODULE, "quiz"))
    quiz = page.locator(".quiz")
    go_to(page, quiz.locator(".quiz-button"))
    page.keyboard.press("Enter")
    expect(quiz.locator("form.question:visible")).to_have_count(10)
    return quiz
