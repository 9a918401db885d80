"""Worksheets by keyboard: filled in, kept, saved, loaded, merged, printed, deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import press
from tests.browser.listening import listen
from tests.browser.records import KEEP, stored_record
from tests.browser.test_my_learning import ADDRESS
from tests.browser.test_storage import FORBIDDEN, FULL
from tests.browser.test_storage import KEY as RECORD
from tests.browser.worksheets import (
    KEY,
    address,
    choose,
    field,
    kept,
    load,
    opened,
    part,
    ready,
    saved,
    write,
)
from tests.site.offenders import assert_none

WIDTHS = [("cy", 320), ("en", 320), ("cy", 360), ("en", 360)]
EVIL = '<img src=x onerror="document.title=1">'


@pytest.fixture
def context(browser: Browser, root: Path) -> Iterator[BrowserContext]:
    """A browser on a phone that has never seen the site; its tabs share what is kept."""
    context = axe_context(browser, root, 360)
    yield context
    context.close()


@pytest.fixture
def other(browser: Browser, root: Path) -> Iterator[BrowserContext]:
    """Another device."""
    context = axe_context(browser, root, 360)
    yield context
    context.close()


@pytest.mark.parametrize(("language", "width"), WIDTHS)
def test_the_whole_journey_by_keyboard(
    language: Language,
    width: int,
    hub: Hub,
    site_url: str,
    context: BrowserContext,
    other: BrowserContext,
) -> None:
    url = site_url + address(hub, "readiness", language)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 780})
    heard = listen(page, site_url)
    page.goto(url)
    ready(page)
    assert not kept(page), "nothing is kept before something is written"

    write(page, part(page, "name"), "Bwrdd Ŵyr")
    choose(page, "partnership", "partly")
    write(page, field(page, "partnership:note"), "Tri chyfarfod")
    choose(page, "trust", "not-yet")
    expect(page.locator("[data-count]")).to_contain_text("1")
    page.reload()
    ready(page)
    expect(part(page, "name")).to_have_value("Bwrdd Ŵyr")
    expect(field(page, "partnership:note")).to_have_value("Tri chyfarfod")
    expect(field(page, "partnership").nth(1)).to_be_checked()
    expect(field(page, "trust").nth(2)).to_be_checked()

    first = saved(page)
    assert (first["tool"], first["language"]) == ("readiness", language)
    assert [item["name"] for item in first["items"]] == ["Bwrdd Ŵyr"]

    press(page, part(page, "another"))
    expect(part(page, "name")).to_be_focused()
    expect(field(page, "partnership:note")).to_have_value("")
    page.keyboard.type("Bwrdd arall")
    write(page, field(page, "risk:note"), "Rhywbeth")
    both = saved(page, "save-all")
    assert [item["name"] for item in both["items"]] == ["Bwrdd arall", "Bwrdd Ŵyr"]
    press(page, part(page, "list").get_by_role("button", name="Bwrdd Ŵyr"))
    expect(field(page, "partnership:note")).to_have_value("Tri chyfarfod")

    away = opened(other, url)
    load(away, both)
    expect(part(away, "loaded")).to_contain_text("2")
    press(away, part(away, "list").get_by_role("button", name="Bwrdd Ŵyr"))
    write(away, field(away, "evidence:note"), "O ddyfais arall")
    write(away, field(away, "partnership:note"), "Pedwar cyfarfod")
    write(page, field(page, "membership:note"), "Yma o hyd")
    load(page, saved(away))
    expect(field(page, "evidence:note")).to_have_value("O ddyfais arall")
    expect(field(page, "partnership:note")).to_have_value("Pedwar cyfarfod")
    expect(field(page, "membership:note")).to_have_value("Yma o hyd")

    press(page, part(page, "print"))
    assert page.evaluate("window.printed")

    press(page, part(page, "delete"))
    expect(page.get_by_role("dialog")).to_contain_text("Bwrdd Ŵyr")
    page.keyboard.press("Escape")
    expect(part(page, "name")).to_have_value("Bwrdd Ŵyr")
    press(page, part(page, "delete"))
    press(page, part(page, "delete-go"))
    expect(part(page, "said")).to_be_focused()
    expect(part(page, "name")).to_have_value("Bwrdd arall")
    assert "Ŵyr" not in kept(page)
    assert "arall" in kept(page)
    width_now = page.evaluate("document.documentElement.scrollWidth")
    assert width_now <= width
    assert_none(heard)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_worksheet_keeps_what_each_field_says(
    language: Language, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    for ident, sheet in hub.worksheets.items():
        page = opened(context, site_url + address(hub, ident, language))
        boxes = page.locator("textarea[data-key]")
        keys = [box.get_attribute("data-key") for box in boxes.all()]
        assert len(set(keys)) == len(keys)
        fields = page.locator("[data-key]").all()
        assert {key for f in fields if (key := f.get_attribute("data-key"))} >= set(sheet.keys)
        for n, box in enumerate(boxes.all()):
            box.fill(f"{n}\n{EVIL}")
        for tick in page.locator("[type=checkbox]").all():
            tick.check()
        page.reload()
        ready(page)
        assert [box.input_value() for box in boxes.all()] == [
            f"{n}\n{EVIL}" for n in range(len(keys))
        ]
        assert all(tick.is_checked() for tick in page.locator("[type=checkbox]").all())
        assert not page.locator("img[src=x]").count()
        page.close()


def test_what_was_written_early_is_kept(hub: Hub, site_url: str, context: BrowserContext) -> None:
    page = context.new_page()
    held: list[Route] = []
    page.route("**/tools/panel.js", lambda route: held.append(route))
    with page.expect_request("**/tools/panel.js"):
        page.goto(site_url + address(hub, "right-way"))
    field(page, "embedding:note").fill("before the script")
    expect(part(page, "save")).to_be_hidden()
    for route in held:
        route.continue_()
    ready(page)
    expect(field(page, "embedding:note")).to_have_value("before the script")
    assert "before the script" in kept(page)


def test_two_tabs_show_the_same(hub: Hub, site_url: str, context: BrowserContext) -> None:
    url = site_url + address(hub, "right-way")
    one = opened(context, url)
    field(one, "embedding:note").fill("from one")
    two = opened(context, url)
    expect(field(two, "embedding:note")).to_have_value("from one")
    field(two, "equality:note").fill("from two")
    expect(field(one, "equality:note")).to_have_value("from two")
    press(two, part(two, "delete"))
    press(two, part(two, "delete-go"))
    expect(field(one, "equality:note")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "json"),
        ("{}", "foreign"),
        ('{"format": "nest-hub-record"}', "record"),
        ('{"format": "nest-hub-tool", "version": 2}', "newer"),
        ('{"format": "nest-hub-tool", "version": 1}', "shape"),
    ],
)
def test_a_file_that_is_refused_says_why(
    text: str, problem: str, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url + address(hub, "right-way"))
    load(page, text)
    expect(part(page, "error")).to_have_text(PHRASES["en"][f"panel_problem_{problem}"])
    expect(part(page, "file")).to_be_focused()
    assert part(page, "file").get_attribute("aria-invalid") == "true"
    assert not kept(page)


def test_a_file_of_another_tool_and_a_damaged_one_change_nothing(
    hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url + address(hub, "readiness"))
    write(page, field(page, "risk:note"), "true")
    file = saved(page)
    load(page, json.dumps(file).replace('"true"', '"false"'))
    expect(part(page, "error")).to_have_text(PHRASES["en"]["panel_problem_damaged"])
    page.goto(site_url + address(hub, "right-way"))
    ready(page)
    load(page, file)
    expect(part(page, "error")).to_have_text(PHRASES["en"]["panel_problem_tool"])


@pytest.mark.parametrize(("kind", "script"), [("forbidden", FORBIDDEN), ("full", FULL)])
def test_without_room_it_works_and_says_so(
    kind: str, script: str, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.add_init_script(script)
    page.goto(site_url + address(hub, "right-way"))
    ready(page)
    field(page, "embedding:note").fill("for a while")
    expect(page.locator(f"[data-notice={kind}]")).to_be_visible()
    expect(part(page, "kept")).to_have_text(PHRASES["en"]["panel_not_kept"])
    assert "for a while" in json.dumps(saved(page))


def test_what_is_damaged_is_offered_and_deleted(
    hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url + address(hub, "right-way"))
    page.evaluate(f"localStorage.setItem('{KEY}', 'damaged')")
    page.reload()
    ready(page)
    notice = page.locator("[data-notice=corrupt]")
    with page.expect_download() as download:
        press(page, notice.get_by_role("button").first)
    assert download.value.path().read_text(encoding="utf-8") == "damaged"
    press(page, notice.get_by_role("button").nth(1))
    expect(notice).to_have_count(0)
    assert "damaged" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("language", ["cy", "en"])
def test_without_script_it_is_a_form_to_print(
    language: Language, hub: Hub, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for ident, sheet in hub.worksheets.items():
        page.goto(site_url + address(hub, ident, language))
        expect(page.locator(".needs-script")).to_be_visible()
        expect(page.locator("[data-panel=top]")).to_be_hidden()
        page.emulate_media(media="print")
        for question in sheet.data.questions:
            expect(page.locator(".worksheet")).to_contain_text(question.label[language])
        expect(page.locator(".sheet-blank")).to_be_visible()
        expect(page.locator(".site-header")).to_be_hidden()
        heights = [box.bounding_box() for box in page.locator(".worksheet textarea").all()]
        assert heights
        assert all(box and box["height"] > 50 for box in heights), f"{ident}: no room to write"
        page.emulate_media(media="screen")
    context.close()


def test_what_is_written_is_printed_whole(hub: Hub, site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url + address(hub, "spiral-of-inquiry"))
    long = "\n".join(f"line {n}" for n in range(60))
    part(page, "name").fill("Ward 4")
    field(page, "scanning:what").fill(long)
    page.emulate_media(media="print")
    written = page.locator("[data-written='scanning:what']")
    expect(written).to_be_visible()
    assert written.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1")
    expect(field(page, "scanning:what")).to_be_hidden()
    expect(part(page, "printed")).to_contain_text("Ward 4")
    expect(page.locator(".sheet-blank")).to_be_hidden()
    empty = page.locator("[data-written='checking:why']").bounding_box()
    assert empty
    assert empty["height"] > 50


@pytest.mark.parametrize("language", ["cy", "en"])
def test_axe_has_nothing_to_say(
    language: Language, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    faults = []
    for ident in ("readiness", "participation-standards", "spiral-of-inquiry"):
        page = opened(context, site_url + address(hub, ident, language))
        faults += in_every_mode(page, "empty")
        part(page, "name").fill("Ward 4")
        page.locator("textarea").first.fill("something")
        press(page, part(page, "another"))
        page.keyboard.type("Ward 5")
        load(page, "{}")
        faults += in_every_mode(page, "two, and a refused file")
        press(page, part(page, "delete"))
        faults += in_every_mode(page, "asking")
        page.close()
    assert_none(faults)


@pytest.mark.parametrize("end", ["delete", "someone"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_my_learning_takes_the_tools_along(
    language: Language, end: str, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url + address(hub, "right-way", language))
    part(page, "name").fill("Ward 4")
    page.goto(site_url + ADDRESS[language])
    expect(page.locator(".start-again")).to_be_visible()
    listed = page.locator("[data-tools-part]")
    expect(listed).to_contain_text("Ward 4")
    assert_none(in_every_mode(page, "tools"))
    page.evaluate(KEEP, [stored_record(hub, {"nest": 1})])

    choice = page.locator(f"[data-end={end}]")
    press(page, choice.locator("[data-open]"))
    dialog = page.get_by_role("dialog")
    go = dialog.locator("[data-go]")
    assert_none(in_every_mode(page, "asking"))
    if end == "someone":
        expect(go).to_be_hidden()
        with page.expect_download():
            press(page, dialog.locator("[data-save]"))
        expect(go).to_be_hidden()
    with page.expect_download() as download:
        press(page, dialog.locator("[data-tools] button"))
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["items"][0]["name"] == "Ward 4"
    press(page, go)
    expect(listed).to_be_hidden()
    for key in (KEY, RECORD):
        assert page.evaluate(f"localStorage.getItem('{key}')") is None

    page.goto(site_url + address(hub, "right-way", language))
    ready(page)
    load(page, file)
    expect(part(page, "name")).to_have_value("Ward 4")


def test_my_learning_says_nothing_of_tools_where_none_was_used(
    site_url: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(site_url + ADDRESS["en"])
    expect(page.locator(".start-again")).to_be_visible()
    expect(page.locator("[data-tools-part]")).to_be_hidden()
