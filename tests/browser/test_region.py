"""A region's short link leads to the modules, and notes the region in the learner's own record."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.learner import record

LINKS = {"cy": "gogledd-cymru", "en": "north-wales"}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_arriving_notes_the_region_and_says_so(language: str, site_url: str, page: Page) -> None:
    page.goto(site_url + LINKS[language] + "/")
    page.locator(f"a.door[hreflang={language}]").click()
    arrival = page.locator(".arrival")
    expect(arrival).not_to_be_empty()
    assert record(page)["learner"]["region"] == "north-wales"
    arrival.get_by_role("link").click()
    expect(page.locator("#me-region")).to_have_value("north-wales")


def test_another_link_does_not_change_the_region(site_url: str, page: Page) -> None:
    for link in ("gwent", "powys"):
        page.goto(f"{site_url}{link}/")
        page.locator("a.door[hreflang=en]").click()
        expect(page.locator(".arrival")).to_contain_text(link.capitalize())
    expect(page.locator(".arrival")).to_contain_text("another region")
    assert record(page)["learner"]["region"] == "gwent"


@pytest.mark.parametrize("region", ["nowhere", "__proto__", "constructor", "<b>x</b>", ""])
def test_a_region_that_does_not_exist_is_nothing(region: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}en/modules/?region={region}")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".arrival")).to_be_empty()
    assert record(page) == {}


def test_the_link_leads_to_the_modules_without_script(site_url: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}gwent/")
    page.locator("a.door[hreflang=cy]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Modiwlau")
    context.close()
