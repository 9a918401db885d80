"""A preview in a browser: what is marked as missing is seen, and fits a small phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_context, in_every_mode
from tests.browser.serving import serving
from tests.site.offenders import assert_none

MARKS = {
    "en/case-studies/two-doors/": "Cymraeg: heb ei chyfieithu eto",
    "cy/unig/": "English: not translated yet",
}
OUTDATED = "cy/case-studies/un-drws/"


@pytest.fixture(scope="module")
def preview_url(built_preview: Path) -> Iterator[str]:
    with serving(built_preview) as server:
        yield server.url


@pytest.mark.parametrize(("address", "text"), MARKS.items())
def test_a_missing_language_is_seen_on_a_phone(
    page: Page, preview_url: str, address: str, text: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 760})
    page.goto(preview_url + address)
    mark = page.get_by_text(text)
    assert mark.is_visible()
    assert page.locator(".preview").is_visible()
    box = mark.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    # The languages stand in their order, with no link to what is not there.
    assert page.locator(".languages a").count() == 0
    assert page.get_by_role(
        "button", name="Menu" if address[:2] == "en" else "Dewislen"
    ).is_visible()


def test_its_lists_and_other_pages_work_in_both_languages(page: Page, preview_url: str) -> None:
    """A case study that is in English only stands in no Welsh list."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda reply: faults.append(reply.url) if reply.status >= 400 else None)
    for address, listed in (("en/regions/powys/", 1), ("cy/regions/powys/", 0)):
        page.goto(preview_url + address)
        assert page.locator("a[href*='two-doors']").count() == listed
    assert faults == []


def test_axe_finds_nothing(browser: Browser, root: Path, preview_url: str) -> None:
    context = axe_context(browser, root, 360)
    page = context.new_page()
    found = []
    for address in ("", *MARKS, OUTDATED):
        page.goto(preview_url + address)
        found += in_every_mode(page)
    context.close()
    assert_none(found)
