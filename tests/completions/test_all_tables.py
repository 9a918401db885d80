"""Of all tables of a report together: for each hidden count there is another world.

A world is who did what. Worlds that have every number that is shown cannot be told apart by
whoever has the report. So for each hidden count that is not 0 a world is sought that has them all,
rates and medians too, and in which that count is another. Nearly always one is near: two people
with one thing of theirs exchanged, or one with a thing changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from random import Random
from typing import Any

import pytest

from nest_hub.completions.bank import Bank
from nest_hub.completions.tables import make_tables
from nest_hub.completions.tally import Tally

MODULES = ["nest", "rights"]
REGIONS, SECTORS, LANGUAGES = ["gwent", "powys"], ["health", "justice"], ["cy", "en"]
MONTHS = ["2026-01", "2026-02", "2026-04"]
MINUTES = [10, 20, 30, 40, 80, 90]
BANK = Bank(
    {
        "modules": [
            {"id": ident, "title": {}, "questions": [], "quizzes": []} for ident in MODULES
        ],
        "regions": [{"id": ident} for ident in REGIONS],
        "sectors": SECTORS,
    }
)


@dataclass(frozen=True)
class Part:
    """What someone did in a module, as months; nought tries are none."""

    started: str
    tries: int = 0
    passed: str | None = None
    completed: str | None = None
    minutes: int = 10


@dataclass(frozen=True)
class Someone:
    region: str
    sector: str
    language: str
    parts: tuple[Part | None, ...]


World = tuple[Someone, ...]
Cells = dict[tuple[str, ...], Any]


def tables(world: World, suppressed: bool) -> Any:
    tally = Tally()
    for one in world:
        started = tried = passed = completed = 0
        for ident, part in zip(MODULES, one.parts, strict=True):
            if part is None:
                continue
            events = (True, part.tries > 0, part.passed is not None, part.completed is not None)
            tally.parts[ident, *events] += 1
            started += events[0]
            tried += events[1]
            passed += events[2]
            completed += events[3]
            tally.events[part.started, 0] += 1
            if part.passed:
                tally.events[part.passed, 1] += 1
                tally.attempts[ident, part.tries] += 1
            if part.completed:
                tally.events[part.completed, 2] += 1
                tally.minutes[ident][part.minutes] += 1
        if started:
            people = (one.region, one.sector, one.language, started, tried, passed, completed)
            tally.alike[people] += 1
    return make_tables(tally, BANK, suppressed)


def cells_of(report: Any) -> Cells:
    """Every cell by its table, its row and its column."""
    return {
        (table["id"], *row["key"], name): cell
        for table in report
        for row in [*table["rows"], {"key": ["total"], "cells": table["total"]}]
        for name, cell in zip(table["columns"], row["cells"], strict=False)
    }


def some_part(chance: Random) -> Part:
    part = Part(chance.choice(MONTHS))
    if chance.random() < 0.75:
        part = replace(part, tries=chance.choice((1, 1, 2)))
        if chance.random() < 0.75:
            part = replace(part, passed=chance.choice(MONTHS))
            if chance.random() < 0.7:
                minutes = chance.choice(MINUTES)
                part = replace(part, completed=chance.choice(MONTHS), minutes=minutes)
    return part


def some_world(chance: Random) -> World:
    """Few people or many, spread evenly or not."""
    lean = chance.choice((1, 2, 6))
    people = []
    for _ in range(chance.choice((3, 6, 9, 14))):
        parts = [some_part(chance) if chance.random() < 0.8 - 0.4 * n else None for n in (0, 1)]
        region = chance.choice(["gwent"] * lean + ["powys", "none"])
        sector = chance.choice(["health"] * lean + ["justice", "none"])
        people.append(Someone(region, sector, chance.choice(["cy"] * lean + ["en"]), tuple(parts)))
    return tuple(people)


ENDS: tuple[tuple[str, ...], ...] = (("completed", "minutes"), ("passed", "completed", "minutes"))
ENDS += (("tries", "passed", "completed", "minutes"), ("minutes",), ("started",), ("tries",))
"""What two parts may exchange."""


def is_possible(part: Part | None) -> bool:
    """Nobody passes without having tried, or completes without having passed."""
    return part is None or not (
        (part.passed and not part.tries) or (part.completed and not part.passed)
    )


def of_one(one: Someone) -> Iterator[Someone]:
    for region in (*REGIONS, "none"):
        yield replace(one, region=region)
    for sector in (*SECTORS, "none"):
        yield replace(one, sector=sector)
    for language in LANGUAGES:
        yield replace(one, language=language)
    for parts in permutations(one.parts):
        yield replace(one, parts=parts)
    for a, b in exchanged(*one.parts):
        yield replace(one, parts=(a, b))
    for n, part in enumerate(one.parts):
        for changed in of_part(part):
            yield replace(one, parts=(*one.parts[:n], changed, *one.parts[n + 1 :]))


def of_part(part: Part | None) -> Iterator[Part | None]:
    if part is None:
        yield from (Part(month) for month in MONTHS)
        return
    yield None
    for month in MONTHS:
        yield replace(part, started=month)
        yield replace(part, passed=month)
        yield replace(part, completed=month)
    for tries in (0, 1, 2, 3):
        yield replace(part, tries=tries)
    for minutes in MINUTES:
        yield replace(part, minutes=minutes)
    yield replace(part, completed=None)
    yield replace(part, passed=None, completed=None)


def of_two(one: Someone, other: Someone) -> Iterator[tuple[Someone, Someone]]:
    for name in ("region", "sector", "language", "parts"):
        a, b = getattr(one, name), getattr(other, name)
        if a != b:
            yield replace(one, **{name: b}), replace(other, **{name: a})
    for n, m in ((0, 0), (1, 1), (0, 1), (1, 0)):
        for x, y in exchanged(one.parts[n], other.parts[m]):
            yield (
                replace(one, parts=(*one.parts[:n], x, *one.parts[n + 1 :])),
                replace(other, parts=(*other.parts[:m], y, *other.parts[m + 1 :])),
            )


def exchanged(a: Part | None, b: Part | None) -> Iterator[tuple[Part | None, Part | None]]:
    yield b, a
    if a and b:
        for names in ENDS:
            ours = {name: getattr(a, name) for name in names}
            theirs = {name: getattr(b, name) for name in names}
            yield replace(a, **theirs), replace(b, **ours)


def near(world: World) -> Iterator[World]:
    """Worlds in which one is another, or two have exchanged something, or all their modules."""
    yield tuple(replace(one, parts=one.parts[::-1]) for one in world)
    for n, one in enumerate(world):
        for other in of_one(one):
            yield (*world[:n], other, *world[n + 1 :])
    for n, m in combinations(range(len(world)), 2):
        for a, b in of_two(world[n], world[m]):
            yield tuple(a if k == n else b if k == m else one for k, one in enumerate(world))


def determined(world: World, chance: Random, most: int) -> Cells:
    """The hidden counts above 0 for which no other world is found."""
    published = cells_of(tables(world, suppressed=True))
    true = cells_of(tables(world, suppressed=False))
    shown = {cell: value for cell, value in published.items() if value is not None}
    counts = {cell for cell in published if cell[-1] not in {"pass_rate", "median_minutes"}}
    left = {cell: true[cell] for cell in counts - shown.keys() if true[cell]}
    seen: set[Any] = set()
    worlds = [world]
    for start in worlds:
        steps = [w for w in set(near(start)) if all(is_possible(p) for o in w for p in o.parts)]
        chance.shuffle(steps)
        for step in steps:
            if not left or len(seen) > most:
                return left
            key = frozenset(Counter(step).items())
            if key in seen:
                continue
            seen.add(key)
            now = cells_of(tables(step, suppressed=False))
            if now.keys() != true.keys() or any(now[cell] != shown[cell] for cell in shown):
                continue
            left = {cell: count for cell, count in left.items() if now[cell] == count}
            worlds.append(step)
    return left


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_count_follows_from_the_whole_report(seed: int) -> None:
    chance = Random(seed)
    assert determined(some_world(chance), chance, 20_000) == {}


def test_a_median_does_not_say_that_half_took_less() -> None:
    """Half-way between 10 and 80 it would be in a band that is shown to be empty."""
    done = Part("2026-01", 1, "2026-01", "2026-01")
    parts = [replace(done, minutes=minutes) for minutes in (10, 10, 10, 80, 80, 80)]
    world = tuple(Someone("gwent", "health", "cy", (part, None)) for part in parts)
    assert determined(world, Random(0), 20_000) == {}
