"""What the first view of a page fetches: few files, and few bytes of them."""

from __future__ import annotations

from gzip import compress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.offenders import assert_none
from tests.site.pages import Page, Site

REQUESTS, BYTES, SCRIPT = 6, 30_000, 15_000
"""The most for the first view of a home page or of a section; and the most script of a quiz."""
PACKED = {".css", ".html", ".js", ".json", ".svg"}
"""What servers send compressed."""
ALL_LOAD = {"assets/stylesheets/hub.css", "assets/javascripts/main.js", "assets/images/nest.svg"}


def fetched(browser: Browser, site_url: str, page: Page) -> list[str]:
    """The addresses that a page fetches in a browser that has never seen the site.

    What the worker keeps for later is not among them: it comes when the page is there.
    """
    context = browser.new_context(service_workers="allow")
    tab = context.new_page()
    found: list[str] = []
    tab.on("request", lambda request: found.append(request.url.removeprefix(site_url)))
    tab.goto(site_url + page.address)
    tab.wait_for_load_state("networkidle")
    context.close()
    return found


def weight(site: Site, addresses: list[str]) -> dict[str, int]:
    """The bytes of each file as it is sent."""
    found = {}
    for address in addresses:
        file = Path(site.folder, address, "index.html" if address.endswith("/") else "")
        data = file.read_bytes()
        found[address] = len(compress(data, 9) if file.suffix in PACKED else data)
    return found


@pytest.mark.parametrize("language", ["cy", "en"])
def test_home_and_sections_are_light(
    language: str, site: Site, site_url: str, browser: Browser
) -> None:
    pages = [page for page in site.in_language(language) if page.kind in {"home", "section"}]
    assert {page.kind for page in pages} == {"home", "section"}
    heavy = []
    for page in pages:
        found = weight(site, addresses := fetched(browser, site_url, page))
        assert found
        if len(addresses) > REQUESTS or sum(found.values()) > BYTES:
            heavy.append(f"{page}: {len(addresses)} requests, {sum(found.values())} bytes: {found}")
    assert_none(heavy)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_quiz_needs_little_script(
    language: str, site: Site, site_url: str, browser: Browser
) -> None:
    pages = [page for page in site.in_language(language) if page.kind == "quiz"]
    assert pages
    heavy = []
    for page in pages:
        scripts = [name for name in fetched(browser, site_url, page) if name.endswith(".js")]
        found = weight(site, scripts)
        assert any("quiz" in name for name in found)
        if sum(found.values()) > SCRIPT:
            heavy.append(f"{page}: {sum(found.values())} bytes of script: {found}")
    assert_none(heavy)


@pytest.mark.parametrize("kind", ["case-study", "region"])
def test_a_page_that_is_only_read_fetches_what_all_pages_share(
    kind: str, site: Site, site_url: str, browser: Browser
) -> None:
    page = next(
        page
        for page in site.in_language("cy")
        if page.kind == kind and "data-tips" not in page.html
    )
    assert sorted(fetched(browser, site_url, page)) == sorted([page.address, *ALL_LOAD])
