"""The pages of a package: in both languages, by keyboard, for axe, and without an LMS."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES
from nest_hub.packages import Format
from tests.browser.axe import WIDTH, axe_context, violations_in
from tests.browser.learner import press
from tests.browser.lms.launching import launch, lms_with
from tests.browser.lms.learner import answer_quiz, begin_quiz, go_to, page_of, submit_quiz
from tests.browser.opening import NARROW, WIDE, open_details
from tests.packages.making import MODULES


@pytest.mark.parametrize("form", ["scorm12", "scorm2004"])
@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("module", MODULES)
def test_begin_and_pass(
    hub: Hub, learner_browser: BrowserContext, module: str, language: str, form: Format
) -> None:
    with lms_with(hub, form, module, language) as lms:
        page = launch(learner_browser, lms)
        frame = page_of(page, "index")
        assert frame.locator("html").get_attribute("lang") == language
        words = PHRASES["cy" if language == "cy" else "en"]
        expect(frame.locator("[data-lms=connected]")).to_have_text(words.package_lms_connected)
        assert frame.locator(".languages").count() == 0
        frame = begin_quiz(page)
        answer_quiz(frame, 10)
        submit_quiz(frame)
        if form == "scorm12":
            assert (lms.core["lesson_status"], lms.core["score"]["raw"]) == ("passed", "100")
        else:
            assert (lms.cmi["success_status"], lms.cmi["score"]["raw"]) == ("passed", "100")


def test_the_language_changes_and_nothing_is_lost(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm12") as lms:
        page = launch(learner_browser, lms)
        frame = begin_quiz(page)
        answer_quiz(frame, 4, 4)
        frame.locator(".languages a").click()
        frame = page_of(page, "quiz")
        frame.wait_for_selector("html[lang=cy][data-ready]", state="attached")
        expect(frame.locator(".quiz-status")).to_have_text("Wedi ateb 4 o 10")
        page.close()
        page = launch(learner_browser, lms)
        assert page_of(page, "quiz").locator("html").get_attribute("lang") == "cy"


def test_without_an_lms_it_says_so_and_teaches(hub: Hub, learner_browser: BrowserContext) -> None:
    with lms_with(hub, "scorm12") as lms:
        page = learner_browser.new_page()
        page.goto(f"{lms.url}package/index.html")
        frame = page_of(page, "index")
        expect(frame.locator("[data-lms=none]")).to_be_visible()
        frame = begin_quiz(page)
        expect(frame.locator("[data-lms=none]")).to_be_visible()
        answer_quiz(frame, 10)
        assert submit_quiz(frame).startswith("You passed: 10 of 10")
        expect(frame.locator(".save")).to_be_visible()
        with page.expect_download() as saved:
            frame.locator(".save").click()
        assert '"score": 10' in saved.value.path().read_text()
        frame = go_to(page, "why-nest")
        expect(frame.locator(".progress-line")).to_contain_text("0 of 6")
        assert lms.commits == []


def test_without_script_it_says_so_and_teaches(hub: Hub, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    with lms_with(hub, "scorm12") as lms:
        page = context.new_page()
        page.goto(f"{lms.url}package/index.html")
        expect(page.locator("section[lang=en] .note")).to_contain_text("not opened from a learning")
        page.locator("section[lang=en] a").click()
        expect(page.locator("[data-lms=none]")).to_be_visible()
        page.goto(f"{lms.url}package/en/why-nest.html")
        page.locator("details.answer summary").first.click()
        expect(page.locator("details.answer .why").first).to_be_visible()
    context.close()


def test_by_keyboard(hub: Hub, learner_browser: BrowserContext) -> None:
    with lms_with(hub, "scorm12", languages="en") as lms:
        page = launch(learner_browser, lms)
        frame = page_of(page, "index")
        menu = frame.locator(".contents summary")
        menu.focus()
        page.keyboard.press("Enter")
        link = frame.locator(".contents a[data-to=why-nest]")
        for _ in range(4):
            page.keyboard.press("Tab")
            if link.evaluate("(e) => e === document.activeElement"):
                break
        page.keyboard.press("Enter")
        frame = page_of(page, "why-nest")
        form = frame.locator("form[data-use=check]").first
        expect(form.locator("button[type=submit]")).to_be_visible()
        frame.locator("main").focus()
        press(page, form.locator("input").first, "Space")
        press(page, form.locator("button[type=submit]"))
        expect(form.locator(".reply")).not_to_be_empty()
        assert lms.core["lesson_location"] == "why-nest"


@pytest.mark.parametrize("module", MODULES)
def test_axe_finds_nothing(hub: Hub, root: Path, browser: Browser, module: str) -> None:
    context = axe_context(browser, root, NARROW)
    found: list[str] = []
    with lms_with(hub, "scorm12", module) as lms:
        page = context.new_page()
        for language in ("cy", "en"):
            for name in sorted(lms.package):
                if not name.startswith(f"{language}/"):
                    continue
                page.goto(f"{lms.url}package/{name}")
                page.wait_for_selector("html[data-ready]", state="attached")
                page.wait_for_selector(".progress-line", state="attached")
                open_details(page)
                found += violations_in(page, (WIDE, "light"))
                found += violations_in(page, (NARROW, "dark"), rules=WIDTH)
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                assert not wide, f"{name} is wider than a small screen"
        page.goto(lms.launch)
        page_of(page)
        sco = next(f for f in page.frames if f.url.endswith("/package/index.html"))
        assert sco.evaluate("document.title"), "the shell has its title"
    context.close()
    assert found == []
