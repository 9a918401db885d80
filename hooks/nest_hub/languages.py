"""The two languages: names, dates, numbers and plurals, and the words of the interface."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from nest_hub.source import Mapping, parse_yaml

Language = Literal["cy", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
"""Welsh first, wherever both are offered."""

NAMES: dict[Language, str] = {"cy": "Cymraeg", "en": "English"}
"""Each language's name in itself."""

IN_ENGLISH: dict[Language, str] = {"cy": "Welsh", "en": "English"}
"""Each language's name for findings, which are in English."""

_LOCALES = {"cy": Locale("cy", "GB"), "en": Locale("en", "GB")}


def other(language: Language) -> Language:
    """The other language of the two."""
    return "en" if language == "cy" else "cy"


def format_day(day: date, language: Language) -> str:
    """A date in words: `22 November 2026`, `22 Tachwedd 2026`."""
    return babel_date(day, "d MMMM y", locale=_LOCALES[language])


def format_weekday(day: date, language: Language) -> str:
    """A date with its weekday: `Sunday 22 November 2026`, `Dydd Sul 22 Tachwedd 2026`."""
    return babel_date(day, "EEEE d MMMM y", locale=_LOCALES[language])


def format_partial_date(text: str, language: Language) -> str:
    """`2026`, `2026-11` or `2026-11-22` in words."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    pattern = "d MMMM y" if len(parts) == 3 else "MMMM y"
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return babel_date(day, pattern, locale=_LOCALES[language])


def month_names(language: Language) -> str:
    """The names of the twelve months as they stand in a date, with a space between them.

    None holds a space itself; so scripts take one text, which is shorter than a list.
    """
    days = (date(2000, month, 1) for month in range(1, 13))
    return " ".join(babel_date(day, "MMMM", locale=_LOCALES[language]) for day in days)


def format_number(number: float, language: Language) -> str:
    """A number with the language's separators."""
    return str(format_decimal(number, locale=_LOCALES[language]))


def join_words(words: list[str], language: Language) -> str:
    """The words as a list within a sentence: `a, b and c`, `a, b a ch` with its mutation."""
    *first, last = words
    if not first:
        return last
    if language == "en":
        return f"{', '.join(first)} and {last}"
    start = last[:1].lower()
    if start in "aeiouwyâêîôûŵŷ":
        return f"{', '.join(first)} ac {last}"
    # The aspirate mutation; `ch`, `ph` and `th` do not take it.
    aspirate = start in ("c", "p", "t") and last[1:2].lower() != "h"
    return f"{', '.join(first)} a {f'{last[0]}h{last[1:]}' if aspirate else last}"


@lru_cache(maxsize=1)
def _interface() -> Mapping:
    path = Path(__file__).with_name("interface.yml")
    return parse_yaml(path.read_text(encoding="utf-8"))


class Phrases:
    """The interface's words in one language: `phrases.menu`, `phrases.count("minutes", 5)`.

    A phrase with plurals holds CLDR's categories (`zero one two few many other`) and `{n}`.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __getattr__(self, key: str) -> str:
        if key.startswith("_"):
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> str:
        try:
            value = _interface()[key][self.language]
        except KeyError:
            raise AttributeError(f"interface.yml has no `{key}` in {self.language}") from None
        assert isinstance(value, str), f"interface.yml: `{key}` has plurals; use count()"
        return value

    def forms(self, key: str) -> dict[str, str]:
        """The plural forms of the phrase `key`, by CLDR's categories."""
        forms: dict[str, str] = _interface()[key][self.language]
        return forms

    def count(self, key: str, number: int) -> str:
        """The phrase `key` in the plural form that `number` takes, with the number in it."""
        forms = self.forms(key)
        category = str(_LOCALES[self.language].plural_form(number))
        form: str = forms.get(category) or forms["other"]
        return form.replace("{n}", format_number(number, self.language))


PHRASES: dict[Language, Phrases] = {language: Phrases(language) for language in LANGUAGES}


def script_phrases(language: Language, prefix: str = "learn_") -> dict[str, str | dict[str, str]]:
    """The phrases that script puts into a page, without the prefix at the head of their keys."""
    return {
        key.removeprefix(prefix): value[language]
        for key, value in _interface().items()
        if key.startswith(prefix)
    }


_WELSH_ALPHABET = re.findall(
    r"\w+", "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
)
_WELSH_ORDER = {letter: index for index, letter in enumerate(_WELSH_ALPHABET)}


def letters(text: str, language: Language) -> list[str]:
    """The letters of a text without accents; `ch`, `dd`, `ll` … are one letter in Welsh."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", text.lower())
        if character.isascii() and character.isalnum()
    )
    if language == "en":
        return list(plain)
    return [match[0] for match in re.finditer(r"ch|dd|ff|ng|ll|ph|rh|th|.", plain)]


def sort_key(text: str, language: Language) -> list[int]:
    """Orders texts by the language's own alphabet."""
    if language == "en":
        return [ord(letter) for letter in letters(text, language)]
    return [_WELSH_ORDER.get(letter, -1) for letter in letters(text, language)]
