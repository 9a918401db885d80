"""Records as typed values: read at once where nothing is odd, and by the exact judge elsewhere.

The types and the checks here say what the published schema says. What they take is a record and
is read alike by `record.py`; what they do not take may be one all the same, and that judge says.
"""

from __future__ import annotations

import re
from hashlib import sha256
from operator import attrgetter
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from nest_hub.completions.jsons import MOST_BYTES
from nest_hub.completions.record import Judge, is_in_calendar

Id = Annotated[str, Meta(max_length=100)]
Version = Annotated[str, Meta(max_length=100)]
Language = Literal["cy", "en"]
Choices = Annotated[tuple[Annotated[str, Meta(max_length=201)], ...], Meta(max_length=50)]
Count = Annotated[int, Meta(ge=0, le=100)]


# The fields stand in the order of the canonical form. No value points back to another, so nothing
# is gained where the collector of circles looks at them.
class Part(Struct, forbid_unknown_fields=True, gc=False):
    """An object of a record, with exactly these members."""


class Answer(Struct, forbid_unknown_fields=True, gc=False, frozen=True, cache_hash=True):
    """An answer in an attempt; there are few different ones."""

    choices: Choices
    correct: bool
    digest: str
    question: Id


class Attempt(Part):
    """An attempt at a quiz."""

    answers: Annotated[list[Answer], Meta(max_length=100)]
    language: Language
    max: Annotated[int, Meta(ge=1, le=100)]
    passed: bool
    score: Count
    submitted_at: str


class Check(Part):
    """An answer to a knowledge check."""

    answered_at: str
    choices: Choices
    correct: bool
    digest: str
    id: Id
    tries: Annotated[int, Meta(ge=1, le=1_000_000)]


class Last(Part):
    """Where the learner was."""

    at: str
    page: Id


class Drawn(Part):
    """An answer in a quiz that is not sent in yet."""

    choices: Choices
    digest: str
    question: Id


class Quiz(Part):
    """A quiz that is not sent in yet."""

    answers: Annotated[list[Drawn], Meta(max_length=100)]
    drawn_at: str
    seed: str


class Reflection(Part):
    """What a learner wrote."""

    id: Id
    text: Annotated[str, Meta(max_length=50_000)]


class Section(Part):
    """A section that was done."""

    completed_at: str
    id: Id


class Module(Part):
    """What a learner did in a module."""

    attempts: Annotated[list[Attempt], Meta(max_length=5000)]
    checks: Annotated[list[Check], Meta(max_length=5000)]
    completed_at: str | None
    id: Id
    last: Last | None
    quiz: Quiz | None
    reflections: Annotated[list[Reflection], Meta(max_length=1000)] | None
    sections: Annotated[list[Section], Meta(max_length=1000)]
    started_at: str
    version: Version


class Learner(Part):
    """What a learner said of themselves."""

    name: Annotated[str, Meta(max_length=200)] | None
    organisation: Annotated[str, Meta(max_length=200)] | None
    region: Annotated[str, Meta(max_length=100)] | None
    sector: str | None


class Site(Part):
    """The hub that the record comes from."""

    content_version: Version
    url: Annotated[str, Meta(max_length=2000)]


class Record(Part):
    """A record file."""

    digest: Annotated[str, Meta(min_length=64, max_length=64)]
    exported_at: str
    format: Literal["nest-hub-record"]
    language: Language
    learner: Learner
    modules: Annotated[list[Module], Meta(max_length=100)]
    record_id: Annotated[str, Meta(min_length=32, max_length=32)]
    site: Site
    version: Literal[1]


_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_DIGEST = re.compile("[0-9a-f]{12}").fullmatch
_HEX = re.compile("[0-9a-f]+").fullmatch
_SEED = re.compile("[0-9a-f]{1,32}").fullmatch
_CHOICE = re.compile("[a-z0-9-]+(?:=[a-z0-9-]+)?").fullmatch
_REGION = re.compile("[a-z0-9-]+").fullmatch
_DIGITS = str.maketrans("123456789", "000000000")
_TIME = "0000-00-00T00:00:00Z\n"
_MANY = 20_000
_IDENTITY = attrgetter("id", "digest", "choices")
_HEAD = len('{"digest":"",') + 64
"""Bytes of the canonical form up to what the digest is of."""


