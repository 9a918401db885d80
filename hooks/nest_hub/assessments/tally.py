"""Counts what teams said of each principle (SPECIFICATION.md, 2 and 3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nest_hub.assessments.team_file import Item

ALL, NONE = "all", "none"
Facts = dict[str, Any]
"""What `content/assessment_facts.py` says of the framework."""
Value = int | float | str
_SPACE = re.compile("[\\t-\\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]")
"""White space as a browser knows it."""


@dataclass(frozen=True)
class Team:
    """A team: its region, and its scores by principle, now and before; there may be none."""

    region: str
    now: dict[str, int]
    before: dict[str, int]


def teams_of(items: Iterable[Item], facts: Facts) -> list[Team]:
    """The teams, in no order."""
    regions = {region["id"] for region in facts["regions"]}
    principles = [principle["id"] for principle in facts["principles"]]
    groups: dict[tuple[str, str, str], list[Item]] = {}
    for item in items:
        region = _value(item, "region")
        region = region if region in regions else NONE
        name = _same(item.name)
        groups.setdefault((name, "" if name else item.id, region), []).append(item)
    teams = []
    for (_, _, region), group in groups.items():
        scored = [(each, scores) for each in group if (scores := _scores(each, principles))]
        scored.sort(key=lambda pair: (_day(pair[0]), pair[0].created_at, pair[0].id))
        latest = [scores for _, scores in reversed(scored[-2:])]
        now, before = [*latest, {}, {}][:2]
        teams.append(Team(region, now, before))
    return teams


def _same(name: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFC", name).lower())


def _value(item: Item, key: str) -> Any:
    return item.answers[key].value if key in item.answers else None


def _day(item: Item) -> str:
    return _value(item, "date") or item.created_at[:10]


def _scores(item: Item, principles: list[str]) -> dict[str, int]:
    found = {principle: _value(item, f"score:{principle}") for principle in principles}
    return {principle: score for principle, score in found.items() if score is not None}


def columns_of(facts: Facts) -> list[str]:
    """The columns of the table, in their order."""
    counts = [f"score_{level}" for level in _levels(facts)]
    changes = ["compared", "before", "change", "rose", "same", "fell"]
    return ["teams", "scored", "unscored", *counts, "mean", *changes, "national"]


def rows_of(teams: Sequence[Team], facts: Facts) -> list[dict[str, Any]]:
    """A row for each principle: of all teams, then of each region that has any."""
    used = {team.region for team in teams}
    regions = [region["id"] for region in facts["regions"]] if used - {NONE} else []
    groups = [(ALL, list(teams))]
    for region in [*regions, NONE] if regions else []:
        if region in used:
            groups.append((region, [team for team in teams if team.region == region]))
    return [
        {"key": [region, principle["id"]], "cells": _cells(group, principle["id"], facts)}
        for region, group in groups
        for principle in facts["principles"]
    ]


def _cells(teams: list[Team], principle: str, facts: Facts) -> list[Value]:
    now = [team.now[principle] for team in teams if principle in team.now]
    pairs = [
        (team.now[principle], team.before[principle])
        for team in teams
        if principle in team.now and principle in team.before
    ]
    changes = [score - last for score, last in pairs]
    national = facts["national"]["values"] if facts["national"] else {}
    return [
        len(teams),
        len(now),
        len(teams) - len(now),
        *(now.count(level) for level in _levels(facts)),
        mean(now),
        len(pairs),
        mean([last for _, last in pairs]),
        mean(changes),
        sum(change > 0 for change in changes),
        changes.count(0),
        sum(change < 0 for change in changes),
        national.get(principle, ""),
    ]


def _levels(facts: Facts) -> range:
    return range(facts["scale"]["min"], facts["scale"]["max"] + 1)


def mean(values: list[int]) -> Value:
    """With one decimal, half up by its size; nothing of nothing."""
    if not values:
        return ""
    whole, number = abs(sum(values)), len(values)
    tenths = (20 * whole + number) // (2 * number)
    size = tenths // 10 if tenths % 10 == 0 else tenths / 10
    return -size if sum(values) < 0 else size
