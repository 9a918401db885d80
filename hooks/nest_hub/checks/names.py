"""The official names stand exactly as the framework's data gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.checks.of_pages import PageCheck
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Prose
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, Language


def check_names(hub: Hub) -> PageCheck:
    """Titles that are not the official name, and forms of a name to avoid."""
    if not hub.framework.sound:
        return lambda _: iter(())
    avoid = {language: _avoid(hub, language) for language in LANGUAGES}
    return lambda page: _check(hub, avoid[page.language], page)


def _check(
    hub: Hub, avoid: list[tuple[re.Pattern[str], str, str]], page: Page
) -> Iterator[Diagnostic]:
    if page.front is None:
        return
    if page.kind in FOLDERS and (part := hub.framework.of(page.kind).get(page.key)):
        official = part.name[page.language]
        if page.title != official:
            yield page.front.finding(
                "title",
                f"The title is '{page.title}', and the official name is '{official}'.",
                f"Write `title: {official}`. Names are kept in framework/framework.yml.",
            )
    description = Prose(page.description, page.front.line("description"))
    for prose in (*page.document.prose, description):
        lower = prose.text.lower()
        for pattern, form, official in avoid:
            if form.lower() in lower and pattern.search(prose.text):
                yield Diagnostic(
                    page.source,
                    prose.line,
                    f"'{form}' is not the official name.",
                    f"Write '{official}'.",
                )


def _avoid(hub: Hub, language: Language) -> list[tuple[re.Pattern[str], str, str]]:
    return [
        (re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE), form, part.name[language])
        for kind in FOLDERS
        for part in hub.framework.of(kind).values()
        for form in part.avoid[language]
    ]
