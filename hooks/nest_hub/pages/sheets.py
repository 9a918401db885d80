"""One stylesheet for each page: the sheets that it needs, joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nest_hub.content.hub import Hub
from nest_hub.pages.view import page_styles

FOLDER = "assets/stylesheets"
ON_EVERY_PAGE = ("hub", "tips")
"""A page that explains no word has the little style of explanations too: one file serves both."""


def single_sheets(names: Iterable[str]) -> list[str]:
    """The addresses of a page's sheets as they are written, where a person edits."""
    return [f"{FOLDER}/{name}.css" for name in names]


def joined_sheet(names: Iterable[str]) -> list[str]:
    """The address of the one sheet that holds them: `hub.learning.css`."""
    chosen = [name for name in names if name not in ON_EVERY_PAGE]
    return [f"{FOLDER}/{'.'.join([ON_EVERY_PAGE[0], *chosen])}.css"]


def join_sheets(hub: Hub, site: Path) -> None:
    """Writes each joined sheet that a page of the hub asks for, in place of the single ones."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in _written(site)}
    wanted = {tuple(page_styles(page)) for page in hub.pages.values()} | {ON_EVERY_PAGE[:1]}
    for path in _written(site):
        path.unlink()
    for names in sorted(wanted):
        [address] = joined_sheet(names)
        joined = dict.fromkeys([*ON_EVERY_PAGE, *names])
        (site / address).write_text("".join(texts[name] for name in joined), encoding="utf-8")


def _written(site: Path) -> Iterator[Path]:
    return (site / FOLDER).glob("*.css")
