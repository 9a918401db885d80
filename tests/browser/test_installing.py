"""The hub beside other sites of a host, and installed like a program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from nest_hub.content.hub import Hub
from tests.browser.offline_copy import (
    MODULE,
    READY,
    keep_module,
    line,
    section,
    versions,
    write_version,
)
from tests.browser.serving import Served, serving
from tests.site.pages import Site


@pytest.fixture(scope="module")
def first(built_site: Path, root: Path, hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a number in everything, by which its own copy is known."""
    return write_version(hub, root, built_site, tmp_path_factory.mktemp("version") / "site", 1)


@pytest.fixture
def server(first: Path) -> Iterator[Served]:
    """It on a server of its own, which can stop."""
    with serving(first) as served:
        yield served


@pytest.fixture
def page(learner_browser: BrowserContext) -> Page:
    """In a browser that may keep the site."""
    return learner_browser.new_page()


def test_the_hub_in_a_folder_of_a_host(
    server: Served, site: Site, page: Page, first: Path, tmp_path: Path
) -> None:
    (tmp_path / "hub").symlink_to(first)
    (tmp_path / "index.html").write_text("<title>Another site</title>", encoding="utf-8")
    server.folder = tmp_path
    page.goto(f"{server.url}hub/{section(site)}")
    expect(line(page)).to_contain_text(READY["en"], timeout=15_000)
    server.stop()
    page.goto(f"{server.url}hub/{site.of_module('cy', MODULE, 'quiz').address}")
    assert versions(page) == ["1", "1", "1"]
    with pytest.raises(Error, match="ERR_"):
        page.goto(server.url)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_hub_can_be_installed(language: str, server: Served, site: Site, page: Page) -> None:
    keep_module(page, server, site, language)
    browser = page.context.new_cdp_session(page)
    found: dict[str, Any] = browser.send("Page.getAppManifest")
    assert found["errors"] == []
    assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    facts = json.loads(found["data"])
    folder = found["url"].rpartition("/")[0]
    assert folder == f"{server.url}{language}"
    page.goto(f"{folder}/{facts['start_url']}")
    assert page.locator("html").get_attribute("lang") == language
    for icon in facts["icons"]:
        assert page.request.get(f"{folder}/{icon['src']}").body()[:4] == b"\x89PNG"
