"""Each thing that the framework's documents describe has its page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.hub import Hub
from nest_hub.content.ids import each_id, faults_of_ids
from nest_hub.content.parts import Served
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES


def check_parts(hub: Hub) -> Iterator[Diagnostic]:
    """What has lost a page, or stands in the list twice."""
    parts = [part for group in hub.parts for part in group.parts]
    yield from faults_of_ids(each_id(parts), "among the parts")
    for part in parts:
        yield from _lost(hub, part)


def _lost(hub: Hub, part: Served) -> Iterator[Diagnostic]:
    for uri in part.pages:
        if not hub.exists(uri):
            yield part.finding(
                "pages",
                f"Part '{part.id}' has lost its page '{uri}'.",
                f"Write docs/en/{uri} and docs/cy/{uri}, or name the page that serves it now.",
            )
            continue
        for language in LANGUAGES:
            page = hub.page(language, uri)
            if page is not None and page.draft:
                yield part.finding(
                    "pages",
                    f"Part '{part.id}' has only a draft in {IN_ENGLISH[language]}: {page.source}.",
                    "Take `draft: true` away, or name another page that serves it.",
                )
