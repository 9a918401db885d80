"""What the templates of one page can use: addresses, marks, words, and the Jinja environment."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from nest_hub.content.coverage import Coverage, coverage
from nest_hub.content.framework import PartKind
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import PHRASES, Language, Phrases, format_number, format_partial_date

_BLANK_LINES = re.compile(r"\n\s*\n+")


_ADDRESS = re.compile(r"https?://[^\s;,()]+")


def _link_addresses(text: str) -> Markup:
    """A source with each address in it as a link."""
    pieces: list[Markup | str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        link = Markup('<a href="{0}">{0}</a>').format(match[0])
        pieces += [text[end : match.start()], link]
        end = match.end()
    return Markup("").join([*pieces, text[end:]])


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["link_addresses"] = _link_addresses
    environment.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    return environment


class Context:
    """The page being composed. `hold` puts a piece of our HTML aside, and gives its marker."""

    def __init__(self, hub: Hub, page: Page, hold: Callable[[str], str] = str) -> None:
        self.hub, self.page, self.hold = hub, page, hold
        self.language: Language = page.language
        self.phrases: Phrases = PHRASES[page.language]

    def render(self, template: str, **values: Any) -> str:
        """The template as one block of HTML, with no blank line inside it."""
        html = (
            _environment()
            .get_template(template)
            .render(
                context=self,
                t=self.phrases,
                language=self.language,
                url=self.url,
                mark=self.mark,
                number=lambda n: format_number(n, self.language),
                day=lambda text: format_partial_date(str(text), self.language),
                **values,
            )
        )
        return _BLANK_LINES.sub("\n", html).strip()

    def markup(self, template: str, **values: Any) -> Markup:
        """The same, for a place within another template."""
        # The environment escapes every value, so what a template made is safe.
        return Markup(self.render(template, **values))  # noqa: S704

    def url(self, uri: str) -> str:
        """The relative address of the page at `uri` in this page's language."""
        target = self.hub.page(self.language, uri)
        return self.relative(self.hub.address(target)) if target else ""

    def relative(self, address: str) -> str:
        """The relative address of a file of the site, from this page."""
        return relative_address(self.hub.address(self.page), address)

    def mark(self, ident: str) -> Markup:
        """The drawn mark of a theme, principle or value; it says nothing to a screen reader."""
        sprite = self.relative("assets/images/marks.svg")
        return Markup(
            '<svg class="mark mark-{0}" aria-hidden="true" focusable="false">'
            '<use href="{1}#{0}"/></svg>'
        ).format(ident, sprite)

    @cached_property
    def coverage(self) -> dict[tuple[PartKind, str], Coverage]:
        """What covers each part."""
        return self.hub.once(coverage)


def relative_address(here: str, address: str) -> str:
    """The way from the page at `here`, which ends with `/`, to `address`; both from the root.

    `address` is `.` for the root itself.
    """
    folders, parts = here.split("/")[:-1], address.split("/") if address != "." else []
    shared = 0
    for ours, theirs in zip(folders, parts, strict=False):
        if ours != theirs:
            break
        shared += 1
    way = [".."] * (len(folders) - shared) + parts[shared:]
    if way in ([], [""]):  # the page itself
        return "./" if address.endswith("/") else "."
    return "/".join(way)
