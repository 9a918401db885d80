"""The question banks: by what answers are marked, and what the tables' rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nest_hub.completions.quick import Answer

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
    _marked: dict[Answer, int] = field(default_factory=dict)
    _passed: dict[tuple[int, int, bool], bool] = field(default_factory=dict)

    def mark(self, answers: Sequence[Answer]) -> tuple[list[int], list[tuple[int, str]]]:
        """2 × the question's number, and 1 more for a right answer; and what is not known.

        An unknown answer is its place among all, and its part of the line by which attempts are
        told apart.
        """
        try:
            return list(map(self._marked.__getitem__, answers)), []
        except KeyError:  # one is met for the first time, or not known at all
            pass
        known: list[int] = []
        others: list[tuple[int, str]] = []
        for place, answer in enumerate(answers):
            number = self.numbers.get((answer.question, answer.digest))
            if number is None:
                others.append((place, f"{answer.question}/{answer.digest}/{answer.correct:d}"))
            else:
                known.append(self._mark(answer, number))
        return known, others

    def _mark(self, answer: Answer, number: int) -> int:
        question = self.questions[number]
        right = mark(question["type"], answer.choices, question["right"])
        if len(self._marked) > 20_000:
            self._marked.clear()
        self._marked[answer] = found = 2 * number + right
        return found

    def passes(self, score: int, most: int, said: bool) -> bool:
        """Whether an attempt passed; what was said stands if any quiz of the module gives it."""
        attempt = (score, most, said)
        found = self._passed.get(attempt)
        if found is None:
            given = {score * 100 >= mark * max(most, draw) for draw, mark in self.quizzes}
            self._passed[attempt] = found = said if not given or said in given else not said
        return found


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
