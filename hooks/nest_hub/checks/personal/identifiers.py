"""NHS numbers, National Insurance numbers and postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.checks.personal.found import EXEMPT, Found, in_address

_TEN = re.compile(r"[0-9](?<![0-9£].)(?<![0-9][-.,].)(?=((?:[ -]?[0-9]){9})(?![0-9%]|-[0-9]))")
_IN_ITS_FORM = re.compile(r"\d{3}([ -]?)\d{3}\1\d{4}")
_NHS = re.compile(
    r"\b(?:(?:NHS|CHI)\s+(?:number|no\b\.?|num\b\.?|id\b)|rh?if(?:\s+y)?\s+(?:GIG|NHS)"
    r"|(?:NHS|GIG)\s*[:#])[^\d\n.;]{0,20}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(r"\b(?:ISBN|ISSN|UPRN|PMID|EAN)\b[^\d\n]{0,12}$", re.IGNORECASE)
_NI_PREFIX = r"(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
_SIX_DIGITS = re.compile(r"[0-9](?<![0-9].)[0-9][ .-]?[0-9]{2}[ .-]?[0-9]{2}")
_NI_BEFORE = re.compile(rf"(?<![^\W_]){_NI_PREFIX}[ .-]?$", re.IGNORECASE)
_NI_CLOSE = re.compile(r"[A-D](?![^\W_])", re.IGNORECASE)
_NI_APART = re.compile(r"[ .-][A-D](?![^\W_])")
_NI_IN_PAIRS = re.compile(r"[ .-][A-Da-d](?![^\W_])")
_NI_LABEL = re.compile(
    r"\b(?:National\s+Insurance|NI\s+(?:number|no\b)|NINO\b|(?:Y|h?Y)swiriant\s+Gwladol)"
    r"[^\d\n.;]{0,24}$",
    re.IGNORECASE,
)
_INWARD = re.compile(r"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![^\W_])")
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|"
    "EC|EH|EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|"
    "LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|"
    "SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|[BEGLMNSW]"
)
_OUTWARD = re.compile(
    rf"(?<![^\W_])((?:{_AREAS})\d(?:\d|[A-HJKMNPR-Y])?)(?: {{0,2}}|-| ?\n *)$", re.IGNORECASE
)
_ORDINALS = {"st", "nd", "rd", "th", "af", "ed"}
"""After a road or a building, `M4 2nd` is a number in its order."""
_MEND_NUMBER = f"Remove it, here and from what it was copied from. {EXEMPT}"
_MEND_POSTCODE = f"Name the town or the county instead. {EXEMPT}"


def nhs_numbers(text: str) -> Iterator[Found]:
    """Ten digits of which the last is right; after the words “NHS number”, any ten."""
    for match in _TEN.finditer(text):
        start, number = match.start(), match[0] + match[1]
        near = text[max(0, start - 50) : start]
        if not _NHS.search(near) and (
            not _IN_ITS_FORM.fullmatch(number)
            or not _nhs_is_right(number)
            or _OTHER_NUMBER.search(near)
            or in_address(text, start)
        ):
            continue
        problem = f"The text holds what looks like an NHS number ({number[:2]}…)."
        yield Found(start, number, problem, _MEND_NUMBER)


def _nhs_is_right(text: str) -> bool:
    """Its check digit, modulus 11. Those that begin otherwise are books (ISBN) and dates."""
    digits = [int(digit) for digit in text if digit.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True))
    return digits[0] in {3, 4, 6, 7, 9} and total % 11 == 0


def insurance_numbers(text: str) -> Iterator[Found]:
    """Two letters, six digits and a letter; without the last where the words say what it is."""
    for match in _SIX_DIGITS.finditer(text):
        before = _NI_BEFORE.search(text, max(0, match.start() - 4), match.start())
        if before is None or in_address(text, before.start()):
            continue
        apart = _NI_IN_PAIRS if len(match[0]) == len("12 34 56") else _NI_APART
        spaced = text[before.end() - 1] in " .-"
        last = _NI_CLOSE.match(text, match.end()) or (
            apart.match(text, match.end()) if spaced else None
        )
        start, end = before.start(), last.end() if last else match.end()
        if last is None and not (
            _NI_LABEL.search(text, max(0, start - 60), start) and not text[end : end + 1].isalnum()
        ):
            continue
        yield Found(
            start,
            text[start:end],
            f"The text holds a National Insurance number ({text[start : start + 2]}…).",
            _MEND_NUMBER,
        )


def postcodes(text: str) -> Iterator[Found]:
    """Postcodes whose first letters are those of a real area."""
    for inward in _INWARD.finditer(text):
        outward = _OUTWARD.search(text, max(0, inward.start() - 8), inward.start())
        if outward is None or in_address(text, outward.start()):
            continue
        if inward[0][1:] in _ORDINALS and outward[1][0].isupper():
            continue
        yield Found(
            outward.start(),
            text[outward.start() : inward.end()],
            f"The text holds a postcode ({outward[1]}…).",
            _MEND_POSTCODE,
        )
