"""A cmi5 package: the statements that it sends, and the state that it keeps, at each step."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from nest_hub.content.hub import Hub
from tests.browser.lms.launching import close, launch, store_with
from tests.browser.lms.learner import (
    answer_checks,
    answer_quiz,
    begin_quiz,
    do_sections,
    go_to,
    page_of,
    submit_quiz,
)
from tests.browser.lms.record_store import ACTOR, REGISTRATION, SESSION, RecordStore, verb_of
from tests.packages.making import MODULES

VALIDATE = Path(__file__).parent / "lms" / "validate.cjs"
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
MOVES = {"passed", "failed", "completed"}


def wrong_statements(store: RecordStore) -> list[str]:
    """What is wrong with them, for xAPI and for cmi5."""
    every = [statement for session in store.sessions for statement in session]
    said = subprocess.run(
        ["node", str(VALIDATE)], input=json.dumps(every), capture_output=True, text=True, check=True
    ).stdout
    found: list[str] = json.loads(said)
    return [*found, *(f"{verb_of(s)}: {w}" for s in every for w in _against_cmi5(s))]


def _against_cmi5(statement: dict[str, Any]) -> list[str]:
    verb, context = verb_of(statement), statement["context"]
    result = statement.get("result", {})
    categories = {
        item["id"].removeprefix(CATEGORIES)
        for item in context["contextActivities"].get("category", [])
    }
    defined = {"cmi5"} if verb != "answered" else set()
    rules = {
        "its categories": categories == defined | ({"moveon"} if verb in MOVES else set()),
        "the registration": context["registration"] == REGISTRATION,
        "the session": SESSION in context["extensions"],
        "the template's activities": "grouping" in context["contextActivities"],
        "the actor": statement["actor"] == ACTOR,
        "an id and a time": {"id", "timestamp"} <= set(statement),
        "success": result.get("success") is {"passed": True, "failed": False}.get(verb)
        or verb == "answered",
        "completion": result.get("completion") is (True if verb == "completed" else None),
        "a duration": ("duration" in result) == (verb in {*MOVES, "terminated"}),
        "a score": ("score" in result) == (verb in {"passed", "failed"}),
        "the mastery score": (context["extensions"].get(MASTERY) == 0.8)
        == (verb in {"passed", "failed"}),
    }
    return [name for name, holds in rules.items() if not holds]


def test_begin_half_close_resume_fail_pass_and_complete(
    hub: Hub, learner_browser: BrowserContext
) -> None:
    with store_with(hub) as store:
        page = launch(learner_browser, store)
        frame = go_to(page, "why-nest")
        answer_checks(page, frame, right=False)
        expect(frame.locator(".section-end p")).not_to_be_empty()
        frame = begin_quiz(page)
        answer_quiz(frame, 3, 3)
        close(page, store)
        assert store.verbs == [["initialized", "answered", "terminated"]]
        assert store.states["nest-hub"]["location"] == "quiz"

        page = launch(learner_browser, store)
        frame = page_of(page, "quiz")
        expect(frame.locator(".quiz-status")).to_have_text("3 of 10 answered")
        answer_quiz(frame, 3)
        assert submit_quiz(frame).startswith("Not yet: 3 of 10")
        close(page, store)
        assert store.verbs[1] == ["initialized", *["answered"] * 10, "failed", "terminated"]
        assert store.sessions[1][-2]["result"]["score"]["scaled"] == 0.3

        page = launch(learner_browser, store)
        frame = page_of(page, "quiz")
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 2)
        submit_quiz(frame)
        frame.locator(".quiz-button").click()
        answer_quiz(frame, 9)
        assert submit_quiz(frame).startswith("You passed: 9 of 10")
        close(page, store)
        assert store.verbs[2][-2:] == ["passed", "terminated"], "one verdict for one session"
        assert "failed" not in store.verbs[2]
        assert store.sessions[2][-2]["result"]["score"] == {
            "scaled": 0.9,
            "raw": 9,
            "min": 0,
            "max": 10,
        }

        page = launch(learner_browser, store)
        do_sections(page, hub.modules["nest"])
        frame = begin_quiz(page)
        answer_quiz(frame, 0)
        submit_quiz(frame)
        close(page, store)
        assert "completed" in store.verbs[3]
        assert not {"passed", "failed"} & set(store.verbs[3])
        assert store.refused == []
        assert wrong_statements(store) == []


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("module", MODULES)
def test_begin_and_pass(
    hub: Hub, learner_browser: BrowserContext, module: str, language: str
) -> None:
    with store_with(hub, module, language) as store:
        page = launch(learner_browser, store)
        frame = begin_quiz(page)
        assert frame.locator("html").get_attribute("lang") == language
        answer_quiz(frame, 10)
        submit_quiz(frame)
        close(page, store)
        assert store.verbs[0][-2:] == ["passed", "terminated"]
        assert wrong_statements(store) == []


def test_a_launch_to_browse_is_told_nothing(hub: Hub, learner_browser: BrowserContext) -> None:
    with store_with(hub) as store:
        store.mode = "Browse"
        page = launch(learner_browser, store)
        expect(page_of(page, "index").locator("[data-lms=review]")).to_be_visible()
        frame = begin_quiz(page)
        answer_quiz(frame, 10)
        submit_quiz(frame)
        close(page, store)
        assert store.verbs == [["initialized", "terminated"]]
        assert store.states == {}


def test_the_validator_would_say_so(hub: Hub, learner_browser: BrowserContext) -> None:
    with store_with(hub) as store:
        close(launch(learner_browser, store), store)
        store.sessions[0][0]["actor"] = {"mbox": "nobody"}
        assert wrong_statements(store)


def test_a_token_that_was_used_is_no_launch(hub: Hub, learner_browser: BrowserContext) -> None:
    with store_with(hub) as store:
        address = store.launch
        store.tokens.append("0")
        page = learner_browser.new_page()
        page.goto(address)
        expect(page_of(page, "index").locator("[data-lms=none]")).to_be_visible()
        assert store.verbs == [[]]
