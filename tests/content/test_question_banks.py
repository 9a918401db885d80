"""The questions that were published once are kept, so that old records can be scored."""

from __future__ import annotations

import json
from pathlib import Path

from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import KEPT, module_bank, question_banks


def test_what_is_published_today_is_kept(hub: Hub, root: Path) -> None:
    mend = "Run `python tools/keep_questions.py`, so that records of today can still be scored."
    for module in hub.modules.values():
        kept = json.loads((root / "modules" / module.id / KEPT).read_text(encoding="utf-8"))
        today = module_bank(root, module)
        for part in ("quizzes", "questions"):
            assert [entry for entry in today[part] if entry not in kept[part]] == [], mend


def test_a_question_that_was_replaced_stays_in_the_bank(hub: Hub, tmp_path: Path) -> None:
    module = hub.modules["nest"]
    old = {"id": module.bank[0].id, "digest": "0" * 12, "type": "single", "right": ["a"]}
    old |= {"text": {"en": "Who?", "cy": "Pwy?"}}
    quiz = {"version": "2020-01", "draw": 5, "pass_mark": 60}
    (tmp_path / "modules" / "nest").mkdir(parents=True)
    text = json.dumps({"quizzes": [quiz], "questions": [old]})
    (tmp_path / "modules" / "nest" / KEPT).write_text(text, encoding="utf-8")
    bank = module_bank(tmp_path, module)
    assert bank["quizzes"][1:] == [quiz]
    assert bank["questions"][len(module.bank) :] == [old]


def test_the_right_answers_are_those_of_the_questions(hub: Hub) -> None:
    banks = {bank["id"]: bank for bank in question_banks(hub)["modules"]}
    for module in hub.modules.values():
        right = {entry["digest"]: entry["right"] for entry in banks[module.id]["questions"]}
        for question in module.bank:
            expected = [c.id for c in question.choices if c.correct]
            expected += [item.id for item in question.items]
            expected += [f"{pair.id}={pair.id}" for pair in question.pairs]
            assert right[question.digest] == expected
