"""What the hub is made of: every licence is allowed, and both lists are true and whole."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tools import made_of

INDEX = re.compile(r"pagefind-entry\.json|.*\.pf_\w+")
"""What Pagefind writes of our pages. It runs nothing."""


def test_every_licence_is_allowed() -> None:
    assert made_of.not_allowed() == []


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", False),
        ("Apache-2.0 OR BSD-2-Clause", False),
        ("MIT AND (MPL-1.1 OR GPL-2.0-or-later)", False),
        ("GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", True),
        ("unknown", True),
    ],
)
def test_a_licence_is_allowed_by_all_its_parts(licence: str, refused: bool) -> None:
    assert made_of.forbidden(licence, made_of.ALLOWED_TOOLS) is refused


def test_what_reaches_a_reader_is_judged_more_strictly() -> None:
    assert made_of.forbidden("MPL-2.0", made_of.ALLOWED_SHIPPED)
    assert made_of.ALLOWED_SHIPPED < made_of.ALLOWED_TOOLS


def test_the_page_is_up_to_date(root: Path) -> None:
    written = (root / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert written == made_of.licences(), "Run `make licences`."


def test_the_bill_names_all_that_the_lock_names(root: Path) -> None:
    text = (root / made_of.LOCK).read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))
    assert len(locked) > 40
    components = json.loads(made_of.sbom())["components"]
    tools = [it for it in components if "purl" in it]
    assert {(it["name"], it["version"]) for it in tools} == locked
    digests = [h["content"] for it in tools for h in it["externalReferences"][0]["hashes"]]
    assert len(digests) == text.count("--hash=sha256:")
    readers = [it["name"] for it in components if it["scope"] == "required"]
    assert readers == [code["name"] for code in made_of.read_shipped()]


def test_the_bill_has_the_form_of_cyclonedx() -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    text = made_of.sbom()
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"a library"')) is not None


def test_the_bill_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_of.sbom() == made_of.sbom()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814400000")
    assert json.loads(made_of.sbom())["metadata"]["timestamp"] == "2027-07-01T00:00:00Z"


def test_what_others_wrote_is_what_we_looked_at(built_site: Path) -> None:
    """By digest, in the site as it is published; and no other code of theirs is there."""
    (pagefind,) = made_of.read_shipped()
    assert {
        name: sha256((built_site / name).read_bytes()).hexdigest() for name in pagefind["files"]
    } == pagefind["files"]
    there = {path.name: f"pagefind/{path.name}" for path in (built_site / "pagefind").rglob("*.*")}
    assert {path for name, path in there.items() if not INDEX.fullmatch(name)} == set(
        pagefind["files"]
    )
    (package,) = (it for it in made_of.read_packages() if it.name == pagefind["package"])
    assert (package.version, package.licence) == (pagefind["version"], pagefind["licence"])
    assert "Copyright" in (built_site / pagefind["notice"]).read_text(encoding="utf-8")
