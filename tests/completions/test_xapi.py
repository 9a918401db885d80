"""The statements keep the rules of xAPI 1.0.3, and sending them twice changes nothing."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nest_hub.completions.outputs.xapi import Xapi, XapiFile
from tests.completions.learners import TITLES, attempt, module, person, some

SITE = "https://nyth-nest.example"
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")


def made() -> list[dict[str, Any]]:
    xapi = Xapi(SITE, TITLES)
    return [statement for entry in some() for statement in xapi.statements(entry)]


def verb(statement: dict[str, Any]) -> str:
    return str(statement["verb"]["id"]).rpartition("/")[2]


def assert_object(
    thing: dict[str, Any], path: str, allowed: dict[str, type | tuple[type, ...]]
) -> None:
    """The keys of a part of a statement are ones that the standard knows, of the right type."""
    for key, value in thing.items():
        assert key in allowed, f"{path}.{key} is not in the standard"
        assert isinstance(value, allowed[key]), f"{path}.{key} is a {type(value).__name__}"
        assert value is not None and value != {}, f"{path}.{key} says nothing"


def assert_words(words: dict[str, str], path: str) -> None:
    assert words, path
    for language, text in words.items():
        assert LANGUAGE.fullmatch(language), f"{path}: {language}"
        assert text.strip(), f"{path}: {language}"


def assert_activity(activity: dict[str, Any], path: str) -> None:
    assert_object(activity, path, {"objectType": str, "id": str, "definition": dict})
    assert activity["objectType"] == "Activity"
    assert IRI.fullmatch(activity["id"]), activity["id"]
    definition = activity.get("definition", {})
    assert_object(definition, f"{path}.definition", {"type": str, "name": dict})
    if definition:
        assert IRI.fullmatch(definition["type"])
        if "name" in definition:
            assert_words(definition["name"], f"{path}.definition.name")


def assert_result(result: dict[str, Any]) -> None:
    allowed = {"score": dict, "success": bool, "completion": bool}
    assert_object(result, "result", allowed)
    score = result.get("score")
    if score:
        assert set(score) == {"scaled", "raw", "min", "max"}
        assert -1 <= score["scaled"] <= 1
        assert score["min"] <= score["raw"] <= score["max"] and score["min"] < score["max"]


def assert_statement(statement: dict[str, Any]) -> None:
    """The rules of the standard, part 2, chapters 2.2 to 2.4, as far as our statements go."""
    assert_object(
        statement,
        "statement",
        {
            "id": str,
            "actor": dict,
            "verb": dict,
            "object": dict,
            "result": dict,
            "context": dict,
            "timestamp": str,
            "version": str,
        },
    )
    assert {"id", "actor", "verb", "object", "timestamp"} <= set(statement)
    assert UUID(statement["id"]).version == 5
    assert str(UUID(statement["id"])) == statement["id"]
    assert statement["version"] == "1.0.3"
    assert statement["timestamp"].endswith("Z")
    assert datetime.fromisoformat(statement["timestamp"]).tzinfo
    # One way, and one only, to tell who it is.
    assert set(statement["actor"]) == {"objectType", "account"}
    assert statement["actor"]["objectType"] == "Agent"
    assert set(statement["actor"]["account"]) == {"homePage", "name"}
    assert IRI.fullmatch(statement["actor"]["account"]["homePage"])
    assert re.fullmatch("[0-9a-f]{32}", statement["actor"]["account"]["name"])
    assert set(statement["verb"]) == {"id", "display"}
    assert IRI.fullmatch(statement["verb"]["id"])
    assert_words(statement["verb"]["display"], "verb.display")
    assert_activity(statement["object"], "object")
    assert_result(statement.get("result", {}))
    context = statement.get("context", {})
    allowed = {"language": str, "extensions": dict, "contextActivities": dict}
    assert_object(context, "context", allowed)
    assert LANGUAGE.fullmatch(context.get("language", "en-GB"))
    assert all(IRI.fullmatch(key) for key in context.get("extensions", {}))
    for kind, activities in context.get("contextActivities", {}).items():
        assert kind in {"parent", "grouping", "category", "other"}
        for activity in activities:
            assert_activity(activity, f"context.{kind}")


def test_each_statement_keeps_the_rules() -> None:
    for statement in made():
        assert_statement(statement)


def test_what_was_done_is_said_and_nothing_else() -> None:
    home = "https://nyth-nest.example/xapi/modules/"
    assert [
        (verb(s), s["object"]["id"].removeprefix(home), s["timestamp"], s.get("result"))
        for s in made()
    ] == [
        ("initialized", "nest", "2026-11-02T09:00:00.000Z", None),
        (
            "failed",
            "nest/quiz",
            "2026-11-02T09:40:00.000Z",
            {
                "score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10},
                "success": False,
                "completion": True,
            },
        ),
        (
            "passed",
            "nest/quiz",
            "2026-11-02T10:00:00.000Z",
            {
                "score": {"scaled": 0.9, "raw": 9, "min": 0, "max": 10},
                "success": True,
                "completion": True,
            },
        ),
        ("completed", "nest", "2026-11-02T10:00:00.000Z", {"completion": True}),
        ("initialized", "childrens-rights", "2026-11-05T09:00:00Z", None),
        ("initialized", "nest", "2026-11-02T08:00:00Z", None),
        ("initialized", "nest", "2026-11-03T09:00:00Z", None),
        (
            "failed",
            "nest/quiz",
            "2026-11-03T09:30:00Z",
            {
                "score": {"scaled": 0.7778, "raw": 7, "min": 0, "max": 9},
                "success": False,
                "completion": True,
            },
        ),
    ]


def test_who_it_was_is_a_sign_and_not_the_record() -> None:
    assert f"{1:032x}" not in json.dumps(made())
    assert len({statement["actor"]["account"]["name"] for statement in made()}) == len(some())


def test_sent_twice_is_the_same() -> None:
    assert made() == made()
    idents = [statement["id"] for statement in made()]
    assert len(set(idents)) == len(idents)


def test_a_later_record_repeats_what_was_said_before() -> None:
    """A store keeps a statement once: a second quarter adds only what is new."""
    early = person(1, module("nest", "2026-11-02T09:00:00Z"))
    tried = [attempt("2026-12-01T10:00:00Z", 9)]
    late = person(1, module("nest", "2026-11-02T09:00:00Z", "2026-12-01T10:00:00Z", tried))
    xapi = Xapi(SITE, TITLES)
    before, after = list(xapi.statements(early)), list(xapi.statements(late))
    assert [s for s in after if s in before] == before
    assert [verb(s) for s in after if s not in before] == ["passed", "completed"]


def test_no_two_statements_with_one_id_differ() -> None:
    """Where anything else in a statement differs, so does its id, or a store would refuse it."""
    one = list(Xapi(SITE, TITLES).statements(some()[0]))
    moved = {**some()[0], "region": "powys"}
    other = list(Xapi(SITE, TITLES).statements(moved))
    assert not {s["id"] for s in one} & {s["id"] for s in other}
    retitled = list(Xapi(SITE, {}).statements(some()[0]))
    assert [s["id"] for s in one] == [s["id"] for s in retitled]


@pytest.mark.parametrize(
    "site", ["", "/", "nyth-nest.example", "https://", "https://a b/", "ftp://a/"]
)
def test_a_site_without_an_address_makes_no_statements(site: str) -> None:
    with pytest.raises(ValueError, match="is not the address of a site"):
        Xapi(site, TITLES)


def test_the_file_has_one_statement_on_each_line(tmp_path: Path) -> None:
    with XapiFile(tmp_path / "xapi.ndjson", Xapi(SITE, TITLES)) as file:
        for entry in some():
            file.add(entry)
    lines = (tmp_path / "xapi.ndjson").read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == made()
