"""The pages of the site as Markdown, and what their skeleton shows. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import Language
from nest_hub.pages.compose import Composed, compose

Place = tuple[Language, str]


@dataclass(frozen=True)
class GeneratedFile:
    """One page, ready for an engine: its place below `docs/`, and its Markdown.

    `pieces` is HTML of ours that `nest_hub.pages.sanitise` puts into a contributor's page.
    """

    uri: str
    text: str
    page: Page
    pieces: Mapping[str, str]


def generate_files(
    hub: Hub, places: Mapping[Place, Composed | None] | None = None
) -> Iterator[GeneratedFile]:
    """Every page of the hub, or those at these places; what was composed before is used."""
    for (language, uri), composed in (places or dict.fromkeys(hub.pages)).items():
        page = hub.pages[language, uri]
        made = composed or compose(hub, page)
        yield GeneratedFile(f"{language}/{uri}", made.text, page, made.pieces)
