"""The choice of language: remembered and shown, and nobody is ever sent anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import settle, visit
from tests.site.pages import Site

NAMES = {"cy": "Cymraeg", "en": "English"}


@pytest.mark.parametrize("locale", ["cy-GB", "en-GB", "fr-FR"])
def test_the_device_s_language_sends_nobody_anywhere(
    locale: str, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    for address in ("", "cy/", "en/"):
        page.goto(site_url + address)
        settle(page)
        assert page.url == site_url + address
    page.goto(site_url)
    assert [door.inner_text() for door in page.locator("a.door").all()] == list(NAMES.values())
    for mark in page.locator("[data-last-time]").all():
        expect(mark).to_be_hidden()
    context.close()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_choice_is_remembered_and_shown(language: str, site_url: str, page: Page) -> None:
    other = "en" if language == "cy" else "cy"
    page.goto(f"{site_url}{other}/")
    settle(page)
    page.get_by_role("link", name=NAMES[language], exact=True).click()
    expect(page).to_have_url(f"{site_url}{language}/")

    page.goto(site_url)
    expect(page.locator(f"[data-last-time={language}]")).to_be_visible()
    expect(page.locator(f"[data-last-time={other}]")).to_be_hidden()
    settle(page)
    assert page.url == site_url

    # It holds in a new tab, and follows the last choice, made at `/` too.
    page.locator(f"a.door[hreflang={other}]").click()
    expect(page).to_have_url(f"{site_url}{other}/")
    again = page.context.new_page()
    again.goto(site_url)
    expect(again.locator(f"[data-last-time={other}]")).to_be_visible()
    expect(again.locator(f"[data-last-time={language}]")).to_be_hidden()


def test_an_address_is_kept_whatever_was_chosen(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}en/")
    settle(page)
    page.locator(".languages a").click()
    expect(page).to_have_url(f"{site_url}cy/")
    page.goto(f"{site_url}en/help-now/")
    settle(page)
    assert page.url == f"{site_url}en/help-now/"


def test_the_switcher_leads_to_the_same_page_and_back(
    site: Site, site_url: str, page: Page
) -> None:
    for ours in site.samples("cy")[::3]:
        visit(page, site_url, ours)
        page.locator(".languages a").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("body")).to_have_class(f"kind-{ours.kind}")
        page.locator(".languages a").click()
        expect(page).to_have_url(site_url + ours.address)
        page.go_back()
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_what_is_stored_is_one_word(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}en/")
    settle(page)
    page.locator(".languages a").click()
    expect(page).to_have_url(f"{site_url}cy/")
    assert page.evaluate("Object.entries(localStorage)") == [["nest-hub-language", "cy"]]


def test_what_is_stored_may_be_anything(site_url: str, page: Page) -> None:
    page.goto(site_url)
    page.evaluate("localStorage.setItem('nest-hub-language', '<b>\"]x')")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.reload()
    settle(page)
    assert errors == []
    assert page.locator("[data-last-time]:visible").count() == 0
