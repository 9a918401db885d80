"""Words in the wrong language, and words that neither dictionary knows.

Looks at every text that a reader meets: pages, titles, alternative texts, attributes in HTML,
and the bilingual texts of the data. Passages marked `<span lang="…">` are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from nest_hub.checks.of_pages import PageCheck
from nest_hub.content.captions import read_captions
from nest_hub.content.entry import Entry, Text, TextOrNothing
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language, other
from nest_hub.source import read_text
from nest_hub.spelling import Reader, Speller, sentences, speller, words

_ATTRIBUTE = re.compile(r"\b(?:title|aria-label|alt)=\"([^\"]+)\"")
_STRAIGHT = re.compile(r"\w'\w")


def word_list(language: Language) -> PurePosixPath:
    """Where the project keeps the words that are right and that no dictionary knows."""
    return PurePosixPath(f"framework/words_{language}.txt")


def check_page_wording(hub: Hub) -> PageCheck:
    """Sentences in the wrong language, unknown words, and straight apostrophes."""
    readers, _ = hub.once(make_readers)
    return lambda page: _page(page, readers[page.language])


def check_wording(hub: Hub) -> Iterator[Diagnostic]:
    """The same in films and in the data, and word lists that are missing."""
    readers, findings = hub.once(make_readers)
    yield from findings
    yield from _videos(hub, readers)
    seen: dict[tuple[PurePosixPath, Language], set[str]] = {}
    for entry in _entries(hub):
        for language in LANGUAGES:
            if (text := entry[language]) and _worth_reading(text, readers[language]):
                words_seen = seen.setdefault((entry.path, language), set())
                place = (entry.path, entry.line(language))
                yield from _text(text, *place, language, readers[language], words_seen)


def make_readers(hub: Hub) -> tuple[dict[Language, Reader], list[Diagnostic]]:
    """A reader for each language that also knows the project's own words and names."""
    spellers: dict[Language, Speller] = {}
    findings: list[Diagnostic] = []
    for language in LANGUAGES:
        path = word_list(language)
        text, missing = read_text(hub.root, path)
        findings += missing
        own = [line.split("#")[0].strip() for line in (text or "").split("\n")]
        own += [text for name in _names(hub) if (text := name[language])]
        spellers[language] = speller(language, tuple(own))
    return {
        language: Reader(spellers[language], spellers[other(language)]) for language in LANGUAGES
    }, findings


def _names(hub: Hub) -> Iterator[Text]:
    """Names in the data that are right by definition."""
    for region in hub.regions.by_id.values():
        yield from (region.name, region.short_name, region.health_board)
        yield from (council.name for council in region.councils)


def _page(page: Page, reader: Reader) -> Iterator[Diagnostic]:
    if page.front is None:
        return
    seen: set[str] = set()
    for key in ("title", "description"):
        line = page.front.line(key)
        yield from _text(getattr(page.front, key), page.source, line, page.language, reader, seen)
    for prose in page.document.prose:
        yield from _text(prose.text, page.source, prose.line, page.language, reader, seen)
    for html in page.document.html:
        for match in _ATTRIBUTE.finditer(html.text):
            yield from _text(match[1], page.source, html.line, page.language, reader, seen)


def _videos(hub: Hub, readers: dict[Language, Reader]) -> Iterator[Diagnostic]:
    """What is said in captions and transcripts."""
    for module in hub.modules.values():
        for video in module.videos.values():
            for language in LANGUAGES:
                prose = video.transcript(language).prose
                texts = [(video.data.transcript, [(p.text, p.line) for p in prose])]
                if named := video.data.captions:
                    captions = read_captions(video.captions.get(language, "")).captions
                    texts.append((named, [(c.text, c.line) for c in captions]))
                for named, passages in texts:
                    seen: set[str] = set()
                    for text, line in passages:
                        path = video.source(named[language])
                        for finding in _text(text, path, line, language, readers[language], seen):
                            yield _as_captions(finding) if path.suffix == ".vtt" else finding


def _as_captions(finding: Diagnostic) -> Diagnostic:
    """The finding with the mark that WebVTT has for words of another language."""
    mend = re.sub(r'<span lang="(\w+)">…</span>', r"<lang \1>…</lang>", finding.mend)
    return replace(finding, mend=mend)


