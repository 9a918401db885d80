"""The search page in a real browser, on the built site."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

PLACES = {"cy": "cy/chwilio/", "en": "en/search/"}
AT_ONCE = 10


class Search:
    """The search page of one language."""

    def __init__(self, page: Page, site_url: str, language: str) -> None:
        self.page, self.address = page, site_url + PLACES[language]

    def open(self, query: str | None = None) -> None:
        self.page.goto(self.address + (f"?q={quote(query)}" if query is not None else ""))

    def find(self, query: str) -> list[str]:
        """Opens the page with a query, and gives the titles of the first results."""
        self.open(query)
        expect(self.status).not_to_have_text("")
        return self.links.all_inner_texts()

    def again(self, query: str) -> list[str]:
        """Searches from the page that is open."""
        self.field.fill(query)
        self.field.press("Enter")
        expect(self.status).to_contain_text(f"“{query}”")
        return self.links.all_inner_texts()

    def number(self) -> int:
        """How many results the status tells of."""
        found = re.match(r"\d+", self.status.inner_text())
        return int(found[0]) if found else 0

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("main").get_by_role("searchbox")

    @property
    def links(self) -> Locator:
        return self.page.locator(".search-results h3 a")

    @property
    def more(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("rhagor|more"))


@pytest.fixture
def welsh(page: Page, site_url: str) -> Search:
    return Search(page, site_url, "cy")


@pytest.fixture
def english(page: Page, site_url: str) -> Search:
    return Search(page, site_url, "en")


def test_nothing_is_searched_until_asked(english: Search) -> None:
    requests: list[str] = []
    english.page.on("request", lambda request: requests.append(request.url))
    english.page.clock.install()
    english.open()
    expect(english.field).to_have_value("")
    english.field.fill("children")
    # To pause is not to ask. What a pause set off would be asked for before this is.
    english.page.clock.run_for(3_000)
    english.page.evaluate("() => fetch(location.href).then((page) => page.text())")
    expect(english.status).to_have_text("")
    assert not [url for url in requests if "pagefind" in url]


def test_a_query_in_the_address_is_searched(english: Search) -> None:
    titles = english.find("no wrong door")
    assert "No wrong door" in titles
    expect(english.field).to_have_value("no wrong door")
    expect(english.page).to_have_title(re.compile("^no wrong door – "))
    expect(english.page.get_by_role("heading", level=2, name="Results")).to_be_visible()
    marks = english.page.locator(".search-results mark")
    assert {text.lower() for text in marks.all_inner_texts()} <= {"no", "wrong", "door", "doors"}


def test_accents_do_not_matter(welsh: Search) -> None:
    with_accent = welsh.find("crëwyd")
    assert "Sut y crëwyd NYTH" in with_accent
    assert set(welsh.again("crewyd")) == set(with_accent)


def test_every_form_of_a_word_finds_the_same_pages(welsh: Search) -> None:
    words = {
        "llesiant lesiant": "Llesiant ar draws addysg",
        "drws ddrws nrws": "Dim drws anghywir",
        "cymunedau gymunedau chymunedau nghymunedau": "Cymunedau diogel a chefnogol",
        "plant blant phlant mhlant": "Datblygiad plant",
        "gwerthoedd werthoedd ngwerthoedd": "Arweinir gan werthoedd",
    }
    welsh.open()
    for forms, title in words.items():
        numbers = {}
        for form in forms.split():
            titles = welsh.again(form)
            numbers[form] = welsh.number()
            assert title in titles or numbers[form] > AT_ONCE, form
        assert len(set(numbers.values())) == 1, numbers
        assert welsh.number() > 0


def test_several_words_are_all_found_whatever_their_forms(welsh: Search) -> None:
    assert "Dim drws anghywir" in welsh.find("ddim ddrws hanghywir")
    expect(welsh.page.get_by_text("Nid oes yr un dudalen")).to_have_count(0)


def test_where_no_page_holds_every_word_the_reader_is_told(english: Search) -> None:
    english.find("door xqzjx")
    assert english.number() > 0
    expect(english.page.get_by_text("No page holds all of these words.")).to_be_visible()


def test_no_result(english: Search, welsh: Search) -> None:
    for search, words, link in (
        (english, "No results for “axqzj”", "Look through the list of all pages below."),
        (welsh, "Dim canlyniadau ar gyfer “axqzj”", "Edrychwch drwy’r rhestr o bob tudalen isod."),
    ):
        assert search.find("axqzj") == []
        expect(search.status).to_have_text(words)
        search.page.get_by_role("link", name=link).click()
        expect(search.page.locator("#a-to-z")).to_be_in_viewport()
        expect(search.status).to_have_text(words)


def test_the_count_takes_its_plural(welsh: Search, english: Search) -> None:
    nouns = {0: "canlyniadau", 2: "ganlyniad", 3: "chanlyniad", 6: "chanlyniad"}
    welsh.open()
    for query in ("plant", "tad", "mam", "crewyd", "Powys", "Merthyr", "xqzj"):
        titles = welsh.again(query)
        number = welsh.number()
        assert min(number, AT_ONCE) == len(titles)
        count = f"{number or 'Dim'} {nouns.get(number, 'canlyniad')}"
        expect(welsh.status).to_have_text(f"{count} ar gyfer “{query}”")
    english.open()
    for query in ("children", "iechyd"):
        english.again(query)
        number = english.number()
        noun = "result" if number == 1 else "results"
        expect(english.status).to_have_text(f"{number} {noun} for “{query}”")


def test_the_count_is_announced_once(english: Search) -> None:
    english.open()
    english.status.evaluate(
        """(status) => {
             status.heard = [];
             new MutationObserver(() => status.heard.push(status.textContent))
               .observe(status, {childList: true, characterData: true, subtree: true});
           }"""
    )
    english.field.fill("children")
    english.field.press("Enter")
    expect(english.status).not_to_have_text("")
    heard = english.status.evaluate("(status) => status.heard.filter((text) => text)")
    assert heard == [english.status.inner_text()]


def test_an_empty_search_asks_for_a_word(english: Search, welsh: Search) -> None:
    for search, words in ((english, "Type a word to search for."), (welsh, "Teipiwch air")):
        search.find("door" if search is english else "drws")
        search.field.fill("  ")
        search.field.press("Enter")
        expect(search.status).to_contain_text(words)
        expect(search.links).to_have_count(0)
        assert search.page.url == search.address


def test_keyboard_only(english: Search) -> None:
    page = english.page
    english.open()
    page.locator("#main").focus()
    page.keyboard.press("Tab")
    expect(english.field).to_be_focused()
    page.keyboard.type("children")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(english.links).to_have_count(AT_ONCE)
    number = english.number()
    for _ in range(AT_ONCE + 1):
        page.keyboard.press("Tab")
    expect(english.more).to_be_focused()
    page.keyboard.press("Enter")
    expect(english.links).to_have_count(min(number, 2 * AT_ONCE))
    expect(english.links.nth(AT_ONCE)).to_be_focused()
    while english.more.count():
        shown = english.links.count()
        english.more.press("Enter")
        expect(english.links).to_have_count(min(number, shown + AT_ONCE))
    expect(english.links).to_have_count(number)
    title = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_without_javascript(page: Page, site_url: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{site_url}en/")
        field = plain.get_by_role("searchbox").or_(plain.locator("input[name=q]")).first
        field.fill("door")
        field.press("Enter")
        expect(plain).to_have_url(f"{site_url}en/search/?q=door")
        heading = plain.get_by_role("heading", level=2, name="A to Z of all pages")
        expect(heading).to_be_visible()
        expect(
            plain.locator(".a-to-z").get_by_role("link", name="No wrong door", exact=True)
        ).to_be_visible()
        expect(plain.get_by_role("status")).to_have_count(0)
    finally:
        context.close()


@pytest.mark.parametrize("lost", ["pagefind.js*", "pagefind-entry.json*", "*.pf_meta", "wasm.*"])
def test_the_index_cannot_be_loaded(welsh: Search, lost: str) -> None:
    address = f"**/pagefind/{lost}"
    welsh.page.route(address, lambda route: route.abort())
    welsh.open("drws")
    expect(welsh.status).to_contain_text("Nid oedd modd chwilio.")
    expect(
        welsh.page.locator(".a-to-z").get_by_role("link", name="Dim drws anghywir", exact=True)
    ).to_be_visible()
    welsh.page.unroute(address)
    welsh.field.press("Enter")
    expect(welsh.status).to_contain_text("ar gyfer “drws”")


@pytest.mark.parametrize("status", [None, 404])
def test_a_piece_of_the_index_cannot_be_loaded(english: Search, status: int | None) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=status, body="") if status else route.abort()

    english.open()
    english.page.route("**/*.pf_index", fail)
    english.field.fill("door")
    english.field.press("Enter")
    expect(english.status).to_contain_text("The search could not be loaded.")
    english.page.unroute("**/*.pf_index")
    english.field.press("Enter")
    expect(english.status).to_contain_text("for “door”")


def test_the_back_button(english: Search) -> None:
    english.find("door")
    first = english.links.all_inner_texts()
    english.again("rights")
    assert english.page.url == f"{english.address}?q=rights"
    english.page.go_back()
    expect(english.status).to_contain_text("“door”")
    expect(english.field).to_have_value("door")
    assert english.links.all_inner_texts() == first
    english.page.go_forward()
    expect(english.status).to_contain_text("“rights”")


def test_a_hostile_query_stays_text(english: Search) -> None:
    query = '<img src=x onerror="alert(1)">{n}'
    english.page.on("dialog", lambda dialog: pytest.fail(f"opened: {dialog.message}"))
    english.find(query)
    expect(english.status).to_contain_text(f"for “{query}”")
    expect(english.page.locator("main img")).to_have_count(0)
    expect(english.field).to_have_value(query)
    english.find("%00 \u202e'\"`${1}")
    english.find("a" * 5000)
    assert len(english.field.input_value()) == 200


@pytest.mark.parametrize(("language", "query"), [("cy", "nest"), ("en", "nyth")])
def test_languages_do_not_mix(page: Page, site_url: str, language: str, query: str) -> None:
    search = Search(page, site_url, language)
    assert search.find(query)
    while search.more.count():
        shown = search.links.count()
        search.more.click()
        expect(search.links.nth(shown)).to_be_focused()
    for link in search.links.all():
        assert f"/{language}/" in (link.get_attribute("href") or "")


def test_the_policy_holds_and_nothing_else_is_asked(welsh: Search, site_url: str) -> None:
    complaints: list[str] = []
    hosts: list[str] = []
    welsh.page.on("console", lambda message: complaints.append(message.text))
    welsh.page.on("pageerror", lambda error: complaints.append(str(error)))
    welsh.page.on("request", lambda request: hosts.append(request.url))
    welsh.find("plant")
    assert [url for url in hosts if not url.startswith(site_url)] == []
    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert welsh.page.context.cookies() == []
