"""Made-up learners, as the outputs take them: merged, and marked again."""

from __future__ import annotations

from typing import Any

TITLES = {
    "nest": {"en": "The NEST framework", "cy": "Y fframwaith NYTH"},
    "childrens-rights": {"en": "Children’s rights", "cy": "Hawliau plant"},
}


def attempt(at: str, score: int, most: int = 10, language: str = "cy") -> dict[str, Any]:
    """An attempt with this score."""
    return {
        "submitted_at": at,
        "language": language,
        "score": score,
        "max": most,
        "passed": score * 100 >= most * 80,
        "answers": [],
    }


def module(
    ident: str,
    started: str,
    completed: str | None = None,
    attempts: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """What a learner did in one module."""
    return {
        "id": ident,
        "started_at": started,
        "completed_at": completed,
        "attempts": attempts or [],
    }


def person(
    number: int,
    *modules: dict[str, Any],
    region: str | None = "gwent",
    sector: str | None = "education",
) -> dict[str, Any]:
    """The learner of this number."""
    return {
        "record_id": f"{number:032x}",
        "language": "cy",
        "region": region,
        "sector": sector,
        "modules": list(modules),
    }


def some() -> list[dict[str, Any]]:
    """Three learners: one who failed and then passed, one who only began, one who chose nothing."""
    first = module(
        "nest",
        "2026-11-02T09:00:00.000Z",
        "2026-11-02T10:00:00.000Z",
        [attempt("2026-11-02T09:40:00.000Z", 5), attempt("2026-11-02T10:00:00.000Z", 9)],
    )
    rights = module("childrens-rights", "2026-11-05T09:00:00Z")
    both = module(
        "nest", "2026-11-03T09:00:00Z", None, [attempt("2026-11-03T09:30:00Z", 7, 9, "en")]
    )
    return [
        person(1, first, rights),
        person(2, module("nest", "2026-11-02T08:00:00Z"), region="north-wales"),
        person(3, both, region=None, sector=None),
    ]
