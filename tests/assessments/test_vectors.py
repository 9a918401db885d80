"""What is made of the vectors that the page's script is tried with too."""

from __future__ import annotations

import base64
import json
from random import Random
from typing import Any

import pytest
import rfc8785

from nest_hub.assessments.canonical import canonical
from nest_hub.assessments.join import join, join_items
from nest_hub.assessments.tally import mean
from tests.assessments.vectors import (
    PLACE,
    chance_items,
    content,
    judged_texts,
    picture_of,
    picture_of_sent,
    read,
    reader,
    sealed,
)


def saved(name: str) -> Any:
    return json.loads((PLACE / name).read_text(encoding="utf-8"))


JUDGED = saved("texts.json")


@pytest.mark.parametrize("case", JUDGED, ids=[case["name"] for case in JUDGED])
def test_each_text_is_judged(case: dict[str, str]) -> None:
    found = reader()("a.json", base64.b64decode(case["base64"]))
    assert (found.reason or "good" if found else "none") == case["expected"]


def test_the_texts_are_those_of_the_script() -> None:
    made = {
        name: (base64.b64encode(text).decode(), said)
        for name, (text, said) in judged_texts().items()
    }
    assert made == {case["name"]: (case["base64"], case["expected"]) for case in JUDGED}


@pytest.mark.parametrize("case", saved("pictures.json"))
def test_each_picture(case: dict[str, Any]) -> None:
    assert picture_of(case["items"]) == case["picture"]
    assert picture_of(case["items"][::-1]) == case["picture"]


def test_a_folder_with_records_and_what_is_damaged() -> None:
    picture = picture_of_sent()
    assert picture == saved("sent.json")
    assert picture["input"]["refused"] == [
        {"name": "sent/cut.json", "reason": "json"},
        {"name": "sent/damaged.json", "reason": "damaged"},
        {"name": "sent/readiness.json", "reason": "worksheet"},
    ]
    assert picture["teams"] == {"all": 5, "scored": 4, "again": 1}
    assert "SECRET" not in json.dumps(picture)


def test_the_order_and_repetition_of_files_change_nothing() -> None:
    for seed in range(60):
        chance = Random(seed)
        sent = chance_items(chance, 12)
        wanted = picture_of(sent)
        again = [*sent, *chance.sample(sent, 5)]
        chance.shuffle(again)
        made = picture_of(again)
        assert (made["tables"], made["teams"]) == (wanted["tables"], wanted["teams"]), seed


def test_joining_is_associative_commutative_and_idempotent() -> None:
    for seed in range(200):
        chance = Random(seed)
        raw = [
            {**each, "id": chance_items(Random(0), 1)[0]["id"]} for each in chance_items(chance, 3)
        ]
        a, b, c = (file.items[0] for file in read(*(sealed(content(each)) for each in raw)))
        whole = join_items(join_items(a, b), c)
        assert join_items(a, join_items(b, c)) == whole, seed
        assert join_items(join_items(c, a), b) == whole, seed
        assert join_items(whole, b) == whole, seed
        assert join([a, b, c, b]) == join([c, b, a]), seed


def test_averages_are_rounded_half_up_by_their_size() -> None:
    assert mean([]) == ""
    assert [mean([2] * 19 + [3]), mean([1, 2]), mean([3, 3]), mean([1, 1, 2])] == [2.1, 1.5, 3, 1.3]
    assert [mean([0] * 19 + [1]), mean([0] * 19 + [-1]), mean([0] * 40 + [-1])] == [0.1, -0.1, 0]


def test_numbers_are_written_as_by_others() -> None:
    chance = Random(9)
    for _ in range(2000):
        number = chance.uniform(-1, 1) * 10 ** chance.randint(-30, 30)
        assert canonical([number]) == rfc8785.dumps([number]).decode()
