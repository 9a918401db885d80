"""What the scripts of a package know of its module: `book.js`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from nest_hub.content.modules import Module, Question, Scenario
from nest_hub.languages import Language

Languages = tuple[Language, ...]
_DIGEST_HEAD = 6
"""How many digits of a digest name a question in the saved state (`state.js`)."""
_MOST_CHOICES = 36
"""A choice is one digit to base 36 in the saved state, and in SCORM 1.2."""


def book_script(
    module: Module, languages: Languages, pages: list[str], plan: list[tuple[str, int]]
) -> str:
    """The script; it differs only where what it says of the module does."""
    entries = dict(_entries(module, languages))
    heads = [entry["digest"][:_DIGEST_HEAD] for entry in entries.values()]
    if len(set(heads)) < len(heads):
        raise ValueError(f"two questions of '{module.id}' have digests that begin alike")
    if any(len(entry["ids"]) > _MOST_CHOICES for entry in entries.values()):
        raise ValueError(f"a question of '{module.id}' has more than {_MOST_CHOICES} choices")
    book = {
        "id": module.id,
        "version": module.data.version,
        "languages": languages,
        "pages": pages,
        "passMark": module.data.quiz.pass_mark,
        "plan": plan,
        "questions": entries,
    }
    text = json.dumps(book, ensure_ascii=False, sort_keys=True, indent=1)
    return f"export default {text};\n"


def _entries(module: Module, languages: Languages) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in module.questions.values():
        yield question.id, _question(question, languages)
    for scenario in module.scenarios.values():
        yield from _steps(scenario, languages)


def _question(question: Question, languages: Languages) -> dict[str, Any]:
    if question.items:
        ids = key = [item.id for item in question.items]
    elif question.pairs:
        ids = [pair.id for pair in question.pairs]
        key = [f"{pair.id}={pair.id}" for pair in question.pairs]
    else:
        ids = [choice.id for choice in question.choices]
        key = [choice.id for choice in question.choices if choice.correct]
    return {
        "kind": question.type,
        "use": question.use,
        "digest": question.digest,
        "ids": sorted(ids),
        "key": [] if question.use == "starter" else key,
        "text": {language: question.text[language] for language in languages},
    }


def _steps(scenario: Scenario, languages: Languages) -> Iterator[tuple[str, dict[str, Any]]]:
    """The decisions of a story; more than one may be right, and one is chosen."""
    for step in scenario.steps:
        right = [choice.id for choice in step.choices if choice.correct]
        yield (
            step.id,
            {
                "kind": "single",
                "use": "step",
                "digest": step.digest,
                "ids": sorted(choice.id for choice in step.choices),
                "key": right if len(right) == 1 else [],
                "text": {language: step.question[language] for language in languages},
            },
        )
