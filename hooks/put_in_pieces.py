"""MkDocs hook: after Markdown, cleans what contributors wrote and puts in what we made."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from nest_hub.pages import GeneratedFile
from nest_hub.pages.sanitise import clean, clean_words, fill


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Cleans a contributor's page and its list of contents; then puts our own markup in."""
    generated: GeneratedFile = config.extra["generated"][page.file.src_uri]
    if generated.page.contributed:
        _clean_contents(page.toc)
        html = clean(html)
    return fill(html, generated.pieces)


def _clean_contents(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title = clean_words(entry.title)
        _clean_contents(entry.children)