def _worth_reading(text: str, reader: Reader) -> bool:
    """Whether anything would be found in it; in most texts nothing is, and that is soon seen."""
    return "'" in text or reader.finds_strange(text)


def _text(
    text: str,
    path: PurePosixPath,
    line: int,
    language: Language,
    reader: Reader,
    seen: set[str],
) -> Iterator[Diagnostic]:
    ours, theirs = reader.ours, reader.theirs
    if "'" in text and (match := _STRAIGHT.search(text)):
        yield Diagnostic(
            path,
            line + text.count("\n", 0, match.start()),
            f"A straight apostrophe stands in '{_around(text, match.start())}'.",
            "Write ’ instead.",
        )
    if not reader.finds_strange(text):
        return
    for offset, sentence in sentences(text):
        here = line + text.count("\n", 0, offset)
        if in_wrong_language(sentence, ours, theirs):
            yield Diagnostic(
                path,
                here,
                f"This {IN_ENGLISH[language]} text is in {IN_ENGLISH[other(language)]}: "
                f"'{_short(sentence)}'.",
                f"Translate it. If it is a name or a quotation, mark it: "
                f'<span lang="{other(language)}">…</span>.',
            )
            continue
        for word, start in words(sentence):
            if ours.knows(word) or word in seen:
                continue
            seen.add(word)
            foreign = theirs.knows(word)
            problem = (
                f"'{word}' is not {IN_ENGLISH[language]} but {IN_ENGLISH[other(language)]}."
                if foreign
                else f"The {IN_ENGLISH[language]} dictionary does not know '{word}'."
            )
            near = [] if foreign else ours.suggest(word)
            hint = f"Did you mean {' or '.join(near)}? " if near else ""
            yield Diagnostic(
                path,
                here + sentence.count("\n", 0, start),
                problem,
                f"{hint}If it is right, add it to {word_list(language)}.",
            )


def in_wrong_language(sentence: str, ours: Speller, theirs: Speller) -> bool:
    """Whether a sentence holds more words of the other language than of its own.

    One word alone counts where nothing else stands beside it, as in a label.
    """
    mine = foreign = total = 0
    for word, _ in words(sentence):
        total += 1
        known, known_there = ours.knows(word, names=False), theirs.knows(word, names=False)
        mine += known and not known_there
        foreign += known_there and not known
    return foreign > mine and (foreign >= 3 or foreign == total)


def _entries(hub: Hub) -> Iterator[Text | TextOrNothing]:
    """Every bilingual text in the data."""
    roots: list[Entry] = [part for kind in hub.framework.parts.values() for part in kind.values()]
    roots += [*hub.regions.by_id.values(), *hub.help_lines]
    roots += [hub.regions.guidance] if hub.regions.guidance else []
    roots += [*hub.figures.by_id.values(), *hub.updates.values()]
    roots += hub.self_assessment.prompts.values()
    roots += [*hub.events.by_id.values(), *hub.services.groups]
    roots += [hub.workshop] if hub.workshop else []
    roots += hub.wcag.criteria
    roots += [*hub.style.questions.values(), *hub.style.reflections.values()]
    roots += [*hub.style.scenarios.values(), *hub.style.series.values()]
    if sheet := hub.style.worksheet:
        roots += [sheet.data, *sheet.data.questions]
    for sheet in hub.worksheets.values():
        roots += [sheet.data, *sheet.data.stages, *sheet.data.questions]
    roots += [study.data for study in hub.case_studies.values()]
    for module in hub.modules.values():
        roots += [module.data, *module.questions.values()]
        roots += [*module.reflections.values(), *module.scenarios.values()]
        roots += [video.data for video in module.videos.values()]
    for root in roots:
        yield from _texts(root)


def _texts(entry: Entry) -> Iterator[Text | TextOrNothing]:
    for value in entry.__dict__.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Text | TextOrNothing):
                yield item
            elif isinstance(item, Entry):
                yield from _texts(item)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57].rsplit(" ", 1)[0] + " …"


def _around(text: str, place: int) -> str:
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    return text[start:].split()[0]
