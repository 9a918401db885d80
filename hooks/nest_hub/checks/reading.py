"""What young people read is easy to read: a low grade in English, short sentences in Welsh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.content.reading import (
    HIGHEST_GRADE,
    LONGEST_MEAN,
    LONGEST_SENTENCE,
    Reading,
    Sentence,
    read_page,
)
from nest_hub.diagnostics import Diagnostic

KIND = "young-people"
NAMED = 3
"""How many of the hardest sentences a finding names."""


def readings(hub: Hub) -> dict[str, dict[str, Reading]]:
    """The pages for young people by their place, each with its reading in each language."""
    found: dict[str, dict[str, Reading]] = {}
    for page in sorted(hub.pages.values(), key=lambda page: page.uri):
        if page.kind == KIND:
            found.setdefault(page.uri, {})[page.language] = read_page(hub, page)
    return found


def check_reading(hub: Hub) -> Iterator[Diagnostic]:
    """Pages for young people that are too hard."""
    for page in hub.pages.values():
        if page.kind == KIND:
            reading = read_page(hub, page)
            yield from _english(page, reading) if page.language == "en" else _welsh(page, reading)


def _english(page: Page, reading: Reading) -> Iterator[Diagnostic]:
    if round(reading.grade, 1) <= HIGHEST_GRADE:
        return
    hardest = sorted(reading.sentences, key=lambda sentence: -sentence.grade)[:NAMED]
    yield Diagnostic(
        page.source,
        _line(page, hardest),
        f"The page reads at grade {reading.grade:.1f} (Flesch–Kincaid), over {HIGHEST_GRADE:.0f}.",
        "Use shorter sentences and shorter words, or say what a long word means with short ones. "
        f"The hardest are {_named(page, hardest)}.",
    )


def _welsh(page: Page, reading: Reading) -> Iterator[Diagnostic]:
    longest = sorted(reading.sentences, key=lambda sentence: -sentence.words)
    if round(reading.mean, 1) > LONGEST_MEAN:
        yield Diagnostic(
            page.source,
            _line(page, longest),
            f"The page’s sentences have {reading.mean:.1f} words on average, "
            f"over {LONGEST_MEAN:.0f}.",
            f"Make two sentences of one. The longest are {_named(page, longest[:NAMED])}.",
        )
    for sentence in longest:
        if sentence.words > LONGEST_SENTENCE:
            yield Diagnostic(
                sentence.path,
                sentence.line,
                f"This sentence has {sentence.words} words, more than {LONGEST_SENTENCE}: "
                f"‘{_short(sentence.text)}’.",
                "Make two sentences of it.",
            )


def _line(page: Page, sentences: Iterable[Sentence]) -> int:
    """Where the first of them stands that is on the page itself."""
    return next((s.line for s in sentences if s.path == page.source), 1)


def _named(page: Page, sentences: Iterable[Sentence]) -> str:
    return "; ".join(
        f"‘{_short(s.text)}’ ({'' if s.path == page.source else f'{s.path} '}line {s.line})"
        for s in sentences
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
