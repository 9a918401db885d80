"""The menu on a narrow screen, by keyboard alone, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import NARROW
from tests.site.pages import Site


@pytest.fixture
def narrow(page: Page) -> Page:
    """A page as wide as a small phone, or a screen at 400%."""
    page.set_viewport_size({"width": NARROW, "height": 640})
    return page


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_menu_by_keyboard_alone(language: str, site_url: str, narrow: Page) -> None:
    narrow.goto(f"{site_url}{language}/")
    button, menu = narrow.locator(".menu-button"), narrow.locator("#menu")
    links = menu.locator("a")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()

    # Closed: Tab comes to the button, and goes on past the links.
    _tab_to(narrow, ".menu-button")
    narrow.keyboard.press("Tab")
    assert not narrow.evaluate("document.activeElement.closest('#menu')")
    narrow.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()

    # Opened with Enter: every link in its order.
    narrow.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    for link in links.all():
        narrow.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)

    # Closed with Escape from within: focus returns to the button, and no link takes it.
    narrow.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()

    # Opened and closed with the button alone, by Space too.
    narrow.keyboard.press("Space")
    expect(menu).to_be_visible()
    narrow.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    narrow.keyboard.press("Enter")
    expect(menu).to_be_visible()
    narrow.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()

    # A link of the menu leads on.
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Tab")
    title = narrow.evaluate("document.activeElement.textContent")
    narrow.keyboard.press("Enter")
    current = narrow.locator("#menu [aria-current=page]")
    expect(current).to_have_text(title)


def test_escape_does_nothing_where_no_menu_is_open(site_url: str, narrow: Page) -> None:
    narrow.goto(f"{site_url}en/")
    narrow.locator("main a").first.focus()
    narrow.keyboard.press("Escape")
    expect(narrow.locator("main a").first).to_be_focused()


def test_the_menu_stays_where_the_screen_grows(site_url: str, narrow: Page) -> None:
    narrow.goto(f"{site_url}en/")
    narrow.locator(".menu-button").click()
    narrow.locator(".menu-button").click()
    narrow.set_viewport_size({"width": 1280, "height": 800})
    expect(narrow.locator("#menu a").first).to_be_visible()
    expect(narrow.locator(".menu-button")).to_be_hidden()


def test_the_menu_is_there_in_full_without_script(
    site: Site, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": NARROW, "height": 640}, java_script_enabled=False
    )
    page = context.new_page()
    for ours in site.samples("cy"):
        page.goto(site_url + ours.address)
        expect(page.locator(".menu-button")).to_be_hidden()
        links = page.locator("#menu a")
        assert links.count() == len(ours.root.with_class("menu")[0].all("a")) > 5
        for link in links.all():
            expect(link).to_be_visible()
    context.close()


def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never came to {selector}")
