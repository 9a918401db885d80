"""What a search for personal data found, and the text that it searches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

EXEMPT = "If it is nobody’s own, list it in framework/exemptions.yml and say why."
_ESCAPED = re.compile(r"\\([^\w\s])")
_QUOTED = re.compile(r"(?<=\n)(?:[ \t]*>)+[ \t]?")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f]")
_HYPHENS = re.compile("[\u2010-\u2013]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_UNUSUAL = re.compile("[\u00a0\u00ad\u0300-\u036f\u2000-\u200d\u2010-\u2013\u202f\u2060\ufeff]")
_LONGEST = 1000
_TARGET = re.compile(
    r"\]\(\s*<?(?!mailto:|tel:|sms:|callto:)[^)\s>]*"
    r"|\bhttps?://[^\s)>\]]+"
    r"|\bwww\.[^\s)>\]]+"
    r"|\b10\.\d{4,9}/[^\s)>\]]+"
    r"|\"[0-9a-f]{12}\"",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """One piece of personal data: what it is, without saying it again, and how to mend it."""

    start: int
    text: str
    problem: str
    mend: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def as_read(text: str) -> str:
    """The text as a reader meets it: without Markdown's emphasis, escapes and entities.

    Lines stay where they are.
    """
    if "&" in text:
        text = "\n".join(" ".join(unescape(line).split("\n")) for line in text.split("\n"))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "\n>" in text or " >" in text:
        text = _QUOTED.sub("", text)
    if not text.isascii() and _UNUSUAL.search(text):
        text = _HYPHENS.sub("-", _SPACES.sub(" ", normalize("NFC", text)))
        text = _UNSEEN.sub("", text)
    return text.replace("*", "").replace("'", "’")


def without_names(phrase: str) -> list[str]:
    """Its words, those with a capital left out unless it begins with one: they may be names."""
    words = phrase.split()
    return words[:1] + [word for word in words[1:] if not word[0].isupper()]


def in_address(text: str, place: int) -> bool:
    """Whether a place lies in a web address, the name of a file in a link, a DOI or a digest.

    Their digits are nobody's.
    """
    before = text[max(0, place - _LONGEST) : place]
    start = place - (len(before.split()[-1]) if before and not before[-1].isspace() else 0)
    word = text[start:place] + text[place : place + _LONGEST].split(maxsplit=1)[0]
    return any(match.start() <= place - start < match.end() for match in _TARGET.finditer(word))
