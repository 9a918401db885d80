"""The index of case studies: chosen from with and without script, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.content.case_studies import CaseStudyData
from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language
from tests.browser.announced import announced, listen_to_announcements
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.opening import NARROW, WIDE
from tests.site.offenders import assert_none

PLACES: dict[Language, str] = {"cy": "cy/astudiaethau-achos/", "en": "en/case-studies/"}
MOST_MILLISECONDS = 200
"""For a choice among 500 case studies to be shown, on a machine that does other work too."""
MANY = 500

both = pytest.mark.parametrize("language", ["cy", "en"])


class Index:
    """The index in one language, in a page."""

    def __init__(self, page: Page, site_url: str, hub: Hub, language: Language) -> None:
        self.page, self.hub, self.language = page, hub, language
        self.address = site_url + PLACES[language]
        self.phrases = PHRASES[language]

    def open(self, query: str = "") -> None:
        self.page.goto(self.address + query)
        expect(self.page.locator(".finder[data-ready]")).to_be_attached()

    @property
    def studies(self) -> dict[str, CaseStudyData]:
        return {
            ident: study.data
            for ident, study in self.hub.case_studies.items()
            if self.hub.published(self.hub.pages["en", f"case-studies/{ident}.md"])
        }

    def titles(self, *idents: str) -> set[str]:
        pages = self.hub.pages
        return {pages[self.language, f"case-studies/{ident}.md"].title for ident in idents}

    def showing(self, **values: str) -> set[str]:
        """The titles of those that have the values, in `principles`, `regions` and so on."""
        found = [
            ident
            for ident, data in self.studies.items()
            if all(value in getattr(data, key) for key, value in values.items())
        ]
        return self.titles(*found)

    @property
    def shown(self) -> set[str]:
        return {*self.page.locator(".study:visible .card-title").all_text_contents()}

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    @property
    def clear(self) -> Locator:
        return self.page.get_by_role("link", name=self.phrases.filter_clear)

    def summary(self, dimension: str) -> Locator:
        return self.page.locator(f"details[data-dimension={dimension}] summary")

    def link(self, dimension: str, value: str) -> Locator:
        return self.page.locator(f"details[data-dimension={dimension}] [data-value='{value}']")

    def choose(self, dimension: str, value: str) -> None:
        self.summary(dimension).click()
        self.link(dimension, value).click()

    def count(self, number: int) -> str:
        phrase = self.phrases.filter_some.replace("{n}", str(number))
        return phrase.replace("{all}", str(len(self.studies)))

    @property
    def query(self) -> str:
        return urlsplit(self.page.url).query


@pytest.fixture(params=["cy", "en"])
def index(request: pytest.FixtureRequest, page: Page, site_url: str, hub: Hub) -> Index:
    listen_to_announcements(page)
    return Index(page, site_url, hub, request.param)


@pytest.fixture
def english(page: Page, site_url: str, hub: Hub) -> Index:
    listen_to_announcements(page)
    return Index(page, site_url, hub, "en")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in which no script runs."""
    context = browser.new_context(java_script_enabled=False, service_workers="block")
    yield context.new_page()
    context.close()


@both
def test_without_script_each_choice_is_a_link_to_its_place_in_a_list(
    language: Language, plain: Page, site_url: str, hub: Hub
) -> None:
    index = Index(plain, site_url, hub, language)
    plain.goto(index.address)
    assert index.shown == index.showing()
    expect(index.status).to_have_text(index.phrases.count("studies_count", len(index.studies)))
    expect(index.clear).to_be_hidden()
    index.choose("principle", "no-wrong-door")
    heading = plain.locator("h2#no-wrong-door")
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_text(hub.framework.of("principle")["no-wrong-door"].name[language])
    links = plain.locator("h2#no-wrong-door ~ .study-links").first.get_by_role("link")
    assert {*links.all_inner_texts()} == index.showing(principles="no-wrong-door")


@both
def test_without_script_the_keyboard_reaches_every_choice(
    language: Language, plain: Page, site_url: str, hub: Hub
) -> None:
    index = Index(plain, site_url, hub, language)
    plain.goto(index.address)
    index.summary("kind").focus()
    plain.keyboard.press("Enter")
    for _ in range(2):
        plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(re.compile(r"#[a-z-]+$"))
    expect(plain.locator("h2:target")).to_be_in_viewport()


