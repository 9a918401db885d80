"""The issue forms that ask for a case study, and the words of a form that somebody filled in.

GitHub writes a filled-in form as Markdown: each question as `### Label`, its answer below it,
`_No response_` where there is none, and each box as `- [X] label` or `- [ ] label`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.study_fields import (
    FIELDS,
    SECTIONS,
    Answers,
    Field,
    Unfit,
    answer_name,
    choices,
    read_answer,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language
from nest_hub.source import Mapping, Sequence, read_yaml

FOLDER = PurePosixPath(".github/ISSUE_TEMPLATE")
FORMS: dict[Language, PurePosixPath] = {
    "en": FOLDER / "case-study.yml",
    "cy": FOLDER / "astudiaeth-achos.yml",
}
_FIELDS = {field.id: field for field in FIELDS}
_NOTHING = "_No response_"
_HEADING = re.compile(r"^### +(.*?) *$")
_BOX = re.compile(r"^- \[([ xX])\] +(.*?) *$")


@dataclass(frozen=True)
class Question:
    """One question of a form. `options` is empty where the answer is free."""

    id: str
    label: str
    type: str
    options: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Form:
    """The form in one language."""

    language: Language
    path: PurePosixPath
    questions: tuple[Question, ...]


def load_forms(root: Path) -> tuple[list[Form], list[Diagnostic]]:
    """The forms of both languages, or why one cannot be read."""
    forms: list[Form] = []
    findings: list[Diagnostic] = []
    for language, path in FORMS.items():
        data, faults = read_yaml(root, path)
        findings += faults
        if data is None:
            continue
        questions = tuple(_questions(data))
        if questions:
            forms.append(Form(language, path, questions))
        else:
            findings.append(Diagnostic(path, 1, "The form asks nothing.", "Restore its `body`."))
    return forms, findings


def _questions(data: Mapping) -> list[Question]:
    body = data.get("body")
    found: list[Question] = []
    for item in body if isinstance(body, Sequence) else []:
        attributes = item.get("attributes") if isinstance(item, Mapping) else None
        if not isinstance(attributes, Mapping) or not item.get("id"):
            continue
        options = attributes.get("options") or []
        labels = [option["label"] if isinstance(option, Mapping) else option for option in options]
        found.append(
            Question(
                item["id"],
                str(attributes.get("label")),
                str(item.get("type")),
                tuple(str(label) for label in labels),
                item.lines["id"],
            )
        )
    return found


def expected_options(hub: Hub, question: Question, language: Language) -> list[str]:
    """The choices that a question is to offer; none where it asks for nothing of the model."""
    return [labels[language] for labels in choices(hub, question.id).values()]


def read_forms(hub: Hub, forms: list[Form], texts: Map[str, str]) -> tuple[Answers, list[str]]:
    """The answers in filled-in forms, and what in them fits no question.

    `texts` by what each is called. What an earlier one answers, a later one does not change.
    """
    answers: Answers = {}
    problems: list[str] = []
    for name, raw in texts.items():
        text = raw.replace("\r\n", "\n").replace("\r", "\n")
        # The form of which it holds most questions.
        form = max(forms, key=lambda form: len(_parts(form, text)))
        parts = _parts(form, text)
        if not parts:
            label = form.questions[0].label
            problems.append(
                f"{name} is not the text of a filled-in form: it has no heading as '### {label}'."
            )
            continue
        found, unfit = _read(hub, form, parts)
        problems += [f"{name}: {problem}" for problem in unfit]
        for key, value in found.items():
            answers[key] = answers.get(key) or value
    return answers, problems


def _parts(form: Form, text: str) -> dict[str, str]:
    """What stands under each question. Only a later question ends an answer: it may hold `###`."""
    places = {question.label: place for place, question in enumerate(form.questions)}
    parts: dict[str, list[str]] = {}
    current = -1
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if heading and places.get(heading[1], -1) > current:
            current = places[heading[1]]
            parts[form.questions[current].id] = []
        elif current >= 0:
            parts[form.questions[current].id].append(line)
    texts = {ident: "\n".join(lines).strip() for ident, lines in parts.items()}
    return {ident: "" if text == _NOTHING else text for ident, text in texts.items()}


def _read(hub: Hub, form: Form, parts: dict[str, str]) -> tuple[Answers, list[str]]:
    answers: Answers = {}
    problems: list[str] = []
    for question in form.questions:
        text = parts.get(question.id, "")
        if question.id in SECTIONS:
            answers[answer_name(question.id, form.language)] = text
        elif field := _FIELDS.get(question.id):
            try:
                value = _value(hub, form, field, text)
            except Unfit as why:
                problems.append(f"Under '{question.label}': {why}")
                continue
            name = answer_name(field.id, form.language) if field.bilingual else field.id
            answers[name] = value
    return answers, problems


def _value(hub: Hub, form: Form, field: Field, text: str) -> str | list[str]:
    labels = {label[form.language]: ident for ident, label in choices(hub, field.id).items()}
    if not labels:
        return read_answer(hub, field, text)
    if field.shape == "choices":
        boxes = [box for line in text.split("\n") if (box := _BOX.match(line))]
        return [_named(labels, box[2]) for box in boxes if box[1] != " "]
    return _named(labels, text) if text else ""


def _named(labels: Map[str, str], text: str) -> str:
    if text not in labels:
        raise Unfit(f"'{text}' is not one of its choices. They are: {'; '.join(labels)}.")
    return labels[text]
