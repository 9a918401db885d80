"""Records of one person as one: in any order, any grouping, and however often, it is the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nest_hub.completions.bank import Bank, ModuleBank
from nest_hub.completions.score import Attempt, Facts


@dataclass
class Part:
    """What one person did in one module. Attempts by the time at which they were submitted."""

    started_at: str
    completed_at: str | None
    attempts: dict[str, Attempt] = field(default_factory=dict)


@dataclass
class Person:
    """One person, by the newest of their records; and all that any of them holds."""

    record_id: str
    newest: tuple[str, str]
    language: str
    region: str | None
    sector: str | None
    modules: dict[str, Part] = field(default_factory=dict)

    def add(self, facts: Facts, bank: Bank) -> None:
        """Adds what one more record of this person says."""
        newest = (facts.exported_at, facts.digest)
        if newest > self.newest:
            self.newest = newest
            self.language, self.region, self.sector = facts.language, facts.region, facts.sector
        for ident, started, completed, attempts in facts.modules:
            part = self.modules.get(ident)
            if part is None:
                part = self.modules[ident] = Part(started, completed)
            else:
                part.started_at = min(part.started_at, started)
                if completed is not None:
                    there = part.completed_at
                    part.completed_at = completed if there is None else min(there, completed)
            for attempt in attempts:
                there_is = part.attempts.get(attempt[0])
                if there_is is not None and there_is != attempt:
                    module = bank.modules[ident]
                    attempt = max(
                        Attempt(*attempt), Attempt(*there_is), key=lambda each: line(each, module)
                    )
                part.attempts[attempt[0]] = attempt


def person_of(facts: Facts, bank: Bank) -> Person:
    """The person of one record."""
    person = Person(
        facts.record_id,
        (facts.exported_at, facts.digest),
        facts.language,
        facts.region,
        facts.sector,
    )
    person.add(facts, bank)
    return person


def line(attempt: Attempt, module: ModuleBank) -> tuple[str, str, int]:
    """By which of two attempts of one time the one that stays is chosen."""
    parts = [f"{attempt.passed:d}", f"{attempt.score:03d}"]
    for answer in attempt.answers:
        if isinstance(answer, int):
            question = module.questions[answer // 2]
            answer = f"{question['id']}/{question['digest']}/{answer % 2}"
        parts.append(answer)
    # The language and the number of answers change no count; they make the order total.
    return " ".join(parts), attempt.language, attempt.max


def as_dictionary(person: Person, bank: Bank) -> dict[str, Any]:
    """A person as the outputs take one that have a row for each; without what was answered."""
    return {
        "record_id": person.record_id,
        "language": person.language,
        "region": person.region if person.region in bank.regions else None,
        "sector": person.sector,
        "modules": [
            {
                "id": ident,
                "started_at": part.started_at,
                "completed_at": part.completed_at,
                "attempts": [
                    {
                        "submitted_at": at,
                        "language": language,
                        "score": score,
                        "max": most,
                        "passed": passed,
                        "answers": [],
                    }
                    for at, passed, score, most, language, _ in map(
                        part.attempts.__getitem__, sorted(part.attempts)
                    )
                ],
            }
            for ident, part in sorted(person.modules.items())
            if ident in bank.modules
        ],
    }
