"""What a page may load and run: nothing from elsewhere, nothing inline, nothing of the theme's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page as AuthoredPage
from nest_hub.languages import LANGUAGES
from nest_hub.pages.scripts import LEARNING
from nest_hub.pages.words import script_words
from tests.preview import build
from tests.site.offenders import assert_none
from tests.site.pages import Element, Page, Site
from tests.small_hub import replace

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'"
)
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
STYLES = {
    **{kind: ["learning"] for kind in ("module", "section", "quiz", "next-step")},
    "case-studies": ["case-studies"],
    "case-study-list": ["case-studies"],
    "handout": ["learning", "handout"],
    "share": ["share"],
    "my-learning": ["learning", "my-learning"],
    "certificate": ["learning", "my-learning", "certificate"],
    "make-a-report": ["make-a-report", "assessment-chart"],
    "young-people": ["young-people"],
    "update": ["update"],
    "style": ["learning", "case-studies", "style"],
}
"""What a kind of page loads besides the style of all pages."""
OF_BLOCKS = {
    "assessment-chart": "data-self-assessment",
    "events": "data-events",
    "glossary": "data-glossary",
    "offline-copy": "data-offline-copy",
    "picture": ".picture",
    "self-assessment": "data-self-assessment",
    "services": "data-services",
    "tool-panel": "data-panel",
    "update": ".chart",
    "video": "<video>",
    "worksheet": "data-worksheet",
}
"""What a page loads for what stands in it: the attribute, class or element that asks for it.
The style of words that are explained is on every page."""
SHEET = "sheet"
"""A block that asks for its style and shows nothing."""
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
LOADING_LINKS |= {"preconnect", "dns-prefetch", "apple-touch-icon"}
ADDRESSES = ("src", "srcset", "poster", "data", "action", "formaction", "xlink:href", "background")
THEME = re.compile(r"data-md-|__md_|__config|navigation\.instant|mkdocs-material|\bmd-[a-z]+")


def loaded(element: Element) -> list[str]:
    """The addresses that a browser loads, or sends to, because of an element."""
    found = [element[name] for name in ADDRESSES if name in element]
    loads = element.tag in {"use", "image", "feimage", "base"}
    if loads or (element.tag == "link" and LOADING_LINKS & set(element["rel"].split())):
        found.append(element["href"])
    return found


def test_no_page_loads_from_elsewhere(site: Site) -> None:
    assert_none(
        f"{page}:{element.line}: {address}"
        for page in site.pages.values()
        for element in page.root.walk()
        for address in loaded(element)
        if urlsplit(address).scheme or urlsplit(address).netloc or "//" in address
    )


def test_all_that_a_page_loads_is_there(site: Site) -> None:
    assert_none(
        f"{page}:{element.line}: {address}"
        for page in site.pages.values()
        for element in page.root.walk()
        for address in loaded(element)
        if not site.holds(page.resolve(address))
    )


def test_each_drawing_that_a_page_uses_is_in_its_file(site: Site) -> None:
    ids: dict[str, set[str]] = {}
    missing = set()
    for page in site.pages.values():
        for use in page.all("use"):
            if use["href"].startswith("#"):
                if use["href"][1:] not in page.ids:
                    missing.add(f"{page}{use['href']}")
                continue
            file, _, ident = page.resolve(use["href"]).partition("#")
            if file not in ids:
                text = (site.folder / file).read_text(encoding="utf-8")
                ids[file] = set(re.findall(r'\bid="([^"]+)"', text))
            if ident not in ids[file]:
                missing.add(f"{file}#{ident}")
    assert_none(sorted(missing))


def test_each_page_holds_the_drawings_that_it_uses_once(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        used = [use["href"] for use in page.all("use")]
        wrong += [
            f"{page}: {href}"
            for href in used
            if not href.startswith("#")
            and not PurePosixPath(page.resolve(href)).match("*/nest.svg#*")
        ]
        held = [symbol["id"] for symbol in page.all("symbol")]
        if sorted(held) != sorted({href[1:] for href in used if href.startswith("#drawn-")}):
            wrong.append(f"{page}: {held}")
    assert any(page.all("symbol") for page in site.pages.values())
    assert_none(wrong)


def test_stylesheets_and_scripts_reach_nowhere_else(site: Site) -> None:
    # The names of XML's vocabularies look like addresses. Nothing asks for them.
    names = r"http://(?:schemas\.openxmlformats\.org|www\.w3\.org/2000/svg)"
    foreign = re.compile(
        rf"""@import|url\(\s*["']?(?!data:|[#\w./-]+\))|(?!{names})https?://|["']//"""
    )
    assert_none(_lines_with(foreign, [*site.files(".css"), *_our_scripts(site)]))


def test_no_script_sets_a_cookie(site: Site) -> None:
    cookie = re.compile(r"document\s*\.\s*cookie|cookieStore|[\"']cookie[\"']")
    assert_none(_lines_with(cookie, site.files(".js", ".html")))


def test_no_script_runs_text(site: Site) -> None:
    text = re.compile(
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    )
    assert_none(_lines_with(text, _our_scripts(site)))


def test_nothing_is_inline(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        for element in page.root.walk():
            place = f"{page}:{element.line}: <{element.tag}>"
            if element.tag == "style" or (element.tag == "script" and element.children):
                wrong.append(f"{place} with text")
            if element.tag == "script" and "src" not in element:
                wrong.append(f"{place} without src")
            wrong += [
                f"{place} {name}"
                for name, value in element.attributes.items()
                if name == "style" or name.startswith("on") or value.startswith("javascript:")
            ]
    assert_none(wrong)


def test_a_build_stops_where_a_page_holds_what_its_policy_forbids(small: Path, root: Path) -> None:
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, small / name)
    replace(small, "overrides/base.html", "</head>", "<script>go()</script>\n</head>")
    built = build(small, small / "site", "--strict")
    assert built.returncode == 1
    said = "Between <script> and </script> stands what the page's policy does not name."
    assert re.search(rf"en/index\.html:\d+: {re.escape(said)}\n  Put it into a file", built.stderr)
    assert "strict mode" in built.stdout + built.stderr


def test_each_page_has_the_policy_before_all_that_it_governs(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        found = [meta for meta in page.all("meta") if meta["http-equiv"]]
        expected = SEARCH_POLICY if page.kind == "search" else POLICY
        if [(m["http-equiv"], m["content"]) for m in found] != [
            ("Content-Security-Policy", expected)
        ]:
            wrong.append(f"{page}: {[m['content'] for m in found]}")
        elif (first := page.all("link", "script", "style")[0]).line < found[0].line:
            wrong.append(f"{page}: <{first.tag}> stands before the policy")
    assert_none(wrong)


def test_each_page_loads_our_script_and_one_sheet_of_what_stands_in_it(
    site: Site, hub: Hub
) -> None:
    wrong = []
    sheets = {hub.address(page) for page in hub.pages.values() if SHEET in _blocks(page)}
    assert sheets
    for page in site.pages.values():
        scripts = [page.resolve(script["src"]) for script in page.all("script")]
        styles = [page.resolve(link["href"]) for link in page.links("stylesheet")]
        expected = ["assets/javascripts/main.js"]
        expected += ["assets/javascripts/search.js"] if page.kind == "search" else []
        names = [name for style in styles for name in PurePosixPath(style).stem.split(".")]
        of_kind = ["hub", *STYLES.get(page.kind, [])]
        marks = _marks(page)
        of_blocks = {name for name, mark in OF_BLOCKS.items() if mark in marks}
        of_blocks |= {SHEET} if page.address in sheets else set()
        if (
            scripts != expected
            or len(styles) != 1
            or [name for name in names if name in of_kind] != of_kind
            or names[0] != "hub"
            or sorted(names) != sorted({*of_kind, *of_blocks})
        ):
            wrong.append(f"{page}: {scripts} {styles}, for {sorted(of_blocks)}")
    assert_none(wrong)


def test_nothing_of_the_theme_is_shipped(site: Site, root: Path) -> None:
    ours = root / "overrides" / "assets"
    shipped = {p.relative_to(site.folder / "assets") for p in (site.folder / "assets").rglob("*.*")}
    own = {path.relative_to(ours) for path in ours.rglob("*.*")}
    own |= {
        Path("javascripts/learning", name)
        for language in LANGUAGES
        for name, _ in script_words(language)
    }
    own |= {
        Path(f"javascripts/{folder}/words-{language}.js")
        for folder in ("report", "tools")
        for language in LANGUAGES
    }
    images = {path for path in shipped - own if path.parts[0] == "images"}
    joined = {
        path
        for path in shipped - own
        if path.suffix == ".css"
        and own >= {path.with_name(f"{name}.css") for name in path.stem.split(".")}
    }
    assert_none(sorted(shipped - own - images - joined - {Path("javascripts", LEARNING)}))
    assert_none(_lines_with(THEME, site.files(".html", ".js", ".css")))


def _blocks(page: AuthoredPage) -> set[str]:
    return {block.name for block in page.document.blocks}


def _marks(page: Page) -> set[str]:
    """The attributes in a page, its classes as `.name`, and its elements as `<name>`."""
    found = set()
    for element in page.root.walk():
        found |= {f"<{element.tag}>", *element.attributes}
        found |= {f".{name}" for name in element.classes}
    return found


def _our_scripts(site: Site) -> list[Path]:
    return [path for path in site.files(".js") if "pagefind" not in path.parts]


def _lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{file}:{number}: {match[0]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        for match in pattern.finditer(line)
    ]
