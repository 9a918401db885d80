"""A region's short link leads to the modules, and notes the region in the learner's own record."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.learner import follow, press, record

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


@pytest.mark.parametrize("language", ["cy", "en"])
def test_another_link_changes_the_region_only_when_asked(
    language: str, site_url: str, page: Page
) -> None:
    for link in ("gwent", "powys"):
        page.goto(f"{site_url}{link}/")
        page.locator(f"a.door[hreflang={language}]").click()
        expect(page.locator(".arrival")).to_contain_text(link.capitalize())
    arrival = page.locator(".arrival")
    expect(arrival).to_contain_text("Gwent")
    assert record(page)["learner"]["region"] == "gwent"
    # At the next visit too, until it is changed.
    page.reload()
    press(page, arrival.get_by_role("button"))
    expect(arrival.get_by_role("button")).to_have_count(0)
    expect(arrival).not_to_contain_text("Gwent")
    expect(arrival.locator("p")).to_be_focused()
    assert record(page)["learner"]["region"] == "powys"
    follow(page, arrival.get_by_role("link"))
    expect(page.locator("#me-region")).to_have_value("powys")


def test_the_region_is_changed_in_my_learning_and_saved(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}en/modules/?region=gwent")
    page.locator(".arrival").get_by_role("link").click()
    page.locator("#me-region").select_option("powys")
    assert record(page)["learner"]["region"] == "powys"
    with page.expect_download() as download:
        page.locator("[data-save-part] [data-save]").click()
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["learner"]["region"] == "powys"
    page.locator("#me-region").select_option("")
    assert record(page) == {}
    page.goto(f"{site_url}cy/modiwlau/?region=west-wales")
    expect(page.locator(".arrival")).to_contain_text("Gorllewin Cymru")
    assert record(page)["learner"]["region"] == "west-wales"


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
