"""Every page is in both languages, at an address of its own, and its translation is up to date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from nest_hub.checks.references import block_problem
from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.content.translations import (
    INTRO,
    TranslationState,
    translation_states,
    twin_path,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, other


def check_translations(hub: Hub) -> Iterator[Diagnostic]:
    """Missing, outdated and unmarked translations, other structure, and addresses that clash."""
    for state in translation_states(hub):
        if state.page.draft or (state.original and state.original.draft):
            continue
        yield from _state(hub, state)
    for page in hub.pages.values():
        if page.language == "cy" and page.front and page.slug is None and page.kind != "home":
            yield Diagnostic(
                page.source,
                1,
                "The Welsh page has no Welsh address.",
                "Add `slug:` to its front matter: the title in Welsh, in small letters "
                "without accents, with hyphens.",
            )
    taken: dict[str, Page] = {}
    for page in hub.pages.values():
        first = taken.setdefault(hub.address(page), page)
        if first is not page:
            yield Diagnostic(
                page.source,
                1,
                f"The address '{hub.address(page)}' is also that of {first.source}.",
                "Give one of them another `slug:`.",
            )


def _state(hub: Hub, state: TranslationState) -> Iterator[Diagnostic]:
    page = state.page
    if state.state == "missing":
        language = other(page.language)
        yield Diagnostic(
            page.source,
            1,
            f"The page has no {IN_ENGLISH[language]} version.",
            f"Write {twin_path(page)}, or keep the page back with `draft: true`.",
        )
        return
    assert state.original is not None
    command = f"`nest-hub translations accept {page.source}`"
    if state.state == "unmarked":
        yield Diagnostic(
            page.source,
            1,
            "The front matter does not say what this page was translated from.",
            f"When it says the same as {state.original.source}, run {command}.",
        )
    elif state.state == "outdated":
        parts = ", ".join("the opening" if n == INTRO else f"'{n}'" for n in state.changed)
        yield Diagnostic(
            page.source,
            page.front.line("translation") if page.front else 1,
            f"The original has changed since this page was translated: {parts}.",
            f"Compare it with {state.original.source}. When it says the same again, run {command}.",
        )
    if state.state != "outdated":
        yield from _structure(hub, page, state.original)


def _structure(hub: Hub, page: Page, original: Page) -> Iterator[Diagnostic]:
    checked_elsewhere = page.kind in FOLDERS or page.kind == "case-study"
    pairs = zip_longest(page.document.headings, original.document.headings)
    for ours, theirs in pairs:
        if checked_elsewhere:
            break
        if (ours and ours.level) != (theirs and theirs.level):
            line = ours.line if ours else page.body_line
            what = f"the heading '{ours.text}'" if ours else "no heading"
            whose = f"'{theirs.text}' (line {theirs.line})" if theirs else "none"
            yield Diagnostic(
                page.source,
                line,
                f"The headings differ: here stands {what}, in {original.source} {whose}.",
                "Give both languages the same headings, at the same levels.",
            )
            break
    both = (page, original)
    if any(block_problem(hub, p, block) for p in both for block in p.document.blocks):
        return
    for here, there in (both, reversed(both)):
        placed = {(b.name, b.argument) for b in here.document.blocks}
        for block in there.document.blocks:
            if block.name not in WRAPPERS and (block.name, block.argument) not in placed:
                yield Diagnostic(
                    here.source,
                    here.body_line,
                    f"The block `/// {block.name} | {block.argument}` of {there.source} "
                    "is not here.",
                    "Place it in both languages.",
                )
