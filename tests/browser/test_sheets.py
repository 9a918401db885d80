"""What is filled in with a pen stands on one sheet of A4, with room to write."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from tests.browser.printing import printed

_ROOM = """
() => [...document.querySelectorAll("td:empty")].map((cell) => {
  const {width, height} = cell.getBoundingClientRect();
  return [Math.round(width), Math.round(height)];
})
"""


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("uri", ["accessibility/result-sheet.md", "privacy/assessment.md"])
def test_it_prints_to_one_sheet(
    uri: str, language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.goto(site_url + hub.address(hub.pages[language, uri]))
    assert len(printed(page)) == 1
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1032})
    room = page.evaluate(_ROOM)
    assert len(room) >= 6
    assert all(width > 90 and height >= 36 for width, height in room), room
