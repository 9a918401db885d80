"""MkDocs hook: makes the pages that generate_files.py did not give to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from nest_hub.pages.render import Renderer
from nest_hub.pages.to_html import ToHtml


@event_priority(-110)
def on_post_build(config: MkDocsConfig) -> None:
    """After both languages, and before finish_site.py, which reads the pages."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building or not (places := config.extra["places"]):
        return
    skeleton = config.theme.get_env().get_template("main.html")
    to_html = ToHtml(config["markdown_extensions"], config["mdx_configs"])
    renderer = Renderer(config.extra["hub"], skeleton, to_html, config.extra["history"])
    renderer.write(Path(config.site_dir), places)
