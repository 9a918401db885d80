"""The pages of the site as Markdown, and what their skeleton shows. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.pages.compose import compose
from nest_hub.pages.served import ServedFolder


@dataclass(frozen=True)
class GeneratedFile:
    """One page, ready for an engine: its place below `docs/`, and its Markdown.

    `pieces` is HTML of ours that `nest_hub.pages.sanitise` puts into a contributor's page.
    """

    uri: str
    text: str
    page: Page
    pieces: Mapping[str, str]


def generate_files(hub: Hub, served: ServedFolder | None = None) -> Iterator[GeneratedFile]:
    """Every page of the hub; for a folder that is kept, those that it lacks."""
    if served:
        composed = served.lacks(hub)
    else:
        composed = {place: compose(hub, page) for place, page in hub.pages.items()}
    for (language, uri), page in composed.items():
        place = f"{language}/{uri}"
        yield GeneratedFile(place, page.text, hub.pages[language, uri], page.pieces)