def test_a_choice_hides_the_others_and_stands_in_the_address(index: Index) -> None:
    index.open()
    assert index.shown == index.showing()
    index.choose("principle", "co-produced-innovations")
    found = index.showing(principles="co-produced-innovations")
    assert index.shown == found
    assert index.query == "principle=co-produced-innovations"
    expect(index.status).to_have_text(index.count(len(found)))
    name = index.hub.framework.of("principle")["co-produced-innovations"].name[index.language]
    expect(index.summary("principle")).to_have_text(f"{index.phrases.filter_principle}: {name}")
    expect(index.summary("principle")).to_be_focused()
    expect(index.link("principle", name)).to_be_hidden()


def test_choices_combine(index: Index) -> None:
    index.open()
    index.choose("region", "cwm-taf-morgannwg")
    index.choose("principle", "co-produced-innovations")
    found = index.showing(regions="cwm-taf-morgannwg", principles="co-produced-innovations")
    assert index.shown == found
    # In one order, whichever was chosen first.
    assert index.query == "principle=co-produced-innovations&region=cwm-taf-morgannwg"
    index.choose("region", "")
    assert index.shown == index.showing(principles="co-produced-innovations")
    assert index.query == "principle=co-produced-innovations"


def test_a_value_takes_the_place_of_another(english: Index) -> None:
    english.open("?principle=no-wrong-door")
    english.choose("principle", "trusted-adults")
    assert english.query == "principle=trusted-adults"
    assert english.shown == english.showing(principles="trusted-adults")
    english.summary("principle").click()
    current = english.page.locator(".filters [aria-current]:visible")
    expect(current).to_have_text(["Trusted adults"])


def test_an_address_shows_what_it_says(index: Index) -> None:
    index.open("?value=rights-based-approach&kind=related-practice")
    expected = index.showing(values="rights-based-approach") & index.titles(
        *(ident for ident, data in index.studies.items() if data.kind == "related-practice")
    )
    assert expected
    assert index.shown == expected
    # The same in the other language.
    index.page.locator("[data-language]").click()
    expect(index.page).to_have_url(re.compile(r"\?value=rights-based-approach&kind=related-prac"))
    expect(index.page.locator(".finder[data-ready]")).to_be_attached()
    assert len(index.shown) == len(expected)


@pytest.mark.parametrize(
    "query", ["?principle=no-wrong-dor", "?colour=red", "?region=%3Cb%3E", "?__proto__=x", "?q"]
)
def test_what_is_not_known_in_an_address_is_left_out(query: str, english: Index) -> None:
    english.open(query)
    assert english.shown == english.showing()
    expect(english.clear).to_be_hidden()
    english.open(f"{query}&principle=no-wrong-door")
    assert english.shown == english.showing(principles="no-wrong-door")


def test_back_and_forward(english: Index) -> None:
    english.open()
    english.choose("principle", "no-wrong-door")
    english.choose("kind", "illustration")
    first, second = english.showing(principles="no-wrong-door"), english.shown
    english.page.go_back()
    assert english.shown == first
    expect(english.status).to_have_text(english.count(len(first)))
    english.page.go_back()
    assert english.shown == english.showing()
    expect(english.summary("principle")).to_have_text("Principle")
    english.page.go_forward()
    english.page.go_forward()
    assert english.shown == second
    # And after another page.
    english.page.locator(".study:visible a").first.click()
    english.page.go_back()
    expect(english.status).to_have_text(english.count(len(second)))
    assert english.shown == second


def test_the_keyboard_alone(english: Index) -> None:
    english.open()
    keys = english.page.keyboard
    english.summary("principle").focus()
    keys.press("Enter")
    for _ in range(2):
        keys.press("Tab")
    expect(english.link("principle", "trusted-adults")).to_be_focused()
    keys.press("Enter")
    assert english.shown == english.showing(principles="trusted-adults")
    # The list has closed, and Tab goes on from its name to the next list.
    expect(english.summary("principle")).to_be_focused()
    keys.press("Tab")
    expect(english.summary("value")).to_be_focused()
    keys.press("Space")
    keys.press("Tab")
    expect(english.link("value", "")).to_be_focused()
    english.clear.focus()
    keys.press("Enter")
    assert english.shown == english.showing()
    assert english.query == ""
    expect(english.clear).to_be_hidden()
    expect(english.summary("principle")).to_be_focused()


