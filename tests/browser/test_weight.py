"""What the pages of a module fetch in script and style, and that other pages fetch none of it."""

from __future__ import annotations

from gzip import compress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.offenders import assert_none
from tests.site.pages import Page, Site

MOST = 15_000
"""Bytes, compressed."""
OURS = {"assets/stylesheets/hub.css", "assets/javascripts/main.js"}


def fetched(browser: Browser, site_url: str, page: Page) -> set[str]:
    """The scripts and styles that a page fetches in a browser that has never seen the site."""
    context = browser.new_context(service_workers="allow")
    tab = context.new_page()
    found: set[str] = set()
    tab.on("request", lambda request: found.add(request.url.removeprefix(site_url)))
    tab.goto(site_url + page.address)
    tab.wait_for_load_state("networkidle")
    context.close()
    return {address for address in found if address.endswith((".js", ".css"))}


def weight(site: Site, addresses: set[str]) -> dict[str, int]:
    files = {address: Path(site.folder, address).read_bytes() for address in addresses}
    return {address: len(compress(text, 9)) for address, text in sorted(files.items())}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_module_page_adds_little(
    language: str, site: Site, site_url: str, browser: Browser
) -> None:
    plain = next(
        page
        for page in site.in_language(language)
        if page.kind == "page" and "data-tips" not in page.html
    )
    everywhere = fetched(browser, site_url, plain)
    assert everywhere > OURS
    assert not any("learning" in address for address in everywhere)
    heavy = []
    for page in site.in_language(language):
        if "data-module" not in page.all("body")[0]:
            continue
        added = weight(site, fetched(browser, site_url, page) - everywhere)
        assert added
        if sum(added.values()) > MOST:
            heavy.append(f"{page}: {sum(added.values())} bytes: {added}")
    assert_none(heavy)
