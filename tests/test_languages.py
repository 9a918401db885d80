"""Dates, numbers, plurals and the order of words in each language."""

from __future__ import annotations

from datetime import date

import pytest

from nest_hub.languages import (
    PHRASES,
    format_day,
    format_number,
    format_partial_date,
    join_words,
    sort_key,
)


def test_dates_and_numbers() -> None:
    assert format_day(date(2026, 11, 22), "cy") == "22 Tachwedd 2026"
    assert format_partial_date("2026-11", "en") == "November 2026"
    assert format_partial_date("2026", "cy") == "2026"
    assert format_number(587655, "cy") == "587,655"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Amser darllen: 0 munud"),
        (1, "Amser darllen: 1 funud"),
        (2, "Amser darllen: 2 funud"),
        (3, "Amser darllen: 3 munud"),
        (6, "Amser darllen: 6 munud"),
        (7, "Amser darllen: 7 munud"),
    ],
)
def test_the_six_plural_forms_of_welsh(number: int, words: str) -> None:
    assert PHRASES["cy"].count("minutes_to_read", number) == words


def test_english_plurals() -> None:
    assert PHRASES["en"].count("minutes_to_read", 1) == "1 minute to read"
    assert PHRASES["en"].count("minutes_to_read", 4) == "4 minutes to read"


def test_welsh_has_an_alphabet_of_its_own() -> None:
    words = ["dŵr", "ddoe", "chwarae", "cyngor", "llais", "lôn", "nyth", "gŵr", "ngwaith"]
    assert sorted(words, key=lambda word: sort_key(word, "cy")) == [
        "cyngor",
        "chwarae",
        "dŵr",
        "ddoe",
        "gŵr",
        "ngwaith",
        "lôn",
        "llais",
        "nyth",
    ]


def test_a_phrase_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match=r"interface.yml has no `nothing` in cy"):
        PHRASES["cy"]["nothing"]


@pytest.mark.parametrize(
    ("words", "english", "welsh"),
    [
        (["tŷ"], "tŷ", "tŷ"),
        (["llesiant", "dim drws"], "llesiant and dim drws", "llesiant a dim drws"),
        (["dim", "cymunedau"], "dim and cymunedau", "dim a chymunedau"),
        (["dim", "Plant"], "dim and Plant", "dim a Phlant"),
        (["dim", "chwarae"], "dim and chwarae", "dim a chwarae"),
        (["tai", "drws", "arloesi"], "tai, drws and arloesi", "tai, drws ac arloesi"),
    ],
)
def test_a_list_within_a_sentence(words: list[str], english: str, welsh: str) -> None:
    assert join_words(words, "en") == english
    assert join_words(words, "cy") == welsh
