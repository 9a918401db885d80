"""The official names stand exactly as the framework's data gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Prose
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, Language


def check_names(hub: Hub) -> Iterator[Diagnostic]:
    """Titles that are not the official name, and forms of a name to avoid."""
    if not hub.framework.sound:
        return
    avoid = {language: _avoid(hub, language) for language in LANGUAGES}
    for page in hub.pages.values():
        if page.kind in FOLDERS and (part := hub.framework.of(page.kind).get(page.key)):
            official = part.name[page.language]
            if page.title != official and page.front:
                yield page.front.finding(
                    "title",
                    f"The title is '{page.title}', and the official name is '{official}'.",
                    f"Write `title: {official}`. Names are kept in framework/framework.yml.",
                )
        texts = [*page.document.prose]
        if page.front:
            texts.append(Prose(page.description, page.front.line("description")))
        for prose in texts:
            lower = prose.text.lower()
            for pattern, form, official in avoid[page.language]:
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