def test_the_number_is_announced_once_for_each_choice(index: Index) -> None:
    index.open()
    announced(index.page)
    for value in ("no-wrong-door", "trusted-adults"):
        index.choose("principle", value)
        said = index.count(len(index.showing(principles=value)))
        expect(index.status).to_have_text(said)
        index.page.evaluate("() => new Promise(requestAnimationFrame)")
        assert announced(index.page) == [said]
    index.clear.click()
    assert announced(index.page) == [index.phrases.count("studies_count", len(index.studies))]


def test_where_nothing_is_found_the_reader_is_told_what_to_do(index: Index) -> None:
    pairs = [
        (principle, region)
        for principle in index.hub.framework.of("principle")
        for region in index.hub.regions.by_id
        if index.showing(principles=principle)
        and index.showing(regions=region)
        and not index.showing(principles=principle, regions=region)
    ]
    principle, region = pairs[0]
    index.open(f"?principle={principle}&region={region}")
    assert index.shown == set()
    expect(index.status).to_have_text(index.phrases.filter_none)
    index.clear.click()
    assert index.shown == index.showing()


def test_each_value_says_how_many_it_would_show(english: Index) -> None:
    english.open("?kind=related-practice")
    english.summary("principle").click()
    for link in english.page.locator("details[data-dimension=principle] li").all():
        value = link.locator("a").get_attribute("data-value") or ""
        number = int(link.locator(".number").inner_text())
        expected = [
            ident
            for ident, data in english.studies.items()
            if data.kind == "related-practice" and (not value or value in data.principles)
        ]
        assert number == len(expected)


def test_a_choice_can_be_opened_in_a_tab_of_its_own(english: Index) -> None:
    english.open("?kind=illustration")
    english.summary("principle").click()
    link = english.link("principle", "trusted-adults")
    with english.page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    other = opened.value
    other.wait_for_load_state()
    assert urlsplit(other.url).query == "principle=trusted-adults&kind=illustration"
    assert english.query == "kind=illustration"


def test_axe_when_lists_are_open_and_chosen_from(
    browser: Browser, root: Path, site_url: str, hub: Hub
) -> None:
    context = axe_context(browser, root, WIDE)
    index = Index(context.new_page(), site_url, hub, "cy")
    index.open("?principle=trusted-adults&value=rights-based-approach&region=gwent")
    for dimension in ("principle", "sector"):
        index.summary(dimension).click()
    found = in_every_mode(index.page, "chosen")
    assert index.page.evaluate("document.documentElement.scrollWidth") <= NARROW
    context.close()
    assert_none(found)


def test_a_choice_among_500_is_shown_at_once(english: Index, built_site: Path) -> None:
    html = (built_site / PLACES["en"] / "index.html").read_text(encoding="utf-8")
    cards = re.findall(r'<li class="card study.*?</ul>\s*</li>', html, re.DOTALL)
    assert len(cards) == len(english.studies)
    many = (cards * (MANY // len(cards) + 1))[:MANY]
    start, end = html.index(cards[0]), html.index(cards[-1]) + len(cards[-1])
    body = html[:start] + "\n".join(many) + html[end:]
    english.page.route(
        english.address,
        lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"),
    )
    english.open()
    assert english.page.locator(".study").count() == MANY
    taken = english.page.evaluate(
        """async () => {
          const times = [];
          const links = document.querySelectorAll("[data-dimension=principle] [data-value]");
          for (const link of links) {
            const start = performance.now();
            link.click();
            document.body.getBoundingClientRect();
            times.push(performance.now() - start);
          }
          // The quarter that other work disturbed least.
          return times.sort((a, b) => a - b)[Math.floor(times.length / 4)];
        }"""
    )
    assert taken < MOST_MILLISECONDS
