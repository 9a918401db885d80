"""Every link and image leads to something. Speaks before the engine, with the real path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from markdown.extensions.toc import slugify

from nest_hub.checks.contributed import refused_link
from nest_hub.content.glossary import SCHEME
from nest_hub.content.hub import Hub
from nest_hub.content.images import IMAGE_TYPES, image_source
from nest_hub.content.markdown import Link
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic, one_of
from nest_hub.source import holds

_PLAIN = ("https://", "http://", "mailto:", "tel:", "sms:")
_OWN_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}\s*$")
GENERATED_ANCHORS = {
    "about",
    "contact",
    "facts",
    "minutes",
    "outcomes",
    "practice",
    "questions",
    "related",
    "reporting",
    "sections",
    "translations",
}


def check_links(hub: Hub) -> Iterator[Diagnostic]:
    """Links that lead nowhere, and images that are not there."""
    for page in hub.pages.values():
        for link in page.document.links:
            if refused_link(page, link):
                continue  # said there, with a reason of its own
            found = _image(hub, page, link) if link.image else _link(hub, page, link)
            if found:
                yield Diagnostic(page.source, link.line, *found)


def _image(hub: Hub, page: Page, link: Link) -> tuple[str, str] | None:
    source = image_source(page, link.target)
    if source.suffix.lower() not in IMAGE_TYPES:
        if page.contributed and os.path.exists(hub.root / source):  # noqa: PTH110 Path's raises for a name that is too long
            return None  # said of the file
        return (
            f"The image '{link.target}' is not of a kind that is published.",
            f"Use one of: {', '.join(IMAGE_TYPES)}.",
        )
    if page.contributed and os.path.islink(hub.root / source):  # noqa: PTH114 likewise
        return None  # said of the file
    if not holds(hub.root, source):
        return (
            f"The image '{link.target}' does not exist.",
            f"Put it at {source}, or correct its name.",
        )
    return None


def _link(hub: Hub, page: Page, link: Link) -> tuple[str, str] | None:
    target = link.target
    if target.startswith(SCHEME):
        return None  # judged by checks/glossary_links.py
    if target.startswith(_PLAIN):
        if target.startswith("http") and not urlsplit(target).netloc:
            return f"The address '{target}' is not whole.", "Write it as the browser shows it."
        return None
    if target.startswith("#"):
        return _anchor(hub, page, target[1:])
    path, _, anchor = target.partition("#")
    if not path.startswith("/"):
        return (
            f"The link '{target}' does not begin with '/'.",
            "Write the page's place from the root, without its language: /values/index.md.",
        )
    uri = path.lstrip("/")
    if not hub.exists(uri):
        known = {f"/{known_uri}" for _, known_uri in hub.pages}
        return (
            f"The link '{target}' leads to no page.",
            _nearest(path, sorted(known)),
        )
    found = hub.page(page.language, uri)
    if hub.is_draft(uri) and not hub.is_draft(page.uri):
        return (
            f"The link '{target}' leads to a draft, which is not published.",
            "Leave the link out until the page is published.",
        )
    return _anchor(hub, found, anchor) if anchor and found else None


def _nearest(path: str, known: list[str]) -> str:
    sentence = one_of(path, known)
    hint, found, _ = sentence.partition("The valid ones are")
    return hint.strip() if hint and found else "Correct it, or write the page."


def _anchor(hub: Hub, page: Page, anchor: str) -> tuple[str, str] | None:
    ids = {slugify(heading.text, "-") for heading in page.document.headings}
    ids |= {match[1] for line in page.body.split("\n") if (match := _OWN_ID.search(line))}
    if any(block.name == "glossary" for block in page.document.blocks):
        ids |= {term.anchor for term in hub.glossary}
    if anchor in ids | GENERATED_ANCHORS:
        return None
    return (
        f"The page '{page.title}' has no heading '#{anchor}'.",
        one_of(anchor, sorted(ids)) if ids else "Leave out the part from '#'.",
    )
