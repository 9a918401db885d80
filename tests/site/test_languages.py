"""Two equal languages: the same pages, joined in every place, and each in one language only."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nest_hub.checks.wording import in_wrong_language, make_readers
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES, NAMES, Language, letters, other
from nest_hub.source import Mapping, parse_yaml
from nest_hub.spelling import Speller, sentences, words
from tests.site.offenders import assert_none
from tests.site.pages import Element, Page, Site

PLURALS = {"cy": ["zero", "one", "two", "few", "many", "other"], "en": ["one", "other"]}
_XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_PLACE = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(scope="module")
def spellers(root: Path) -> dict[Language, Speller]:
    """The dictionaries with the project's own words."""
    readers, _ = make_readers(load_hub(root))
    return {language: reader.ours for language, reader in readers.items()}


def switch(page: Page) -> Element:
    """The link to the same page in the other language."""
    links = [a for nav in page.root.with_class("languages") for a in nav.all("a")]
    assert len(links) == 1, f"{page} has {len(links)} links to the other language"
    return links[0]


def versions(page: Page) -> list[Element]:
    """The links in its head to the page in each language; a feed is another form of it."""
    return [link for link in page.links("alternate") if not link["type"]]


def site_url(site: Site) -> str:
    """The address under which the site is published."""
    return site.pages[""].links("canonical")[0]["href"]


def test_there_are_enough_pages_in_each_language(site: Site) -> None:
    assert {language: len(site.in_language(language)) >= 45 for language in LANGUAGES} == {
        "cy": True,
        "en": True,
    }


def test_each_switcher_leads_to_the_same_page_and_back(site: Site) -> None:
    lost, met = [], []
    for page in site.in_a_language:
        target = page.resolve(switch(page)["href"])
        twin = site.pages.get(target)
        if twin is None or twin.language != other(_language(page)) or twin.kind != page.kind:
            lost.append(f"{page} → /{target}")
        elif twin.resolve(switch(twin)["href"]) != page.address:
            lost.append(f"{page} → {twin} → /{twin.resolve(switch(twin)['href'])}")
        met.append(target)
    assert_none(lost)
    assert sorted(met) == sorted(page.address for page in site.in_a_language)


def test_each_switcher_names_the_other_language_in_itself(site: Site) -> None:
    wrong = []
    for page in site.in_a_language:
        here, there = _language(page), other(_language(page))
        link, navigation = switch(page), page.root.with_class("languages")[0]
        current = [e for e in navigation.walk() if e["aria-current"] == "true"]
        if (link.text, link["lang"], link["hreflang"]) != (NAMES[there], there, there):
            wrong.append(f"{page}: {link.attributes} {link.text}")
        if [e.text for e in current] != [NAMES[here]] or current[0].tag == "a":
            wrong.append(f"{page}: the current language is not marked")
        if navigation.tag != "nav" or not navigation["aria-label"]:
            wrong.append(f"{page}: the switcher is no named navigation")
        if page.all("html")[0]["lang"] != here:
            wrong.append(f"{page}: lang is {page.all('html')[0]['lang']!r}")
    assert_none(wrong)


def test_each_head_names_both_languages(site: Site) -> None:
    base, wrong = site_url(site), []
    for page in site.in_a_language:
        twin = page.resolve(switch(page)["href"])
        expected = {_language(page): base + page.address, other(_language(page)): base + twin}
        found = {link["hreflang"]: link["href"] for link in versions(page)}
        default = found.pop("x-default", "")
        # Where no language is asked for: the page that offers both, or the English one.
        if found != expected or default != (base if page.kind == "home" else expected["en"]):
            wrong.append(f"{page}: {found}, x-default {default}")
        if [link["href"] for link in page.links("canonical")] != [base + page.address]:
            wrong.append(f"{page}: canonical {[e['href'] for e in page.links('canonical')]}")
    assert_none(wrong)


def test_the_sitemap_says_the_same_as_the_pages(site: Site) -> None:
    base = site_url(site)
    assert base.startswith("https://")
    tree = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    assert tree.tag == f"{{{_XML['s']}}}urlset"
    listed = {}
    for url in tree.findall("s:url", _XML):
        place = url.findtext("s:loc", "", _XML)
        links = url.findall("x:link", _XML)
        assert {link.get("rel") for link in links} == {"alternate"}, place
        listed[place] = {link.get("hreflang"): link.get("href") for link in links}
    expected = {
        base + page.address: {a["hreflang"]: a["href"] for a in versions(page)}
        for page in site.in_a_language
    }
    assert {**listed, base: expected.get(base)} == {**expected, base: expected.get(base)}
    assert len(tree.findall("s:url", _XML)) == len(listed)


