"""Record files as learners send them: sound ones, and what else lies among them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import rfc8785

JOURNEY = {"damaged": 3, "duplicates": 5, "newer": 1, "rescored": 1}
"""What lies among the files of `write_quarter`."""


def sealed(record: dict[str, Any]) -> bytes:
    """The file of a record, with a digest that fits what it says."""
    rest = {name: value for name, value in record.items() if name != "digest"}
    digest = sha256(rfc8785.dumps(rest)).hexdigest()
    return json.dumps({**rest, "digest": digest}, ensure_ascii=False, indent=2).encode()


def learner(number: int, bank: dict[str, Any], **about: str | None) -> dict[str, Any]:
    """The record of one learner; the same for the same number."""
    chance = Random(number)
    regions = [region["id"] for region in bank["regions"]]
    given = {
        "sector": chance.choice([*bank["sectors"][:4], None]),
        "region": chance.choice([*regions[:5], regions[0], None]),
    }
    modules = chance.sample(bank["modules"], chance.choice([1, 1, 2]))
    return {
        "format": "nest-hub-record",
        "version": 1,
        "record_id": f"{number:032x}",
        "exported_at": "2026-12-20T10:00:00.000Z",
        "language": chance.choice(["cy", "en"]),
        "site": {"url": "https://nyth-nest.example/", "content_version": "1"},
        "learner": {"name": "=Gwen <b>Ellis</b>", "organisation": "Ysgol Bro", **given, **about},
        "modules": [_module(each, chance) for each in modules],
    }


def _module(bank: dict[str, Any], chance: Random) -> dict[str, Any]:
    day = f"2026-{chance.choice([10, 11, 12])}-{chance.randrange(1, 20):02d}"
    attempts = [
        _attempt(bank, f"{day}T10:{n * 10 + 5:02d}:00.000Z", chance)
        for n in range(chance.choice([0, 1, 1, 2, 3]))
    ]
    done = any(attempt["passed"] for attempt in attempts) and chance.random() < 0.8
    return {
        "id": bank["id"],
        "version": bank["quizzes"][0]["version"],
        "started_at": f"{day}T09:{chance.randrange(60):02d}:00.000Z",
        "completed_at": f"{day}T{chance.choice([10, 13, 19])}:59:00.000Z" if done else None,
        "last": None,
        "sections": [],
        "checks": [],
        "attempts": attempts,
        "quiz": None,
        "reflections": None,
    }


def _attempt(bank: dict[str, Any], at: str, chance: Random) -> dict[str, Any]:
    answers = []
    for question in chance.sample(bank["questions"], 10):
        right = chance.random() < 0.85
        answers.append(
            {
                "question": question["id"],
                "digest": question["digest"],
                "choices": question["right"] if right else [],
                "correct": right,
            }
        )
    score = sum(answer["correct"] for answer in answers)
    marks = {"score": score, "max": 10, "passed": score >= 8}
    return {"submitted_at": at, "language": "cy", **marks, "answers": answers}


def write_quarter(folder: Path, bank: dict[str, Any]) -> None:
    """200 files: three damaged, five again, one from the future, one with a wrong score."""
    folder.mkdir()
    files = [sealed(learner(number, bank)) for number in range(190)]
    files += [sealed({**learner(n, bank), "exported_at": "2026-12-21T10:00:00Z"}) for n in range(5)]
    files += [sealed(learner(n, bank)).replace(b'"Ysgol Bro"', b'"Ysgol Fro"') for n in range(3)]
    files.append(sealed({**learner(300, bank), "version": 2}))
    wrong = next(r for n in range(400, 500) if _attempts(r := learner(n, bank)))
    _attempts(wrong)[0]["score"] += -1 if _attempts(wrong)[0]["score"] else 1
    files.append(sealed(wrong))
    for number, data in enumerate(files):
        (folder / f"cofnod {number:03}.json").write_bytes(data)


def _attempts(record: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = record["modules"][0]["attempts"]
    return found
