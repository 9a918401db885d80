"""MkDocs hook: the app manifests, and the service worker's list of what it can keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from nest_hub.languages import LANGUAGES
from nest_hub.pages.app_manifest import app_manifest, manifest_address
from nest_hub.pages.service_worker import complete_worker


@event_priority(-130)
def on_post_build(config: MkDocsConfig) -> None:
    """After finish_site.py, because the list names every file that is published.

    Without the list the worker keeps nothing, and removes what an earlier one kept. So it is
    for a preview: no browser may keep what is still being written.
    """
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    site, hub = Path(config.site_dir), config.extra["hub"]
    stylesheet = (site / "assets/stylesheets/hub.css").read_text(encoding="utf-8")
    for language in LANGUAGES:
        manifest = site / manifest_address(language)
        manifest.write_text(app_manifest(hub, language, stylesheet), encoding="utf-8")
    if config.extra.get("offline", True) and not hub.preview:
        complete_worker(hub, site)
