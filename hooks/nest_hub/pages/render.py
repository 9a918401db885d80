"""Whole pages: composed, read as Markdown, made safe, and put into the skeleton."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from nest_hub.content.history import History
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import Language
from nest_hub.pages.compose import Composed, compose
from nest_hub.pages.sanitise import clean_words, made_safe
from nest_hub.pages.to_html import Heading, ToHtml
from nest_hub.pages.view import build_view
from nest_hub.speed import in_slices
from nest_hub.speed.kept import Kept

Place = tuple[Language, str]


class Skeleton(Protocol):
    """A template that has the filter `url`, such as the engine's."""

    def render(self, context: Mapping[str, Any]) -> str:
        """The page."""


@dataclass(frozen=True)
class _Contents:
    items: list[Heading]


@dataclass(frozen=True)
class _Shown:
    """What the skeleton asks of a page."""

    url: str
    content: str
    toc: _Contents


@dataclass(frozen=True)
class Renderer:
    """What all pages are made with."""

    hub: Hub
    skeleton: Skeleton
    to_html: ToHtml
    history: History
    kept: Kept

    def html(self, page: Page, composed: Composed | None = None) -> bytes:
        """The whole page, as it is published; as it was kept, if it was made of the same."""
        composed = composed or compose(self.hub, page)
        view = page_view(self.hub, page, self.history)
        address = self.hub.address(page)
        # The phrases are a part of the program.
        shown = json.dumps({**view, "t": None}, ensure_ascii=False, sort_keys=True)
        made_of = [composed.text, *composed.pieces, *composed.pieces.values(), shown, address]
        key = self.kept.key(*made_of, page.language, str(page.contributed))
        html = self.kept.get(key)
        if html is None:
            html = self._make(page, composed, view)
            self.kept.put(key, html)
        return html

    def _make(self, page: Page, composed: Composed, view: Mapping[str, Any]) -> bytes:
        content, headings = self.to_html(composed.body)
        # The team's too: a preview shows what anyone proposes, and what the checks refuse.
        headings = [replace(each, title=clean_words(each.title)) for each in headings]
        content = made_safe(content, composed.pieces, contributed=page.contributed)
        shown = _Shown(self.hub.address(page), content, _Contents(headings))
        html = self.skeleton.render({"page": shown, "view": view, "base_url": "."})
        return html.encode("utf-8", "xmlcharrefreplace")

    def write(self, site: Path, places: Mapping[Place, Composed | None]) -> None:
        """Writes these pages below `site`, on all cores."""
        work = list(places.items())

        def write_some(start: int, end: int) -> list[None]:
            for place, composed in work[start:end]:
                page = self.hub.pages[place]
                file = site / self.hub.address(page) / "index.html"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self.html(page, composed))
            return []

        in_slices(write_some, len(work))
        self.kept.prune(4 * len(work))


def page_view(hub: Hub, page: Page, history: History) -> dict[str, Any]:
    """What the skeleton shows round the page, with the days of its first and last change."""
    source = str(page.source)
    updated, published = history.last.get(source), history.first.get(source)
    return build_view(hub, page, updated, hub.site_url, published)
