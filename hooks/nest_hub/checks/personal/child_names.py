"""A child, a young person or a parent who is named, in both languages.

Looks at every word with a capital, and at what stands before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from nest_hub.checks.personal.child_words import (
    CALLED,
    CAPITAL,
    IS,
    KIN,
    MONTH_NAMES,
    MORE,
    MORE_CY,
    NOBODY,
    NUMBER,
    NUMBER_CY,
    PLURAL,
    ROLE,
    ROLE_CY,
    words_of,
)
from nest_hub.checks.personal.found import EXEMPT, Found, without_names

_BEFORE, _AFTER = 140, 90
_NAME = r"[A-ZÀ-ÖØ-ÞŴŶ][\w’-]*[a-zà-öø-ÿŵŷ]"
_WITHIN = re.compile(r"[A-ZÀ-ÖØ-ÞŴŶ](?<![.?!:#] .)(?<![^\w,”\"’—-]\n.)(?<!\w.)[\w’-]*[a-zà-öø-ÿŵŷ]")
"""A word with a capital that does not begin a sentence."""
_OPENING = ' \t\n“‘’"([_<'
_TAG = re.compile(r"<[^>]*>")

_LEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<role>(?i:{ROLE})){MORE}{{0,7}}{CALLED}\s*$",
        rf"(?P<role>(?i:{PLURAL})){CALLED}(?:\s+{CAPITAL}(?:,|\s+(?:and|or)))?\s*$",
        rf"\b(?P<role>(?i:{ROLE}))’s\s+(?:first\s+|real\s+)?name\s+(?:is|was)\s*$",
        (
            rf"\b(?P<role>(?i:{ROLE_CY})){MORE_CY}{{0,7}},?\s+"
            rf"(?:o’r\s+enw|a’i\s+h?enw(?:\s+(?:o|e|hi))?\s+{IS}|a\s+elwir\s+yn|wedi’i\s+h?enwi’n)\s*$"
        ),
        rf"\b[Ee]nw(?:’r|\s+y)\s+(?P<role>(?i:{ROLE_CY}))\s+{IS}\s*$",
    )
)
"""Before a name, whatever follows it."""
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother|[Tt]his|[Oo]ur|[Mm]y|[Tt]heir|[Hh]er|[Hh]is)\s+"
            rf"(?:[\w-]+\s+){{0,2}}?(?P<role>{ROLE}){MORE}{{0,4}},\s*$"
        ),
        rf"\b(?P<role>(?i:{ROLE_CY})){MORE_CY}{{0,6}},\s*$",
    )
)
"""Before a name that a comma follows."""
_FAMILY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:my|our|his|her|their|\w+’s)\s+(?:(?:[a-z]+|{NUMBER}-year-old)\s+)?(?P<role>{KIN}),?\s*$",
        (
            r"(?:\b(?i:fy|ei|eu|ein)|’[iun])\s+(?P<role>h?[mf]?erch|[mf]ab|[bfm]rawd|chwaer|h?wyres|ŵyr"
            r"|nith|nai|(?:p|b|ph|mh)lentyn)(?:\s+(?:i|hynaf|ieuengaf|ifanc|[bf]ach))?,?\s*$"
        ),
        (
            rf"\b(?:{NUMBER}[- ])?(?P<role>year[- ]old"
            r"(?:\s+(?:pupil|girl|boy|son|daughter|student))?"
            r"|pupil|schoolgirl|schoolboy|teenager|toddler)\s*$"
        ),
    )
)
"""Before a name, where the word is not the beginning of another's."""
_OWN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<role>(?i:my|his|her)\s+(?:first\s+|real\s+)?name(?:\s+is|\s+was|’s))\s*$",
        rf"\b(?P<role>(?i:fy|ei)\s+h?enw(?:\s+(?:i|o|e|ef|hi))?\s+{IS})\s*$",
    )
)
_OWN_AFTER = re.compile(
    rf"\s+(?:(?:yw|ydy|ydi)\s+fy\s+enw|ydw\s+i\b|{IS}\s+enw(?:’r|\s+y)\s+(?i:{ROLE_CY})\b)"
)
_A_CHILD = re.compile(
    rf"\b(?i:{ROLE}|{ROLE_CY}|aged|years?\s+old|Year\s+\d|Blwyddyn\s+\d|\d\s+oed)\b"
    r"|\bI(?:’m| am) \d"
)
_AGE = re.compile(
    rf"(?:\s+{CAPITAL})?(?:,\s*|\s*\()(?:age[d:]?\s+{NUMBER}|(?:(?:sy’n|yn)\s+)?{NUMBER_CY}\s+oed"
    r"|who\s+(?:is|was)\s+(?:only\s+|just\s+)?(?:1?\d|2[0-5])(?!\d)"
    r"|\d{1,2}\s+years?\s+old)\b(?!\s*(?:to|and|or|i|a|neu|-)\s*\d)"
)
_SIGNED_AGE = re.compile(
    rf"(?:\s+{CAPITAL})?(?:,\s*|\s*\()(?:1?\d|2[0-5])"
    r"(?=\)|[.,;](?:\s|$)|\s*$|\s*\n|[”’\"_])"
)
_SIGNED = re.compile(
    r"(?:[”\"]|—|–|\n\s*-)\s*(?:—|–|-)?\s*$|\b(?:said|says|added|explained|meddai|dywedodd)\s+$"
)
_PLACED = re.compile(
    r"\b(?i:in|at|from|of|for|to|across|and|yn|ym|yng|o|i|ar|gan|am|a|ac|ledled)\s*$"
)
_CHANGED = re.compile(
    r"\bnot\s+(?:his|her|their|the\s+child’s)\s+real\s+name"
    r"|\bnames?\s+(?:has|have|was|were)\s+(?:been\s+)?changed"
    r"|\bnid\s+(?:ei|dyna\s+ei|dyma\s+ei)\s+h?enw"
    r"|\b(?:newid(?:iwyd)?\s+(?:yr|ei)\s+h?enw|h?enw\s+wedi(?:’i|\s+ei)\s+newid)",
    re.IGNORECASE,
)
_IN_A_BOOK = re.compile(
    r"\b(?:book|novel|film|play|poem|llyfr|lyfr|nofel|ffilm|drama|cerdd)\s+(?:about|am)\s+"
    r"(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_LAST_WORDS = words_of(
    """
    called named name’s enwi’n son daughter brother sister twin grandson granddaughter
    nephew niece stepson stepdaughter merch ferch herch mab fab brawd frawd mrawd chwaer
    wyres hwyres ŵyr nith nai plentyn blentyn phlentyn mhlentyn hynaf ieuengaf ifanc bach
    fach old year-old pupil girl boy student schoolgirl schoolboy teenager toddler
    """
)
"""One of these stands before a name, or one of the next with one of the hints near it."""
_ROLE_ENDS = _LAST_WORDS | words_of(
    """
    student learner child teen baby infant newborn youngster lad lass kid sibling triplet
    grandchild stepson stepdaughter person man woman carer adult lady mother father mum dad parent
    patient leaver user mam grandmother grandfather oed
    disgybl ddisgybl nisgybl myfyriwr fyfyriwr myfyrwraig fyfyrwraig dysgwr ddysgwr dysgwraig
    geneth eneth hogan hogyn hogen bachgen fachgen machgen crwt grwt crwtyn grwtyn croten groten
    llanc lanc glaslanc babi fabi baban faban arddegwr arddegyn efaill fam tad dad thad rhiant
    riant arall maeth hŷn iau lleol
    """
)
"""The same before a comma, where the name stands beside the child."""
_LINKS = words_of("of as is was yw oedd ydy ydi ydoedd yn i o e ef hi")
_HINTS = ("ame is", "ame was", "nown as", "ame of", "nw’r ", "nw y ", " enw ", " henw ", "elwir")
_SAID = words_of("said says added explained meddai dywedodd")
_AGE_HINTS = ("aged ", "(age ", ", age ", "who is ", " oed", "years old")
_NAME_BEFORE_AGE = re.compile(rf"\b({_NAME})(?:\s+{CAPITAL})?(?:,\s*|\s*\()[^,(.\n]{{0,14}}$")
_OWN_HINTS = (" fy enw", " enw’r", " ydw i")
_NAME_LAST = re.compile(rf"\b({_NAME})(?:\s+{IS})?\s*$")
_PRESENTED = re.compile(
    rf"(?:\s+{CAPITAL})?,\s+(?:an?\s+(?:[\w-]+\s+){{0,2}}?(?:pupil|student|learner|child|girl|boy"
    r"|teenager|toddler|young\s+(?:person|man|woman|carer))"
    r"(?:\s*[,.;)]|\s+(?:in|at|from|of|who|aged)\b)"
    r"|(?:disgybl|merch|bachgen|plentyn|myfyriwr)\b(?!\s*,?\s+(?:neu|a|ac|nac)\b))"
)
_PRESENTED_HINTS = (", a ", ", disgybl", ", merch", ", bachgen")
_NAME_BEFORE_COMMA = re.compile(rf"\b({_NAME})(?:\s+{CAPITAL})?$")
_FOLLOWED_BY = (
    *((hint, len(hint) - len(hint.lstrip(" ,(")), _NAME_BEFORE_AGE) for hint in _AGE_HINTS),
    *((hint, 0, _NAME_LAST) for hint in _OWN_HINTS),
    *((hint, 0, _NAME_BEFORE_COMMA) for hint in _PRESENTED_HINTS),
)
"""What follows a name, where the name ends before it, and how the name is found."""
_MEND = (
    f"Say what helps to understand, such as “a pupil in Year 7”, and leave the name out. {EXEMPT}"
)


