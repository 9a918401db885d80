"""Words that a page explains: by pointing, by keyboard, by tap, and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.content.glossary import glossary_links
from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language, other
from tests.browser.axe import MODES, axe_context, violations
from tests.browser.opening import NARROW
from tests.site.offenders import assert_none
from tests.site.pages import Site

URI = "principles/trusted-adults.md"


@pytest.fixture(params=["cy", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    chosen: Language = request.param
    return chosen


_OUTSIDE = """
() => [...document.querySelectorAll(".tip:popover-open")].flatMap((tip) => {
  const {left, right, top, bottom} = tip.getBoundingClientRect();
  const word = document.querySelector("[aria-expanded=true][role=button]").getClientRects();
  const covers = [...word].some((line) => line.bottom > top + 1 && line.top < bottom - 1
    && line.right > left + 1 && line.left < right - 1);
  const sideways = document.documentElement.scrollWidth > innerWidth;
  return left < 0 || right > innerWidth || covers || sideways
    ? [`${tip.innerText}: ${left} to ${right}, ${covers}, ${sideways}`] : [];
})
"""


class Tips:
    """The words that one page explains."""

    def __init__(self, page: Page, site_url: str, hub: Hub, language: Language) -> None:
        self.page, self.site_url, self.hub, self.language = page, site_url, hub, language
        ours = hub.pages[language, URI]
        self.address = site_url + hub.address(ours)
        terms = {term.id: term for term in hub.glossary}
        self.terms = [terms[ident] for _, ident in glossary_links(ours)]

    def open(self) -> None:
        """Opens the page; its words are ready."""
        self.page.goto(self.address)
        expect(self.words).to_have_count(len(self.terms))

    @property
    def words(self) -> Locator:
        return self.page.locator("article a[role=button]")

    @property
    def shown(self) -> Locator:
        return self.page.locator(".tip:popover-open")

    def point_away(self) -> None:
        self.page.mouse.move(2, 2)


@pytest.fixture
def tips(page: Page, site_url: str, hub: Hub, language: Language) -> Tips:
    """The words in one language."""
    return Tips(page, site_url, hub, language)


def test_pointing_shows_the_meaning(tips: Tips, language: Language) -> None:
    tips.open()
    word, term, twin = tips.words.first, tips.terms[0], other(language)
    expect(word).to_have_attribute("aria-expanded", "false")
    expect(word).to_have_accessible_description(term.definition(language))
    word.hover()
    expect(tips.shown).to_contain_text(term.definition(language))
    expect(tips.shown.locator("b")).to_have_text(term.name(language), ignore_case=True)
    expect(tips.shown.locator(f"[lang={twin}]")).to_have_text(term.name(twin))
    expect(word).to_have_attribute("aria-expanded", "true")
    tips.shown.hover()
    tips.page.wait_for_timeout(600)
    expect(tips.shown).to_be_visible()
    tips.shown.get_by_role("link", name=PHRASES[language].tip_glossary).hover()
    expect(tips.shown).to_be_visible()
    tips.point_away()
    expect(tips.shown).to_have_count(0)
    expect(word).to_have_attribute("aria-expanded", "false")


def test_what_is_pointed_at_can_be_dismissed(tips: Tips) -> None:
    tips.open()
    tips.words.first.hover()
    expect(tips.shown).to_be_visible()
    tips.page.keyboard.press("Escape")
    expect(tips.shown).to_have_count(0)
    tips.page.wait_for_timeout(500)
    expect(tips.shown).to_have_count(0)


def test_a_pointer_that_passes_opens_nothing(tips: Tips) -> None:
    tips.open()
    tips.words.first.hover()
    tips.point_away()
    tips.page.wait_for_timeout(400)
    expect(tips.shown).to_have_count(0)


def test_by_keyboard(tips: Tips, language: Language) -> None:
    tips.open()
    page, word = tips.page, tips.words.first
    word.evaluate("(word) => word.focus({focusVisible: true})")
    expect(tips.shown).to_be_visible()
    page.keyboard.press("Tab")
    link = tips.shown.get_by_role("link")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    expect(tips.shown).to_have_count(0)
    page.keyboard.press("Enter")
    expect(tips.shown).to_be_visible()
    page.keyboard.press("Space")
    expect(tips.shown).to_have_count(0)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(tips.shown).not_to_contain_text(tips.terms[0].definition(language))
    word.focus()
    expect(tips.shown).to_contain_text(tips.terms[0].definition(language))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{glossary(tips)}#{tips.terms[0].anchor}")


def glossary(tips: Tips) -> str:
    """The address of all terms."""
    return tips.site_url + tips.hub.address(tips.hub.pages[tips.language, "glossary.md"])


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small screen that is touched."""
    context = browser.new_context(
        viewport={"width": NARROW, "height": 640}, has_touch=True, service_workers="block"
    )
    yield context.new_page()
    context.close()


