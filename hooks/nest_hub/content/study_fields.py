"""What is asked about a new case study, by a command or a form, and which answers fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from urllib.parse import urlsplit

from nest_hub.content.case_studies import Age, Appears, Giver, Kind, Sector
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.diagnostics import one_of
from nest_hub.languages import LANGUAGES, PHRASES, Language

Shape = Literal["words", "address", "choice", "choices", "yes-no", "day", "month-or-year"]
Answers = dict[str, str | list[str]]
"""By the field's name; `title.en` where each language has an answer of its own.

A list for `choices`. An answer that is not given yet is empty.
"""


@dataclass(frozen=True)
class Field:
    """One question. `id` is its name in flags, in forms, and in the model (`consent_…`)."""

    id: str
    question: str
    shape: Shape = "words"
    bilingual: bool = False
    needed: bool = True
    kinds: tuple[Kind, ...] = get_args(Kind)
    """The kinds of case study of which it is asked."""

    @property
    def names(self) -> list[str]:
        """Its names among the answers."""
        return [answer_name(self.id, la) for la in LANGUAGES] if self.bilingual else [self.id]


FIELDS = (
    Field("kind", "What is it?", "choice"),
    Field("title", "Its title, as a reader meets it", bilingual=True),
    Field("description", "One sentence that says what it is about", bilingual=True),
    Field("organisation", "Which organisation did this? No person’s name", bilingual=True),
    Field(
        "address",
        "The page on which its owner published it (https://…)",
        "address",
        bilingual=True,
        kinds=("related-practice",),
    ),
    Field("regions", "In which regions? None, if it could be anywhere", "choices", needed=False),
    Field("sectors", "Which kinds of service were part of it?", "choices"),
    Field("ages", "Which age groups was it for?", "choices"),
    Field("themes", "Which feelings of NEST does it show?", "choices", needed=False),
    Field("principles", "Which principles does it show?", "choices", needed=False),
    Field("values", "Which values does it show?", "choices", needed=False),
    Field("date", "When? A year, a month or a day: 2026, 2026-11, 2026-11-22", "month-or-year"),
    Field("review", "By which day should it be read again?", "day", needed=False),
    Field(
        "details_changed",
        "Were details changed so that nobody can be recognised? yes or no",
        "yes-no",
        needed=False,
    ),
    Field("source", "Where is it known from? A report, a page", needed=False),
    Field("consent_appears", "Who appears in it?", "choices", kinds=("practice",)),
    Field("consent_given_by", "Who agreed to it being told?", "choices", kinds=("practice",)),
    Field("consent_use", "To which use did they agree?", kinds=("practice",)),
    Field("consent_given_on", "On which day did they agree?", "day", kinds=("practice",)),
    Field("consent_until", "Until which day may it be shown?", "day", kinds=("practice",)),
    Field(
        "consent_form_kept_at",
        "Where is the signed form kept? The place, never the form and no person’s name",
        kinds=("practice",),
    ),
)
SECTIONS = ("need", "done", "said", "changed", "learned")
"""The names of the five headings in forms and answers, in order: `need.en`."""

_LITERALS: dict[str, tuple[tuple[str, ...], str]] = {
    "kind": (get_args(Kind), "kind"),
    "sectors": (get_args(Sector), "sector"),
    "ages": (get_args(Age), "age"),
    "details_changed": (("yes", "no"), "details_changed"),
    "consent_appears": (get_args(Appears), "appears"),
    "consent_given_by": (get_args(Giver), "giver"),
}
Choices = Mapping[str, Mapping[Language, str]]


class Unfit(Exception):
    """An answer that does not fit. Says why, for a person."""


def answer_name(ident: str, language: Language) -> str:
    """The name of one language's answer: `title.en`."""
    return f"{ident}.{language}"


def choices(hub: Hub, ident: str) -> Choices:
    """The valid answers of a field with their labels; none where the answer is free."""
    if ident in _LITERALS:
        valid, prefix = _LITERALS[ident]
        return {
            value: {la: PHRASES[la][f"{prefix}_{value}"] for la in LANGUAGES} for value in valid
        }
    if ident == "regions":
        regions = hub.regions.by_id.values()
        return {r.id: {la: r.short_name[la] for la in LANGUAGES} for r in regions}
    for kind, folder in FOLDERS.items():
        if ident == folder:
            parts = hub.framework.of(kind).values()
            return {part.id: {la: part.name[la] for la in LANGUAGES} for part in parts}
    return {}


def read_answer(hub: Hub, field: Field, text: str) -> str | list[str]:
    """The answer that `text` gives; empty where it is left for later. Raises Unfit."""
    flat = " ".join(text.split())
    valid = choices(hub, field.id)
    if field.shape == "choices":
        named = [part for part in re.split(r"[,\s]+", flat) if part]
        return list(dict.fromkeys(_chosen(field, part, valid) for part in named))
    if not flat:
        return ""
    if field.shape in {"choice", "yes-no"}:
        return _chosen(field, flat, valid)
    if field.shape == "day":
        return _day(flat, r"\d{4}-\d{2}-\d{2}", "Write the year, the month and the day: 2026-11-22")
    if field.shape == "month-or-year":
        return _day(
            flat,
            r"\d{4}(-\d{2}(-\d{2})?)?",
            "Write a year, a year and month, or a day: 2026, 2026-11 or 2026-11-22",
        )
    if field.shape == "address" and not (
        flat.startswith(("https://", "http://")) and urlsplit(flat).netloc and " " not in flat
    ):
        raise Unfit(f"'{flat}' is not an address. Write it as the browser shows it: https://…")
    return flat


def _chosen(field: Field, text: str, valid: Choices) -> str:
    if text.lower() not in valid:
        raise Unfit(f"`{field.id}` cannot be '{text}'. {one_of(text.lower(), valid)}")
    return text.lower()


def _day(text: str, pattern: str, mend: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise Unfit(f"'{text}' is not a date. {mend}.")
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise Unfit(f"'{text}' is not in the calendar. {mend}.") from None
    return text


def as_slug(text: str) -> str:
    """A text as the last part of an address: small letters without accents, with hyphens."""
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'‘")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
