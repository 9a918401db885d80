"""The question banks: by what answers are marked, and what the tables' rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
"""A question's id and digest."""


def mark(kind: str, answer: Sequence[str], right: Sequence[str]) -> bool:
    """Whether an answer is right, as `marking.js` marks it."""
    if kind == "order":
        return list(answer) == list(right)
    if kind in {"multiple", "match"}:
        return len(answer) == len(right) and len(set(answer) & set(right)) == len(right)
    return len(answer) == 1 and answer[0] in right


@dataclass(frozen=True)
class ModuleBank:
    """A module's questions, each with its number, and its quizzes as (draw, pass mark)."""

    id: str
    title: dict[str, str]
    questions: list[dict[str, Any]]
    quizzes: list[tuple[int, int]]
    numbers: dict[Key, int] = field(default_factory=dict)
    _marked: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def mark(self, answer: dict[str, Any]) -> int | str:
        """2 × the question's number, and 1 more for a right answer; a text for an unknown one.

        The text is the answer's part of the line by which attempts are told apart.
        """
        choices = " ".join(answer["choices"])
        key = (answer["question"], answer["digest"], choices)
        found = self._marked.get(key)
        return self._mark(answer, key) if found is None else found

    def _mark(self, answer: dict[str, Any], key: tuple[str, str, str]) -> int | str:
        number = self.numbers.get(key[:2])
        if number is None:
            return f"{key[0]}/{key[1]}/{answer['correct']:d}"
        question = self.questions[number]
        right = mark(question["type"], answer["choices"], question["right"])
        if len(self._marked) > 20_000:
            self._marked.clear()
        self._marked[key] = found = 2 * number + right
        return found

    def passes(self, score: int, most: int, said: bool) -> bool:
        """Whether an attempt passed; what was said stands if any quiz of the module gives it."""
        given = {score * 100 >= mark * max(most, draw) for draw, mark in self.quizzes}
        return said if not given or said in given else not said


class Bank:
    """What the site publishes as `data/question-banks.json`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.modules = {each["id"]: _module(each) for each in data["modules"]}
        self.regions = [region["id"] for region in data["regions"]]
        self.sectors: list[str] = data["sectors"]


def _module(data: dict[str, Any]) -> ModuleBank:
    questions = data["questions"]
    numbers: dict[Key, int] = {}
    for number, question in enumerate(questions):
        numbers.setdefault((question["id"], question["digest"]), number)
    quizzes = [(quiz["draw"], quiz["pass_mark"]) for quiz in data["quizzes"]]
    return ModuleBank(data["id"], data["title"], questions, quizzes, numbers)
