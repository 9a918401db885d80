"""Offline in a real browser: a server that stops, changes its version, or is half new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.pages.service_worker import WORKER
from tests.browser.axe import SCRIPT, in_every_mode
from tests.browser.learner import module_of
from tests.browser.offline_copy import (
    MARK,
    MODULE,
    READY,
    answer_check,
    asked_for,
    button,
    keep_module,
    kept,
    line,
    look_for_update,
    my_learning,
    notice,
    part,
    press,
    section,
    versions,
    write_version,
)
from tests.browser.serving import Served, serving
from tests.site.offenders import assert_none
from tests.site.pages import Site

NARROW = {"width": 360, "height": 760}
TITLES = {"cy": "Fframwaith NYTH", "en": "The NEST framework"}
BEING_UPDATED = "because the hub is being updated"
SAVES_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
UNUSED = 'Object.defineProperty(navigator, "userActivation", { value: { hasBeenActive: false } });'
"""The browser is driven as if by a person, so each page counts as one that a person uses."""
FORBIDDEN = """
navigator.serviceWorker.register = () => Promise.reject(new DOMException("no", "SecurityError"));
"""
GONE = """async () =>
  !navigator.serviceWorker.controller
  && document.querySelector("[data-offline]")?.hidden
  && !(await caches.keys()).length
  && !(await navigator.serviceWorker.getRegistrations()).length
