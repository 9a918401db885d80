"""A module: its outcomes, sections and quiz, its questions, reflections and scenarios."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import model_validator

from nest_hub.content.entry import Entry, Field, Slug, Text, Words, build, build_each, fault
from nest_hub.content.videos import Video, load_videos
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import Mapping, read_yaml


class Outcome(Entry):
    """What the learner will be able to do."""

    id: Slug
    text: Text


class Section(Entry):
    """One page of the module, and what it teaches."""

    id: Slug
    outcomes: list[Slug] = Field(default_factory=list)
    themes: list[Slug] = Field(default_factory=list)
    principles: list[Slug] = Field(default_factory=list)
    values: list[Slug] = Field(default_factory=list)


class Quiz(Entry):
    """How many questions an attempt draws, and the percentage that passes."""

    draw: int = Field(ge=1)
    pass_mark: int = Field(ge=1, le=100)


class ModuleData(Entry):
    """`module.yml`."""

    id: Slug
    order: int = Field(default=1, ge=1)
    """Where it stands among the modules."""
    version: Words
    outcomes: list[Outcome]
    sections: list[Section]
    quiz: Quiz


class Choice(Entry):
    """One answer that can be chosen, and what is said to those who choose it."""

    id: Slug
    correct: bool = False
    text: Text
    feedback: Text


class Item(Entry):
    """One thing to put in order."""

    id: Slug
    text: Text


class Pair(Entry):
    """Two things that belong together."""

    id: Slug
    left: Text
    right: Text


QuestionType = Literal["single", "multiple", "true-false", "order", "match"]


def _digest(asked: dict[str, Any]) -> str:
    """Twelve hexadecimal digits that change where what is asked changes.

    They are of the canonical JSON (RFC 8785) of what a learner answers, in both languages. What
    is said to the answer may be edited, and choices may change places, without losing answers.
    """
    canonical = json.dumps(asked, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()[:12]


def _asked(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [entry.model_dump(exclude={"feedback"}) for entry in entries]


def _by_id(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return sorted(_asked(entries), key=lambda entry: str(entry["id"]))


class Question(Entry):
    """A question; `use` says whether it is the quiz's, a section's check or the starter."""

    id: Slug
    use: Literal["quiz", "check", "starter"]
    type: QuestionType
    outcomes: list[Slug] = Field(default_factory=list)
    principles: list[Slug] = Field(default_factory=list)
    values: list[Slug] = Field(default_factory=list)
    text: Text
    hint: Text | None = None
    choices: list[Choice] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    pairs: list[Pair] = Field(default_factory=list)
    why: Text

    @model_validator(mode="after")
    def _answers_fit_the_type(self) -> Question:
        expected = {"order": "items", "match": "pairs"}.get(self.type, "choices")
        for key in ("choices", "items", "pairs"):
            given: list[Any] = getattr(self, key)
            if key != expected and given:
                raise fault(
                    f"is of type {self.type} and has `{key}`.", f"Use `{expected}:` instead."
                )
        answers: list[Any] = getattr(self, expected)
        if len(answers) < (3 if expected == "items" else 2):
            raise fault(
                f"has {len(answers)} under `{expected}`, which is too few to choose from.",
                f"Add to `{expected}:`.",
            )
        twice = [name for name, n in Counter(a.id for a in answers).items() if n > 1]
        if twice:
            raise fault(f"has the id `{twice[0]}` twice.", "Give each an id of its own.")
        if expected == "choices":
            right = sum(choice.correct for choice in self.choices)
            if not right:
                raise fault(
                    "has no correct choice.", "Add `correct: true` to each choice that is right."
                )
            if self.type in {"single", "true-false"} and right > 1:
                raise fault(
                    f"has {right} correct choices, and its type is {self.type}.",
                    "Leave `correct: true` on one of them, or make it `type: multiple`.",
                )
            if right == len(answers):
                raise fault("has only correct choices.", "Add one that is not right.")
            if self.type == "true-false" and {c.id for c in self.choices} != {"true", "false"}:
                raise fault(
                    "is of type true-false, and its choices have other ids.",
                    "Give its two choices the ids `true` and `false`.",
                )
        return self

    @property
    def digest(self) -> str:
        """What an answer in a learner's record was an answer to; the order of items is its own."""
        asked: dict[str, Any] = {"type": self.type, "text": self.text.model_dump()}
        if self.type == "order":
            asked["items"] = _asked(self.items)
        elif self.type == "match":
            asked["pairs"] = _by_id(self.pairs)
        else:
            asked["choices"] = _by_id(self.choices)
        return _digest(asked)


