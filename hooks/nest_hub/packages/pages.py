"""The pages of a package: the site's words in a small layout of their own.

They are made from the same Markdown as the site's (`nest_hub.pages.compose`), by the same reader
with the same extensions, so that a package says what the site says. A link to another page of the
module stays in the package; every other leads to the site, in a window of its own, because an LMS
shows a package in a frame. What the site says of the record on the learner's device is left out:
in a package the LMS keeps the record.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from nest_hub.content.hub import Hub
from nest_hub.content.images import content_address, published_images, published_media
from nest_hub.content.modules import Module
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_pages
from nest_hub.languages import LANGUAGES, NAMES, PHRASES, Language
from nest_hub.packages.settings import Settings
from nest_hub.pages.compose import compose
from nest_hub.pages.sanitise import made_safe
from nest_hub.pages.to_html import ToHtml
from nest_hub.pages.view import build_view

_ADDRESS = re.compile(
    r'(?P<open><(?P<tag>[a-z]+)\b[^>]*?\s)(?P<name>href|src|poster)="(?P<to>[^"]*)"'
)
_BLOCK = re.compile(r"<(p|li)>(?:(?!</?(?:p|li)\b).)*?</\1>\n?", re.DOTALL)
_LINK_END = re.compile(r'(<a [^>]*target="_blank"[^>]*>.*?)</a>', re.DOTALL)
_WINDOW = ' target="_blank" rel="noopener"'
_OF_THE_DEVICE: dict[Language, str] = {"cy": "ar y ddyfais hon", "en": "on this device"}
_OF_THE_RECORD = ("my-learning/index.md", "my-learning/certificate.md")


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shell(titles: dict[Language, str], form: str) -> str:
    """The package's first page, which holds the session with the LMS and a frame for the others."""
    template = _environment().get_template("index.html")
    return template.render(titles=titles, phrases=PHRASES, form=form, names=NAMES) + "\n"


class PageMaker:
    """Makes the pages, and notes which of the site's files they show, by their address."""

    def __init__(
        self, hub: Hub, module: Module, languages: tuple[Language, ...], settings: Settings
    ) -> None:
        self.hub, self.module, self.languages, self.settings = hub, module, languages, settings
        self.assets: dict[str, PurePosixPath] = {}
        self._to_html = ToHtml(settings.extensions, settings.configs)
        self._pages = {
            hub.address(page): f"{language}/{PurePosixPath(page.uri).stem}.html"
            for language in languages
            for page in module_pages(hub, module, language)
        }
        self._files = {
            content_address(source): source
            for source in published_images(hub) | published_media(hub)
        }

    def html(self, page: Page) -> str:
        """One page, whole."""
        view = build_view(self.hub, page, None, self.settings.site_url)
        for name in ("previous", "next", "help"):
            if view[name]:
                view[name] = {**view[name], "url": self._resolve(page, view[name]["url"])[0]}
        template = _environment().get_template("page.html")
        html = template.render(
            view=view,
            t=view["t"],
            # The same HTML as the site's: what people wrote was cleaned.
            content=Markup(self._article(page)),  # noqa: S704
            contents=self._contents(page),
            languages=self._languages(page),
            title=self._pages_of(page.language)[0].title,
        )
        return html + "\n"

    def _article(self, page: Page) -> str:
        """The page's words as HTML, without what holds only for the site."""
        composed = compose(self.hub, page)
        read, _ = self._to_html(composed.body)
        whole = made_safe(read, composed.pieces, contributed=page.contributed)
        html = _BLOCK.sub(lambda block: self._unless_of_the_device(page, block[0]), whole)
        return self._with_addresses(page, html)

    def _unless_of_the_device(self, page: Page, block: str) -> str:
        if _OF_THE_DEVICE[page.language] in block.replace("’", "'").lower():
            return ""
        record = {
            self.hub.address(found)
            for uri in _OF_THE_RECORD
            if (found := self.hub.page(page.language, uri))
        }
        leads = {self._absolute(page, match["to"])[0] for match in _ADDRESS.finditer(block)}
        return "" if leads & record else block

    def _pages_of(self, language: Language) -> list[Page]:
        return module_pages(self.hub, self.module, language)

    def _contents(self, page: Page) -> list[dict[str, Any]]:
        return [
            {
                "id": PurePosixPath(other.uri).stem,
                "title": other.title,
                "url": f"{PurePosixPath(other.uri).stem}.html",
                "current": other.uri == page.uri,
            }
            for other in self._pages_of(page.language)
        ]

    def _languages(self, page: Page) -> list[dict[str, Any]]:
        """The way to the other language; nothing where the package has one."""
        if len(self.languages) < len(LANGUAGES):
            return []
        name = PurePosixPath(page.uri).stem
        return [
            {
                "code": code,
                "name": NAMES[code],
                "url": f"../{code}/{name}.html",
                "current": code == page.language,
            }
            for code in LANGUAGES
        ]

    def _absolute(self, page: Page, to: str) -> tuple[str, str]:
        """Where an address of the site's page leads, from the site's root, and to which place."""
        path, hash_sign, place = to.partition("#")
        if not path:
            return self.hub.address(page), hash_sign + place
        found = normpath(join(self.hub.address(page), path))
        ends = path.endswith(("/", "..")) or path == "."
        return ("" if found == "." else f"{found}/" if ends else found), hash_sign + place

    def _with_addresses(self, page: Page, html: str) -> str:
        """The same with every address as the package has it."""

        def change(match: re.Match[str]) -> str:
            to, away = self._resolve(page, match["to"])
            window = _WINDOW if away and match["tag"] == "a" else ""
            return f'{match["open"]}{match["name"]}="{to}"{window}'

        opens = escape(PHRASES[page.language].package_new_window)
        return _LINK_END.sub(
            rf'\1 <span class="hidden">({opens})</span></a>', _ADDRESS.sub(change, html)
        )

    def _resolve(self, page: Page, to: str) -> tuple[str, bool]:
        """An address of the site's page as the package has it, and whether it leads out of it."""
        if to.startswith(("#", "tel:", "mailto:", "sms:")):
            return to, False
        if re.match(r"[a-z]+:", to):
            return to, True
        address, place = self._absolute(page, to)
        if kept := self._kept(address):
            return f"../{kept}{place}", False
        return f"{self.settings.site_url}{address}{place}", True

    def _kept(self, address: str) -> str:
        """The place in the package of one of the site's pages or files; empty where it has none."""
        if address in self._pages:
            return self._pages[address]
        source = self._files.get(address, PurePosixPath("overrides", address))
        if address.startswith("assets/") and (self.hub.root / source).is_file():
            self.assets[address] = source
            return address
        return ""
