"""MkDocs hook: what is published is light: one stylesheet a page, and drawings within the page.

Where a person edits, each file is served as it is written, so that a saved one shows at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from nest_hub.pages.drawings import FOLDER, drawings_within
from nest_hub.pages.scripts import FOLDER as SCRIPTS
from nest_hub.pages.scripts import UnreadScriptError, publish_scripts
from nest_hub.pages.sheets import join_sheets, joined_sheet, single_sheets


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the templates what a page loads."""
    if _is_edited(config):
        env.filters.update(sheets=single_sheets, drawings=lambda page: page)
    else:
        within = drawings_within(Path(str(config.theme.custom_dir), FOLDER))
        env.filters.update(
            sheets=joined_sheet,
            drawings=lambda page: Markup(within(page)),  # noqa: S704 a page that is escaped
        )
    return env


@event_priority(-125)
def on_post_build(config: MkDocsConfig) -> None:
    """After finish_site.py has taken out comments, before keep_offline.py lists all files."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building or _is_edited(config):
        return
    site, ours = Path(config.site_dir), Path(str(config.theme.custom_dir))
    join_sheets(config.extra["hub"], site)
    try:
        publish_scripts(ours / SCRIPTS, site / SCRIPTS)
    except UnreadScriptError as error:
        raise PluginError(str(error)) from error


def _is_edited(config: MkDocsConfig) -> bool:
    return config.extra.get("served") is not None
