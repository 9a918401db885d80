"""The young people’s pages as they are used: from one to the next, and from each to help.

What holds on every page (axe, colours, width, requests) is tried with all the others.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from nest_hub.pages.young_people import ORDER
from tests.browser.opening import NARROW


def addresses(hub: Hub, language: Language) -> list[str]:
    return [hub.address(hub.pages[language, f"young-people/{name}.md"]) for name in ORDER]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_from_the_first_page_to_the_last_and_back(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 700})
    places = addresses(hub, language)
    page.goto(site_url + places[0])
    for place in places[1:]:
        page.locator(".steps a[rel=next]").click()
        expect(page).to_have_url(site_url + place)
    expect(page.locator(".steps a[rel=next]")).to_have_count(0)
    for place in places[-2::-1]:
        page.locator(".steps a[rel=prev]").click()
        expect(page).to_have_url(site_url + place)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_each_page_leads_to_all_the_others_and_to_help(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 700})
    places = addresses(hub, language)
    for place in places:
        page.goto(site_url + place)
        found = page.locator(".young-pages a").evaluate_all("links => links.map((a) => a.href)")
        assert found == [site_url + other for other in places if other != place]
        expect(page.locator(".young-pages [aria-current=page]")).to_have_count(1)
        button = page.locator(".to-help a")
        expect(button).to_have_count(0 if place == places[-1] else 1)
        if place != places[-1]:
            # It is seen without scrolling on a telephone.
            page.set_viewport_size({"width": 360, "height": 780})
            box = button.bounding_box()
            assert box and box["height"] >= 44
            assert box["y"] + box["height"] <= 780, f"{place}: {box}"


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_help_lines_are_big_enough_to_press(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 700})
    page.goto(site_url + addresses(hub, language)[-1])
    lines = page.locator(".young-lines a[href^='tel:']")
    assert lines.count() >= 4
    for line in lines.all():
        box = line.bounding_box()
        assert box and box["height"] >= 44
    sure = {
        f"tel:{line.phone.replace(' ', '')}"
        for line in hub.help_lines
        if line.sure("phone") and line.phone
    }
    assert {line.get_attribute("href") for line in lines.all()} <= sure


def test_the_drawings_need_no_colour(hub: Hub, site_url: str, page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    for place in addresses(hub, "en"):
        page.goto(site_url + place)
        strokes = page.locator(".drawing").evaluate(
            """(svg) => ["--surface", "--mark", "--edge", "--no-wrong-door"]
              .map((name) => getComputedStyle(svg).getPropertyValue(name).trim())"""
        )
        assert strokes == ["Canvas", "Canvas", "CanvasText", "CanvasText"]
