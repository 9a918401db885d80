"""How many syllables an English word has, by its letters.

A rule with exceptions, and no dictionary: it counts groups of vowels, leaves out those that are
written and not spoken, and parts those that are written together and spoken apart.
`tests/content/test_reading.py` holds it to words whose syllables are known.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KNOWN = {
    **dict.fromkeys(("argued", "business", "colleague", "evening", "people", "someone"), 2),
    **dict.fromkeys(("lion", "tired", "wednesday"), 2),
    **dict.fromkeys(("area", "behaviour", "everyday", "everything", "everywhere", "idea"), 3),
    **dict.fromkeys(("anyone", "nurserie", "nursery", "parliament"), 3),
    **dict.fromkeys(("suicide", "whoever", "wherever"), 3),
}
"""Words that people use and the rule gets wrong, without the `s` of a plural."""
_NOT_WITHIN = {"do", "wo", "ca", "are", "were"}
"""What `n’t` makes no longer: `don’t` is one syllable, and `isn’t` is two."""
_FIRST_PARTS = re.compile(
    r"(base|care|case|eye|face|fire|fore|frame|grade|guide|home|life|like|love|make|more|name|"
    r"note|one|place|safe|shape|side|some|stake|store|take|there|time|use|voice|ware|where|whole)"
    r"(?=[bcdfghjklmnpqrstvwz]\w)"
)
"""The first part of a compound, the `e` at whose end nobody speaks: `something`, `homework`."""
_BEFORE_ENDING = re.compile(r"(?<=[aeiouy][a-z])e(?=(?:ly|ments?|ful|fully|less|ness|ty|teen)$)")
_SOUNDED = re.compile(r"(?:[szxcg]|[cs]h|[^aeiouyrlw]l|[bt]r)$")
"""What makes an `es` after it a syllable."""
_HISSING = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
"""What makes a `’s` after it a syllable."""
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![tcsl])ia(?!ge)|lia(?![nr])|(?<![tcsgxln])io|(?<![tcsg])iu|(?<!g)eo|ua(?!de)|uou|"
    r"ie(?=ty)|(?<![tc])ie(?=n[ct]|ts?$|r$|st$)|[aeouy]ing|oe[mt]|crea(?=t$|t[ei])|qie|^rea(?=ct)|creati|rea(?=lit)|"
    r"theatr|museum|[rf]ue[ln]|luen|ruin|luid|tuit|ginn?uin|eate$"
)
"""Vowels beside each other, in two syllables."""
_CONSONANT_ALONE = re.compile(r"(?:[sc]m|thm|[^aeiouylrw]l)$")
"""Without a vowel of its own, and yet a syllable: `autism`, `settl(ed)`."""
_READ_AS_WORD = re.compile(r"[^AEIOUY]{0,2}(?:[AEIOUY]{1,2}[^AEIOUY]{1,2})+")
_LONG_DIGITS = "07"
"""Zero and seven: the digits of two syllables."""


@lru_cache(maxsize=8192)
def count_syllables(word: str) -> int:
    """The syllables of a word, or of a number that is read digit by digit."""
    if word[:1].isdigit():
        return sum(2 if sign in _LONG_DIGITS else 1 for sign in word if sign not in ",:")
    return sum(_count_part(part) for part in re.split(r"[-\u2011]", word) if part)


def _count_part(word: str) -> int:
    if len(word) > 1 and word.isupper() and not (len(word) > 2 and _READ_AS_WORD.fullmatch(word)):
        # An abbreviation, letter by letter. The name of W has three syllables.
        return len(word) + 2 * word.count("W")
    stem, _, clitic = word.lower().replace("’", "'").partition("'")
    if clitic == "t" and stem.endswith("n"):
        return _count_stem(stem[:-1]) + (stem[:-1] not in _NOT_WITHIN)
    added = clitic in {"ll", "ve", "d"} and stem[-1:] not in "aeiouy"
    added |= clitic == "s" and bool(_HISSING.search(stem))
    return _count_stem(stem) + added


def _count_stem(word: str) -> int:
    if known := _KNOWN.get(word) or _KNOWN.get(word.removesuffix("s")):
        return known
    if first := _FIRST_PARTS.match(word):
        return 1 + _count_stem(word[first.end() :])
    word = _BEFORE_ENDING.sub("", word)
    word = re.sub(r"^y|(?<=[aeiou])y(?=[aeiou])", " ", word)
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[aei]\w)", "", word)
    spoken = _without_silent_ending(word)
    count = len(_VOWELS.findall(spoken)) + len(_APART.findall(spoken))
    return max(1, count + bool(_CONSONANT_ALONE.search(spoken)))


def _without_silent_ending(word: str) -> str:
    """The word without a final `e`, `es` or `ed` that is not spoken."""
    for ending in ("es", "ed", "e"):
        stem = word.removesuffix(ending)
        if stem == word or not _VOWELS.search(stem):
            continue
        if ending == "es" and _SOUNDED.search(stem):
            return word
        if ending == "ed" and stem[-1] in "td":
            return word
        if ending == "e" and re.search(r"[bt]r$", stem):
            return word
        return stem
    return word
