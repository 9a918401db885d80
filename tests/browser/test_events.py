"""Dates on a page: what is past when it is read is taken away, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nest_hub.content.events import load_events
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.languages import PHRASES, Language
from nest_hub.pages.calendar_file import calendar_files
from nest_hub.pages.context import Context
from nest_hub.pages.events import render_events
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.opening import NARROW
from tests.meetings import write_meetings
from tests.site.offenders import assert_none

PLACES: dict[Language, str] = {
    "cy": "cy/cymryd-rhan/cymuned-ymarfer/",
    "en": "en/community/community-of-practice/",
}
_SHOW = """
async ([html, now]) => {
  const old = document.querySelector("[data-events]");
  const made = new DOMParser().parseFromString(html, "text/html").querySelector("[data-events]");
  old.replaceWith(made);
  const root = document.querySelector("link[rel=stylesheet]").href.split("/assets/")[0];
  const {$events} = await import(`${root}/assets/javascripts/events.js`);
  $events.enhance([made], Date.parse(now));
}
"""

both = pytest.mark.parametrize("language", ["cy", "en"])


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, NARROW)
    yield context.new_page()
    context.close()


@pytest.fixture
def dated(root: Path, tmp_path: Path) -> Hub:
    """The hub's own pages, with the dates of the tests."""
    write_meetings(tmp_path)
    hub = load_hub(root)
    hub.events, findings = load_events(tmp_path)
    assert findings == []
    return hub


def show(page: Page, site_url: str, hub: Hub, language: Language, now: str) -> None:
    page.goto(site_url + PLACES[language])
    ours = hub.pages[language, "community/community-of-practice.md"]
    html = render_events(Context(hub, ours), "meetings")
    page.evaluate(_SHOW, [html, now])


@both
def test_dates_are_shown_until_they_are_over(
    language: Language, page: Page, site_url: str, dated: Hub
) -> None:
    show(page, site_url, dated, language, "2027-03-31T10:29:00Z")
    expect(page.locator("[data-ends]:visible")).to_have_count(3)
    expect(page.locator(".event-file a")).to_be_visible()
    expect(page.locator("[data-none]")).to_be_hidden()
    assert_none(in_every_mode(page, "dates"))
    show(page, site_url, dated, language, "2027-03-31T10:31:00Z")
    expect(page.locator("[data-ends]:visible")).to_have_count(2)


@both
def test_after_the_last_the_page_says_that_it_knows_none(
    language: Language, page: Page, site_url: str, dated: Hub
) -> None:
    show(page, site_url, dated, language, "2027-11-03T11:31:00Z")
    expect(page.locator("[data-ends]:visible, .event-file:visible")).to_have_count(0)
    expect(page.locator("[data-none]")).to_have_text(PHRASES[language].events_none)
    assert_none(in_every_mode(page, "no dates"))


@both
def test_a_series_without_dates_says_so_and_offers_no_calendar_file(
    language: Language, page: Page, site_url: str, hub: Hub, built_site: Path
) -> None:
    assert {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.ics")} == set(
        calendar_files(hub)
    )
    # Of what is today, nothing is past.
    page.clock.set_fixed_time(f"{hub.day}T00:00:00Z")
    page.goto(site_url + PLACES[language])
    found = page.locator("[data-events]").all()
    assert found
    for series in found:
        dates = series.locator("[data-ends]").count()
        expect(series.locator("a[href$='.ics']")).to_have_count(1 if dates else 0)
        expect(series.locator("[data-none]")).to_be_visible(visible=not dates)
