"""Reads and judges one text: a team's file, or the reason why it cannot count.

The same as `tool-file.js` and `team-file.js`, which write it and read it in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from nest_hub.assessments.canonical import canonical
from nest_hub.completions.jsons import Unreadable, read_exactly

FORMAT, VERSION, TOOL = "nest-hub-tool", 1, "self-assessment"
_MOST_ITEMS, _MOST_ANSWERS, _DEEPEST, _LONGEST = 1000, 2000, 5, 20_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z0-9][a-z0-9:-]{0,150}")
_DIGEST = re.compile("[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"(2\d{3}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?Z", re.ASCII)
_DAY = re.compile(r"2\d{3}-\d\d-\d\d", re.ASCII)
_TEXTS = {"name", "region", "date"}


class Answer(NamedTuple):
    """What was answered, and when."""

    value: Any
    at: str


@dataclass(frozen=True)
class Item:
    """One assessment: what of it counts."""

    id: str
    name: str
    created_at: str
    answers: dict[str, Answer] = field(default_factory=dict)


class TeamFile(NamedTuple):
    """A text that is a tool's file: its assessments, or why it was refused."""

    name: str
    reason: str | None
    items: list[Item]


@dataclass(frozen=True)
class Reader:
    """Reads team files. It goes to other processes, and so is plain data."""

    principles: tuple[str, ...]
    lowest: int
    highest: int

    def __call__(self, name: str, text: bytes) -> TeamFile | None:
        """The file; none if the text is no file of any tool."""
        try:
            data = read_exactly(text)
        except Unreadable:
            return None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            return None
        reason = _refusal(data)
        items = [] if reason else [self._item(item) for item in data["items"]]
        if not all(self._is_in_range(item) for item in items):
            reason, items = "range", []
        return TeamFile(name, reason, items)

    def _item(self, item: dict[str, Any]) -> Item:
        wanted = _TEXTS.union(f"score:{principle}" for principle in self.principles)
        answers = {
            key: Answer(_clean(answer["value"]), _alike(answer["at"]))
            for key, answer in item["answers"].items()
            if key in wanted
        }
        return Item(item["id"], _clean(item["name"]), _alike(item["created_at"]), answers)

    def _is_in_range(self, item: Item) -> bool:
        for key, (value, _) in item.answers.items():
            if value is None:
                continue
            if key.startswith("score:"):
                if not _is_whole(value) or not self.lowest <= value <= self.highest:
                    return False
            elif not isinstance(value, str) or (key == "date" and value and not is_day(value)):
                return False
        return True


def is_day(text: str) -> bool:
    """Whether a day is in the calendar, in the years in which there can be an assessment."""
    try:
        return bool(_DAY.fullmatch(text)) and date.fromisoformat(text).year >= 2020
    except ValueError:
        return False


def _refusal(data: dict[str, Any]) -> str | None:
    version: Any = data.get("version")
    tool = data.get("tool")
    if _is_whole(version) and version > VERSION:
        return "newer"
    if isinstance(tool, str) and tool != TOOL:
        return "worksheet"
    given = data.get("digest")
    rest = {name: value for name, value in data.items() if name != "digest"}
    if not _is_sound(rest) or not _is_text(given, _DIGEST.fullmatch):
        return "shape"
    try:
        made = sha256(canonical(rest).encode()).hexdigest()
    except ValueError:
        return "damaged"
    return None if made == given else "damaged"


def _is_sound(data: dict[str, Any]) -> bool:
    items, language = data.get("items"), data.get("language")
    return (
        _is_whole(data.get("version"))
        and data["version"] == VERSION
        and _is_text(data.get("tool"), _SLUG.fullmatch)
        and _is_text(data.get("saved_at"), _is_time)
        and isinstance(language, str)
        and language in {"cy", "en"}
        and isinstance(data.get("site"), dict)
        and isinstance(items, list)
        and len(items) <= _MOST_ITEMS
        and all(map(_is_item, items))
        and len({item["id"] for item in items}) == len(items)
    )


def _is_item(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and _is_text(item.get("id"), _UUID.fullmatch)
        and isinstance(item.get("name"), str)
        and _is_text(item.get("created_at"), _is_time)
        and _is_text(item.get("updated_at"), _is_time)
        and isinstance(item.get("answers"), dict)
        and len(item["answers"]) <= _MOST_ANSWERS
        and all(_is_answer(key, answer) for key, answer in item["answers"].items())
    )


def _is_answer(key: str, answer: Any) -> bool:
    return (
        bool(_KEY.fullmatch(key))
        and isinstance(answer, dict)
        and _is_text(answer.get("at"), _is_time)
        and "value" in answer
        and _is_shallow(answer["value"], _DEEPEST)
    )


def _is_shallow(value: Any, depth: int) -> bool:
    if depth == 0:
        return False
    if isinstance(value, dict):
        return "__proto__" not in value and all(_is_shallow(v, depth - 1) for v in value.values())
    return not isinstance(value, list) or all(_is_shallow(inner, depth - 1) for inner in value)


def _is_text(text: Any, form: Callable[[str], object]) -> bool:
    return isinstance(text, str) and bool(form(text))


def _is_time(text: str) -> bool:
    found = _TIME.fullmatch(text)
    try:
        return bool(found) and bool(date.fromisoformat(text[:10]))
    except ValueError:
        return False


def _is_whole(value: Any) -> bool:
    """Whether it is a whole number, as a browser sees it: 3.0 is, and `true` is not."""
    return type(value) is int or (type(value) is float and value.is_integer())


def _alike(time: str) -> str:
    """A time as a browser writes it, in milliseconds, so that times compare as texts."""
    found = _TIME.fullmatch(time)
    assert found, time
    return f"{found[1]}T{found[2]}.{(found[3] or '')[:3].ljust(3, '0')}Z"


def _clean(value: Any) -> Any:
    """A text cut as the browser cuts it, by UTF-16 code units; a score as a whole number."""
    if isinstance(value, str):
        return value.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "replace")
    return int(value) if _is_whole(value) else value
