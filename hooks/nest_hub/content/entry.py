"""The base of every kind of content read from YAML: typed, strict, with its lines.

A fault in the data becomes a Diagnostic that names the item as its author wrote it.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails

from nest_hub.content.contributed import is_web_address
from nest_hub.content.ids import Named, faults_of_ids
from nest_hub.diagnostics import Diagnostic, one_of
from nest_hub.languages import IN_ENGLISH, Language
from nest_hub.source import Mapping, Sequence

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _in_the_calendar(text: str) -> str:
    """Refuses a 13th month and a 31st of June."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise fault(
            f"has the date '{text}', which is not in the calendar.", "Correct it."
        ) from None
    return text


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_in_the_calendar),
]
"""`2026`, `2026-11` or `2026-11-22`."""


def _on_the_web(address: str) -> str:
    """What begins otherwise could run a script in the browser of who follows it."""
    if not is_web_address(address):
        raise fault(
            f"has the address '{address}', which is not whole.",
            "Write it as the browser shows it, from https:// on.",
        )
    return address


WebAddress = Annotated[Words, AfterValidator(_on_the_web)]
Confidence = Literal["confirmed", "verify", "unknown"]


class Entry(BaseModel):
    """One item of content; unknown keys are refused, and it cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _path: PurePosixPath = PrivateAttr(default=PurePosixPath())
    _line: int = PrivateAttr(default=0)
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_lines(
        cls, data: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo
    ) -> Any:
        entry = handler(data)
        if isinstance(data, Mapping) and isinstance(entry, Entry):
            entry._line, entry._lines = data.line, dict(data.lines)
            entry._path = (info.context or {}).get("path", PurePosixPath())
        return entry

    @property
    def path(self) -> PurePosixPath:
        """The file that it was read from."""
        return self._path

    def line(self, key: str | None = None) -> int:
        """The line on which it, or one of its keys, stands."""
        return self._line if key is None else self._lines.get(key, self._line)

    def finding(self, key: str | None, problem: str, mend: str) -> Diagnostic:
        """An error at the line of `key`."""
        return Diagnostic(self._path, self.line(key), problem, mend)


class Text(Entry):
    """A text in both languages."""

    en: Words
    cy: Words

    def __getitem__(self, language: Language) -> str:
        return self.cy if language == "cy" else self.en


class Slugs(Entry):
    """A part of an address in both languages."""

    en: Slug
    cy: Slug

    def __getitem__(self, language: Language) -> str:
        return self.cy if language == "cy" else self.en


class WebAddresses(Entry):
    """An address of the web in both languages."""

    en: WebAddress
    cy: WebAddress

    def __getitem__(self, language: Language) -> str:
        return self.cy if language == "cy" else self.en


class TextOrNothing(Entry):
    """A text in both languages of which one, or both, may not be known yet."""

    en: Words | None = None
    cy: Words | None = None

    def __getitem__(self, language: Language) -> str | None:
        return self.cy if language == "cy" else self.en


class NameConfidence(Entry):
    """How sure each language's form of a name is."""

    en: Confidence
    cy: Confidence

    def __getitem__(self, language: Language) -> Confidence:
        return self.cy if language == "cy" else self.en


E_ = TypeVar("E_", bound=Entry)


def build(kind: type[E_], data: Mapping, path: PurePosixPath) -> tuple[E_ | None, list[Diagnostic]]:
    """The entry that `data` describes, or None with every fault found in it."""
    try:
        return kind.model_validate(data, context={"path": path}), []
    except ValidationError as error:
        return None, [_explain(fault, data, path) for fault in _relevant(error.errors())]


