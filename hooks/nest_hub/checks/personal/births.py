"""Dates of birth, in both languages: words for being born, or a label, with a day beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.checks.personal.found import EXEMPT, Found, without_names

_HINTS = (
    *("born", "Born", "irth", "DOB", "dob", "DoB", "D.O.B", "d.o.b", "(b. "),
    *("anwyd", "aned ", " eni ", "\neni ", "geni", "Geni", "blwydd"),
)
"""One of these stands in every text that the patterns below find."""
_BEFORE, _AFTER = 60, 160
_MAY_BE_DAY = re.compile(r"\d|\s(?:of|o|o\s+fis)\s+[A-Z]")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Ion(?:awr)?|Chwef(?:ror)?|[MF]awrth|Maw|Ebr(?:ill)?|[MF]ai|[MF]eh(?:efin)?"
    r"|(?:G|Ng)?orff(?:ennaf)?|Awst|[MF]edi|Hyd(?:ref)?|(?:T|D|Nh)ach(?:wedd)?|Rh?ag(?:fyr)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?:19|20)\d\d|,?\s+’?\d\d\b)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|af|ail|il|ydd|ed|eg|fed|ain)?"
_DATE = (
    rf"(?:(?:the\s+|y\s+|yr\s+)?{_DAY}(?:\s+of|\s+o)?(?:\s+(?:fis|mis))?[\s-]+{_MONTH}(?:-\d+)?{_YEAR}"
    rf"|{_MONTH}\s+{_DAY}(?!\d){_YEAR}"
    rf"|the\s+[a-z]+(?:-[a-z]+)?\s+of\s+{_MONTH}{_YEAR}"
    rf"|yr?\s+\w+(?:\s+ar\s+\w+)?\s+o\s+(?:fis\s+)?{_MONTH}{_YEAR}"
    r"|\d{1,2}(?P<mark>\s?[/.\-]\s?|\s)\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\d)"
    r"|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d)"
)
_CAPITAL = r"(?-i:[A-ZÂÊÎÔÛŴŶ][\w’-]*)"
_WHERE = (
    rf"(?:,?\s+(?:in|at|near)(?:\s+(?:the|a|hospital|home|and|of|{_CAPITAL}),?){{1,6}}"
    r"|,?\s+in\s+\d{4}|,?\s+to(?:\s+[\w’-]+){1,5}|,?\s+(?:\w+ly|early|late|here|there|premature))"
)
_WEEKDAY = r"(?:(?:\w+day|d?dydd\s+\w+),?\s+)?"
_BORN = re.compile(
    rf"\b(?:re)?born\b{_WHERE}{{0,3}}[,:]?\s+(?:on\s+)?{_WEEKDAY}{_DATE}", re.IGNORECASE
)
_SUBJECT = (
    rf"(?:\s+(?:hi|ef|o|e|fo|fe|fi|i|ni|nhw|hwy|yr?|’r|ei|eu|fy|ein|merch|ferch|mab|fab|babi|fabi"
    rf"|baban|plentyn|plant|bachgen|efeilliaid|disgybl|brawd|frawd|chwaer"
    rf"|yn|ym|yng|mewn|mis|ysbyty|nghartref|gartref|adref|gynnar|cynnar|{_CAPITAL}),?){{0,6}}"
)
_GANWYD = re.compile(
    rf"(?<![\w-])(?:g?anwyd|g?aned|g?enid|n?geni|eni)\b{_SUBJECT}:?\s+(?:ar\s+)?{_WEEKDAY}{_DATE}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<!\w)(?:D\.?\s?O\.?\s?B\b\.?|(?:dates?\s+of\s+birth|birth\s?-?dates?)"
    r"|(?:his|her|my|their\s+child’s|the\s+child’s)\s+birthday"
    r"|d?dyddiad(?:au)?\s+(?:ei\s+|eu\s+|fy\s+)?(?:g|ng)?eni|dydd\s+(?:ei|eu)\s+g?eni"
    r"|(?:ei|fy)\s+(?:p|b|ph|mh)en-?\s?blwydd)"
    r"(?:\s+(?:hi|ef|o|e|i)\b)?[\s:=(,-]{0,4}"
    rf"(?:(?:is|was|on|of|yw(?:’r)?|oedd|ydy|ydi|ar)\s+)*(?:the\s+)?{_WEEKDAY}[\"“]?{_DATE}",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(
    rf"\b{_DATE}\s*[(,]\s*(?:D\.?O\.?B\b|date\s+of\s+birth|dyddiad\s+geni)", re.IGNORECASE
)
_SHORT = re.compile(rf"\(b\.\s*{_DATE}", re.IGNORECASE)
_A_THING = re.compile(
    r"\b(?:service|project|programme|idea|network|charity|hub|scheme|group|team|partnership"
    r"|framework|club|panel|board|organisation|NEST|NYTH)\s+(?:was|were|is|had been)\s*$",
    re.IGNORECASE,
)
_RHYWBETH = re.compile(
    r"^\w+\s+(?:(?-i:[A-ZŶ]{2,}\b)|(?:yr?|ein|eu)\s+(?:g?wasanaeth|[pb]rosiect|rhaglen|syniad|rhwydwaith|elusen"
    r"|hwb|hyb|cynllun|grŵp|tîm|[pb]artneriaeth|fframwaith|clwb|panel|[bf]wrdd))",
    re.IGNORECASE,
)
_MEND = f"Write an age, or a year, instead of the day. {EXEMPT}"


def births(text: str) -> Iterator[Found]:
    """Every day on which a person was born."""
    for start, window in _windows(text):
        for pattern in (_LABEL, _BORN, _GANWYD, _LABEL_AFTER, _SHORT):
            for match in pattern.finditer(window):
                if not _of_a_thing(window, match):
                    yield _found(start, match)


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """What stands around each hint, within its paragraph."""
    for hint in _HINTS:
        place = text.find(hint)
        while place >= 0:
            before = text[max(0, place - _BEFORE) : place].rpartition("\n\n")[2]
            after = text[place : place + _AFTER].partition("\n\n")[0]
            if _MAY_BE_DAY.search(before + after):
                yield place - len(before), before + after
            place = text.find(hint, place + 1)


def _found(start: int, match: re.Match[str]) -> Found:
    date = re.search(_DATE, match[0], re.IGNORECASE)
    label = without_names(match[0][: date.start()]) if date else []
    shown = " ".join(label[:3]).rstrip(" :=(,-") or "…"
    problem = f"The text holds a date of birth (“{shown} …”)."
    return Found(start + match.start(), match[0], problem, _MEND)


def _of_a_thing(text: str, match: re.Match[str]) -> bool:
    """Whether it is a service or an idea that was born."""
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(_A_THING.search(before) or _RHYWBETH.match(match[0]))