class Reflection(Entry):
    """A question to think about; what is written stays with the writer."""

    id: Slug
    text: Text


class StepChoice(Choice):
    """A choice in a scenario, with its consequence and the step that follows."""

    next: Slug


class Step(Entry):
    """One decision of a scenario."""

    id: Slug
    text: Text
    question: Text
    choices: list[StepChoice] = Field(min_length=2)

    @property
    def digest(self) -> str:
        """What an answer in a learner's record was an answer to."""
        texts = {"text": self.text.model_dump(), "question": self.question.model_dump()}
        return _digest({"type": "step", **texts, "choices": _by_id(self.choices)})


class Scenario(Entry):
    """A story with decisions; the first step comes first."""

    id: Slug
    title: Text
    intro: Text
    steps: list[Step] = Field(min_length=1)
    ending: Text

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Scenario:
        ids = [step.id for step in self.steps]
        for step in self.steps:
            for choice in step.choices:
                if choice.next not in {*ids, "end"}:
                    raise fault(
                        f"leads from step '{step.id}' to '{choice.next}', which is not a step.",
                        f"Write one of: {', '.join([*ids, 'end'])}.",
                    )
        return self


@dataclass(frozen=True)
class Module:
    """A module. `named` holds every id that its questions file names, the broken ones too.

    `sound` is false where `questions.yml` could not be read: its ids are not known.
    """

    data: ModuleData
    questions: dict[str, Question] = field(default_factory=dict)
    reflections: dict[str, Reflection] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    videos: dict[str, Video] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    sound: bool = True
    complete: bool = True
    """False where a question was left out because of a fault in it."""

    @property
    def id(self) -> str:
        """The module's id, which is its folder's name."""
        return self.data.id

    @property
    def bank(self) -> list[Question]:
        """The questions of the final quiz."""
        return [question for question in self.questions.values() if question.use == "quiz"]


def load_module(root: Path, folder: PurePosixPath) -> tuple[Module | None, list[Diagnostic]]:
    """Reads `module.yml` and `questions.yml` in `folder`."""
    path = folder / "module.yml"
    raw, findings = read_yaml(root, path)
    data = None
    if raw is not None:
        data, faults = build(ModuleData, raw, path)
        findings += faults
    bank, faults = read_yaml(root, folder / "questions.yml")
    findings += faults
    if data is None:
        return None, findings
    if data.id != folder.name:
        findings.append(
            data.finding(
                "id",
                f"The module's id is '{data.id}', and its folder is '{folder.name}'.",
                f"Write `id: {folder.name}`.",
            )
        )
    if bank is None:
        return Module(data, sound=False, complete=False), findings
    return _with_questions(root, data, bank, folder / "questions.yml", findings)


def _with_questions(
    root: Path, data: ModuleData, bank: Mapping, path: PurePosixPath, findings: list[Diagnostic]
) -> tuple[Module, list[Diagnostic]]:
    questions, question_ids, q_faults = build_each(Question, bank, "questions", path)
    reflections, reflection_ids, r_faults = build_each(Reflection, bank, "reflections", path)
    scenarios, scenario_ids, s_faults = build_each(Scenario, bank, "scenarios", path)
    videos, video_ids, v_faults = load_videos(root, bank, path)
    for key in bank:
        if key not in {"questions", "reflections", "scenarios", "videos"}:
            findings.append(
                Diagnostic(
                    path,
                    bank.lines[key],
                    f"The file has a key `{key}` that is not known.",
                    "The keys are: questions, reflections, scenarios, videos.",
                )
            )
    module = Module(
        data,
        {entry.id: entry for entry in questions},
        {entry.id: entry for entry in reflections},
        {entry.id: entry for entry in scenarios},
        {video.id: video for video in videos},
        {
            "check": question_ids,
            "reflect": reflection_ids,
            "scenario": scenario_ids,
            "video": video_ids,
        },
        complete=not q_faults,
    )
    return module, [*findings, *q_faults, *r_faults, *s_faults, *v_faults]
