"""Joins what several files say of one assessment, as `tools/items.js` joins them in a browser."""

from __future__ import annotations

from collections.abc import Iterable

from nest_hub.assessments.canonical import canonical, utf_16
from nest_hub.assessments.team_file import Answer, Item


def join(items: Iterable[Item]) -> dict[str, Item]:
    """Each assessment once, by its id."""
    joined: dict[str, Item] = {}
    for item in items:
        known = joined.get(item.id)
        joined[item.id] = join_items(known, item) if known else item
    return {ident: _named(item) for ident, item in joined.items()}


def join_items(a: Item, b: Item) -> Item:
    """Two states of one assessment as one: associative, commutative and idempotent."""
    answers = dict(a.answers)
    for key, answer in b.answers.items():
        answers[key] = _newer(answers[key], answer) if key in answers else answer
    return Item(a.id, max(a.name, b.name, key=utf_16), min(a.created_at, b.created_at), answers)


def _newer(a: Answer, b: Answer) -> Answer:
    return max(a, b, key=lambda answer: (answer.at, utf_16(canonical(answer.value))))


def _named(item: Item) -> Item:
    """The newest name is an answer, where there is one."""
    name = item.answers.get("name")
    if name is None:
        return item
    return Item(item.id, name.value or "", item.created_at, item.answers)