@pytest.mark.parametrize("address", ["", "404.html"])
def test_what_belongs_to_both_languages_offers_both_and_welsh_first(
    site: Site, address: str
) -> None:
    page = site.pages[address]
    doors = [a for a in page.all("a") if "hreflang" in a]
    assert [(a["hreflang"], a.language, page.resolve(a["href"])) for a in doors] == [
        ("cy", "cy", "cy/"),
        ("en", "en", "en/"),
    ]
    assert page.all("html")[0]["lang"] == "cy"
    headings = [span.language for h1 in page.all("h1") for span in h1.all("span") if "lang" in span]
    assert headings == ["cy", "en"]
    said = {passage.language for passage in page.passages()}
    assert said == {"cy", "en"}


def test_the_page_for_lost_addresses_works_from_anywhere(site: Site) -> None:
    page = site.pages["404.html"]
    addresses = [e[name] for e in page.root.walk() for name in ("href", "src") if name in e]
    assert_none(address for address in addresses if not address.startswith(("/", "#")))


def test_no_page_holds_the_other_language(site: Site, spellers: dict[Language, Speller]) -> None:
    wrong = []
    for page in site.pages.values():
        for passage in page.passages():
            # A page for both languages has one title, in both.
            if not page.language and passage.text in _titles(page):
                continue
            language = _code(passage.language)
            ours, theirs = spellers[language], spellers[other(language)]
            place = f"{page}:{passage.line}: {language}:"
            for _, sentence in sentences(passage.text):
                if len(letters(sentence, "cy")) > 1 and in_wrong_language(sentence, ours, theirs):
                    wrong.append(f"{place} {sentence}")
                    continue
                unknown = [word for word, _ in words(sentence) if not ours.knows(word)]
                wrong += [f"{place} ‘{word}’ in: {sentence}" for word in unknown]
    assert_none(wrong)


def _titles(page: Page) -> set[str]:
    return {page.all("title")[0].text} | {meta["content"] for meta in page.meta(name="description")}


def _interface(root: Path) -> Mapping:
    return parse_yaml((root / "hooks/nest_hub/interface.yml").read_text(encoding="utf-8"))


def test_the_interface_has_every_text_and_every_plural_in_both_languages(root: Path) -> None:
    wrong = []
    for key, texts in _interface(root).items():
        if sorted(texts) != ["cy", "en"]:
            wrong.append(f"{key}: in {sorted(texts)}")
            continue
        kinds = {isinstance(texts[language], dict) for language in LANGUAGES}
        if len(kinds) > 1:
            wrong.append(f"{key}: has plurals in one language only")
        for language in LANGUAGES:
            forms = texts[language]
            if isinstance(forms, dict) and sorted(forms) != sorted(PLURALS[language]):
                wrong.append(f"{key}: {language} has the plurals {sorted(forms)}")
        places = {tuple(sorted(set(_PLACE.findall(_longest(t))))) for t in texts.values()}
        if len(places) > 1:
            wrong.append(f"{key}: the places to fill differ: {places}")
        wrong += [f"{key}: empty" for text in texts.values() if not all(_forms(text))]
    assert_none(wrong)


def test_the_interface_is_in_alphabetical_order(root: Path) -> None:
    keys = list(_interface(root))
    assert keys == sorted(keys)


def test_the_interface_is_in_its_own_language(
    root: Path, spellers: dict[Language, Speller]
) -> None:
    wrong = []
    for key, texts in _interface(root).items():
        for language in LANGUAGES:
            ours, theirs = spellers[language], spellers[other(language)]
            for form in _forms(texts[language]):
                text = _PLACE.sub("1", form)
                # Each language is named in itself by its own key.
                if any(in_wrong_language(s, ours, theirs) for _, s in sentences(text)):
                    wrong.append(f"{key}: {language}: {form}")
                wrong += [f"{key}: {word}" for word, _ in words(text) if not ours.knows(word)]
                if "'" in form:
                    wrong.append(f"{key}: {language}: a straight apostrophe")
    assert_none(wrong)


def _forms(text: str | Mapping) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


def _longest(text: str | Mapping) -> str:
    return " ".join(_forms(text))


def _language(page: Page) -> Language:
    return _code(page.language)


def _code(language: str) -> Language:
    assert language in LANGUAGES, f"no language: {language!r}"
    return "cy" if language == "cy" else "en"
