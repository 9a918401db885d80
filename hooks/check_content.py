"""MkDocs hook: reads the content once a build and reports its findings; strict stops the build."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from nest_hub.checks import check_hub
from nest_hub.content.history import read_history
from nest_hub.content.load import load_hub

log = get_plugin_logger("nest_hub")
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether a person edits: then what is shown is a preview."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks before the engine looks at anything, so that ours speak first."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:  # the other language, within this one's build and with its config
        return config
    root = Path(config.config_file_path).parent
    hub = load_hub(root)
    hub.site_url = config.site_url or ""
    findings = check_hub(hub)
    for finding in findings:
        log.warning(finding.plain()) if finding.level == "error" else log.info(finding.plain())
    errors = sum(finding.level == "error" for finding in findings)
    said = f"{errors} error{'' if errors == 1 else 's'} in the content, listed above."
    if not hub.can_be_shown:
        raise PluginError(
            f"No page can be shown without the framework, the regions and a home page in both "
            f"languages. {said}"
        )
    # What is published is built strictly, and never as a preview.
    asked = os.environ.get("NEST_HUB_PREVIEW") == "1"
    hub.preview = _serving or (asked and not config.strict)
    if errors and config.strict:
        raise PluginError(f"{said} `make check` lists them again.")
    if not hub.preview:
        hub.keep({place for place, page in hub.pages.items() if hub.published(page)})
    config.extra["hub"] = hub
    config.extra["history"] = read_history(root)
    # The sitemap is ours, and the theme's script and style are not used.
    config.theme.static_templates.discard("sitemap.xml")
    return config
