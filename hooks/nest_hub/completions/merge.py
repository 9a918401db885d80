"""Records of one person as one: in any order, any grouping, and however often, it is the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nest_hub.completions.bank import Bank, ModuleBank
from nest_hub.completions.facts import Attempt, Facts, Part


def merge(one: Facts, other: Facts, bank: Bank) -> Facts:
    """All that either holds; and who it is, by the newer."""
    parts = {part.id: part for part in one.parts}
    for part in other.parts:
        there = parts.get(part.id)
        parts[part.id] = part if there is None else _join(there, part, bank)
    newest = max(one, other, key=lambda facts: (facts.exported_at, facts.digest))
    return Facts(
        newest.record_id,
        newest.exported_at,
        newest.digest,
        newest.language,
        newest.region,
        newest.sector,
        [parts[ident] for ident in sorted(parts)],
    )


def _join(one: Part, other: Part, bank: Bank) -> Part:
    completed = [part.completed_at for part in (one, other) if part.completed_at is not None]
    attempts = [*one.attempts, *other.attempts]
    return Part(
        one.id,
        min(one.started_at, other.started_at),
        min(completed, default=None),
        one_of_each_time(attempts, bank.modules[one.id]) if attempts else [],
    )


def one_of_each_time(attempts: Iterable[Attempt], module: ModuleBank) -> list[Attempt]:
    """Attempts in order; of those that were sent in at one time the one with the greatest line."""
    kept: dict[str, Attempt] = {}
    for attempt in attempts:
        there = kept.setdefault(attempt.submitted_at, attempt)
        if there is not attempt and there != attempt:
            kept[attempt.submitted_at] = max(there, attempt, key=lambda each: line(each, module))
    return [kept[time] for time in sorted(kept)]


def line(attempt: Attempt, module: ModuleBank) -> tuple[str, str, int]:
    """By which of two attempts of one time the one that stays is chosen."""
    answers = []
    for answer in attempt.answers:
        question = module.questions[answer // 2]
        answers.append(f"{question['id']}/{question['digest']}/{answer % 2}")
    for place, text in attempt.others:
        answers.insert(place, text)
    # The language and the number of answers change no count; they make the order total.
    words = " ".join([f"{attempt.passed:d}", f"{attempt.score:03d}", *answers])
    return words, attempt.language, attempt.max


def as_dictionary(person: Facts, bank: Bank) -> dict[str, Any]:
    """A person as the outputs take one that have a row for each; without what was answered."""
    return {
        "record_id": person.record_id,
        "language": person.language,
        "region": person.region if person.region in bank.regions else None,
        "sector": person.sector,
        "modules": [
            {
                "id": part.id,
                "started_at": part.started_at,
                "completed_at": part.completed_at,
                "attempts": [
                    {
                        "submitted_at": attempt.submitted_at,
                        "language": attempt.language,
                        "score": attempt.score,
                        "max": attempt.max,
                        "passed": attempt.passed,
                    }
                    for attempt in part.attempts
                ],
            }
            for part in person.parts
            if part.id in bank.modules
        ],
    }
