"""Images and films that content shows: where they are kept, and where they are published."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp", ".avif")


def image_source(page: Page, name: str) -> PurePosixPath:
    """An image of a module or case study lies in its folder; another page's in docs/images."""
    parts = page.source.parts
    if parts[0] in {"modules", "case_studies"}:
        return PurePosixPath(parts[0], parts[1], name)
    return PurePosixPath("docs/images", name)


def content_address(source: PurePosixPath) -> str:
    """Its address from the site's root, the same for both languages."""
    return f"assets/content/{source}"


def published_images(hub: Hub) -> set[PurePosixPath]:
    """Every image that a page shows."""
    named = {
        image_source(page, link.target)
        for page in hub.pages.values()
        for link in page.document.links
        if link.image
    }
    return {source for source in named if _may_be_published(hub.root, source)}


def _may_be_published(root: Path, source: PurePosixPath) -> bool:
    """Whether it is an image where it says, not reached by `..`, from the disk's root or a link."""
    if source.is_absolute() or source.suffix.lower() not in IMAGE_TYPES:
        return False
    file = root / source
    return file.is_file() and file.resolve() == root.resolve() / source


def published_media(hub: Hub) -> set[PurePosixPath]:
    """Every film, caption file and poster of a video that a page places."""
    found: set[PurePosixPath] = set()
    for page in hub.pages.values():
        module = hub.modules.get(page.uri.split("/")[1]) if "modules/" in page.uri else None
        for block in page.document.blocks if module else []:
            if module and block.name == "video" and (video := module.videos.get(block.argument)):
                found.update(video.shown())
    return {source for source in found if (hub.root / source).is_file()}