def test_by_tap_one_at_a_time(language: Language, phone: Page, site_url: str, hub: Hub) -> None:
    tips = Tips(phone, site_url, hub, language)
    tips.open()
    found = []
    for word, term in zip(tips.words.all(), tips.terms, strict=True):
        word.tap()
        expect(tips.shown).to_have_count(1)
        expect(tips.shown).to_contain_text(term.definition(language))
        found += phone.evaluate(_OUTSIDE)
        phone.locator("h1").tap()
        expect(tips.shown).to_have_count(0)
    assert_none(found)
    for word in (tips.words.first, tips.words.last):
        word.dispatch_event("click", {"detail": 1})
        expect(tips.shown).to_have_count(1)
    phone.wait_for_timeout(500)
    expect(tips.shown).to_have_count(1)
    phone.locator("footer").tap(position={"x": 5, "y": 5})
    expect(tips.shown).to_have_count(0)


def test_without_script_or_popovers_a_word_leads_to_the_glossary(
    language: Language, browser: Browser, site_url: str, hub: Hub
) -> None:
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script, service_workers="block")
        context.add_init_script("delete HTMLElement.prototype.togglePopover")
        tips = Tips(context.new_page(), site_url, hub, language)
        tips.page.goto(tips.address, wait_until="networkidle")
        expect(tips.words).to_have_count(0)
        expect(tips.page.locator(".tip").first).to_be_hidden()
        anchor = tips.terms[0].anchor
        tips.page.locator(f"article a[href$='#{anchor}']").click()
        expect(tips.page).to_have_url(f"{glossary(tips)}#{anchor}")
        expect(tips.page.locator(f"#{anchor}")).to_be_in_viewport()
        context.close()


def test_on_paper_there_is_the_word_alone(tips: Tips) -> None:
    tips.open()
    tips.words.first.click()
    expect(tips.shown).to_be_visible()
    tips.page.emulate_media(media="print")
    expect(tips.shown).to_be_hidden()
    expect(tips.words.first).to_have_css("text-decoration-line", "none")


def test_axe_finds_nothing_in_an_open_one(
    language: Language, browser: Browser, root: Path, site_url: str, hub: Hub
) -> None:
    context = axe_context(browser, root, NARROW)
    tips = Tips(context.new_page(), site_url, hub, language)
    tips.open()
    found = []
    for width, scheme in MODES:
        tips.page.set_viewport_size({"width": width, "height": 800})
        tips.page.emulate_media(color_scheme=scheme)
        expect(tips.shown).to_have_count(0)
        tips.words.first.click()
        expect(tips.shown).to_be_visible()
        found += violations(tips.page, f"a word explained, {scheme} {width}")
        tips.page.keyboard.press("Escape")
    assert_none(found)
    context.close()


def test_a_quiz_and_the_home_page_explain_no_word(site: Site) -> None:
    explained = [page for page in site.pages.values() if "data-tips" in page.html]
    assert len(explained) >= 40
    assert {page.kind for page in explained}.isdisjoint({"quiz", "home"})
