"""Merging is associative, commutative and idempotent, and no order of files changes a number."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nest_hub.completions.bank import Bank
from nest_hub.completions.inputs import pieces
from nest_hub.completions.merge import Person, person_of
from nest_hub.completions.reading import Counting
from nest_hub.completions.report import make_report
from nest_hub.completions.score import Facts, find_facts
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
    return find_facts(content, BANK)[0]


def merged(several: list[Facts]) -> Person:
    first, *rest = several
    person = person_of(first, BANK)
    for each in rest:
        person.add(each, BANK)
    return person


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
    """One who was merged is as a record that says all of it."""

    def as_facts(person: Person) -> Facts:
        modules = [
            (ident, part.started_at, part.completed_at, list(part.attempts.values()))
            for ident, part in person.modules.items()
        ]
        who = (person.language, person.region, person.sector)
        return Facts(person.record_id, *person.newest, *who, modules)

    left = merged([as_facts(merged([a, b])), c])
    right = merged([a, as_facts(merged([b, c]))])
    assert left == right == merged([a, b, c])


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), min_size=1, max_size=4))
def test_nothing_achieved_is_lost(several: list[Facts]) -> None:
    person = merged(several)
    for each in several:
        for ident, _, completed, attempts in each.modules:
            assert completed is None or person.modules[ident].completed_at is not None
            for one in attempts:
                kept = person.modules[ident].attempts[one.submitted_at]
                assert kept[1:3] >= (one.passed, one.score)


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
