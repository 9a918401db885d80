"""MkDocs hook: gives the templates what the page skeleton shows."""

from __future__ import annotations

from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from nest_hub.pages.both import lost_view
from nest_hub.pages.render import page_view


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `view` to a page's context."""
    hub: Hub = config.extra["hub"]
    language, _, uri = page.file.src_uri.partition("/")
    ours = hub.pages[cast(Language, language), uri]  # the folders of docs/ are languages
    context["view"] = page_view(hub, ours, config.extra["history"])
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Adds `view` to the context of the 404, which belongs to both languages."""
    context["view"] = lost_view(config.extra["hub"])
    return context