"""
"""The page has no worker and offers none, and nothing is kept."""

MakeVersion = Callable[[int], Path]


@pytest.fixture(scope="module")
def make_version(
    built_site: Path, root: Path, hub: Hub, tmp_path_factory: pytest.TempPathFactory
) -> MakeVersion:
    """Makes the site anew, with a number in everything that a page is made of."""
    return lambda number: write_version(
        hub, root, built_site, tmp_path_factory.mktemp("version") / "site", number
    )


@pytest.fixture(scope="module")
def first(make_version: MakeVersion) -> Path:
    return make_version(1)


@pytest.fixture(scope="module")
def second(make_version: MakeVersion) -> Path:
    return make_version(2)


@pytest.fixture
def server(first: Path) -> Iterator[Served]:
    """The first version on a server of its own."""
    with serving(first) as served:
        # As many hosts have it: for ten minutes a browser need not ask again.
        served.headers["Cache-Control"] = "max-age=600"
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the site, and that may keep it."""
    context = browser.new_context(viewport=NARROW, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_after_one_visit_the_module_works_without_a_server(
    language: str, server: Served, site: Site, hub: Hub, page: Page
) -> None:
    keep_module(page, server, site, language)
    server.stop()
    pages = [ours for ours in hub.pages.values() if ours.uri.startswith(f"modules/{MODULE}/")]
    pages.sort(key=lambda ours: ours.language != language)
    assert {ours.language for ours in pages} == {"cy", "en"}
    for ours in pages:
        page.goto(server.url + hub.address(ours))
        expect(page.locator("h1")).to_have_text(ours.title)
        assert versions(page) == ["1", "1", "1"]
        if ours.kind == "section" and ours.language == language:
            answer_check(page)
        elif ours.kind == "section":
            # What was answered in the other language stands here too.
            expect(page.locator("form[data-use=check] .result").first).to_be_visible()


def test_a_kept_page_is_found_however_it_is_asked_for(
    server: Served, site: Site, page: Page
) -> None:
    address = keep_module(page, server, site)
    server.stop()
    for way in (address.removesuffix("/"), f"{address}index.html", f"{address}?from=mail#main"):
        page.goto(way)
        assert versions(page) == ["1", "1", "1"]
    # A page that is not kept is the browser's own page, which says that there is no connection.
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{server.url}en/about/")


def test_without_a_visit_to_a_module_nothing_is_kept(server: Served, page: Page) -> None:
    page.goto(f"{server.url}en/")
    page.goto(f"{server.url}en/about/")
    page.wait_for_load_state("networkidle")
    assert kept(page) == []
    expect(page.locator("[data-offline]")).to_have_count(0)


def test_the_whole_hub_on_request(root: Path, server: Served, site: Site, page: Page) -> None:
    page.add_init_script(path=root / SCRIPT)
    page.goto(server.url + my_learning(site, "cy"))
    expect(part(page, "status")).to_have_text("Nid oes dim wedi’i gadw ar y ddyfais hon eto.")
    expect(part(page, "size")).to_contain_text("MB")
    expect(part(page, "remove")).to_be_hidden()
    press(part(page, "keep"))
    expect(part(page, "progress")).to_be_visible()
    expect(part(page, "status")).to_contain_text("Mae’r hyb cyfan wedi’i gadw", timeout=30_000)
    expect(part(page, "status")).to_be_focused()
    for gone in ("keep", "progress", "modules"):
        expect(part(page, gone)).to_be_hidden()
    assert_none(in_every_mode(page, "all kept"))
    server.stop()
    for ours in site.samples():
        if ours.address != "404.html":
            page.goto(server.url + ours.address)
            assert versions(page) == ["1", "1", "1"]
    page.goto(f"{server.url}en/search/?q=door")
    page.locator(".search-results a").first.click()
    assert versions(page) == ["1", "1", "1"]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_what_is_kept_is_named(
    language: str, root: Path, server: Served, site: Site, page: Page
) -> None:
    page.add_init_script(path=root / SCRIPT)
    keep_module(page, server, site, language)
    assert_none(in_every_mode(page, "ready"))
    page.goto(server.url + my_learning(site, language))
    expect(part(page, "modules").locator("a:visible")).to_have_text([TITLES[language]])
    assert_none(in_every_mode(page, "a module kept"))


def test_a_new_version_takes_over_at_the_next_page(
    server: Served, site: Site, page: Page, second: Path
) -> None:
    address = keep_module(page, server, site)
    page.goto(address)
    answer_check(page, right=False)
    before = module_of(page, MODULE)["checks"]
    server.folder = second
    look_for_update(page)
    expect(notice(page)).to_be_visible(timeout=15_000)
    # The page is in use: it stays as it was, with each piece that it asks for now.
    assert f"{MARK} = 1;" in asked_for(page, f"{server.url}assets/javascripts/main.js")
    assert versions(page) == ["1", "1", "1"]
    page.add_init_script(UNUSED)
    page.goto(server.url + section(site, "cy"))
    expect(page.locator("html[data-script='2']")).to_be_attached(timeout=15_000)
    assert versions(page) == ["2", "2", "2"]
    expect(notice(page)).to_be_hidden()
    expect(line(page)).to_contain_text(READY["cy"])
    assert module_of(page, MODULE)["checks"] == before
    server.stop()
    page.goto(server.url + site.of_module("en", MODULE, "quiz").address)
    assert versions(page) == ["2", "2", "2"]
    assert len(page.evaluate("caches.keys()")) == 1


def test_two_pages_change_together_when_the_reader_says_so(
    root: Path, server: Served, site: Site, context: BrowserContext, page: Page, second: Path
) -> None:
    page.add_init_script(path=root / SCRIPT)
    address = keep_module(page, server, site)
    page.goto(address)
    server.folder = second
    look_for_update(page)
    expect(notice(page)).to_be_visible(timeout=15_000)
    assert_none(in_every_mode(page, "a new version"))
    # Another tab: a page that is not kept is the server's, and a kept one is still the first.
    other = context.new_page()
    other.add_init_script(UNUSED)
    other.goto(f"{server.url}en/about/")
    assert versions(other) == ["2", "2", "2"]
    assert f"{MARK} = 2;" in asked_for(other, f"{server.url}assets/javascripts/main.js")
    other.goto(server.url + site.of_module("en", MODULE, "hold-on").address)
    assert versions(other) == ["1", "1", "1"]
    expect(notice(other)).to_be_visible()
    other.reload()
    assert versions(other) == ["1", "1", "1"]
    press(notice(other).get_by_role("button"))
    for tab in (other, page):
        expect(tab.locator("html[data-script='2']")).to_be_attached(timeout=15_000)
        assert versions(tab) == ["2", "2", "2"]


def test_a_half_deployed_server_changes_nothing(
    server: Served, site: Site, page: Page, make_version: MakeVersion
) -> None:
    address = keep_module(page, server, site)
    page.goto(address)
    server.folder = half = make_version(3)
    stale = half / site.of_module("cy", MODULE, "quiz").address / "index.html"
    whole = stale.read_bytes()
    stale.write_bytes(whole + b"\n")
    look_for_update(page)
    expect(notice(page)).to_be_hidden()
    page.reload()
    assert versions(page) == ["1", "1", "1"]
    expect(line(page)).to_contain_text(READY["en"])
    stale.write_bytes(whole)
    os.utime(stale, (4 * 3600,) * 2)
    look_for_update(page)
    expect(notice(page)).to_be_visible(timeout=15_000)
    page.add_init_script(UNUSED)
    page.reload()
    expect(page.locator("html[data-script='3']")).to_be_attached(timeout=15_000)


def test_what_cannot_be_kept_is_said_and_can_be_tried_again(
    root: Path, server: Served, site: Site, page: Page, make_version: MakeVersion
) -> None:
    page.add_init_script(path=root / SCRIPT)
    server.folder = half = make_version(4)
    stale = half / site.of_module("cy", MODULE, "quiz").address / "index.html"
    whole = stale.read_bytes()
    stale.unlink()
    page.goto(server.url + section(site))
    expect(line(page)).to_contain_text(BEING_UPDATED, timeout=15_000)
    assert_none(in_every_mode(page, "not kept"))
    stale.write_bytes(whole)
    press(button(page))
    expect(line(page)).to_contain_text(READY["en"])
    expect(line(page)).to_be_focused()
    expect(button(page)).to_be_hidden()


def test_a_connection_that_is_lost_on_the_way(server: Served, site: Site, page: Page) -> None:
    keep_module(page, server, site)
    page.goto(server.url + my_learning(site))
    server.stop()
    press(part(page, "keep"))
    expect(part(page, "status")).to_contain_text("The connection was lost")
    expect(part(page, "keep")).to_be_focused()
    # What was kept before is still there.
    expect(part(page, "modules").locator("a:visible")).to_have_text([TITLES["en"]])
    page.goto(server.url + section(site))
    expect(line(page)).to_contain_text(READY["en"])


def test_no_room(server: Served, site: Site, context: BrowserContext, page: Page) -> None:
    page.goto(f"{server.url}en/about/")
    room = {"origin": server.url.rstrip("/"), "quotaSize": 200_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)
    page.goto(server.url + section(site))
    expect(line(page)).to_contain_text("There is not enough room", timeout=15_000)
    expect(button(page)).to_be_visible()
    answer_check(page)
    assert module_of(page, MODULE)["checks"]
    # Half of it would be of no use, so nothing is left.
    left = "caches.keys().then(([name]) => caches.open(name)).then((it) => it.keys())"
    assert page.evaluate(f"{left}.then((all) => all.length)") == 0


@pytest.mark.parametrize("where", ["", "en/", "section"])
def test_the_way_out(where: str, server: Served, site: Site, page: Page, second: Path) -> None:
    address = keep_module(page, server, site)
    page.goto(address)
    answer_check(page)
    before = module_of(page, MODULE)["checks"]
    server.folder = second
    page.goto(f"{address if where == 'section' else server.url + where}?offline=reset")
    expect(page.locator("main > .note[role=status]")).not_to_be_empty()
    # The page and all that it loads have gone past what was kept.
    assert versions(page) == ["2", "2", "2"]
    assert kept(page) == []
    assert module_of(page, MODULE)["checks"] == before
    # From the next module on, it is kept anew.
    keep_module(page, server, site)
    page.reload()
    assert versions(page) == ["2", "2", "2"]


def test_the_copy_is_removed_and_stays_away(server: Served, site: Site, page: Page) -> None:
    keep_module(page, server, site)
    page.goto(server.url + my_learning(site))
    press(part(page, "remove"))
    expect(part(page, "status")).to_contain_text("The offline copy has been removed.")
    expect(part(page, "status")).to_be_focused()
    expect(part(page, "remove")).to_be_hidden()
    assert kept(page) == []
    page.reload()
    expect(part(page, "keep")).to_be_visible()
    page.goto(server.url + section(site))
    expect(button(page)).to_be_visible()
    assert kept(page) == []
    press(button(page))
    expect(line(page)).to_contain_text(READY["en"], timeout=15_000)
    # It was asked for, so the next module is kept by itself again.
    page.goto(server.url + site.of_module("en", "childrens-rights", "index").address)
    expect(line(page)).to_contain_text(READY["en"], timeout=15_000)


def test_the_copy_is_removed_and_asked_for_again(server: Served, site: Site, page: Page) -> None:
    keep_module(page, server, site)
    page.goto(server.url + my_learning(site))
    press(part(page, "remove"))
    expect(part(page, "remove")).to_be_hidden()
    press(part(page, "keep"))
    expect(part(page, "status")).to_contain_text("The whole hub is kept", timeout=30_000)
    server.stop()
    page.goto(f"{server.url}en/about/")
    assert versions(page) == ["1", "1", "1"]


def test_who_saves_data_is_asked_first(
    server: Served, site: Site, context: BrowserContext, page: Page
) -> None:
    context.add_init_script(SAVES_DATA)
    page.goto(server.url + section(site))
    expect(button(page)).to_be_visible()
    assert kept(page) == []
    press(button(page))
    expect(line(page)).to_contain_text(READY["en"], timeout=15_000)
    page.reload()
    expect(line(page)).to_contain_text(READY["en"])
    page.goto(server.url + site.of_module("en", "childrens-rights", "index").address)
    expect(button(page)).to_be_visible()
    expect(line(page)).to_be_empty()


def test_where_workers_are_forbidden_the_page_is_as_before(
    server: Served, site: Site, page: Page
) -> None:
    page.add_init_script(FORBIDDEN)
    page.goto(server.url + section(site))
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.goto(server.url + my_learning(site))
    expect(part(page, "status")).to_contain_text("The hub cannot be kept for use offline")
    expect(part(page, "keep")).to_be_hidden()


def test_a_worker_without_a_list_empties_everything(
    root: Path, server: Served, site: Site, page: Page, make_version: MakeVersion
) -> None:
    """As it stands in the source, `mkdocs serve` shows it; so does a hub that keeps nothing."""
    server.headers["Cache-Control"] = "no-cache"
    address = keep_module(page, server, site)
    page.goto(address)
    server.folder = make_version(5)
    shutil.copyfile(root / "overrides" / WORKER, server.folder / WORKER)
    look_for_update(page)
    expect(page.locator("html[data-script='5']")).to_be_attached(timeout=15_000)
    # It shows open pages anew when it leaves, but none that has no worker.
    page.wait_for_function(GONE)
    page.goto(address)
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.wait_for_function(GONE)
    assert versions(page) == ["5", "5", "5"]
    # One that goes before it answers is the same as one that says so.
    (server.folder / WORKER).write_text("onmessage = () => registration.unregister();")
    page.reload()
    expect(page.locator("[data-offline]")).to_be_hidden()
