"""xAPI 1.0.3 statements, one a line, for a statement store (a learning record store, LRS)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import UUID, uuid5

from nest_hub.completions.outputs.pseudonyms import pseudonym
from nest_hub.languages import PHRASES

Statement = dict[str, Any]

NAMESPACE = UUID("5f7f0c1e-6a0e-5d0c-8a55-7d4d1d1f2b39")
"""Of the ids of our statements. Fixed: with another, what was sent before would be sent anew."""

VERBS = {
    "initialized": "dechreuodd",
    "completed": "cwblhaodd",
    "passed": "llwyddodd",
    "failed": "methodd",
}
"""The verbs of the standard’s makers (ADL), each with its word in Welsh."""
TYPES = {
    "module": "http://adlnet.gov/expapi/activities/module",
    "quiz": "http://adlnet.gov/expapi/activities/assessment",
}
_LANGUAGES = {"cy": "cy-GB", "en": "en-GB"}


def is_site(address: str) -> bool:
    """Whether this is the address of a site: learners and activities have theirs under it."""
    return bool(re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address))


class Xapi:
    """Makes the statements of a person.

    `site` is the hub’s address, under which activities and learners have theirs. `titles` are the
    modules’, in both languages. What was answered is not said: it would be ten times as much.
    """

    def __init__(self, site: str, titles: Mapping[str, Mapping[str, str]]) -> None:
        if not is_site(site):
            raise ValueError(f"{site!r} is not the address of a site")
        self.site = site.rstrip("/") + "/"
        self.titles = titles

    def statements(self, person: Mapping[str, Any]) -> Iterator[Statement]:
        """What this learner began, passed, failed and completed."""
        about = {
            f"{self.site}xapi/{key}": person[key] for key in ("region", "sector") if person[key]
        }
        context = {"extensions": about} if about else {}
        actor = self._actor(person["record_id"])
        for module in person["modules"]:
            thing = self._activity(module["id"], "module")
            yield _sealed(actor, "initialized", thing, module["started_at"], None, context)
            for attempt in module["attempts"]:
                yield from self._attempt(actor, module["id"], attempt, context)
            passed = any(attempt["passed"] for attempt in module["attempts"])
            if module["completed_at"] and passed:
                done = {"completion": True}
                yield _sealed(actor, "completed", thing, module["completed_at"], done, context)

    def _actor(self, record_id: str) -> Statement:
        account = {"homePage": self.site, "name": pseudonym(record_id)}
        return {"objectType": "Agent", "account": account}

    def _activity(self, module: str, kind: str) -> Statement:
        definition: Statement = {"type": TYPES[kind]}
        if module in self.titles:
            definition["name"] = {
                _LANGUAGES[language]: title if kind == "module" else _quiz(title, language)
                for language, title in self.titles[module].items()
            }
        rest = "/quiz" if kind == "quiz" else ""
        ident = f"{self.site}xapi/modules/{module}{rest}"
        return {"objectType": "Activity", "id": ident, "definition": definition}

    def _attempt(
        self, actor: Statement, module: str, attempt: Mapping[str, Any], about: Statement
    ) -> Iterator[Statement]:
        at, score, most = attempt["submitted_at"], attempt["score"], attempt["max"]
        result = {
            "score": {"scaled": round(score / most, 4), "raw": score, "min": 0, "max": most},
            "success": attempt["passed"],
            "completion": True,
        }
        context = {
            **about,
            "language": _LANGUAGES[attempt["language"]],
            "contextActivities": {"parent": [_bare(self._activity(module, "module"))]},
        }
        verb = "passed" if attempt["passed"] else "failed"
        yield _sealed(actor, verb, self._activity(module, "quiz"), at, result, context)


def _bare(activity: Statement) -> Statement:
    return {"objectType": "Activity", "id": activity["id"]}


def _quiz(title: str, language: str) -> str:
    return PHRASES["cy" if language == "cy" else "en"].report_quiz_of.replace("{module}", title)


def _sealed(
    actor: Statement,
    verb: str,
    thing: Statement,
    at: str,
    result: Statement | None,
    context: Statement,
) -> Statement:
    """The statement, with an id made of what it says.

    The same fact has the same id, however often it is sent, so a store keeps it once; and no two
    statements with one id differ, which a store would refuse. Names of activities are no part of
    it: a module may be given another title.
    """
    facts = [actor["account"], verb, thing["id"], at, result, context]
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    statement = {
        "id": str(uuid5(NAMESPACE, canonical)),
        "version": "1.0.3",
        "actor": actor,
        "verb": {
            "id": f"http://adlnet.gov/expapi/verbs/{verb}",
            "display": {"cy-GB": VERBS[verb], "en-GB": verb},
        },
        "object": thing,
        "timestamp": at,
    }
    if result:
        statement["result"] = result
    if context:
        statement["context"] = context
    return statement


class XapiFile:
    """A file of statements, one a line (NDJSON), written as the records come."""

    def __init__(self, path: Path, xapi: Xapi) -> None:
        self._xapi = xapi
        self._file = path.open("wb")

    def add(self, person: Mapping[str, Any]) -> None:
        """Writes the statements of one person."""
        import msgspec

        for statement in self._xapi.statements(person):
            self._file.write(msgspec.json.encode(statement) + b"\n")

    def __enter__(self) -> XapiFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