class Quick:
    """Reads texts. It remembers which ids, answers and days were good: there are few of them."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._judge = Judge(schema)
        self._decode = msgspec.json.Decoder(Record).decode
        self._encode = msgspec.json.Encoder().encode
        self._sectors = set(schema["properties"]["learner"]["properties"]["sector"]["enum"])
        self._ids: set[str] = set()
        self._answers: dict[Answer, Answer] = {}
        self._checks: dict[tuple[str, str, tuple[str, ...]], str] = {}
        self._days: set[str] = set()
        self._clocks = {f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)}

    def read(self, text: bytes) -> Record | str:
        """The record, or the first reason that holds against it."""
        record = self.take(text)
        if record is not None:
            return record
        judged = self._judge.read(text)
        return judged if isinstance(judged, str) else msgspec.convert(judged, Record)

    def take(self, text: bytes) -> Record | None:
        """The record, if nothing about it is odd."""
        if len(text) > MOST_BYTES:
            return None
        try:
            record = self._decode(text)
        except ValueError:
            return None
        if not self._fits(record):
            return None
        rest = b"{" + self._encode(record)[_HEAD:]
        return record if sha256(rest).hexdigest() == record.digest else None

    def _fits(self, record: Record) -> bool:
        """What the types do not say, but for the letters of the digest."""
        learner, modules = record.learner, record.modules
        if not (
            _HEX(record.record_id)
            and learner.sector in self._sectors
            and (learner.region is None or _REGION(learner.region))
            and _is_short(learner.name, 200)
            and _is_short(learner.organisation, 200)
            and _is_short(record.site.url, 2000)
            and _is_short(record.site.content_version, 100)
            and self._has_ids([module.id for module in modules])
        ):
            return False
        moments = [record.exported_at]
        times: list[str] = []
        for module in modules:
            if not self._module_fits(module, moments, times):
                return False
        times += moments
        forms = "\n".join([*times, ""]).translate(_DIGITS).replace(".000Z", "Z")
        return forms == _TIME * len(times) and self._are_in_calendar(moments)

    def _module_fits(self, module: Module, moments: list[str], times: list[str]) -> bool:
        """Whether a module fits but for its times, which it adds to the lists."""
        sections, checks, last = module.sections, module.checks, module.last
        if not (
            _is_short(module.version, 100)
            and self._has_ids([section.id for section in sections])
            and (not checks or self._checks_fit(checks))
            and (module.reflections is None or self._reflections_fit(module.reflections))
            and (module.quiz is None or self._quiz_fits(module.quiz, times))
        ):
            return False
        moments.append(module.started_at)
        if module.completed_at is not None:
            moments.append(module.completed_at)
        for attempt in module.attempts:
            moments.append(attempt.submitted_at)
            # The same answer is one object from here on, which is soon found again.
            try:
                attempt.answers = list(map(self._answers.__getitem__, attempt.answers))
            except KeyError:
                if not self._learn_answers(attempt.answers):
                    return False
        times += [section.completed_at for section in sections]
        times += [check.answered_at for check in checks]
        if last is not None:
            times.append(last.at)
            return self._has_ids([last.page])
        return True

    def _has_ids(self, ids: list[str]) -> bool:
        """Whether they are ids, and no two are the same."""
        different = set(ids)
        if len(different) < len(ids):
            return False
        if not self._ids.issuperset(different):
            if not all(map(_ID, different)):
                return False
            _make_room(self._ids)
            self._ids |= different
        return True

    def _checks_fit(self, checks: list[Check]) -> bool:
        entries = list(map(_IDENTITY, checks))
        names = set(map(self._checks.get, entries))
        if None in names:
            names.clear()
            for entry in entries:
                ident, digest, choices = entry
                if not (_ID(ident) and _DIGEST(digest) and all(map(_CHOICE, choices))):
                    return False
                _make_room(self._checks)
                self._checks[entry] = name = ident + digest
                names.add(name)
        return len(names) == len(entries)

    def _learn_answers(self, answers: list[Answer]) -> bool:
        _make_room(self._answers)
        for answer in answers:
            if not _is_answer(answer):
                return False
            self._answers[answer] = answer
        return True

    def _reflections_fit(self, reflections: list[Reflection]) -> bool:
        return all(_is_short(each.text, 50_000) for each in reflections) and self._has_ids(
            [each.id for each in reflections]
        )

    def _quiz_fits(self, quiz: Quiz, times: list[str]) -> bool:
        times.append(quiz.drawn_at)
        return bool(_SEED(quiz.seed)) and all(map(_is_answer, quiz.answers))

    def _are_in_calendar(self, moments: list[str]) -> bool:
        days = {moment[:10] for moment in moments}
        if not self._days.issuperset(days):
            if not all(is_in_calendar(f"{day}T00:00:00Z") for day in days):
                return False
            self._days |= days
        return (
            self._clocks.issuperset([moment[11:16] for moment in moments])
            and max([moment[17] for moment in moments]) < "6"
        )


def _is_answer(answer: Answer | Drawn) -> bool:
    return bool(
        _ID(answer.question) and _DIGEST(answer.digest) and all(map(_CHOICE, answer.choices))
    )


def _is_short(text: str | None, most: int) -> bool:
    """Whether a text of so many characters has as many units of UTF-16; it may say no too often."""
    return text is None or text.isascii() or 2 * len(text) <= most


def _make_room(known: set[Any] | dict[Any, Any]) -> None:
    if len(known) >= _MANY:
        known.clear()
