"""The certificate: one sheet in each choice of language, with the code of its record file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from nest_hub.content.hub import Hub
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import press, record
from tests.browser.printing import printed
from tests.browser.records import KEEP, stored_record
from tests.site.offenders import assert_none

ADDRESS = {"en": "en/my-learning/certificate/", "cy": "cy/fy-nysgu/tystysgrif/"}
LONGEST = "Wilhelmina Angharad Llewelyn-Prydderch o Lanfairpwllgwyngyll " * 3
_CROWDED = """
() => {
  const sheet = document.querySelector(".sheet:not([hidden])");
  const edges = sheet.getBoundingClientRect();
  const lower = sheet.querySelector(".frame-bottom").getBoundingClientRect();
  const parts = [...sheet.querySelectorAll(":scope > :not(.frame):not([hidden])")];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return {
    over: sheet.scrollHeight - sheet.clientHeight,
    height: edges.height / 96 * 25.4,
    free: Math.round(lower.top - Math.max(...boxes.map((box) => box.bottom))),
    wide: boxes.some((box) => box.left < edges.left || box.right > edges.right),
  };
}
"""


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page in a browser that has never seen the site."""
    context = axe_context(browser, root, 1280, 900)
    yield context.new_page()
    context.close()


def opened(page: Page, site_url: str, kept: Any, language: str = "en") -> None:
    """The certificate's page, in a browser that holds a record."""
    page.goto(site_url + ADDRESS[language])
    page.evaluate(KEEP, [kept])
    page.reload()
    expect(page.locator(".needs-script")).to_be_hidden()


def choose(page: Page, ident: str) -> None:
    page.locator(f"label[for={ident}]").click()


def shown(page: Page) -> list[str]:
    """The languages of the certificate that is shown."""
    found: list[str] = page.locator(".sheet-body:visible").evaluate_all(
        "(all) => all.map((e) => e.lang)"
    )
    return found


@pytest.mark.parametrize("name", ["Gwen Ellis", LONGEST[:200]], ids=["name", "long name"])
@pytest.mark.parametrize("module", ["nest", "childrens-rights"])
def test_it_prints_to_one_sheet(
    module: str, name: str, hub: Hub, site_url: str, page: Page
) -> None:
    kept = stored_record(hub, {module: None}, name=name, language="cy")
    kept["learner"]["organisation"] = name
    opened(page, site_url, kept)
    for language, expected in (("cy", ["cy"]), ("en", ["en"]), ("both", ["cy", "en"])):
        choose(page, f"in-{language}")
        assert shown(page) == expected
        assert len(printed(page)) == 1
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        crowded = page.evaluate(_CROWDED)
        assert crowded["over"] <= 0, (language, crowded)
        assert crowded["free"] >= 0, (language, crowded)
        assert not crowded["wide"], (language, crowded)
        assert 260 < crowded["height"] < 285
        text = page.locator("body").inner_text()
        for other in ("Childline", "Print the certificate", "What the certificate proves"):
            assert other not in text
        page.emulate_media(media="null")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_what_it_says_in_both_languages(hub: Hub, site_url: str, page: Page) -> None:
    opened(page, site_url, stored_record(hub, {"nest": None}, language="cy"), "cy")
    assert shown(page) == ["cy"]
    choose(page, "in-both")
    sheet = page.locator("#certificate-nest")
    expect(sheet.locator(".sheet-person")).to_have_text("Gwen Ellis")
    minutes = {}
    for language, day, score, declared in (
        ("cy", "5 Ionawr 2026", "9 o 10 yn gywir", "Cwblhawyd, drwy hunanddatganiad"),
        ("en", "5 January 2026", "9 of 10 right", "Completed, self-declared"),
    ):
        body = sheet.locator(f".sheet-body[lang={language}]")
        for said in (day, score, declared):
            expect(body).to_contain_text(said)
        titles = [outcome.text[language] for outcome in hub.modules["nest"].data.outcomes]
        assert body.locator("li").all_inner_texts() == titles
        minutes[language] = re.findall(r"\d+", body.locator("[data-minutes]:visible").inner_text())
    assert minutes["cy"] == minutes["en"], "the time of the language in which it was passed"
    assert_none(in_every_mode(page, "both"))


