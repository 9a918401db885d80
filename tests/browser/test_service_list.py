"""The list of services: chosen from by keyboard on a small phone, and whole without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language
from tests.browser.announced import announced, listen_to_announcements
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.opening import WIDE
from tests.site.offenders import assert_none

PLACES: dict[Language, str] = {
    "cy": "cy/ymarfer/rhestr-gwasanaethau/",
    "en": "en/practice/service-list/",
}
PHONE = 360
BEREAVEMENT: dict[Language, str] = {"cy": "Profedigaeth", "en": "Bereavement"}

both = pytest.mark.parametrize("language", ["cy", "en"])


class ServiceList:
    """The list in one language, in a page."""

    def __init__(self, page: Page, site_url: str, hub: Hub, language: Language) -> None:
        self.page, self.hub, self.language = page, hub, language
        self.address, self.phrases = site_url + PLACES[language], PHRASES[language]

    def open(self) -> None:
        self.page.goto(self.address)
        expect(self.page.locator(".services[data-ready]")).to_be_attached()

    @property
    def shown(self) -> list[str]:
        names = self.page.locator(".services li:visible .service-name").all_text_contents()
        return [name.strip() for name in names]

    def names(self, group: str = "") -> list[str]:
        """What the data says, in a group or in all."""
        texts = [
            service.name[self.language]
            for each in self.hub.services.groups
            if group in ("", each.id)
            for service in each.services
        ]
        return [text[:1].upper() + text[1:] for text in texts]

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def count(self, number: int) -> str:
        total = str(self.hub.services.total)
        return self.phrases.services_some.replace("{all}", total).replace("{n}", str(number))


@pytest.fixture(params=["cy", "en"])
def services(request: pytest.FixtureRequest, page: Page, site_url: str, hub: Hub) -> ServiceList:
    listen_to_announcements(page)
    page.set_viewport_size({"width": PHONE, "height": 700})
    return ServiceList(page, site_url, hub, request.param)


def test_the_list_is_that_of_the_report(hub: Hub) -> None:
    assert [len(group.services) for group in hub.services.groups] == [21, 9, 11]


@both
def test_without_script_it_is_a_list_with_everything(
    language: Language, browser: Browser, site_url: str, hub: Hub
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE, "height": 700}
    )
    services = ServiceList(context.new_page(), site_url, hub, language)
    services.page.goto(services.address)
    assert services.shown == services.names()
    expect(services.page.locator(".service-filter")).to_be_hidden()
    expect(services.status).to_have_text(services.phrases.count("services_count", 41))
    context.close()


def test_the_keyboard_does_it_all(services: ServiceList) -> None:
    services.open()
    keyboard, page = services.page.keyboard, services.page
    assert services.shown == services.names()
    box = page.get_by_role("searchbox", name=services.phrases.services_words)
    box.focus()
    keyboard.type("bere" if services.language == "en" else "brofed")
    assert services.shown == [BEREAVEMENT[services.language]]
    expect(services.status).to_have_text(services.count(1))
    keyboard.press("Enter")  # leads nowhere
    assert page.url == services.address
    keyboard.press("Tab")
    keyboard.press("ArrowUp")  # the last group, in which there is none
    assert services.shown == []
    expect(services.status).to_have_text(services.phrases.services_none)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    expect(services.status).to_have_text(services.phrases.count("services_count", 41))
    assert services.shown == services.names()
    assert announced(page)[-1] == services.phrases.count("services_count", 41)


def test_a_group_can_be_chosen(services: ServiceList) -> None:
    services.open()
    group = services.hub.services.groups[1]
    services.page.get_by_role("radio", name=group.name[services.language]).check()
    assert services.shown == services.names(group.id)
    expect(services.status).to_have_text(services.count(9))
    headings = services.page.locator(".services h3:visible")
    expect(headings).to_have_text([f"{group.name[services.language]} (9)"])


@pytest.mark.parametrize(
    ("typed", "number"),
    [("bwlïo", 1), ("ADVOCACY", 2), ("eiriolaeth", 2), ("brofedigaeth", 1), ("autism", 1)],
)
def test_either_language_finds_it_with_and_without_accents(
    typed: str, number: int, services: ServiceList
) -> None:
    services.open()
    services.page.get_by_role("searchbox", name=services.phrases.services_words).fill(typed)
    expect(services.page.locator(".services li:visible")).to_have_count(number)


@pytest.fixture
def checked(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, WIDE)
    yield context.new_page()
    context.close()


@both
@pytest.mark.parametrize("typed", ["", "a", "xqz"])
def test_axe_finds_nothing(
    language: Language, typed: str, checked: Page, site_url: str, hub: Hub
) -> None:
    services = ServiceList(checked, site_url, hub, language)
    services.open()
    checked.get_by_role("searchbox", name=services.phrases.services_words).fill(typed)
    assert_none(in_every_mode(checked, f"‘{typed}’"))
