"""MkDocs hook: the theme's templates are found and compiled once, not once for each language.

The engine asks its theme for a template environment in each build, of which there is one for
each language and, while a person edits, one for each saved file.
"""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

_environments: dict[tuple[str, ...], Environment] = {}
"""By the theme's folders: the theme itself is made anew whenever the configuration is read."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets the theme answer with the environment that it already has."""
    theme = config.theme
    folders = tuple(theme.dirs)

    def get_env() -> Environment:
        if folders not in _environments:
            _environments[folders] = _make(theme, folders)
        return _environments[folders]

    vars(theme)["get_env"] = get_env
    return config


def _make(theme: Theme, folders: tuple[str, ...]) -> Environment:
    environment = Theme.get_env(theme)
    environment.loader = _Loader(folders)
    environment.auto_reload = True  # a template that is edited shows at once
    return environment


class _Loader(FileSystemLoader):
    """Lists our own folder each time, and the theme's once, without its thousands of icons.

    The engine publishes nothing whose name begins with a full stop.
    """

    def list_templates(self) -> list[str]:
        ours, *theirs = self.searchpath
        return sorted({*FileSystemLoader(ours).list_templates(), *_published(*theirs)})


@lru_cache(maxsize=4)
def _published(*folders: str) -> tuple[str, ...]:
    return tuple(
        name for name in FileSystemLoader(folders).list_templates() if not name.startswith(".")
    )
