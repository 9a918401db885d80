"""The quick reader takes nothing that the exact judge refuses, and reads it as the judge does."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nest_hub.completions.quick import Quick, Record
from nest_hub.completions.record import Judge
from tests.completions.made_up import bank, record, sealed
from tests.completions.vectors import schema

BANKS = bank()
QUICK, JUDGE = Quick(schema()), Judge(schema())
ODD = [None, True, False, 0, -1, 1, 1.0, 0.5, 101, 10**6, 2**53 - 1, "", "a", "A", "a\n", "ŵ" * 60]
ODD += ["a" * 101, "\U0001d4ae" * 101, '\x7f\u2028"\\/\b\x1f', [], {}, ["a"], ["a"] * 51, [{}]]
ODD += ["2026-02-29T00:00:00Z", "2028-02-29T23:59:59.999Z", "2026-01-01T00:00:60Z", "a=b", "a=b=c"]
ODD += ["2019-12-31T23:59:59Z", "2026-01-31T24:00:00Z", "2026-01-31T00:00:00.00Z", "0" * 12]
ODD += ["2026-01-31T00:00:00Z\n", "2026-01-3\uff11T00:00:00Z", "0" * 33, "health", "cy"]


def whole(chance: Random) -> dict[str, Any]:
    """A record in which every kind of thing occurs."""
    content = record(chance, BANKS)
    while not any(module["attempts"] for module in content["modules"]):
        content = record(chance, BANKS)
    at = f"2026-0{chance.choice('1357')}-{chance.randint(28, 31)}T08:00:00.123Z"
    drawn = {"question": "question-1", "digest": "0" * 12, "choices": ["a=b", "c"]}
    for module in content["modules"]:
        check = {"digest": "a" * 12, "tries": 2, "correct": True, "choices": [], "answered_at": at}
        module["checks"] = [{"id": ident, **check} for ident in ("check-1", "check-2")]
        module["last"] = {"page": "why-nest", "at": at}
        module["quiz"] = {"drawn_at": at, "seed": "0f", "answers": [drawn]}
        module["reflections"] = [{"id": "first", "text": 'Ŵyn \U0001d4ae\n"/\\\x7f\u2028'}]
    return deepcopy({**content, "exported_at": at})


def plain(read: Record) -> Any:
    return json.loads(msgspec.json.encode(read))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a value: what it is in, and its key or number there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, Any]] = []
    for key, each in inner:
        found.append((value, key))
        if isinstance(each, dict | list):
            found += places(each)
    return found


def changed(chance: Random, content: dict[str, Any]) -> None:
    inside, key = chance.choice(places(content))
    way = chance.random()
    if way < 0.7:
        inside[key] = deepcopy(chance.choice(ODD))
    elif isinstance(inside, list):
        inside.append(deepcopy(inside[key]))
    elif way < 0.85:
        del inside[key]
    else:
        inside["more"] = None


def written(chance: Random, text: bytes) -> bytes:
    """The same in another hand, and now and then with a byte that is wrong."""
    value = json.loads(text)
    if chance.random() < 0.2:
        value = dict(reversed(value.items()))
    text = json.dumps(
        value, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 2))
    ).encode()
    if chance.random() < 0.2:
        text = text.replace(b'"version": 1,', b'"version": 7, "version": 1,', 1)
    if chance.random() < 0.3:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice((b"", b"\0", b"\xff", b"0", b'"', b",")) + text[at + 1 :]
    return text


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 3))
def test_both_read_alike(seed: int, changes: int) -> None:
    chance = Random(seed)
    content = whole(chance)
    for _ in range(changes):
        changed(chance, content)
    text = written(chance, sealed(content))
    judged, taken, read = JUDGE.read(text), QUICK.take(text), QUICK.read(text)
    if taken is not None:
        assert plain(taken) == judged
    assert (read if isinstance(read, str) else plain(read)) == judged


@pytest.mark.parametrize("seed", range(30))
def test_what_the_hub_writes_is_taken_at_once(seed: int) -> None:
    text = sealed(whole(Random(seed)))
    assert QUICK.take(text) is not None
    assert QUICK.take(json.dumps(json.loads(text), indent=2).encode()) is not None
