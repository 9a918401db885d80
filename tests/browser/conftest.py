"""A browser, and the built site on a server of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from tests.browser.announced import listen_to_announcements
from tests.browser.opening import NARROW
from tests.browser.questions import Asking, Visit, ready
from tests.browser.serving import serving
from tests.browser.watching import WATCHED, Watched, elsewhere, listen_in_each_context


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The built site's address, which ends with `/`."""
    with serving(built_site) as server:
        yield server.url


@pytest.fixture(scope="session")
def browser_path(root: Path) -> str:
    """Where Chromium is. Where there is none, the tests fail: they are never skipped."""
    return os.environ.get("CHROMIUM") or _find_browser(root)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def launching(browser_path: str) -> Iterator[dict[str, Any]]:
    """How every Chromium is started: what it asks of other hosts is seen."""
    with elsewhere() as proxy:
        yield {"executable_path": browser_path, "proxy": proxy}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, launching: dict[str, Any]) -> Iterator[Browser]:
    """Chromium."""
    chromium = playwright.chromium.launch(**launching)
    yield listen_in_each_context(chromium)
    chromium.close()


@pytest.fixture(autouse=True)
def reported() -> Iterator[Watched]:
    """After each test: no page broke the policy, and none asked another host for anything."""
    yield WATCHED
    if seen := WATCHED.take():
        pytest.fail("\n".join(seen), pytrace=False)


def _find_browser(root: Path) -> str:
    command = [sys.executable, str(root / "tools" / "find_browser.py")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr, pytrace=False)
    return found.stdout.strip()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that has never seen the site, and keeps nothing for offline use."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.fixture
def learner_browser(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which windows are opened and closed."""
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def asking(hub: Hub, built_site: Path) -> Asking:
    """The page with a question of each kind."""
    return Asking(hub, built_site)


@pytest.fixture
def visit(asking: Asking, page: Page, site_url: str) -> Visit:
    """Opens that page, as wide as a small phone."""
    page.set_viewport_size({"width": NARROW, "height": 700})
    listen_to_announcements(page)
    asking.serve(page, site_url)

    def open_in(language: Language) -> Page:
        page.goto(site_url + asking.addresses[language])
        ready(page)
        return page

    return open_in
