"""A SCORM 1.2 package in a real run-time: what the LMS holds at each step."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from nest_hub.content.hub import Hub
from tests.browser.lms.launching import close, launch, lms_with
from tests.browser.lms.learner import (
    answer_checks,
    answer_quiz,
    begin_quiz,
    do_sections,
    go_to,
    page_of,
    submit_quiz,
)


def test_begin_half_close_resume_fail_pass_and_another_attempt(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm12") as lms:
        page = launch(learner_browser, lms)
        assert lms.core["lesson_status"] == "incomplete"
        assert lms.core["score"]["raw"] == ""
        assert lms.core["lesson_location"] == "index"

        frame = go_to(page, "why-nest")
        answer_checks(page, frame)
        expect(frame.locator(".section-end p")).not_to_be_empty()
        assert lms.core["lesson_location"] == "why-nest"
        assert lms.cmi["interactions"]["0"]["id"] == "check-whose-job"
        assert lms.cmi["interactions"]["0"]["type"] == "choice"
        assert lms.cmi["interactions"]["0"]["result"] == "correct"

        frame = begin_quiz(page)
        answer_quiz(frame, 3, 3)
        half = lms.cmi["suspend_data"]
        close(page, lms)
        assert lms.cmi["suspend_data"] == half, "each answer was there before the window closed"
        assert lms.core["lesson_status"] == "incomplete"
        assert lms.core["score"]["raw"] == "", "with a score, an LMS would call this a failure"
        assert lms.core["exit"] == "suspend"
        assert lms.core["session_time"] != "00:00:00"

        page = launch(learner_browser, lms)
        frame = page_of(page, "quiz")
        expect(frame.locator(".quiz-status")).to_have_text("3 of 10 answered")
        expect(frame.locator(".progress-line")).to_contain_text("1 of 6")
        answer_quiz(frame, 3)
        assert submit_quiz(frame).startswith("Not yet: 3 of 10")
        assert lms.core["lesson_status"] == "failed"
        assert lms.core["score"] == {"raw": "30", "min": "0", "max": "100"}
        close(page, lms)
        assert lms.core["lesson_status"] == "failed"
        wrong = [i for i in lms.cmi["interactions"].values() if i["result"] == "wrong"]
        assert len(wrong) == 7
        assert len(lms.cmi["interactions"]) == 11

        page = launch(learner_browser, lms)
        frame = page_of(page, "quiz")
        expect(frame.locator(".quiz-head h3")).to_contain_text("Not yet: 3 of 10")
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 8)
        assert submit_quiz(frame).startswith("You passed: 8 of 10")
        assert lms.core["lesson_status"] == "passed"
        assert lms.core["score"]["raw"] == "80"

        do_sections(page, hub.modules["nest"])
        frame = go_to(page, "quiz")
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 0)
        assert submit_quiz(frame).startswith("Not yet: 0 of 10")
        close(page, lms)
        assert lms.core["lesson_status"] == "passed", "nothing that was passed is taken away"
        assert lms.core["score"]["raw"] == "80"
        assert len(lms.cmi["suspend_data"]) <= 4096


def test_in_a_window_of_its_own(hub: Hub, learner_browser: BrowserContext) -> None:
    with lms_with(hub, "scorm12") as lms:
        around = learner_browser.new_page()
        around.goto(f"{lms.launch}#window")
        around.wait_for_selector("body[data-ready]", state="attached")
        with around.expect_popup() as opened:
            around.evaluate("void window.open('/package/index.html')")
        page = opened.value
        frame = begin_quiz(page)
        answer_quiz(frame, 10)
        assert submit_quiz(frame).startswith("You passed: 10 of 10")
        close(page, lms)
        assert lms.core["lesson_status"] == "passed"
        assert lms.core["score"]["raw"] == "100"


def test_what_was_passed_stays_so_where_the_lms_has_lost_the_rest(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm12") as lms:
        lms.cmi = {"core": {"lesson_status": "passed", "score": {"raw": "90"}}}
        page = launch(learner_browser, lms)
        frame = begin_quiz(page)
        answer_quiz(frame, 2)
        submit_quiz(frame)
        close(page, lms)
        assert lms.core["lesson_status"] == "passed"
        assert lms.core["score"]["raw"] == "90"


def test_an_lms_that_shows_the_module_again_is_told_nothing(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm12") as lms:
        lms.cmi = {"core": {"lesson_status": "passed", "lesson_mode": "review"}}
        page = launch(learner_browser, lms)
        frame = page_of(page, "index")
        expect(frame.locator("[data-lms=review]")).to_be_visible()
        expect(frame.locator("[data-lms=connected]")).to_be_hidden()
        frame = begin_quiz(page)
        answer_quiz(frame, 2)
        assert submit_quiz(frame).startswith("Not yet")
        assert all(commit["core"]["score"]["raw"] == "" for commit in lms.commits)
        assert all(not commit["suspend_data"] for commit in lms.commits)


def test_an_lms_that_takes_nothing_is_tried_again(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm12") as lms:
        page = launch(learner_browser, lms)
        frame = begin_quiz(page)
        lms.refuses = True
        answer_quiz(frame, 2, 2)
        expect(frame.locator("[data-lms=failed]")).to_be_visible()
        lms.refuses = False
        answer_quiz(frame, 3, 3)
        expect(frame.locator("[data-lms=failed]")).to_be_hidden()
        close(page, lms)
        page = launch(learner_browser, lms)
        expect(page_of(page, "quiz").locator(".quiz-status")).to_have_text("3 of 10 answered")
