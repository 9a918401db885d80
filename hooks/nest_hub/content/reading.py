"""How hard a page is to read: the grade of its English, the length of its sentences.

The grade is the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom, Naval
Technical Training Command research report 8-75, 1975). It was made for English, so a page in
another language is judged by its sentences alone.

Counted is what an author wrote: description, paragraphs, and each item of a list, which ends a
sentence whether it has a full stop or not; and what the help lines on the page say to young
people. Headings are left out, for being so short that they would make any page look easy, and so
is what the generator writes, such as a chart in words. Names count like all other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from nest_hub.content.help_lines import PATH as HELP_LINES
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Block
from nest_hub.content.pages import Page
from nest_hub.content.syllables import count_syllables

HIGHEST_GRADE = 6.0
"""The hardest that a page in English may be."""
LONGEST_MEAN = 12.0
"""The most words that a sentence in Welsh may have, taking a page's sentences together.

No formula for the grade of Welsh has been published. Welsh writes as words of their own what
English leaves out, so that the same thing said as simply takes more of them."""
LONGEST_SENTENCE = 22
"""The most words that any one sentence in Welsh may have."""

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_WORD = re.compile(r"(?:\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'\-\u2011][^\W\d_]+)*)")
_CLEAN = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Sentence:
    """One sentence, where it begins, and what was counted in it."""

    text: str
    path: PurePosixPath
    line: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """Its own grade."""
        return grade(self.words, 1, self.syllables)


@dataclass(frozen=True)
class Reading:
    """The sentences of one page."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """All of its words."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade of the page; of English alone."""
        syllables = sum(sentence.syllables for sentence in self.sentences)
        return grade(self.words, len(self.sentences), syllables)

    @property
    def mean(self) -> float:
        """Words in a sentence."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @property
    def longest(self) -> int:
        """Words in its longest sentence."""
        return max((sentence.words for sentence in self.sentences), default=0)


def grade(words: int, sentences: int, syllables: int) -> float:
    """The Flesch–Kincaid grade level of a text with this many of each."""
    if not words or not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def read_page(hub: Hub, page: Page) -> Reading:
    """What a reader of the page has to read, in sentences."""
    headings = {(heading.text, heading.line) for heading in page.document.headings}
    line = page.front.line("description") if page.front else 1
    texts = [(page.description, page.source, line)]
    texts += [
        (prose.text, page.source, prose.line)
        for prose in page.document.prose
        if (prose.text.strip(), prose.line) not in headings
    ]
    if any(_for_young_people(block) for block in page.document.blocks):
        texts += [
            (words[page.language], HELP_LINES, words.line(page.language))
            for entry in hub.help_lines
            if (words := entry.young_people)
        ]
    return Reading(tuple(sentence for text in texts for sentence in sentences_in(*text)))


def _for_young_people(block: Block) -> bool:
    return (block.name, block.argument) == ("help-lines", "young-people")


def sentences_in(text: str, path: PurePosixPath, line: int = 1) -> Iterator[Sentence]:
    """The sentences of one paragraph or item that begins on `line` of its file."""
    text = _CLEAN.sub(lambda match: " " * len(match[0]), text)
    start = 0
    ends = [match.end() for match in _END.finditer(text)]
    for end in (*ends, len(text)):
        piece = text[start:end]
        words = _WORD.findall(piece)
        if words:
            first = start + len(piece) - len(piece.lstrip())
            yield Sentence(
                " ".join(piece.split()),
                path,
                line + text.count("\n", 0, first),
                len(words),
                sum(count_syllables(word) for word in words),
            )
        start = end
