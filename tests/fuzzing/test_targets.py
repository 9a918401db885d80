"""The properties of tests/fuzzing/targets.py, with input that is made up here, always the same.

What a fuzzer once found lies in `found/`, in a folder for each target, and is tried as well.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nest_hub.checks import check_hub
from nest_hub.content.load import load_hub
from nest_hub.pages import generate_files
from nest_hub.source import parse_yaml
from tests.completions.made_up import bank, record, sealed
from tests.fuzzing.run import seeds
from tests.fuzzing.targets import TARGETS
from tests.payloads import load
from tests.small_hub import write_small_hub

FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))
FEW = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HOSTILE = [payload["content"] for payload in load("markdown")]
ODD: list[Any] = [None, "", " ", "x", "-1", "1e999", "9" * 5000, "../x", "\u202e", "a" * 300]
ODD += [[], {}, [[]], {"en": "x"}, {"en": [], "cy": {}}, ["x", "x"], {"x": {"x": {"x": "x"}}}]
ODD += ["2026-02-30", "0000", "no", "null", "[", "{{ x }}", "javascript:alert(1)", "https://[x"]
SEEDS = {name: seeds(name) or [b""] for name in TARGETS}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_once(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@FEW
@given(data=st.data())
def test_bytes(name: str, data: st.DataObject) -> None:
    """Sound input with a part of it replaced, taken out or said twice; and any bytes at all."""
    if data.draw(st.booleans()):
        TARGETS[name](data.draw(st.binary(max_size=200)))
        return
    seed = data.draw(st.sampled_from(SEEDS[name]))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    known = [b"", seed[start:end] * 2, *(text.encode() for text in HOSTILE)]
    new = data.draw(
        st.sampled_from(known) | st.binary(max_size=8) | st.text(max_size=8).map(_utf_8)
    )
    TARGETS[name](seed[:start] + new + seed[end:])


def _utf_8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@FEW
@given(data=st.data())
def test_a_record_with_another_value_somewhere(data: st.DataObject) -> None:
    """Sealed again, so that more than the digest is judged."""
    content = record(Random(data.draw(st.integers(0, 20))), bank())
    _change(data, content)
    TARGETS["record"](sealed(content))


@FEW
@given(data=st.data())
def test_a_hub_with_another_value_somewhere(whole: Path, data: st.DataObject) -> None:
    """Whatever stands in one place of the data is a finding, or is shown; nothing fails."""
    paths = [*whole.glob("framework/**/*.yml"), *whole.glob("modules/*/*.yml")]
    paths += whole.glob("case_studies/*/*.yml")
    path = data.draw(st.sampled_from(sorted(paths)))
    before = path.read_text(encoding="utf-8")
    value = json.loads(json.dumps(parse_yaml(before)))
    _change(data, value)
    try:
        path.write_text(json.dumps(value), encoding="utf-8")
        hub = load_hub(whole)
        for finding in check_hub(hub):
            assert finding.path.name
            assert finding.problem.strip()
            assert finding.mend.strip()
        if hub.can_be_shown:
            assert generate_files(hub)
    finally:
        path.write_text(before, encoding="utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub whose files change."""
    return write_small_hub(tmp_path_factory.mktemp("whole") / "hub")


def _change(data: st.DataObject, value: Any) -> None:
    """Puts an odd value into some place of the value, or takes the place away."""
    places = list(_places(value))
    inner, key = data.draw(st.sampled_from(places))
    if data.draw(st.integers(0, 4)) == 0:
        del inner[key]
    else:
        inner[key] = data.draw(st.sampled_from([*ODD, *HOSTILE]))


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
