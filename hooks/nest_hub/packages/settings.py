"""What a package takes from `mkdocs.yml`: the site's address, and how Markdown is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that the engine adds by itself."""


@dataclass(frozen=True)
class Settings:
    """`site_url` ends with `/`."""

    site_url: str
    extensions: list[str] = field(default_factory=list)
    configs: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_settings(root: Path) -> Settings:
    """The settings of the hub in this folder."""
    raw = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    extensions, configs = list(_ALWAYS), {}
    for entry in raw.get("markdown_extensions", []):
        for name, config in entry.items() if isinstance(entry, dict) else [(entry, None)]:
            if name not in extensions:
                extensions.append(name)
            if config:
                configs[name] = config
    return Settings(f"{raw['site_url'].rstrip('/')}/", extensions, configs)
