"""What is made of the vectors that the page's script is tried with too."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from nest_hub.completions.quick import Quick
from nest_hub.completions.record import Judge
from nest_hub.completions.suppress import hide_lines, hide_pairs
from tests.completions.vectors import PLACE, report_of, schema, texts


def read(name: str) -> Any:
    return json.loads((PLACE / name).read_text(encoding="utf-8"))


JUDGED = read("texts.json")


@pytest.mark.parametrize("reader", [Quick, Judge])
@pytest.mark.parametrize("case", JUDGED, ids=[case["name"] for case in JUDGED])
def test_each_text_is_judged(case: dict[str, str], reader: type[Quick] | type[Judge]) -> None:
    found = reader(schema()).read(base64.b64decode(case["base64"]))
    assert (found if isinstance(found, str) else "record") == case["expected"]


def test_the_texts_are_those_of_the_script() -> None:
    made = {name: (base64.b64encode(text).decode(), said) for name, (text, said) in texts().items()}
    assert made == {case["name"]: (case["base64"], case["expected"]) for case in JUDGED}


@pytest.mark.parametrize("case", read("reports.json"), ids=lambda case: str(case["given"]))
def test_each_report(case: dict[str, Any]) -> None:
    assert report_of(case) == case["report"]


def test_hiding() -> None:
    cases = read("hiding.json")
    for case in cases["lines"]:
        assert hide_lines(case["rows"], case["gone"]) == case["hidden"]
    for case in cases["pairs"]:
        assert hide_pairs(case["cells"], case["rows"], case["columns"]) == case["hidden"]
