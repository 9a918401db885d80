"""Whether a record certainly fits its schema and names nothing twice: most do, and soon.

It may say no to a record that fits, which `shape.py` then judges; never yes to one that does not.
"""

from __future__ import annotations

import re
from typing import Any

from nest_hub.completions.shape import LONE

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_DIGEST = re.compile("[0-9a-f]{12}")
_HEX = re.compile("[0-9a-f]+")
_CHOICE = re.compile("[a-z0-9-]+(?:=[a-z0-9-]+)?")
_REGION = re.compile("[a-z0-9-]+")
_TIME = re.compile(
    r"20[2-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{3})?Z",
    re.ASCII,
).fullmatch
"""A time in the calendar; the last days of a month are left to others."""
_LANGUAGES = {"cy", "en"}
_MANY = 20_000


class Quick:
    """Remembers the ids, digests and choices that were good, of which there are few."""

    def __init__(self, sectors: list[str]) -> None:
        self._sectors = {*sectors, None}
        self._ids: set[str] = set()
        self._digests: set[str] = set()
        self._choices: set[str] = set()
        # The parts of good times: `2026-11-02`, `T09:30`, `:15.250Z`.
        self._days: set[str] = set()
        self._minutes: set[str] = set()
        self._seconds: set[str] = set()

    def fits(self, record: dict[str, Any]) -> bool:
        """Whether this record, without its digest, certainly fits, with all times in the calendar.

        The record is as a parser made it, so that each value is of exactly one of JSON's types.
        """
        try:
            return self._fits(record)
        except (KeyError, TypeError, AttributeError, ValueError):
            return False

    def _fits(self, record: dict[str, Any]) -> bool:
        site, learner, modules = record["site"], record["learner"], record["modules"]
        region, version = learner["region"], record["version"]
        if not (
            len(record) == 8
            and type(version) is int
            and version == 1
            and len(record["record_id"]) == 32
            and _HEX.fullmatch(record["record_id"])
            and self._time(record["exported_at"])
            and record["language"] in _LANGUAGES
            and len(site) == 2
            and _short(site["url"], 1000)
            and _short(site["content_version"], 50)
            and len(learner) == 4
            and (learner["name"] is None or _short(learner["name"], 100))
            and (learner["organisation"] is None or _short(learner["organisation"], 100))
            and learner["sector"] in self._sectors
            and (region is None or (len(region) <= 100 and _REGION.fullmatch(region)))
            and type(modules) is list
            and len(modules) <= 100
        ):
            return False
        if len({module["id"] for module in modules}) < len(modules):
            return False
        return all(self._module(module) for module in modules)

    def _module(self, module: dict[str, Any]) -> bool:
        last, sections, checks = module["last"], module["sections"], module["checks"]
        attempts, reflections = module["attempts"], module["reflections"]
        if not (
            len(module) == 10
            and self._id(module["id"])
            and _short(module["version"], 50)
            and self._time(module["started_at"])
            and (module["completed_at"] is None or self._time(module["completed_at"]))
            and (last is None or self._last(last))
            and type(sections) is type(checks) is type(attempts) is list
            and len(sections) <= 1000
            and len(checks) <= 5000
            and len(attempts) <= 5000
            and module["quiz"] is None
        ):
            return False
        ids, days, minutes, seconds = self._ids, self._days, self._minutes, self._seconds
        for section in sections:
            ident, at = section["id"], section["completed_at"]
            if not (
                len(section) == 2
                and (ident in ids or self._id(ident))
                and (
                    (at[:10] in days and at[10:16] in minutes and at[16:] in seconds)
                    or self._learn(at)
                )
            ):
                return False
        if len({section["id"] for section in sections}) < len(sections):
            return False
        digests, known = self._digests, self._choices
        for check in checks:
            ident, digest, tries = check["id"], check["digest"], check["tries"]
            at, choices = check["answered_at"], check["choices"]
            if not (
                len(check) == 6
                and (ident in ids or self._id(ident))
                and (digest in digests or self._digest(digest))
                and type(tries) is int
                and 1 <= tries <= 1_000_000
                and type(check["correct"]) is bool
                and type(choices) is list
                and (known.issuperset(choices) or self._list(choices))
                and len(choices) <= 50
                and (
                    (at[:10] in days and at[10:16] in minutes and at[16:] in seconds)
                    or self._learn(at)
                )
            ):
                return False
        if len({check["id"] + check["digest"] for check in checks}) < len(checks):
            return False
        return all(map(self._attempt, attempts)) and (
            reflections is None or self._reflections(reflections)
        )

    def _attempt(self, attempt: dict[str, Any]) -> bool:
        score, most, answers = attempt["score"], attempt["max"], attempt["answers"]
        if not (
            len(attempt) == 6
            and self._time(attempt["submitted_at"])
            and attempt["language"] in _LANGUAGES
            and type(score) is type(most) is int
            and 0 <= score <= 100
            and 1 <= most <= 100
            and type(attempt["passed"]) is bool
            and type(answers) is list
            and len(answers) <= 100
        ):
            return False
        ids, digests, known = self._ids, self._digests, self._choices
        for answer in answers:
            question, digest, choices = answer["question"], answer["digest"], answer["choices"]
            if not (
                len(answer) == 4
                and (question in ids or self._id(question))
                and (digest in digests or self._digest(digest))
                and type(answer["correct"]) is bool
                and type(choices) is list
                and (known.issuperset(choices) or self._list(choices))
                and len(choices) <= 50
            ):
                return False
        return True

    def _reflections(self, reflections: list[dict[str, Any]]) -> bool:
        return (
            type(reflections) is list
            and len(reflections) <= 1000
            and all(
                len(each) == 2 and self._id(each["id"]) and _short(each["text"], 25_000)
                for each in reflections
            )
            and len({each["id"] for each in reflections}) == len(reflections)
        )

    def _last(self, last: dict[str, Any]) -> bool:
        return len(last) == 2 and self._id(last["page"]) and self._time(last["at"])

    def _time(self, text: str) -> bool:
        return (
            text[:10] in self._days and text[10:16] in self._minutes and text[16:] in self._seconds
        ) or self._learn(text)

    def _learn(self, text: str) -> bool:
        """Whether a time is good; if so, its parts are known from now on."""
        if not _TIME(text):
            return False
        for known, part in (
            (self._days, text[:10]),
            (self._minutes, text[10:16]),
            (self._seconds, text[16:]),
        ):
            known.add(part)
        return True

    def _id(self, text: str) -> bool:
        return text in self._ids or _remember(self._ids, text, _ID, 100)

    def _digest(self, text: str) -> bool:
        return text in self._digests or _remember(self._digests, text, _DIGEST, 12)

    def _list(self, choices: list[str]) -> bool:
        if type(choices) is not list or len(choices) > 50:
            return False
        known = self._choices
        for choice in choices:
            if choice not in known and not _remember(known, choice, _CHOICE, 201):
                return False
        return True


def _short(text: Any, most: int) -> bool:
    """Whether it is a text of so many characters; half of what may be, as some count for two."""
    return type(text) is str and len(text) <= most and (text.isascii() or not LONE.search(text))


def _remember(known: set[str], text: Any, pattern: re.Pattern[str], most: int) -> bool:
    if type(text) is not str or len(text) > most or not pattern.fullmatch(text):
        return False
    if len(known) >= _MANY:
        known.clear()
    known.add(text)
    return True
