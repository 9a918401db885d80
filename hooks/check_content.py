"""MkDocs hook: reads the content once a build and reports its findings; strict stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from nest_hub.checks import check_hub
from nest_hub.content.history import last_changes
from nest_hub.content.hub import load_hub

log = get_plugin_logger("nest_hub")
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether drafts are shown: they are while a person edits."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks before the engine looks at anything, so that ours speak first."""
    root = Path(config.config_file_path).parent
    hub = load_hub(root)
    findings = check_hub(hub)
    for finding in findings:
        log.warning(finding.plain()) if finding.level == "error" else log.info(finding.plain())
    errors = sum(finding.level == "error" for finding in findings)
    if errors and (config.strict or not hub.can_be_shown):
        raise PluginError(
            f"{errors} error{'s' if errors > 1 else ''} in the content, listed above. "
            "`make check` lists them again."
        )
    if not _serving:
        hub.keep({place for place, page in hub.pages.items() if hub.published(page)})
    config.extra["hub"] = hub
    config.extra["changes"] = last_changes(root)
    # The sitemap is ours, and the theme's script and style are not used.
    config.theme.static_templates.discard("sitemap.xml")
    return config
