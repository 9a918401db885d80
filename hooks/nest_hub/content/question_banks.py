"""What answers are marked by: each question of the quizzes, those that were replaced too.

`published.json` in a module's folder keeps every question and quiz that was ever published, so
that a record of last year can still be scored.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, get_args

from pydantic import StringConstraints

from nest_hub.content.case_studies import Sector
from nest_hub.content.entry import Entry, Field, Slug, Text, Words, build
from nest_hub.content.hub import Hub
from nest_hub.content.modules import Module, Question, QuestionType
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES
from nest_hub.source import read_yaml

KEPT = "published.json"
"""In the module's folder."""
ADDRESS = "data/question-banks.json"
"""Where the site publishes them all."""


def question_banks(hub: Hub) -> dict[str, Any]:
    """The document that `completions/SPECIFICATION.md` describes."""
    modules = sorted(hub.modules.values(), key=lambda module: (module.data.order, module.id))
    return {
        "format": "nest-hub-question-banks",
        "version": 1,
        "modules": [
            {"id": module.id, "title": _title(hub, module), **module_bank(hub.root, module)}
            for module in modules
        ],
        "regions": [
            {"id": region.id, "name": region.short_name.model_dump()}
            for region in hub.regions.by_id.values()
        ],
        "sectors": list(get_args(Sector)),
    }


def banks_json(hub: Hub) -> str:
    """The document as it is published."""
    return json.dumps(question_banks(hub), ensure_ascii=False, separators=(",", ":")) + "\n"


class KeptQuiz(Entry):
    """A quiz that was published."""

    version: Words
    draw: int
    pass_mark: int


class KeptQuestion(Entry):
    """A question that was published, and what answered it."""

    id: Slug
    digest: Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")]
    type: QuestionType
    right: list[Words]
    text: Text


class Kept(Entry):
    """What `published.json` keeps."""

    quizzes: list[KeptQuiz] = Field(default_factory=list)
    questions: list[KeptQuestion] = Field(default_factory=list)


def module_bank(root: Path, module: Module) -> dict[str, Any]:
    """The quizzes and questions of today, then all that were kept and are not among them."""
    quiz = module.data.quiz
    today = {"version": module.data.version, "draw": quiz.draw, "pass_mark": quiz.pass_mark}
    kept = load_kept(root, module)[0].model_dump()
    asked = [_entry(question) for question in module.bank]
    known = {(entry["id"], entry["digest"]) for entry in asked}
    return {
        "quizzes": [today, *(quiz for quiz in kept["quizzes"] if quiz != today)],
        "questions": asked
        + [entry for entry in kept["questions"] if (entry["id"], entry["digest"]) not in known],
    }


def load_kept(root: Path, module: Module) -> tuple[Kept, list[Diagnostic]]:
    """What was kept, or nothing, with what is wrong with it. JSON is YAML, and so has its lines."""
    path = PurePosixPath("modules", module.id, KEPT)
    data, findings = read_yaml(root, path, optional=True)
    if data is None:
        return Kept(), findings
    kept, faults = build(Kept, data, path)
    return kept or Kept(), [*findings, *faults]


def _entry(question: Question) -> dict[str, Any]:
    right = [choice.id for choice in question.choices if choice.correct]
    right += [item.id for item in question.items]
    right += [f"{pair.id}={pair.id}" for pair in question.pairs]
    text = question.text.model_dump()
    return {
        "id": question.id,
        "digest": question.digest,
        "type": question.type,
        "right": right,
        "text": text,
    }


def _title(hub: Hub, module: Module) -> dict[str, str]:
    pages = {
        language: hub.page(language, f"modules/{module.id}/index.md") for language in LANGUAGES
    }
    return {language: page.title if page else module.id for language, page in pages.items()}
