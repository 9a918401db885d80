"""Images and films that content shows: where they are kept, and where they are published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from nest_hub.content.contributed import is_own_file, study_folders
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Link
from nest_hub.content.pages import Page
from nest_hub.source import holds

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp", ".avif")
_READ = (*IMAGE_TYPES, ".heic", ".heif")
"""The last two are what telephones save: they are read to say what they hold."""
Placed = tuple[Page, Link]
"""An image on a page that shows it."""


def image_source(page: Page, name: str) -> PurePosixPath:
    """An image of a module or case study lies in its folder; another page's in docs/images."""
    parts = page.source.parts
    if parts[0] in {"modules", "case_studies"}:
        return PurePosixPath(parts[0], parts[1], name)
    return PurePosixPath("docs/images", name)


def content_address(source: PurePosixPath) -> str:
    """Its address from the site's root, the same for both languages."""
    return f"assets/content/{source}"


def placed_images(hub: Hub) -> dict[PurePosixPath, list[Placed]]:
    """Every image that a page shows and that is there, with the places where it is shown."""
    found: dict[PurePosixPath, list[Placed]] = {}
    for page in hub.pages.values():
        for link in page.document.links:
            if link.image:
                found.setdefault(image_source(page, link.target), []).append((page, link))
    return {
        source: places for source, places in found.items() if may_be_published(hub.root, source)
    }


def may_be_published(root: Path, source: PurePosixPath) -> bool:
    """Whether it is an image where it says, not reached by `..`, from the disk's root or a link."""
    if source.is_absolute() or source.suffix.lower() not in IMAGE_TYPES:
        return False
    return holds(root, source)


def published_images(hub: Hub) -> set[PurePosixPath]:
    """Every image that a page shows."""
    return set(hub.once(placed_images))


def picture_files(hub: Hub) -> Iterator[PurePosixPath]:
    """Every picture of a case study, shown or not, and every other that is shown."""
    found = published_images(hub)
    posters = (media for media in published_media(hub) if _is_read(media))
    found.update(poster for poster in posters if is_own_file(hub.root / poster))
    for folder in study_folders(hub.root):
        with os.scandir(hub.root / folder) as entries:
            names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        found.update(path for name in names if _is_read(path := folder / name))
    yield from sorted(found)


def _is_read(source: PurePosixPath) -> bool:
    return source.suffix.lower() in _READ and not source.name.startswith(".")


def published_media(hub: Hub) -> set[PurePosixPath]:
    """Every film, caption file and poster of a video that a page places."""
    found: set[PurePosixPath] = set()
    for page in hub.pages.values():
        module = hub.modules.get(page.uri.split("/")[1]) if "modules/" in page.uri else None
        for block in page.document.blocks if module else []:
            if module and block.name == "video" and (video := module.videos.get(block.argument)):
                found.update(video.shown())
    return {source for source in found if holds(hub.root, source)}
