"""Reads and judges one text: a record, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from nest_hub.completions.jsons import MOST_BYTES, Unreadable, canonical, read_exactly
from nest_hub.completions.shape import fits, whole

Record = dict[str, Any]
VERSION = 1
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d", re.ASCII)


class Judge:
    """Judges texts by the record's schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._schema = schema

    def read(self, text: bytes) -> Record | str:
        """The record, with 1 for 1.0, or the first reason that holds against it."""
        if len(text) > MOST_BYTES:
            return "size"
        try:
            record = read_exactly(text)
        except Unreadable as why:
            return str(why.args[0])
        if not isinstance(record, dict) or record.get("format") != "nest-hub-record":
            return "foreign"
        version: Any = record.get("version")
        if isinstance(version, float) and version.is_integer():
            version = int(version)
        if isinstance(version, int) and version > VERSION:
            return "newer"
        if not fits(record, self._schema) or _twice(record):
            return "shape"
        record = whole(record)
        rest = {name: value for name, value in record.items() if name != "digest"}
        if sha256(canonical(rest)).hexdigest() != record["digest"]:
            return "damaged"
        return record if all(map(is_in_calendar, _times(record))) else "time"


def is_in_calendar(text: str) -> bool:
    """Whether a time that fits the schema exists, and is one that a learner could have."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return False
    return 2020 <= day.year <= 2099 and bool(_CLOCK.match(text, 11))


def _times(record: Record) -> Iterator[str]:
    yield record["exported_at"]
    for module in record["modules"]:
        yield module["started_at"]
        if module["completed_at"] is not None:
            yield module["completed_at"]
        yield from (attempt["submitted_at"] for attempt in module["attempts"])


def _twice(record: Record) -> bool:
    """Whether a list names one thing twice."""
    lists = [[module["id"] for module in record["modules"]]]
    for module in record["modules"]:
        lists.append([section["id"] for section in module["sections"]])
        lists.append([reflection["id"] for reflection in module["reflections"] or []])
        lists.append([check["id"] + check["digest"] for check in module["checks"]])
    return any(len(set(names)) < len(names) for names in lists)
