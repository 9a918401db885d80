"""A SCORM 2004 package in a real run-time: what the LMS holds at each step."""

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


def test_begin_half_close_resume_fail_pass_and_complete(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with lms_with(hub, "scorm2004") as lms:
        page = launch(learner_browser, lms)
        assert lms.cmi["completion_status"] == "incomplete"
        assert lms.cmi["success_status"] == "unknown"
        assert lms.cmi["score"]["scaled"] == ""

        frame = go_to(page, "why-nest")
        answer_checks(page, frame, right=False)
        expect(frame.locator(".section-end p")).not_to_be_empty()
        assert lms.cmi["location"] == "why-nest"
        assert lms.cmi["interactions"]["0"]["id"] == "check-whose-job"
        assert lms.cmi["interactions"]["0"]["result"] == "incorrect"
        assert "housing officer" in lms.cmi["interactions"]["0"]["description"]
        assert lms.cmi["progress_measure"] == "0.14"

        frame = begin_quiz(page)
        answer_quiz(frame, 3, 3)
        half = lms.cmi["suspend_data"]
        close(page, lms)
        assert lms.cmi["suspend_data"] == half
        assert lms.cmi["exit"] == "suspend"
        assert lms.cmi["completion_status"] == "incomplete"
        assert lms.cmi["success_status"] == "unknown"

        page = launch(learner_browser, lms)
        frame = page_of(page, "quiz")
        expect(frame.locator(".quiz-status")).to_have_text("3 of 10 answered")
        answer_quiz(frame, 3)
        assert submit_quiz(frame).startswith("Not yet: 3 of 10")
        assert lms.cmi["success_status"] == "failed"
        assert lms.cmi["score"] == {"scaled": "0.3", "raw": "30", "min": "0", "max": "100"}
        close(page, lms)

        page = launch(learner_browser, lms)
        frame = page_of(page, "quiz")
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 9)
        assert submit_quiz(frame).startswith("You passed: 9 of 10")
        assert lms.cmi["success_status"] == "passed"
        assert lms.cmi["score"]["scaled"] == "0.9"
        assert lms.cmi["completion_status"] == "incomplete"

        do_sections(page, hub.modules["nest"])
        assert lms.cmi["completion_status"] == "completed"
        assert lms.cmi["progress_measure"] == "1"
        types = {entry["type"] for entry in lms.cmi["interactions"].values()}
        assert {"choice", "sequencing", "matching"} & types

        frame = go_to(page, "quiz")
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 0)
        submit_quiz(frame)
        close(page, lms)
        assert lms.cmi["success_status"] == "passed"
        assert lms.cmi["score"]["scaled"] == "0.9"
        assert lms.cmi["completion_status"] == "completed"