def build_each(
    kind: type[E_], data: Mapping, key: str, path: PurePosixPath
) -> tuple[list[E_], list[str], list[Diagnostic]]:
    """The entries of the list `data[key]`: the sound ones, every id named, and the faults.

    One broken entry does not take the others with it.
    """
    items = data.get(key)
    if items is None:
        return [], [], []
    if not isinstance(items, Sequence):
        line = data.lines[key]
        return [], [], [Diagnostic(path, line, f"`{key}` is not a list.", "Begin each with `- `.")]
    entries: list[E_] = []
    findings: list[Diagnostic] = []
    named: list[Named] = []
    for index, item in enumerate(items):
        if not isinstance(item, Mapping):
            problem = f"Entry {index + 1} of `{key}` is not a list of `key: value`."
            findings.append(Diagnostic(path, items.lines[index], problem, "Begin it with `id:`."))
            continue
        if isinstance(name := item.get("id"), str):
            named.append((name, path, item.lines["id"]))
        try:
            entries.append(kind.model_validate(item, context={"path": path}))
        except ValidationError as error:
            findings += [
                _explain({**fault, "loc": (key, index, *fault["loc"])}, data, path)
                for fault in _relevant(error.errors())
            ]
    findings += faults_of_ids(named, f"in `{key}`")
    return entries, list(dict.fromkeys(ident for ident, _, _ in named)), findings


_MEND = "\x1f"
"""Stands between a problem and its mend; no text that was read can hold it."""
_ITEMS = {
    "questions": "Question",
    "choices": "Choice",
    "items": "Item",
    "pairs": "Pair",
    "reflections": "Reflection",
    "scenarios": "Scenario",
    "steps": "Step",
    "sections": "Section",
    "outcomes": "Outcome",
    "themes": "Theme",
    "principles": "Principle",
    "values": "Value",
    "parts": "Part",
    "regions": "Region",
    "councils": "Council",
    "figures": "Figure",
    "help_lines": "Help line",
    "exemptions": "Exemption",
    "videos": "Video",
    "think": "Prompt",
    "shows": "Prompt",
    "next": "Prompt",
    "said": "What was said",
    "points": "Point",
    "policy": "Policy",
    "plans": "Plan",
    "training": "Training",
    "sources": "Source",
    "series": "Series",
    "dates": "Date",
    "groups": "Group",
    "services": "Service",
}


