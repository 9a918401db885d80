"""What counts of a record, and of a person: it is kept on disk until all records are read."""

from __future__ import annotations

from msgspec import Struct


class Attempt(Struct, array_like=True, gc=False):
    """An attempt as it was found.

    In `answers` a known one is 2 × its question's number, and 1 more if it is right. `others` are
    the rest: the place among all, and the part of the line by which attempts are told apart.
    """

    submitted_at: str
    passed: bool
    score: int
    max: int
    language: str
    answers: list[int]
    others: list[tuple[int, str]]


class Part(Struct, array_like=True, gc=False):
    """What was done in one module; the attempts by the time at which they were sent in."""

    id: str
    started_at: str
    completed_at: str | None
    attempts: list[Attempt]


class Facts(Struct, array_like=True, gc=False):
    """A record, or several of one person as one; the parts by their modules' ids."""

    record_id: str
    exported_at: str
    digest: str
    language: str
    region: str | None
    sector: str | None
    parts: list[Part]
