"""The dictionaries of both languages, and the words and sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from hunspell import Hunspell

from nest_hub.languages import Language

DICTIONARIES = Path(__file__).with_name("dictionaries")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*’?", re.UNICODE)
_MAY_BE_ADDRESS = re.compile(r"\.[\w-]|@|://")
"""In every text that `_ADDRESS` finds something in; it is much quicker to look for."""
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_SENTENCE = re.compile(r"[^.!?:;|•·]+[.!?:;|•·]*")
_CLITICS = {"r", "n", "i", "u", "w", "ch", "m", "th", "ll", "s", "d", "re", "ve", "t"}


@lru_cache(maxsize=2)
def _dictionary(language: Language) -> Hunspell:
    return Hunspell(language, hunspell_data_dir=str(DICTIONARIES))


class Speller:
    """Knows the words of one language, and the project's own."""

    def __init__(self, language: Language, own: Iterable[str] = ()) -> None:
        self._hunspell = _dictionary(language)
        self._own = {_plain(word).lower() for text in own for word, _ in words(text)}
        self._known: dict[tuple[str, bool], bool] = {}

    def knows(self, word: str, *, names: bool = True) -> bool:
        """Whether the word is right. With `names`, any word with a capital letter is."""
        key = (word, names)
        if key not in self._known:
            self._known[key] = self._look_up(word, names)
        return self._known[key]

    def suggest(self, word: str) -> list[str]:
        """At most two words that may be meant."""
        found = self._hunspell.suggest(word.replace("’", "'"))
        return [str(text).replace("'", "’") for text in found[:2]]

    def _look_up(self, word: str, names: bool) -> bool:
        plain = _plain(word)
        if len(plain) < 2 or (names and any(letter.isupper() for letter in plain)):
            return True
        if plain.lower() in self._own:
            return True
        if self._hunspell.spell(plain) or self._hunspell.spell(plain.lower()):
            return True
        stem, apostrophe, ending = plain.rpartition("'")
        if apostrophe and ending in _CLITICS and self._look_up(stem, names):
            return True
        pieces = plain.split("-")
        return len(pieces) > 1 and all(self._look_up(piece, names) for piece in pieces)


def _plain(word: str) -> str:
    return word.strip("’").replace("’", "'")


@lru_cache(maxsize=8)
def speller(language: Language, own: tuple[str, ...]) -> Speller:
    """The same speller again, with all that it has looked up, for the same words."""
    return Speller(language, own)


class Reader:
    """Reads texts of one language, and knows the words of the other."""

    def __init__(self, ours: Speller, theirs: Speller) -> None:
        self.ours, self.theirs = ours, theirs
        self._strange: dict[str, bool] = {}

    def finds_strange(self, text: str) -> bool:
        """Whether any word is unknown, or known to the other language alone.

        In most texts none is, and they need not be looked at sentence by sentence.
        """
        strange = self._strange
        for word in set(_WORD.findall(_readable(text))):
            if word not in strange:
                strange[word] = self._is_strange(word)
            if strange[word]:
                return True
        return False

    def _is_strange(self, word: str) -> bool:
        if self.ours.knows(word, names=False):
            return False
        return not self.ours.knows(word) or self.theirs.knows(word, names=False)


def words(text: str) -> Iterator[tuple[str, int]]:
    """Each word of a text with its place; numbers and signs are not words."""
    for match in _WORD.finditer(text):
        yield match[0], match.start()


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a text with its place, addresses left out.

    Roughly: it is for counting words.
    """
    for match in _SENTENCE.finditer(_readable(text)):
        if match[0].strip():
            yield match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()


def _readable(text: str) -> str:
    """The text with blanks where addresses were."""
    if not _MAY_BE_ADDRESS.search(text):
        return text
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)
