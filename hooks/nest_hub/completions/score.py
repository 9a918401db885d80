"""What a record says that counts: its facts, with each attempt scored again."""

from __future__ import annotations

from typing import Any, NamedTuple

from nest_hub.completions.bank import Bank, ModuleBank

Rescored = dict[str, Any]


class Attempt(NamedTuple):
    """An attempt as it was found.

    In `answers` a known one is 2 × its question's number, and 1 more if it is right; any other is
    its part of the line by which attempts are told apart.
    """

    submitted_at: str
    passed: bool
    score: int
    max: int
    language: str
    answers: list[int | str]


class Facts(NamedTuple):
    """What counts of one record: plain values, which are kept on disk until all are read.

    `modules` holds (id, started, completed or None, attempts).
    """

    record_id: str
    exported_at: str
    digest: str
    language: str
    region: str | None
    sector: str | None
    modules: list[tuple[str, str, str | None, list[Attempt]]]


def find_facts(record: dict[str, Any], bank: Bank) -> tuple[Facts, list[Rescored]]:
    """The facts of a record, and the attempts in which it says something else."""
    rescored: list[Rescored] = []
    modules = []
    for module in record["modules"]:
        known = bank.modules.get(module["id"])
        attempts = []
        if known is not None:
            for said in module["attempts"]:
                attempt = find_attempt(said, known)
                attempts.append(attempt)
                if (
                    attempt.score != said["score"]
                    or attempt.max != said["max"]
                    or attempt.passed != said["passed"]
                ):
                    rescored.append(_difference(known.id, said, attempt))
        modules.append((module["id"], module["started_at"], module["completed_at"], attempts))
    learner = record["learner"]
    facts = Facts(
        record["record_id"],
        record["exported_at"],
        record["digest"],
        record["language"],
        learner["region"],
        learner["sector"],
        modules,
    )
    return facts, rescored


def find_attempt(said: dict[str, Any], bank: ModuleBank) -> Attempt:
    """An attempt, marked again."""
    given = said["answers"]
    if len({answer["question"] for answer in given}) < len(given):
        # Of several answers to one question the first counts.
        first = {answer["question"]: answer for answer in reversed(given)}
        given = [answer for answer in given if first[answer["question"]] is answer]
    answers = [bank.mark(answer) for answer in given]
    score = sum(
        answer & 1 if isinstance(answer, int) else answer.endswith("1") for answer in answers
    )
    most = len(said["answers"])
    passed = bank.passes(score, most, said["passed"])
    return Attempt(said["submitted_at"], passed, score, most, said["language"], answers)


def _difference(module: str, said: dict[str, Any], found: Attempt) -> Rescored:
    return {
        "module": module,
        "said": {"score": said["score"], "max": said["max"], "passed": said["passed"]},
        "found": {"score": found.score, "max": found.max, "passed": found.passed},
    }
