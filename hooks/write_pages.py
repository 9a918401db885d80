"""MkDocs hook: makes the pages that generate_files.py did not give to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from nest_hub.content.hub import Hub
from nest_hub.pages.render import Renderer
from nest_hub.pages.to_html import ToHtml
from nest_hub.speed.kept import Kept, texts_in


@event_priority(-110)
def on_post_build(config: MkDocsConfig) -> None:
    """After both languages, and before finish_site.py, which reads the pages."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building or not (places := config.extra["places"]):
        return
    hub: Hub = config.extra["hub"]
    made_with = (*texts_in(hub.root / "overrides"), *_settings(config))
    kept = Kept(hub.root, "pages", *made_with, things=len(places))
    skeleton = config.theme.get_env().get_template("main.html")
    to_html = ToHtml(config["markdown_extensions"], config["mdx_configs"])
    renderer = Renderer(hub, skeleton, to_html, config.extra["history"], kept)
    renderer.write(Path(config.site_dir), places)


def _settings(config: MkDocsConfig) -> tuple[str, ...]:
    """How Markdown is read, and whether pages load files as they are written."""
    read = (config["markdown_extensions"], config["mdx_configs"])
    return (*map(repr, read), str(config.extra.get("served") is None))
