"""The glossary: a word is found in either language, without accents, and as Welsh mutates it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language, other
from tests.browser.announced import announced, listen_to_announcements


@pytest.fixture(params=["cy", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    chosen: Language = request.param
    return chosen


def address(hub: Hub, language: Language) -> str:
    """The page of all words."""
    return hub.address(hub.pages[language, "glossary.md"])


@pytest.fixture
def glossary(page: Page, site_url: str, hub: Hub, language: Language) -> Page:
    """The page of all words, ready to be searched."""
    listen_to_announcements(page)
    page.goto(site_url + address(hub, language))
    expect(page.locator(".glossary[data-ready]")).to_be_attached()
    return page


def shown(page: Page) -> list[str]:
    """The ids of the words that are seen."""
    entries = page.locator(".glossary dl > div").filter(visible=True).all()
    return [(entry.get_attribute("id") or "").removeprefix("term-") for entry in entries]


def test_words_are_found_in_either_language(glossary: Page, hub: Hub, language: Language) -> None:
    field = glossary.get_by_label(PHRASES[language].glossary_filter)
    field.focus()
    for typed, found in {
        "wrong door": ["no-wrong-door"],
        "DRWS": ["no-wrong-door"],
        "ddrws": ["no-wrong-door"],
        "ddatgeliad": ["disclosure"],
        "croestoriadôl": ["intersectional"],
    }.items():
        field.fill("")
        glossary.keyboard.type(typed)
        assert shown(glossary) == found, typed
        expect(glossary.locator(".glossary [role=status]")).to_have_text(
            PHRASES[language].count("glossary_count", 1)
        )
    assert PHRASES[language].count("glossary_count", 1) in announced(glossary)
    field.fill("xqzjx")
    assert shown(glossary) == []
    expect(glossary.locator(".glossary [role=status]")).to_have_text(
        PHRASES[language].glossary_none
    )
    expect(glossary.locator(".glossary h2").filter(visible=True)).to_have_count(0)
    field.fill("")
    assert len(shown(glossary)) == len(hub.glossary)


def test_who_comes_to_a_word_sees_it_whatever_was_typed(glossary: Page, language: Language) -> None:
    glossary.get_by_label(PHRASES[language].glossary_filter).fill("xqzjx")
    glossary.evaluate("location.hash = 'term-no-wrong-door'")
    expect(glossary.locator("#term-no-wrong-door")).to_be_in_viewport()


def test_without_script_it_is_whole(
    browser: Browser, site_url: str, hub: Hub, language: Language
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + address(hub, language))
    assert len(shown(page)) == len(hub.glossary)
    expect(page.locator("#glossary-filter")).to_be_hidden()
    letter = page.get_by_role("navigation", name=PHRASES[language].glossary_letters)
    letter.get_by_role("link").last.click()
    expect(page.locator(".glossary h2").last).to_be_in_viewport()
    term = next(term for term in hub.glossary if term.id == "no-wrong-door")
    twin = page.locator("#term-no-wrong-door").locator(f"dd[lang={other(language)}]")
    expect(twin).to_contain_text(term.name(other(language)))
    expect(twin).to_contain_text(term.definition(other(language)))
    context.close()
