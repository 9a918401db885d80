"""What is said of pictures: the same pictures in both languages, each described in its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.images import placed_images
from nest_hub.content.markdown import IMAGE, Link
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, Language, other

_Shown = dict[PurePosixPath, list[Link]]


def check_picture_words(hub: Hub) -> Iterator[Diagnostic]:
    """Pictures of one language only, the same words in both, and captions that nobody sees."""
    shown: dict[tuple[Language, str], _Shown] = {}
    for source, places in hub.once(placed_images).items():
        for page, link in places:
            if page.front:
                here = shown.setdefault((page.language, page.uri), {})
                here.setdefault(source, []).append(link)
    for (language, uri), pictures in shown.items():
        page, twin = hub.pages[language, uri], hub.page(other(language), uri)
        yield from _written(page, pictures)
        if twin is None or twin.draft or page.draft:
            continue
        theirs = shown.get((twin.language, uri), {})
        yield from _missing(page, twin, pictures, theirs)
        if language == "cy":
            yield from _same(page, twin, pictures, theirs)


def _written(page: Page, pictures: _Shown) -> Iterator[Diagnostic]:
    """A caption is shown below a picture that stands alone, written as we read it."""
    known = {match["target"] for match in IMAGE.finditer(page.body)}
    for link in (link for links in pictures.values() for link in links):
        if link.target not in known:
            yield Diagnostic(
                page.source,
                link.line,
                f"The image '{link.target}' is written in a way that the hub does not show.",
                f'Write `![What it shows]({link.target})`, or with `"Caption"` after the name.',
            )
        elif link.title and not link.alone:
            yield Diagnostic(
                page.source,
                link.line,
                f"The caption of '{link.target}' is not shown, because the image stands in text.",
                "Leave an empty line before and after the image, or take the caption out.",
            )


def _missing(page: Page, twin: Page, ours: _Shown, theirs: _Shown) -> Iterator[Diagnostic]:
    """What the other language's page lacks, said of that page."""
    for source, links in ours.items():
        if source not in theirs:
            yield Diagnostic(
                twin.source,
                twin.body_line,
                f"The image '{source.name}' of {page.source} (line {links[0].line}) is not here.",
                f"Place it here too, with alternative text in {IN_ENGLISH[twin.language]}.",
            )
        elif any(link.title for link in links) and not any(ln.title for ln in theirs[source]):
            yield Diagnostic(
                twin.source,
                theirs[source][0].line,
                f"The image '{source.name}' has a caption in {page.source} and none here.",
                f'Write it in {IN_ENGLISH[twin.language]}: `![…]({source.name} "Caption")`.',
            )


def _same(page: Page, twin: Page, ours: _Shown, theirs: _Shown) -> Iterator[Diagnostic]:
    """Alternative text that is the same in both, said of the page that is a translation."""
    translated = twin if twin.front and twin.front.translation else page
    original = page if translated is twin else twin
    here, there = (ours, theirs) if translated is page else (theirs, ours)
    for source, links in here.items():
        words = {_plain(link): link for link in there.get(source, [])}
        for link in links:
            if link.text.strip() and (found := words.get(_plain(link))):
                yield Diagnostic(
                    translated.source,
                    link.line,
                    f"The alternative text '{link.text}' is that of {original.source} "
                    f"(line {found.line}).",
                    f"Say in {IN_ENGLISH[translated.language]} what the image shows.",
                )


def _plain(link: Link) -> str:
    return " ".join(link.text.casefold().split())
