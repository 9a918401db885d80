"""Made-up record files for the tests, always the same."""

from __future__ import annotations

import json
from hashlib import sha256
from random import Random
from typing import Any

import rfc8785

SECTORS = ["health", "education", "social-care", "local-authority", "third-sector"]
SECTORS += ["early-years", "youth-work", "justice", "other"]
REGIONS = ["gwent", "powys", "north-wales"]


def bank() -> dict[str, Any]:
    """A small bank: two modules, one with a question and a quiz that were replaced."""
    return {
        "format": "nest-hub-question-banks",
        "version": 1,
        "modules": [
            _bank("nest", 12, [("2026-11", 10, 80), ("2025-01", 5, 60)]),
            _bank("childrens-rights", 10, [("2026-11", 10, 80)]),
        ],
        "regions": [{"id": ident, "name": {"cy": ident, "en": ident}} for ident in REGIONS],
        "sectors": SECTORS,
    }


def _bank(ident: str, number: int, quizzes: list[tuple[str, int, int]]) -> dict[str, Any]:
    questions = [_question(ident, n) for n in range(number)]
    questions.append({**_question(ident, 0), "digest": "0ddba11" + "0" * 5, "right": ["b"]})
    return {
        "id": ident,
        "title": {"cy": f"Modiwl {ident}", "en": f"Module {ident}"},
        "quizzes": [dict(zip(("version", "draw", "pass_mark"), q, strict=True)) for q in quizzes],
        "questions": questions,
    }


def _question(module: str, n: int) -> dict[str, Any]:
    kind, right = [
        ("single", ["a"]),
        ("multiple", ["a", "c"]),
        ("order", ["x", "y", "z"]),
        ("match", ["p=p", "q=q"]),
        ("true-false", ["true"]),
    ][n % 5]
    digest = sha256(f"{module}{n}".encode()).hexdigest()[:12]
    text = {"cy": f"Cwestiwn {n}?", "en": f"Question {n}?"}
    return {"id": f"question-{n}", "digest": digest, "type": kind, "right": right, "text": text}


WRONG = {
    "single": ["b"],
    "multiple": ["a"],
    "order": ["y", "x", "z"],
    "match": ["p=q", "q=p"],
    "true-false": ["false"],
}


def time(chance: Random, year: int = 2026) -> str:
    """A time, in one of the two forms."""
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    clock = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}"
    return f"{day}T{clock}{chance.choice(('Z', f'.{chance.randint(0, 999):03}Z'))}"


def attempt(chance: Random, module: dict[str, Any], at: str) -> dict[str, Any]:
    """An attempt at the module's quiz, with the score that its answers have."""
    answers = []
    for question in chance.sample(module["questions"][:10], 10):
        right = chance.random() < 0.85
        choices = question["right"] if right else WRONG[question["type"]]
        answers.append(
            {
                "question": question["id"],
                "digest": question["digest"],
                "choices": choices,
                "correct": right,
            }
        )
    score = sum(answer["correct"] for answer in answers)
    return {
        "submitted_at": at,
        "language": chance.choice(("cy", "en")),
        "score": score,
        "max": 10,
        "passed": score >= 8,
        "answers": answers,
    }


def module(chance: Random, data: dict[str, Any]) -> dict[str, Any]:
    """What a learner did in a module."""
    started = time(chance)
    attempts = [
        attempt(chance, data, f"{started[:10]}T23:{n:02}:00.{n:03}Z")
        for n in range(chance.choice((0, 1, 1, 1, 2, 3, 6)))
    ]
    done = any(each["passed"] for each in attempts) and chance.random() < 0.9
    return {
        "id": data["id"],
        "version": "2026-11",
        "started_at": started,
        "completed_at": f"{started[:8]}28T23:59:30.500Z" if done else None,
        "last": None,
        "sections": [{"id": "why-nest", "completed_at": time(chance)}],
        "checks": [],
        "attempts": attempts,
        "quiz": None,
        "reflections": None,
    }


def record(chance: Random, banks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A record, without its digest."""
    modules = [module(chance, each) for each in banks["modules"] if chance.random() < 0.7]
    learner = {
        "name": chance.choice((None, "Siân Ŵyn", "=1+1")),
        "organisation": None,
        "sector": chance.choice((*SECTORS[:4], None)),
        "region": chance.choice((*REGIONS, *REGIONS, None, "atlantis")),
    }
    return {
        "format": "nest-hub-record",
        "version": 1,
        "record_id": f"{chance.getrandbits(128):032x}",
        "exported_at": time(chance),
        "language": chance.choice(("cy", "en")),
        "site": {"url": "https://nyth-nest.example/", "content_version": "2026-11"},
        "learner": learner,
        "modules": modules,
        **changes,
    }


def sealed(content: dict[str, Any]) -> bytes:
    """The file of a record, with a digest that fits what it says."""
    digest = sha256(rfc8785.dumps(content)).hexdigest()
    return json.dumps({**content, "digest": digest}, ensure_ascii=False).encode()
