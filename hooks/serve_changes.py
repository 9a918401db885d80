"""MkDocs hook: while a person edits, a saved file costs only the pages that it changes."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from nest_hub.pages.served import ServedFolder

_served: ServedFolder | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether the folder is kept from one build to the next."""
    global _served
    _served = ServedFolder() if command == "serve" and dirty else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the hooks that write pages what the folder holds."""
    if _served:
        config.extra["served"] = _served
    return config


@event_priority(-140)
def on_post_build(config: MkDocsConfig) -> None:
    """After all the others, and so only if nothing failed."""
    i18n: Any = config.plugins["i18n"]
    if _served and not i18n.building:
        _served.built(Path(config.site_dir))
        # What stays in memory is not searched for waste at each saved file.
        gc.collect()
        gc.freeze()
