"""The files of a package but for its manifest: pages, scripts, styles, pictures."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath

from nest_hub.content.hub import MODULE_PAGES, Hub
from nest_hub.content.modules import Module
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_pages, page_load
from nest_hub.languages import PHRASES, Language
from nest_hub.packages.book import book_script
from nest_hub.packages.pages import PageMaker, shell
from nest_hub.packages.settings import Settings
from nest_hub.pages.words import script_words

Files = dict[str, bytes]
_OWN = Path(__file__).parent
_SCRIPTS, _STYLES = "assets/javascripts", "assets/stylesheets"
_IMPORTED = re.compile(r"""["'](\.{1,2}/[\w./-]+\.js)["']""")
_ENTRY = "package/main.js"
_SHEETS = ("hub.css", "learning.css", "video.css")
_WORDS = ("notice",)


@dataclass(frozen=True)
class Package:
    """What goes into a package: a module in one language or both, Welsh first."""

    hub: Hub
    module: Module
    languages: tuple[Language, ...]
    settings: Settings

    @property
    def titles(self) -> dict[Language, str]:
        """The module's title in each of the package's languages."""
        return {la: self._first(la).title for la in self.languages}

    @property
    def descriptions(self) -> dict[Language, str]:
        """What the module says of itself in each of the package's languages."""
        return {la: self._first(la).description for la in self.languages}

    def _first(self, language: Language) -> Page:
        page = self.hub.page(language, f"modules/{self.module.id}/index.md")
        assert page is not None, "the command looks whether the module can be packed"
        return page

    @property
    def title(self) -> str:
        """One title, for standards that have one."""
        return " / ".join(self.titles.values())

    @property
    def address(self) -> str:
        """An address that names the module, whatever the package's languages."""
        return f"{self.settings.site_url}lms/{self.module.id}"


def package_files(package: Package, form: str) -> Files:
    """Every file but the manifest, by its name in the package."""
    maker = PageMaker(package.hub, package.module, package.languages, package.settings)
    files = {"index.html": shell(package.titles, form).encode()}
    for language in package.languages:
        for page in module_pages(package.hub, package.module, language):
            files[f"{language}/{PurePosixPath(page.uri).stem}.html"] = maker.html(page).encode()
    for address, source in sorted(maker.assets.items()):
        files[address] = (package.hub.root / source).read_bytes()
    for name in _SHEETS:
        files[f"{_STYLES}/{name}"] = _site_asset(package, "stylesheets", name)
    files[f"{_STYLES}/package.css"] = (_OWN / "styles" / "package.css").read_bytes()
    return files | _scripts(package, form)


def _site_asset(package: Package, kind: str, name: str) -> bytes:
    return (package.hub.root / "overrides" / "assets" / kind / name).read_bytes()


def _scripts(package: Package, form: str) -> Files:
    """The two entries, and every script that they lead to; ours before the site's."""
    written = {
        "package/book.js": _book(package),
        **{f"learning/{name}": text for name, text in _words(package).items()},
    }
    found: dict[str, str] = {}
    waiting = [_ENTRY, f"package/{form}.js", *written]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = written.get(name) or _script(package, name)
        folder = PurePosixPath(name).parent
        waiting += [normpath(folder / path) for path in _IMPORTED.findall(found[name])]
    return {f"{_SCRIPTS}/{name}": text.encode() for name, text in found.items()}


def _script(package: Package, name: str) -> str:
    own = _OWN / "scripts" / name
    if own.is_file():
        return own.read_text(encoding="utf-8")
    return _site_asset(package, "javascripts", name).decode()


def _words(package: Package) -> dict[str, str]:
    """The words that scripts say, of the package's languages."""
    words: dict[str, str] = {}
    for language in package.languages:
        groups = {"", *(f"{group}-" for group in _WORDS)}
        found = dict(script_words(language))
        words |= {name: found[name] for name in (f"words-{g}{language}.js" for g in sorted(groups))}
        name = f"words-{language}.js"
        said = json.loads(words[name].removeprefix("export default ").rstrip(";\n"))
        said["reflection_kept"] = PHRASES[language].package_reflection_kept
        words[name] = f"export default {json.dumps(said, ensure_ascii=False, sort_keys=True)};\n"
    return words


def _book(package: Package) -> str:
    module, hub, language = package.module, package.hub, package.languages[0]
    pages = {PurePosixPath(page.uri).stem: page for page in module_pages(hub, module, language)}
    plan = [
        (name, max(1, round(page_load(hub, page).minutes)))
        for name, page in pages.items()
        if name == "quiz" or name not in MODULE_PAGES
    ]
    return book_script(module, package.languages, list(pages), plan)
