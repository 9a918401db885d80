"""A question's digest: what was asked. An answer is kept under it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

import pytest

from nest_hub.content.entry import build
from nest_hub.content.modules import Question, Step
from nest_hub.source import Mapping

TEXT = {"en": "Which?", "cy": "Pa un?"}


def question(kind: str = "single") -> dict[str, Any]:
    data: dict[str, Any] = {"id": "q", "use": "check", "type": kind, "text": TEXT, "why": TEXT}
    if kind == "order":
        data["items"] = [{"id": ident, "text": TEXT} for ident in "abc"]
    elif kind == "match":
        data["pairs"] = [{"id": ident, "left": TEXT, "right": TEXT} for ident in "ab"]
    else:
        data["choices"] = [
            {"id": ident, "correct": ident == "a", "text": TEXT, "feedback": TEXT}
            for ident in "abc"
        ]
    return data


def step() -> dict[str, Any]:
    choices = [{**choice, "next": "end"} for choice in question()["choices"]]
    return {"id": "s", "text": TEXT, "question": TEXT, "choices": choices}


def digest(data: dict[str, Any]) -> str:
    kind = Question if "use" in data else Step
    built, faults = build(kind, _mapping(data), PurePosixPath("questions.yml"))
    assert built is not None, faults
    return built.digest


def _mapping(value: Any) -> Any:
    if not isinstance(value, dict):
        return [_mapping(item) for item in value] if isinstance(value, list) else value
    mapping = Mapping({key: _mapping(item) for key, item in value.items()})
    mapping.line, mapping.lines = 1, {}
    return mapping


def test_it_is_of_the_canonical_json_of_what_is_asked() -> None:
    choices = [{"correct": ident == "a", "id": ident, "text": TEXT} for ident in "abc"]
    asked = {"choices": choices, "text": TEXT, "type": "single"}
    canonical = json.dumps(asked, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert digest(question()) == sha256(canonical.encode()).hexdigest()[:12]


SAME: dict[str, Callable[[dict[str, Any]], None]] = {
    "its place": lambda data: None,
    "its id": lambda data: data.update(id="other"),
    "its use": lambda data: data.update(use="quiz"),
    "its hint": lambda data: data.update(hint=TEXT),
    "why": lambda data: data.update(why={"en": "So.", "cy": "Felly."}),
    "feedback": lambda data: data["choices"][0].update(feedback={"en": "So.", "cy": "Felly."}),
    "the order of choices": lambda data: data["choices"].reverse(),
}
OTHER: dict[str, Callable[[dict[str, Any]], None]] = {
    "its English": lambda data: data.update(text={**TEXT, "en": "Which one?"}),
    "its Welsh": lambda data: data.update(text={**TEXT, "cy": "Pa rai?"}),
    "its type": lambda data: data.update(type="multiple"),
    "a choice": lambda data: data["choices"][1].update(text={**TEXT, "en": "No"}),
    "a choice less": lambda data: data["choices"].pop(),
    "a choice's id": lambda data: data["choices"][1].update(id="x"),
}


@pytest.mark.parametrize("change", SAME)
def test_an_edit_that_asks_the_same_keeps_it(change: str) -> None:
    edited = question()
    SAME[change](edited)
    assert digest(edited) == digest(question())


@pytest.mark.parametrize("change", OTHER)
def test_an_edit_that_asks_something_else_changes_it(change: str) -> None:
    edited = question()
    OTHER[change](edited)
    assert digest(edited) != digest(question())


def test_another_right_answer_changes_it() -> None:
    edited = question()
    edited["choices"][0]["correct"], edited["choices"][1]["correct"] = False, True
    assert digest(edited) != digest(question())


def test_the_order_of_items_is_their_answer_and_that_of_pairs_is_not() -> None:
    for kind, key in (("order", "items"), ("match", "pairs")):
        edited = question(kind)
        edited[key].reverse()
        assert (digest(edited) == digest(question(kind))) == (kind == "match")


def test_a_step_counts_its_story_and_where_it_leads() -> None:
    digests = {digest(step())}
    for change in ({"text": {**TEXT, "en": "So"}}, {"question": {**TEXT, "en": "So"}}):
        digests.add(digest({**step(), **change}))
    elsewhere = step()
    elsewhere["choices"][0]["next"] = "another"
    digests.add(digest(elsewhere))
    assert len(digests) == 4
