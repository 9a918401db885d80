"""What a record says that counts: its facts, with each attempt scored again."""

from __future__ import annotations

from typing import Any

from nest_hub.completions import quick
from nest_hub.completions.bank import Bank, ModuleBank
from nest_hub.completions.facts import Attempt, Facts, Part
from nest_hub.completions.merge import one_of_each_time

Rescored = dict[str, Any]


def find_facts(record: quick.Record, bank: Bank) -> tuple[Facts, list[Rescored]]:
    """The facts of a record, and the attempts in which it says something else."""
    rescored: list[Rescored] = []
    parts = []
    for module in record.modules:
        known = bank.modules.get(module.id)
        attempts = []
        if known is not None:
            for said in module.attempts:
                found = find_attempt(said, known)
                attempts.append(found)
                if (
                    found.score != said.score
                    or found.max != said.max
                    or found.passed != said.passed
                ):
                    marks = {"said": _marks(said), "found": _marks(found)}
                    rescored.append({"module": known.id, **marks})
            if len(attempts) > 1:
                attempts = one_of_each_time(attempts, known)
        parts.append(Part(module.id, module.started_at, module.completed_at, attempts))
    if len(parts) > 1:
        parts.sort(key=lambda part: part.id)
    learner = record.learner
    facts = Facts(
        record.record_id,
        record.exported_at,
        record.digest,
        record.language,
        learner.region,
        learner.sector,
        parts,
    )
    return facts, rescored


def find_attempt(said: quick.Attempt, bank: ModuleBank) -> Attempt:
    """An attempt, marked again."""
    given = said.answers
    most = len(given)
    if len({answer.question for answer in given}) < most:
        # Of several answers to one question the first counts.
        first = {answer.question: answer for answer in reversed(given)}
        given = [answer for answer in given if first[answer.question] is answer]
    answers, others = bank.mark(given)
    score = sum([answer & 1 for answer in answers])
    if others:
        score += sum(text.endswith("1") for _, text in others)
    passed = bank.passes(score, most, said.passed)
    return Attempt(said.submitted_at, passed, score, most, said.language, answers, others)


def _marks(attempt: quick.Attempt | Attempt) -> dict[str, Any]:
    return {"score": attempt.score, "max": attempt.max, "passed": attempt.passed}
