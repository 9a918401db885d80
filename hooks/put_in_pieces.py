"""MkDocs hook: after Markdown, cleans what people wrote and puts in what we made."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from nest_hub.pages import GeneratedFile
from nest_hub.pages.sanitise import clean_words, made_safe


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Cleans a page and its list of contents; then puts our own markup in.

    Those of the team too: a preview shows what anyone proposes, and what the checks refuse.
    """
    generated: GeneratedFile = config.extra["generated"][page.file.src_uri]
    _clean_contents(page.toc)
    return made_safe(html, generated.pieces, contributed=generated.page.contributed)


def _clean_contents(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title = clean_words(entry.title)
        _clean_contents(entry.children)
