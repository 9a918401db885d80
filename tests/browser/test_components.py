"""What is heard of every component stays as it was read, in both languages.

The pages are those of the small hub, so that nobody who writes a text for the hub meets these
files: the style page, part by part; a page with every other block; what leads through a module.
Only the head and the foot are the hub's own, with its menu.
`make golden` writes anew what is heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from nest_hub.languages import LANGUAGES, Language
from tests.browser.announced import announced, listen_to_announcements
from tests.browser.axe import axe_context
from tests.browser.golden import Listener
from tests.browser.opening import NARROW, WIDE, open_details, settle
from tests.browser.serving import serving

GOLDEN = Path("tests") / "golden" / "components"
NOON = "2026-11-22T12:00:00Z"
"""The day that the page is told, so that what depends on it stays."""
STYLE = {"en": "en/style/", "cy": "cy/arddull/"}
EVERYTHING = {"en": "en/everything/", "cy": "cy/popeth/"}
STATEMENT = {"en": "en/accessibility/", "cy": "cy/hygyrchedd/"}
SECTION = {"en": "en/modules/nest/second/", "cy": "cy/modules/modiwl/ail/"}
BLOCKS = {
    "a-to-z": ".a-to-z",
    "about-me": ".about-me",
    "certificate": ".certificates",
    "coverage": ".table-wrap:has(.coverage)",
    "finder": ".finder",
    "glossary": ".glossary",
    "make-a-report": ".report-maker",
    "my-modules": ".my-modules",
    "offline-copy": ".offline-copy",
    "picture": ".picture",
    "record-file": ".record-file",
    "self-assessment": ".assessment",
    "services": ".services",
    "start-again": ".start-again",
    "workshop-parts": ".workshop-parts",
    "workshop-recording": ".workshop-recording",
}
"""What the style page leaves to pages of their own."""
FRAME = {"skip": ".skip", "header": ".site-header", "footer": ".site-footer"}
IN_A_MODULE = {"breadcrumb": ".breadcrumb", "steps": ".steps"}
_PARTS = """
() => [...document.querySelectorAll("article > h2")].map((heading) => {
  const part = document.createElement("div");
  part.dataset.part = heading.id;
  heading.before(part);
  while (part.nextSibling && part.nextSibling.localName !== "h2" || !part.childNodes.length) {
    part.append(part.nextSibling);
  }
  return heading.id;
})
"""
"""Puts a box that is heard as nothing round each heading and what stands below it."""


@pytest.fixture(scope="module")
def preview_url(built_preview: Path) -> Iterator[str]:
    with serving(built_preview) as server:
        yield server.url


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page without motion, on a day that stays, whose announcements are written down."""
    context = axe_context(browser, root, WIDE)
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    listen_to_announcements(page)
    yield page
    context.close()


def names_on_the_style_page(root: Path) -> list[str]:
    """Its headings in English, as names of files, in their order."""
    text = (root / "docs/en/style.md").read_text(encoding="utf-8")
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    return [heading.lower().replace(",", "").replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_of_the_style_page(
    language: Language, page: Page, preview_url: str, root: Path
) -> None:
    page.goto(preview_url + STYLE[language])
    page.wait_for_selector("body[data-ready]", state="attached")
    parts: list[str] = page.evaluate(_PARTS)
    names = names_on_the_style_page(root)
    assert len(names) > 15
    listeners = {
        name: Listener(page, page.locator(f"[data-part='{part}']"))
        for name, part in zip(names, parts, strict=True)
    }
    compare_as_it_comes_and_opened(page, listeners, root / GOLDEN / language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_of_the_other_blocks(
    language: Language, page: Page, preview_url: str, root: Path
) -> None:
    page.goto(preview_url + EVERYTHING[language])
    settle(page)
    listeners = {
        name: Listener(page, page.locator(f"article > {selector}").first)
        for name, selector in BLOCKS.items()
    }
    compare_as_it_comes_and_opened(page, listeners, root / GOLDEN / language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_of_the_frame(
    language: Language, page: Page, site_url: str, root: Path
) -> None:
    page.goto(site_url + STATEMENT[language])
    page.wait_for_selector("#menu[data-ready]", state="attached")
    for name, selector in FRAME.items():
        listener = Listener(page, page.locator(selector))
        listener.hear("as it comes")
        if name == "header":
            page.set_viewport_size({"width": NARROW, "height": 700})
            listener.hear("narrow")
            page.locator(".menu-button").click()
            listener.hear("the menu opened")
            page.keyboard.press("Escape")
            listener.hear("the menu closed")
            page.set_viewport_size({"width": WIDE, "height": 800})
        listener.compare(root / GOLDEN / language / f"{name}.yml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_on_the_way_through_a_module(
    language: Language, page: Page, preview_url: str, root: Path
) -> None:
    page.goto(preview_url + SECTION[language])
    page.wait_for_selector("#menu[data-ready]", state="attached")
    for name, selector in IN_A_MODULE.items():
        listener = Listener(page, page.locator(selector))
        listener.hear("as it comes")
        listener.compare(root / GOLDEN / language / f"{name}.yml")


def compare_as_it_comes_and_opened(
    page: Page, listeners: dict[str, Listener], folder: Path
) -> None:
    announced(page)  # What the page said while it loaded belongs to no part.
    for listener in listeners.values():
        listener.hear("as it comes")
    open_details(page)
    for name, listener in listeners.items():
        listener.hear("opened")
        listener.compare(folder / f"{name}.yml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_is_left_over(language: Language, root: Path) -> None:
    """Each belongs to a component; what was taken away takes its file along."""
    known = {*names_on_the_style_page(root), *BLOCKS, *FRAME, *IN_A_MODULE}
    assert {file.stem for file in (root / GOLDEN / language).iterdir()} == known