def test_its_code_is_that_of_the_file(hub: Hub, site_url: str, page: Page) -> None:
    opened(page, site_url, stored_record(hub, {"nest": None}, reflection="Fy nodyn"))
    place = page.locator(".sheet-code:visible")
    expect(place).to_have_text(re.compile(r"^[0-9a-f]{5} [0-9a-f]{5}$"))
    code = place.inner_text()
    page.reload()
    expect(place).to_have_text(code)
    with page.expect_download() as download:
        press(page, page.locator("[data-save]"))
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["digest"].startswith(code.replace(" ", ""))
    expect(page.locator(".certificate-choices [role=status]")).to_contain_text(code)
    press(page, page.locator("[data-print]"))
    assert page.evaluate("window.printed")

    # The same in My learning; another once there is more to tell.
    page.goto(f"{site_url}en/my-learning/")
    expect(page.locator(".start-again")).to_be_visible()
    with page.expect_download() as download:
        page.locator("[data-save-part] [data-save]").press("Enter")
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == file
    page.get_by_label("Name", exact=True).fill("Gwen Mair Ellis")
    page.go_back()
    expect(page.locator(".sheet-person:visible")).to_have_text("Gwen Mair Ellis")
    expect(place).not_to_have_text(code)
    expect(place).to_have_text(re.compile(r"^[0-9a-f]{5} [0-9a-f]{5}$"))


def test_what_is_missing_is_said(hub: Hub, site_url: str, page: Page) -> None:
    opened(page, site_url, stored_record(hub, {"nest": 5, "childrens-rights": None}, name=None))
    missing = page.locator("[data-missing=nest]")
    expect(missing.locator("li:visible")).to_have_text(["In practice", "Quiz"])
    expect(page.locator("[data-missing=childrens-rights]")).to_be_hidden()
    # One module is completed: there is nothing to choose, and a line waits for the name.
    expect(page.locator("[data-module-choice]")).to_be_hidden()
    expect(page.locator("[data-nameless]")).to_be_visible()
    line = page.locator(".sheet-person:visible")
    expect(line).to_have_text("")
    assert (line.bounding_box() or {})["height"] > 30

    page.evaluate(KEEP, [stored_record(hub, {"nest": None, "childrens-rights": None})])
    page.goto(f"{site_url}{ADDRESS['en']}#certificate-childrens-rights")
    page.reload()
    expect(page.locator("#certificate-childrens-rights")).to_be_visible()
    choose(page, "for-nest")
    expect(page.locator("#certificate-nest")).to_be_visible()
    expect(page.locator("#certificate-childrens-rights")).to_be_hidden()
    page.evaluate("localStorage.clear(); dispatchEvent(new Event('focus'))")
    expect(page.locator(".sheet:visible")).to_have_count(0)
    expect(missing).to_be_visible()
    assert record(page) == {}


def test_a_wrong_clock_is_told(hub: Hub, site_url: str, page: Page) -> None:
    page.clock.set_fixed_time("2025-01-01T00:00:00Z")
    opened(page, site_url, stored_record(hub, {"nest": None}))
    expect(page.locator("[data-notice=clock]")).to_contain_text("before you print a certificate")


@pytest.mark.parametrize("language", ["cy", "en"])
def test_without_script_it_says_what_is_needed(
    language: str, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS[language])
    expect(page.locator(".needs-script")).to_contain_text("JavaScript")
    expect(page.locator(".sheet:visible, .certificates button:visible")).to_have_count(0)
    page.goto(site_url + {"en": "en/my-learning/", "cy": "cy/fy-nysgu/"}[language])
    expect(page.locator(".needs-script")).to_contain_text("JavaScript")
    expect(page.locator(".my-parts a:visible").first).to_be_visible()
    expect(page.locator("main button:visible, main input:visible")).to_have_count(0)
    context.close()
