"""The picture of the framework: every part is linked and named, on any screen, by keyboard too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language, other
from tests.site.offenders import assert_none
from tests.site.pages import Site

MOST = 13_500
"""Bytes of the drawing, before the server compresses it."""
_OVERLAPPING = """
() => {
  const lines = [...document.querySelectorAll(".rings text")].map((text) => {
    const boxes = [...text.textContent].map((_, at) => text.getExtentOfChar(at));
    return [text.textContent, boxes, text.getComputedTextLength(), text];
  });
  const found = [];
  lines.forEach(([words, boxes, length, text], index) => {
    // Letters that do not fit on their circle are not drawn.
    if (boxes.some(({width}) => !width) || !length) found.push(`${words}: not whole`);
    for (const [other, theirs] of lines.slice(index + 1)) {
      const near = (a, b) => Math.hypot(a.x + a.width / 2 - b.x - b.width / 2,
        a.y + a.height / 2 - b.y - b.height / 2);
      if (boxes.some((a) => theirs.some((b) => near(a, b) < 9))) found.push(`${words} / ${other}`);
    }
    const part = text.closest("a").querySelector("path");
    for (const box of boxes) {
      const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (!part.isPointInFill(point)) found.push(`${words}: beyond its part`);
    }
  });
  return [...new Set(found)];
}
"""


def expected(hub: Hub, language: Language) -> dict[str, tuple[str, str]]:
    """The address of each part, with its name in each language."""
    twin = other(language)
    parts = {
        hub.address(page): (part.name[language], part.name[twin])
        for kind, folder in FOLDERS.items()
        for part in hub.framework.of(kind).values()
        if (page := hub.page(language, f"{folder}/{part.id}.md"))
    }
    framework = hub.address(hub.pages[language, "framework/index.md"])
    for name, key in (("people", "picture_people"), ("nest", "picture_nest")):
        parts[f"{framework}#{name}"] = (PHRASES[language][key], PHRASES[twin][key])
    return parts


def closed(text: str) -> str:
    """The text without blanks: a name may stand on two lines."""
    return "".join(text.split())


@pytest.mark.parametrize("shape", ["rings", "layers"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_each_part_is_linked_and_named(
    shape: str, language: Language, site: Site, hub: Hub
) -> None:
    ours = site.pages[hub.address(hub.pages[language, "framework/index.md"])]
    picture = ours.root.with_class(shape)[0]
    wanted = expected(hub, language)
    links = picture.all("a")
    assert sorted(ours.resolve(link["href"]) for link in links) == sorted(wanted)
    for link in links:
        name, twin = wanted[ours.resolve(link["href"])]
        if "#people" in link["href"] and shape == "rings":
            name, twin = (PHRASES[la].picture_people_list for la in (language, other(language)))
        marked = "".join(e.text for e in link.walk() if e["lang"] == other(language))
        assert closed(link.text) == closed(name + twin)
        assert closed(marked) == closed(twin)


def test_it_is_light(site: Site) -> None:
    for address in ("en/framework/", "cy/fframwaith/"):
        html = site.pages[address].html
        start = html.index('<svg class="rings"')
        drawing = html[start : html.index('<div class="layers"')]
        assert len(drawing.encode()) < MOST


@pytest.mark.parametrize("address", ["en/framework/", "cy/fframwaith/"])
def test_its_words_stand_apart_and_within_their_part(
    address: str, page: Page, site_url: str
) -> None:
    page.goto(site_url + address)
    assert_none(page.evaluate(_OVERLAPPING))


@pytest.mark.parametrize("address", ["en/framework/", "cy/fframwaith/"])
def test_one_shape_is_seen_and_its_names_can_be_read(
    address: str, page: Page, site_url: str
) -> None:
    page.goto(site_url + address)
    for width, seen, hidden in (
        (320, ".layers", ".rings"),
        (360, ".layers", ".rings"),
        (768, ".rings", ".layers"),
        (1280, ".rings", ".layers"),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(seen)).to_be_visible()
        expect(page.locator(hidden)).to_be_hidden()
        heights = page.locator(f"{seen} :is(text, b, i)").evaluate_all(
            """(texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)
              * (text.ownerSVGElement ? text.ownerSVGElement.clientWidth / 1000 : 1))"""
        )
        assert min(heights) >= 11.5
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_a_name_on_two_lines_is_read_as_words(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/framework/")
    name = "Safe and supportive communities Cymunedau diogel a chefnogol"
    expect(page.locator(".rings .principles a").nth(4)).to_have_accessible_name(name)


def test_the_focus_is_seen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/framework/")
    link = page.locator(".rings a").nth(6)
    before = link.screenshot()
    page.locator(".rings a").nth(5).focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert link.screenshot() != before
    expect(link).to_have_css("stroke-width", "15px")