def _relevant(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the second of two errors at one place (a union tries each of its members).

    A key that is missing and one like it that is not known are one mistake: the second is kept.
    """
    seen: dict[tuple[int | str, ...], ErrorDetails] = {}
    for error in errors:
        seen.setdefault(error["loc"], error)
    for loc, error in list(seen.items()):
        if error["type"] == "extra_forbidden":
            missing = [
                str(other[-1])
                for other, e in seen.items()
                if other[:-1] == loc[:-1] and e["type"] == "missing"
            ]
            if near := get_close_matches(str(loc[-1]), missing, n=1):
                del seen[(*loc[:-1], near[0])]
                seen[loc] = {**error, "ctx": {"meant": near[0]}}
    return list(seen.values())


def _explain(fault: ErrorDetails, data: Mapping, path: PurePosixPath) -> Diagnostic:
    value: Any = data
    line, trail = data.line, []
    keys = list(fault["loc"])
    last: str | int = keys[-1] if keys else ""
    for key in keys:
        if isinstance(value, Mapping) and key in value:
            line = value.lines[str(key)]
        elif isinstance(value, Sequence) and isinstance(key, int) and key < len(value):
            line = value.lines[key]
        else:
            break
        value = value[key]
        trail.append((key, value))
    item = _item_name(trail)
    problem, mend = _say(fault, item, last, keys, value)
    return Diagnostic(path, line, problem, mend)


def _item_name(trail: list[tuple[int | str, Any]]) -> str:
    """The items that enclose the fault, innermost first: `Choice 'a' of question 'x'`."""
    names: list[str] = []
    container = ""
    for key, value in trail:
        if isinstance(key, int):
            word = _ITEMS.get(container, f"Entry of `{container}`")
            ident = value.get("id") if isinstance(value, Mapping) else None
            if isinstance(value, Mapping):
                names.append(f"{word} '{ident}'" if ident else f"{word} {key + 1}")
        else:
            container = str(key)
    if not names:
        return "The file"
    inner, *outer = reversed(names)
    return " of ".join([inner, *(name[0].lower() + name[1:] for name in outer)])


_FORMS = {
    r"^\d{4}": (
        "is not a date",
        "Write a year, a year and month, or a day: 2026, 2026-11 or 2026-11-22.",
    ),
    r"^\d{2}:": ("is not a time", "Write the hour and the minutes: 09:30 or 14:00."),
    "": (
        "cannot be used as an id or address",
        "Use small letters without accents, digits and hyphens: no-wrong-door.",
    ),
}
"""What a text that has not its form is said not to be, by how the form's pattern begins."""


def _say(
    fault: ErrorDetails, item: str, last: str | int, keys: list[int | str], value: Any
) -> tuple[str, str]:
    """Problem and mend. `last` is the key at fault, the last of `keys`; `value` is what it has."""
    kind, context = fault["type"], fault.get("ctx", {})
    if isinstance(last, int):  # an entry of a list is named by its list
        last = next((key for key in reversed(keys) if isinstance(key, str)), last)
    named = next((key for key in reversed(keys[:-1]) if isinstance(key, str)), last)
    field = f"`{named if last in IN_ENGLISH else last}`"
    if absent := _say_absent(kind, item, last, field, value is None or value == ""):
        return absent
    if kind == "extra_forbidden":
        meant = context.get("meant")
        mend = f"Did you mean `{meant}`?" if meant else "Correct its spelling, or remove it."
        return f"{item} has a key {field} that is not known.", mend
    if kind == "literal_error":
        valid = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{item} has {field} '{value}', which is not known.", one_of(str(value), valid)
    if kind == "value_error":
        problem, _, mend = str(context.get("error", fault["msg"])).partition(_MEND)
        return f"{item} {problem}", mend
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        what, mend = next(said for begins, said in _FORMS.items() if pattern.startswith(begins))
        return f"{item} has {field} '{value}', which {what}.", mend
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return (
            f"{item} has a {field} in one piece where its parts are expected.",
            f"Put each part on a line of its own below `{last}:`, indented.",
        )
    if kind.startswith("date_"):
        return (
            f"{item} has {field} '{value}', which is not a day.",
            "Write the year, the month and the day: 2026-11-22.",
        )
    if kind.startswith("bool_"):
        return f"{item} has {field} '{value}', which is neither yes nor no.", "Write yes or no."
    if kind == "too_short":
        return f"{item} has an empty {field}.", "Name one at least."
    if kind == "list_type":
        return f"{item} has a {field} that is not a list.", "Begin each entry with `- `."
    return f"{item} has {field} '{value}', which does not fit: {fault['msg']}.", "Correct it."


def _say_absent(
    kind: str, item: str, last: str | int, field: str, empty: bool
) -> tuple[str, str] | None:
    """What is said where nothing stands, or no text in one language; None where something does."""
    language = {str(code): name for code, name in IN_ENGLISH.items()}.get(str(last))
    if kind == "missing" and language:
        return (
            f"{item} has no {language} text for {field}.",
            f"Add `{last}:` with the {language} text.",
        )
    if kind == "missing":
        return f"{item} has no {field}.", f"Add `{last}: …`."
    if language and (kind == "string_too_short" or (kind == "string_type" and empty)):
        return (
            f"{item} has an empty {language} text for {field}.",
            f"Write the {language} text after `{last}:`.",
        )
    if kind == "string_too_short" or empty:
        return f"{item} has nothing after {field}.", f"Write it after `{last}:`."
    return None


def fault(problem: str, mend: str) -> ValueError:
    """What a validator raises: the problem follows the item's name, the mend is a sentence."""
    return ValueError(f"{problem}{_MEND}{mend}")


__all__ = [
    "Confidence",
    "Entry",
    "Field",
    "NameConfidence",
    "PartialDate",
    "Slug",
    "Slugs",
    "Text",
    "TextOrNothing",
    "WebAddress",
    "WebAddresses",
    "Words",
    "build",
    "build_each",
    "fault",
]
