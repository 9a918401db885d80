"""Each payload is refused, with a finding that says where it is, what is wrong and how to mend it.

Those that would take the time or the memory of whatever reads them are refused before anything
does: the finding is what bounds the work. What is let through is looked at in a browser, in
tests/browser/test_contributed.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from nest_hub.content.load import load_hub
from nest_hub.pages import generate_files
from tests.findings import findings
from tests.payloads import load, put
from tests.small_hub import replace

STUDY = "case_studies/one-door/en.md"
MARKDOWN, DATA = load("markdown"), load("data")


@pytest.fixture
def hub(small_once: Path, tmp_path: Path) -> Path:
    """A small hub of one's own."""
    return Path(shutil.copytree(small_once, tmp_path / "hub"))


def test_every_payload_has_a_name_of_its_own_and_an_end() -> None:
    every = [*MARKDOWN, *DATA]
    assert len({payload["id"] for payload in every}) == len(every) > 160
    assert all(payload["says"] or payload.get("harmless") == "yes" for payload in every)


@pytest.mark.parametrize("payload", DATA, ids=lambda payload: payload["id"])
def test_data(payload: dict[str, Any], hub: Path) -> None:
    put(hub, payload["edits"])
    said = findings(hub)
    for finding in payload["says"]:
        assert finding in said
    # What is shown although it has faults must not fail, nor show what lies outside of the hub.
    shown = load_hub(hub)
    if shown.can_be_shown:
        for file in generate_files(shown):
            assert "site_name: Small" not in file.text


@pytest.mark.parametrize("payload", MARKDOWN, ids=lambda payload: payload["id"])
def test_markdown_of_a_case_study(payload: dict[str, Any], hub: Path) -> None:
    replace(hub, STUDY, "## What was done", f"{payload['content']}\n\n## What was done")
    said = [finding for finding in findings(hub) if finding.startswith(f"{STUDY}:")]
    assert [finding for finding in said if "dictionary does not know" not in finding] == payload[
        "says"
    ]
