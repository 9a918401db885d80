"""The pages of the built site, read as a reader's machine reads them: from the final HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "em",
    "i",
    "kbd",
    "mark",
    "q",
    "small",
    "span",
    "strong",
}
_INLINE |= {"sub", "sup", "time", "tspan", "use"}
_SILENT = {"code", "script", "style", "template"}
"""Not read, or, as what a computer is told, in no language."""
_READ_OUT = ("title", "aria-label", "aria-description", "alt", "placeholder")
_ROOT = "https://site.invalid/"


@dataclass(eq=False)
class Element:
    """One element, with what is in it in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    line: int
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.attributes

    @property
    def classes(self) -> list[str]:
        return self["class"].split()

    @property
    def language(self) -> str:
        """The language of what is in it."""
        return next((up["lang"] for up in self.upward() if "lang" in up), "")

    def upward(self) -> Iterator[Element]:
        """Itself, and what it is in, from the inside out."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def inside(self, tag: str) -> bool:
        return any(up.tag == tag for up in self.upward())

    def walk(self) -> Iterator[Element]:
        """Itself, and every element in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """Every element of these kinds in it."""
        return [element for element in self.walk() if element.tag in tags]

    def with_class(self, name: str) -> list[Element]:
        return [element for element in self.walk() if name in element.classes]

    @property
    def text(self) -> str:
        """All its text, with single spaces."""
        return " ".join("".join(self._strings()).split())

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _SILENT:
                yield "" if child.tag in _INLINE else " "
                yield from child._strings()
                yield "" if child.tag in _INLINE else " "


@dataclass(frozen=True)
class Passage:
    """A run of text that a reader meets, in the language that it says it is in."""

    text: str
    language: str
    line: int


class Page:
    """One page. `address` is from the site's root, as in `cy/chwilio/`; `/` is the empty one."""

    def __init__(self, address: str, file: Path) -> None:
        self.address, self.file = address, file
        self.html = file.read_text(encoding="utf-8")

    def __repr__(self) -> str:
        return f"/{self.address}"

    @cached_property
    def root(self) -> Element:
        return _read(self.html, self.address)

    @property
    def language(self) -> str:
        """Its language; none where it belongs to both."""
        first = self.address.split("/")[0]
        return first if first in {"cy", "en"} else ""

    @cached_property
    def kind(self) -> str:
        names = self.all("body")[0].classes
        return next(name.removeprefix("kind-") for name in names if name.startswith("kind-"))

    def all(self, *tags: str) -> list[Element]:
        return self.root.all(*tags)

    @cached_property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.root.walk() if "id" in element]

    @property
    def article(self) -> Element:
        return self.all("article")[0]

    def resolve(self, href: str) -> str:
        """Where an address in the page leads: from the site's root, or absolute elsewhere."""
        return urljoin(_ROOT + self.address, href).removeprefix(_ROOT)

    def passages(self) -> Iterator[Passage]:
        """Every text and every attribute that is read out."""
        yield from _passages(self.root)

    def meta(self, **wanted: str) -> list[Element]:
        """The `meta` elements with these attributes; `_` stands for `-`."""
        pairs = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [meta for meta in self.all("meta") if all(meta[key] == pairs[key] for key in pairs)]

    def links(self, rel: str) -> list[Element]:
        """The `link` elements with this relation."""
        return [link for link in self.all("link") if rel in link["rel"].split()]


class Site:
    """The site in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its address, in order."""
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            address = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[address] = Page(address, file)
        return found

    def in_language(self, language: str) -> list[Page]:
        return [page for page in self.pages.values() if page.language == language]

    @property
    def in_a_language(self) -> list[Page]:
        """All but `/` and the 404."""
        return [page for page in self.pages.values() if page.language]

    def samples(self, language: str = "") -> list[Page]:
        """The longest page of each kind, in each language or in one."""
        found: dict[tuple[str, str], Page] = {}
        for page in self.pages.values():
            key = (page.language, page.kind if page.language else page.address)
            if key not in found or len(page.html) > len(found[key].html):
                found[key] = page
        return [page for page in found.values() if not language or page.language == language]

    def of_module(self, language: str, module: str, name: str) -> Page:
        """A module's page: its `index`, a section, its `quiz` or its `next-step`."""
        wanted = (language, module, name)
        for page in self.in_language(language):
            body = page.all("body")[0]
            if (page.language, body["data-module"], body["data-page"]) == wanted:
                return page
        raise KeyError(wanted)

    def files(self, *endings: str) -> list[Path]:
        """Every file whose name ends so."""
        return sorted(path for path in self.folder.rglob("*") if path.name.endswith(endings))

    def holds(self, address: str) -> bool:
        """Whether an address from the root, without its fragment, leads to a file."""
        path = unquote(urlsplit(address).path)
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        return file.is_file()


class _Reader(HTMLParser):
    """Builds the tree, and takes nothing that is not written out."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.root = self.here = Element("", {}, None, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.here, self.getpos()[0])
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, (
            f"/{self.name}:{self.getpos()[0]}: </{tag}> closes <{self.here.tag}> of line "
            f"{self.here.line}"
        )
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def _read(html: str, name: str) -> Element:
    reader = _Reader(name)
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"/{name}: <{reader.here.tag}> is never closed"
    return reader.root


def _passages(block: Element) -> Iterator[Passage]:
    """The texts of a block: one for each run that no block and no change of language breaks."""
    run: list[str] = []

    def end() -> Iterator[Passage]:
        if text := " ".join("".join(run).split()):
            yield Passage(text, block.language, block.line)
        run.clear()

    def gather(element: Element) -> Iterator[Passage]:
        yield from _attributes(element)
        for child in element.children:
            if isinstance(child, str):
                run.append(child)
            elif child.tag in _SILENT:
                continue
            elif child.tag in _INLINE and child.language == block.language:
                yield from gather(child)
            else:
                if child.tag not in _INLINE:
                    yield from end()
                run.append(" ")
                yield from _passages(child)

    yield from gather(block)
    yield from end()


def _attributes(element: Element) -> Iterator[Passage]:
    for name in _READ_OUT:
        if text := element[name].strip():
            yield Passage(text, element.language, element.line)
    if element.tag == "meta" and element["name"] == "description":
        yield Passage(element["content"], element.language, element.line)
    if element.tag == "a" and "hreflang" in element:
        assert element["hreflang"], f"line {element.line}: an empty hreflang"
