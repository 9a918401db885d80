"""What holds on each page of the site, in one visit to each.

axe finds nothing in light or dark, narrow or wide; nothing scrolls sideways at 320 pixels; no
request leaves the host or fails, no cookie is kept, and the console is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_context, in_every_mode, violations
from tests.browser.listening import listen
from tests.browser.opening import NARROW, WIDE, open_details, share, visit
from tests.site.offenders import assert_none
from tests.site.pages import Site

GROUPS = 12
_SIDEWAYS = """
() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const parts = [...document.querySelectorAll("body *")]
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => `${part.tagName.toLowerCase()}.${part.getAttribute("class") || ""}`);
  return [`${wide} pixels wide: ${[...new Set(parts)].slice(0, 5).join(" ")}`];
}
"""


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, WIDE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_page(group: int, site: Site, site_url: str, page: Page) -> None:
    found: list[str] = []
    heard = listen(page, site_url)
    for ours in share(site, group, GROUPS):
        visit(page, site_url, ours)
        page.set_viewport_size({"width": WIDE, "height": 800})
        page.emulate_media(color_scheme="light")
        if ours.all("details"):
            # What is closed can only hide what is looked at next, with everything open.
            found += violations(page, "closed")
            open_details(page)
        found += in_every_mode(page)
        assert page.viewport_size == {"width": NARROW, "height": 800}
        found += [f"{ours}: {said}" for said in page.evaluate(_SIDEWAYS)]
    found += heard
    found += [f"a cookie: {cookie}" for cookie in page.context.cookies()]
    found += page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    assert_none(found)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_menu_when_it_is_open(language: str, site_url: str, page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(f"{site_url}{language}/")
    page.locator(".menu-button").click()
    expect(page.locator("#menu a").first).to_be_visible()
    found = violations(page, "menu open")
    page.emulate_media(color_scheme="dark")
    assert_none([*found, *violations(page, "menu open, dark")])


@pytest.mark.parametrize(
    "query", ["cy/chwilio/?q=plant", "en/search/?q=xqzjx", "en/search/?q=door"]
)
def test_the_search_when_it_has_answered(query: str, site_url: str, page: Page) -> None:
    page.goto(site_url + query)
    expect(page.get_by_role("status")).not_to_have_text("")
    assert_none([*in_every_mode(page, "answered"), *page.evaluate(_SIDEWAYS)])


def test_faults_are_seen(site_url: str, page: Page) -> None:
    """So that silence means that the page was looked at."""
    heard = listen(page, site_url)
    page.goto(f"{site_url}en/")
    page.locator("h1").evaluate(
        """(h1) => {
          h1.insertAdjacentHTML("afterend", "<img src='https://example.org/x.png' width=400>");
          h1.style.minWidth = "400px";
          setTimeout("0");
        }"""
    )
    assert [line.split(": ")[1] for line in violations(page)] == ["image-alt"]
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate(_SIDEWAYS)
    assert len([line for line in heard if "Content Security Policy" in line]) > 1
