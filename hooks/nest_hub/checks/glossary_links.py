"""Words that a page explains from the glossary: each term is known, has a meaning, stands once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.content.glossary import SCHEME, glossary_links
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Link
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic, one_of

_KINDS_WITHOUT = {"quiz": "a quiz, where it could give an answer away", "home": "the home page"}
_INSIDE = re.compile(r"\[[^\[\]\n]*\[[^\[\]]*\]\(glossary:([^)\s]*)\)[^\[\]\n]*\]\(")


def check_glossary_links(hub: Hub) -> Iterator[Diagnostic]:
    """Links to terms that cannot be shown, and terms explained where no reader needs it."""
    for page in hub.pages.values():
        if SCHEME in page.body:
            yield from _page(hub, page)


def _page(hub: Hub, page: Page) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    headings = {heading.line for heading in page.document.headings}
    for link, ident in glossary_links(page):
        problem = _problem(hub, page, link, ident, headings)
        if problem is None and ident in first:
            twice = f"The word '{ident}' is explained twice on this page, first on line "
            mend = "Keep the first link, and write the words alone here."
            problem = f"{twice}{first[ident]}.", mend
        first.setdefault(ident, link.line)
        if problem:
            yield Diagnostic(page.source, link.line, *problem)
    for match in _INSIDE.finditer(page.body):
        yield Diagnostic(
            page.source,
            page.line_at(match.start()),
            f"The link to the word '{match[1]}' stands within another link.",
            "Explain the word where it is no part of a link.",
        )


def _problem(
    hub: Hub, page: Page, link: Link, ident: str, headings: set[int]
) -> tuple[str, str] | None:
    term = hub.terms.get(ident)
    if term is None:
        return f"The glossary has no word '{ident}'.", one_of(ident, hub.terms)
    if not term.definition(page.language):
        return (
            f"The word '{ident}' has no meaning in the glossary.",
            "Write one in framework/glossary.csv, in both languages, or take the link out.",
        )
    if link.line in headings:
        return (
            f"A heading explains the word '{ident}'.",
            "Put the link where the word first stands in the text below.",
        )
    if where := _KINDS_WITHOUT.get(page.kind):
        return f"The word '{ident}' is explained on {where}.", "Write the words alone."
    if f"]({link.target})" not in page.body:
        return (
            f"The link to the word '{ident}' is written in a way that is not read.",
            f"Write it as `[{link.text or 'words'}]({link.target})`.",
        )
    return None