def child_names(text: str, known: Set[str]) -> Iterator[Found]:
    """Every such name. `known` holds names of services and places."""
    for start, end in _candidates(text):
        if found := _judge(text, start, end, known):
            yield found


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where names may stand: a quick look at what is beside each word with a capital."""
    for match in _WITHIN.finditer(text):
        near = text[max(0, match.start() - 30) : match.start()].rstrip(_OPENING)
        if near.endswith(">"):
            near = _TAG.sub("", text[max(0, match.start() - 80) : match.start()]).rstrip(_OPENING)
        if near and _may_lead(near, text, match.end()):
            yield match.span()
    for hint, shift, pattern in _FOLLOWED_BY:
        place = text.find(hint)
        while place >= 0:
            end = place + shift
            if name := pattern.search(text, max(0, end - 60), end):
                yield name.span(1)
            place = text.find(hint, place + 1)


def _may_lead(near: str, text: str, end: int) -> bool:
    if near[-1] in "”—–-":
        return bool(_SIGNED_AGE.match(text, end))
    last = near.rsplit(None, 1)[-1]
    word = last.lower()
    if word in _SAID:
        return bool(_SIGNED_AGE.match(text, end))
    if word == "enw":
        return near.endswith("o’r enw")
    if word in _LAST_WORDS or word.endswith("-old"):
        return True
    if word in _LINKS:
        return any(hint in f"{near} " for hint in _HINTS)
    if last[-1] != "," or text[end : end + 1] not in {",", " ", ".", ";", ")", "(", "\n"}:
        return False
    placed = last[0].isupper() and any(hint in near for hint in (" o ", " from ", " in ", " y"))
    return placed or word[:-1] in _ROLE_ENDS or word[:-1].isdecimal()


def _judge(text: str, start: int, end: int, known: Set[str]) -> Found | None:
    given = text[max(0, start - _BEFORE) : start].rpartition("\n\n")[2]
    before = _TAG.sub("", given).rstrip('“‘’"([_')
    after = _TAG.sub("", text[end : end + _AFTER]).partition("\n\n")[0]
    bare = text[start:end].removesuffix("’s")
    if bare in known or _CHANGED.search(after):
        return None
    nobody = bare in NOBODY
    lead: re.Match[str] | None = None
    if not nobody or bare in MONTH_NAMES:
        lead = next((match for lead in _LEADS if (match := lead.search(before))), None)
    if lead is None and not nobody:
        lead = _beside(before, after)
    if lead is not None:
        if _IN_A_BOOK.search(before[: lead.start("role")]):
            return None
        # The words from the child to the name, which the exemption names too.
        shown = " ".join(lead[0][lead.start("role") - lead.start() :].split())
        phrase = given.rfind(lead["role"]) if lead["role"] else len(given)
        return _found(text, start, end, len(given) - phrase, shown)
    if nobody:
        return None
    if (_AGE.match(after) or _PRESENTED.match(after)) and not _PLACED.search(before):
        return _found(text, start, end, 0, "")
    if _SIGNED_AGE.match(after) and _SIGNED.search(before):
        return _found(text, start, end, 0, "")
    return None


def _beside(before: str, after: str) -> re.Match[str] | None:
    """A child’s role beside the name, where the name is told by what follows, or by whose it is."""
    patterns = list(_FAMILY)
    if re.match(rf"(?:\s+{CAPITAL})?[,.;)(]", after):
        patterns += _BESIDE
    for pattern in patterns:
        if match := pattern.search(before):
            return match
    if _A_CHILD.search(before) or _A_CHILD.search(after):
        for pattern in _OWN:
            if match := pattern.search(before):
                return match
        if _OWN_AFTER.match(after):
            return re.search(r"(?P<role>)$", before)
    return None


def _found(text: str, start: int, end: int, lead: int, shown: str) -> Found:
    words = without_names(shown)
    short = " ".join(words if len(words) <= 4 else [words[0], "…", *words[-2:]])
    told = f"“{short.rstrip(',')} …”" if shown else "by a name, with an age or a class"
    first = max(0, start - lead)
    return Found(first, text[first:end], f"A child or a parent is named ({told}).", _MEND)
