"""“Delete everything” on My learning: no key, cache, database or worker of the hub remains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from nest_hub.content.hub import Hub
from tests.browser.learner import press
from tests.browser.records import KEEP, stored_record
from tests.site.pages import Site

KEYS = {
    "nest-hub-aside-1",
    "nest-hub-language",
    "nest-hub-record",
    "nest-hub-tools",
    "nest-hub-tools-aside-1",
}
_LEFT = """
async () => ({
  local: Object.keys(localStorage).sort(),
  session: Object.keys(sessionStorage),
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  cookies: document.cookie,
})
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that has never seen the site, and that may keep it."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def left(page: Page) -> dict[str, Any]:
    """All that the site keeps in this browser."""
    found: dict[str, Any] = page.evaluate(_LEFT)
    return found


def ready(page: Page) -> None:
    expect(page.locator(".start-again")).to_be_visible()


def fill(page: Page, site_url: str, site: Site, hub: Hub) -> None:
    """Keeps everything that can be kept, as a learner would; what was damaged, as it would lie."""
    page.goto(site_url + hub.address(hub.pages["cy", "tools/right-way.md"]))
    page.locator(".languages a").click()
    expect(page.locator("[data-worksheet].filled-here")).to_be_visible()
    page.locator("[data-part=name]").first.fill("Ward 4")
    page.goto(site_url + site.of_module("en", "nest", "why-nest").address)
    expect(page.locator("[data-offline] p")).to_contain_text("is ready", timeout=20_000)
    page.evaluate(KEEP, [stored_record(hub, {"nest": 2}, reflection="A thought")])
    for kind in ("aside", "tools-aside"):
        page.evaluate(f"localStorage.setItem('nest-hub-{kind}-1', '{{damaged')")


@pytest.mark.parametrize("removed_before", [False, True])
def test_nothing_of_ours_remains(
    removed_before: bool, site: Site, site_url: str, hub: Hub, page: Page
) -> None:
    fill(page, site_url, site, hub)
    page.goto(f"{site_url}en/my-learning/")
    ready(page)
    kept = left(page)
    assert set(kept["local"]) == KEYS
    assert len(kept["caches"]) == len(kept["workers"]) == 1
    if removed_before:
        press(page, page.locator("[data-part=remove]"))
        expect(page.locator("[data-part=remove]")).to_be_hidden()
        assert set(left(page)["local"]) == {*KEYS, "nest-hub-offline"}

    part = page.locator("[data-end=delete]")
    press(page, part.locator("[data-open]"))
    press(page, part.locator("[data-go]"))
    expect(part.locator("> [role=status]")).to_contain_text("Everything was deleted")
    nothing = {"local": [], "session": [], "caches": [], "databases": [], "workers": []}
    assert left(page) == {**nothing, "cookies": ""}
    expect(page.locator("[data-offline-copy] [data-part=remove]")).to_be_hidden()

    # Nor does anything come back where the reader only looks on.
    page.goto(f"{site_url}en/about/")
    assert left(page) == {**nothing, "cookies": ""}


def test_it_is_offered_where_only_a_language_is_kept(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}cy/")
    page.locator(".languages a").click()
    expect(page).to_have_url(f"{site_url}en/")
    page.goto(f"{site_url}en/my-learning/")
    ready(page)
    part = page.locator("[data-end=delete]")
    press(page, part.locator("[data-open]"))
    press(page, part.locator("[data-go]"))
    expect(part.locator("> [role=status]")).to_contain_text("Everything was deleted")
    assert left(page)["local"] == []
    press(page, part.locator("[data-open]"))
    expect(part.locator("> [role=status]")).to_have_text("There is no record on this device.")
