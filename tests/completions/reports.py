"""A report’s data as the specification says, with made-up numbers."""

from __future__ import annotations

from typing import Any

REFUSED = ["damaged", "newer", "json", "empty", "encoding", "shape", "foreign", "size", "time"]
REFUSED += ["zip", "archive", "path", "bomb", "nested", "unreadable"]
BY_PERSON = ["people", "starts", "tried", "passed", "completed", "pass_rate"]


def report(published: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A quarter of 191 people, in which some numbers are hidden and no region lacks a row."""
    modules = {module["id"]: module["title"] for module in published["modules"]}
    regions = {region["id"]: region["name"] for region in published["regions"]}
    questions = {
        f"{module['id']}/{question['id']}": question["text"]
        for module in published["modules"]
        for question in module["questions"]
    }
    given: dict[str, Any] = {
        "files": 213,
        "records": 198,
        "people": 191,
        "duplicates": 7,
        "unknown_modules": 2,
        "refused_total": len(REFUSED),
        "refused_by_reason": dict.fromkeys(REFUSED, 1),
        "refused": [
            {"name": f"Chwarter 3/{reason} – cofnod.json", "reason": reason} for reason in REFUSED
        ],
        "rescored_total": 1,
        "rescored": [
            {
                "name": "Chwarter 3/my-nest-record.json",
                "module": "nest",
                "said": {"score": 9, "max": 10, "passed": True},
                "found": {"score": 7, "max": 10, "passed": False},
            }
        ],
    }
    made = {
        "format": "nest-hub-report",
        "version": 1,
        "made_at": "2027-01-05T09:00:00Z",
        "suppressed": True,
        "period": {"from": "2026-10-01", "to": "2026-12-31"},
        "input": given,
        "names": {"modules": modules, "regions": regions, "questions": questions},
        "tables": _tables([*regions, "none"], [*published["sectors"], "none"], published),
    }
    return made | changes


def _people(n: int) -> list[Any]:
    """A plausible row for this many people: nobody passes who did not try."""
    tried, passed = n * 5 // 6, n * 3 // 4
    return [n, n + n // 3, tried, passed, passed * 9 // 10, _rate(passed, tried)]


def _rate(part: int, whole: int) -> float | str:
    return (2000 * part + whole) // (2 * whole) / 10 if whole else ""


def _table(ident: str, columns: list[str], rows: Any, total: list[Any] | None = None) -> Any:
    listed = [{"key": key, "cells": cells} for key, cells in rows]
    return {"id": ident, "columns": columns, "rows": listed, "total": total or []}


def _tables(regions: list[str], sectors: list[str], published: dict[str, Any]) -> list[Any]:
    none = [None] * 6
    counts = [58, 41, 33, None, 24, 18, None, 12]
    by_region = [
        ([r], none if n is None else _people(n)) for r, n in zip(regions, counts, strict=True)
    ]
    shares = [40, 62, 21, 13, 18, None, 14, None, 9, 7]
    by_sector = [
        ([s], none if n is None else _people(n)) for s, n in zip(sectors, shares, strict=True)
    ]
    total = _people(191)
    modules = [module["id"] for module in published["modules"]]
    starts = ["starts", "tried", "passed", "completed", "pass_rate", "median_minutes"]
    by_module = [
        ([m], [150 - 46 * n, 120, 108, 99, 90.0, 41 + 9 * n]) for n, m in enumerate(modules)
    ]
    dates = [("2026-10", 88), ("2026-11", 101), ("2026-12", 65)]
    tries = ["1", "2", "3", "4", "5+"]
    bands = ["0-29", "30-59", "60-119", "120-1439", "1440+"]
    asked = [
        (module["id"], question["id"])
        for module in published["modules"]
        for question in module["questions"]
    ]
    questions = sorted(
        (([m, q], [200 - n, 90 - 2 * n]) for n, (m, q) in enumerate(asked[:30])),
        key=lambda row: -row[1][1] / row[1][0],
    )
    pairs = [
        ([r, s], [None if (n + m) % 4 == 0 else (n * 7 + m * 5) % 19 and 5 + (n + m) % 9])
        for n, r in enumerate(regions)
        for m, s in enumerate(sectors)
    ]
    return [
        _table("by-region", BY_PERSON, by_region, total),
        _table("by-sector", BY_PERSON, by_sector, total),
        _table("by-language", BY_PERSON, [(["cy"], _people(83)), (["en"], _people(108))], total),
        _table("by-module", starts, by_module, [254, 240, 216, 198, 90.0, 45]),
        _table(
            "by-quarter",
            ["starts", "passed", "completed"],
            [(["2026-Q4"], [254, 216, 198])],
            [254, 216, 198],
        ),
        _table(
            "by-month",
            ["starts", "passed", "completed"],
            [([month], [n, n * 5 // 6, n * 3 // 4]) for month, n in dates],
            [254, 216, 198],
        ),
        _table("region-by-sector", ["people"], pairs),
        _table(
            "attempts",
            ["passed"],
            [
                ([m, n], [c])
                for m in modules
                for n, c in zip(tries, (60, 30, None, None, 8), strict=True)
            ],
        ),
        _table(
            "time",
            ["completed"],
            [
                ([m, b], [n])
                for m in modules
                for b, n in zip(bands, (12, 40, 21, 9, 17), strict=True)
            ],
        ),
        _table(
            "questions",
            ["answers", "wrong", "wrong_rate"],
            [(key, [a, w, _rate(w, a)]) for key, (a, w) in questions],
        ),
    ]
