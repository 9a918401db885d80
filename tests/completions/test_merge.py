"""Merging is associative, commutative and idempotent, and no order of files changes a number."""

from __future__ import annotations

import sys
from functools import reduce
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from nest_hub.completions.bank import Bank
from nest_hub.completions.facts import Facts
from nest_hub.completions.inputs import pieces
from nest_hub.completions.merge import merge
from nest_hub.completions.quick import Record
from nest_hub.completions.reading import Counting
from nest_hub.completions.report import make_report
from nest_hub.completions.score import find_facts
from nest_hub.completions.tally import Period
from tests.completions.made_up import attempt, bank, record, sealed
from tests.completions.vectors import schema

BANKS = bank()
BANK = Bank(BANKS)
TIMES = ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.500Z", "2026-04-01T00:00:00Z"]


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """The facts of a record of one person; many agree in their times and not in the rest."""
    chance = Random(draw(st.integers(0, 50)))
    content = record(chance, BANKS, record_id="0" * 32, exported_at=draw(st.sampled_from(TIMES)))
    for module, data in zip(content["modules"], BANKS["modules"], strict=False):
        module["started_at"] = draw(st.sampled_from(TIMES))
        module["completed_at"] = draw(st.sampled_from([None, *TIMES]))
        times = draw(st.lists(st.sampled_from(TIMES), max_size=3, unique=True))
        module["attempts"] = [attempt(chance, data, at) for at in times]
    content["digest"] = f"{chance.getrandbits(256):064x}"
    return find_facts(msgspec.convert(content, Record), BANK)[0]


def merged(several: list[Facts]) -> Facts:
    return reduce(lambda one, other: merge(one, other, BANK), several)


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), min_size=1, max_size=4))
def test_no_order_changes_a_person(several: list[Facts]) -> None:
    assert all(merged(list(order)) == merged(several) for order in permutations(several))


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), min_size=1, max_size=4))
def test_the_same_again_changes_nothing(several: list[Facts]) -> None:
    assert merged(several + several) == merged(several)


@settings(max_examples=60, deadline=None)
@given(facts(), facts(), facts())
def test_grouping_changes_nothing(a: Facts, b: Facts, c: Facts) -> None:
    left = merge(merge(a, b, BANK), c, BANK)
    right = merge(a, merge(b, c, BANK), BANK)
    assert left == right


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), min_size=1, max_size=4))
def test_nothing_achieved_is_lost(several: list[Facts]) -> None:
    person = merged(several)
    kept = {
        (part.id, one.submitted_at): (one.passed, one.score)
        for part in person.parts
        for one in part.attempts
    }
    completed = {part.id for part in person.parts if part.completed_at is not None}
    for part in (part for each in several for part in each.parts):
        assert part.completed_at is None or part.id in completed
        for one in part.attempts:
            assert kept[part.id, one.submitted_at] >= (one.passed, one.score)


def report(texts: list[bytes], processes: int = 1) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        place = Path(folder, "in")
        place.mkdir()
        (place / "all.ndjson").write_bytes(b"\n".join(texts))
        facts_place = Path(folder, "facts")
        facts_place.mkdir()
        with Counting(BANKS, schema(), facts_place, processes) as counting:
            reading = counting.read(pieces([str(place)], sys.stdin.buffer), lambda *_: None)
            tally = counting.count(Period())
    whole = make_report(reading, tally, BANK, Period(), "", suppressed=True)
    for name in ("refused", "rescored"):
        for entry in whole["input"][name]:
            entry["name"] = ""  # the number of the line, which does change
    return whole


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_order_of_files_changes_a_number(chance: Any) -> None:
    made = Random(9)
    contents = [record(made, BANKS) for _ in range(30)]
    again = [record(made, BANKS, record_id=each["record_id"]) for each in contents[:10]]
    texts = [sealed(each) for each in contents + again] + [b"{}", b"[]"]
    other = list(texts)
    chance.shuffle(other)
    assert report(other) == report(texts)


def test_other_processes_count_the_same(monkeypatch: Any) -> None:
    monkeypatch.setattr("nest_hub.completions.reading.ALONE", 0)
    monkeypatch.setattr("nest_hub.completions.inputs.BLOCK", 20_000)
    made = Random(10)
    texts = [sealed(record(made, BANKS)) for _ in range(120)]
    assert report(texts, processes=2) == report(texts)
