"""The index of case studies, its lists, the links back to them, and the feed of each language."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import feedparser
import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Kind
from nest_hub.languages import PHRASES, Language
from nest_hub.pages.case_studies import BACKLINKS
from nest_hub.pages.feed import MOST, feed_address
from tests.site.offenders import assert_none
from tests.site.pages import Element, Page, Site

DIMENSIONS = {
    "principle": "principles",
    "value": "values",
    "region": "regions",
    "sector": "sectors",
    "age": "ages",
    "kind": "",
}
"""What is chosen by, and what the case studies' own files call it."""
INDEX: dict[Language, str] = {"cy": "cy/astudiaethau-achos/", "en": "en/case-studies/"}
LISTS = ("yn-ol-egwyddor", "yn-ol-gwerth", "yn-ol-rhanbarth", "yn-ol-sector", "yn-ol-oedran")
"""The lists' addresses in Welsh, without that of the kinds."""
ATOM = "{http://www.w3.org/2005/Atom}link"

both = pytest.mark.parametrize("language", ["cy", "en"])


def published(hub: Hub) -> dict[str, dict[str, list[str]]]:
    """The values of each case study that both languages have, in each dimension."""
    return {
        ident: {
            name: getattr(study.data, key) if key else [study.data.kind]
            for name, key in DIMENSIONS.items()
        }
        for ident, study in hub.case_studies.items()
        if hub.published(hub.pages["en", f"case-studies/{ident}.md"])
    }


def address(hub: Hub, language: Language, ident: str) -> str:
    return hub.address(hub.pages[language, f"case-studies/{ident}.md"])


def list_of(site: Site, hub: Hub, language: Language, dimension: str) -> Page:
    return site.pages[hub.address(hub.pages[language, f"case-studies/by-{dimension}.md"])]


def sections(page: Page) -> dict[str, list[Element]]:
    """The items below each heading of the second level."""
    found: dict[str, list[Element]] = {}
    for part in page.article.walk():
        if part.tag == "h2":
            found[part["id"]] = []
        elif part.tag == "li" and part.parent and "study-links" in part.parent.classes:
            found[list(found)[-1]].append(part)
    return found


def test_the_lists_have_addresses_in_their_language(site: Site) -> None:
    for name in DIMENSIONS:
        assert f"{INDEX['en']}by-{name}/" in site.pages
    for name in (*LISTS, "yn-ol-math"):
        assert f"{INDEX['cy']}{name}/" in site.pages


@both
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_list_has_each_case_study_under_each_of_its_values(
    dimension: str, language: Language, site: Site, hub: Hub
) -> None:
    page = list_of(site, hub, language, dimension)
    expected: dict[str, set[str]] = {}
    for ident, values in published(hub).items():
        for value in values[dimension]:
            expected.setdefault(value, set()).add(address(hub, language, ident))
    found = {}
    for value, items in sections(page).items():
        links = [page.resolve(item.all("a")[0]["href"]) for item in items]
        assert len(links) == len(set(links))
        found[value] = set(links)
        heading = next(e for e in page.all("h2") if e["id"] == value)
        has_page = dimension in {"principle", "value", "region"}
        assert [page.resolve(a["href"]).split("/")[0] for a in heading.all("a")] == (
            [language] if has_page else []
        )
    assert found == expected
    numbers = [e.text.split()[0] for e in page.article.with_class("study-number")]
    assert numbers == [str(len(items)) for items in sections(page).values()]


@both
def test_each_link_to_a_case_study_says_what_kind_it_is(
    language: Language, site: Site, hub: Hub
) -> None:
    phrases = PHRASES[language]
    kinds = {
        address(hub, language, ident): phrases[f"kind_{values['kind'][0]}"]
        for ident, values in published(hub).items()
    }
    wrong, seen = [], 0
    for page in site.in_language(language):
        parts = [*page.root.with_class("study"), *_links(page)]
        for part in parts:
            link = part.all("a")[0]
            label = part.with_class("study-kind")[0].text
            seen += 1
            if label != kinds[page.resolve(link["href"])]:
                wrong.append(f"{page}: {link.text}: {label}")
    assert seen > 3 * len(kinds)
    assert_none(wrong)


@both
def test_the_index_has_a_card_for_each_real_work_first_and_newest_first(
    language: Language, site: Site, hub: Hub
) -> None:
    page = site.pages[INDEX[language]]
    by_address = {address(hub, language, ident): ident for ident in published(hub)}
    order = []
    for card in page.root.with_class("study"):
        ident = by_address[page.resolve(card.all("a")[0]["href"])]
        data = hub.case_studies[ident].data
        order.append(ident)
        for name, values in published(hub)[ident].items():
            assert card[f"data-{name}"].split() == values
        made_up = data.kind == "illustration"
        facts = [item.text for ul in card.with_class("study-facts") for item in ul.all("li")]
        assert (data.organisation[language] in facts) is not made_up
        principles = hub.framework.of("principle")
        names = [item.text for ul in card.with_class("study-principles") for item in ul.all("li")]
        assert names == [principles[ident].name[language] for ident in data.principles]
    assert sorted(order) == sorted(by_address.values())
    kinds = [hub.case_studies[ident].data.kind == "illustration" for ident in order]
    assert kinds == sorted(kinds)
    real = [hub.case_studies[ident].data.date for ident in order if not kinds[order.index(ident)]]
    assert real == sorted(real, reverse=True)


@both
def test_without_script_each_choice_leads_to_its_list(
    language: Language, site: Site, hub: Hub
) -> None:
    page = site.pages[INDEX[language]]
    lists = [e for e in page.article.all("details") if "data-dimension" in e]
    assert [e["data-dimension"] for e in lists] == list(DIMENSIONS)
    for details in lists:
        target = list_of(site, hub, language, details["data-dimension"])
        first, *links = details.all("a")
        assert page.resolve(first["href"]) == target.address
        assert [page.resolve(a["href"]) for a in links] == [
            f"{target.address}#{value}" for value in sections(target)
        ]
        numbers = [e.text for e in details.with_class("number")]
        assert numbers == [str(len(items)) for items in sections(target).values()]
    status = [e for e in page.article.walk() if e["role"] == "status"]
    assert [e.text.split()[0] for e in status] == [str(len(published(hub)))]


@both
def test_the_pages_of_what_they_show_lead_back(language: Language, site: Site, hub: Hub) -> None:
    seen = 0
    kinds: dict[Kind, str] = {"principle": "principles", "value": "values", "theme": "themes"}
    kinds["region"] = "regions"
    for name, key in kinds.items():
        for ident, ours in hub.about(name, language).items():
            page = site.pages[hub.address(ours)]
            expected = [
                study
                for study in published(hub)
                if ident in getattr(hub.case_studies[study].data, key)
            ]
            found = [page.resolve(item.all("a")[0]["href"]) for item in _links(page)]
            dates = [
                (study.data.kind != "illustration", study.data.date)
                for place in found
                for study in (hub.case_studies[ident] for ident in expected)
                if address(hub, language, study.id) == place
            ]
            assert dates == sorted(dates, reverse=True)
            most = len(expected) if name == "theme" else min(BACKLINKS, len(expected))
            assert len(dates) == len(found) == most
            seen += len(found)
            if len(expected) > most:
                target = f"{list_of(site, hub, language, name).address}#{ident}"
                assert target in {page.resolve(a["href"]) for a in page.article.all("a")}
    assert seen


def test_the_search_does_not_find_the_lists(site: Site) -> None:
    for page in site.in_a_language:
        indexed = [e for e in page.root.walk() if "data-pagefind-body" in e]
        assert bool(indexed) is (page.kind not in {"case-study-list", "handout", "share", "style"})


def _links(page: Page) -> list[Element]:
    return [item for ul in page.root.with_class("study-links") for item in ul.all("li")]


@both
def test_the_feed_is_named_in_the_head_and_linked(language: Language, site: Site) -> None:
    page = site.pages[INDEX[language]]
    root = page.links("canonical")[0]["href"].removesuffix(page.address)
    named = [e for e in page.links("alternate") if e["type"] == "application/rss+xml"]
    assert len(named) == 1
    place = named[0]["href"].removeprefix(root)
    assert place == f"{page.address}{'ffrwd' if language == 'cy' else 'feed'}.xml"
    assert site.holds(place)
    assert place in {page.resolve(a["href"]) for a in page.article.all("a")}
    others = [p for p in site.in_language(language) if p is not page]
    assert_none(p for p in others for e in p.links("alternate") if e["type"])


@both
def test_the_feed_keeps_the_rules_of_rss(language: Language, site: Site, hub: Hub) -> None:
    place = feed_address(hub, language)
    assert place
    tree = ElementTree.parse(site.folder / place).getroot()
    root = site.pages[""].links("canonical")[0]["href"]
    assert (tree.tag, tree.get("version"), len(tree)) == ("rss", "2.0", 1)
    channel = tree[0]
    assert channel.tag == "channel"
    for name in ("title", "link", "description", "language"):
        assert len(channel.findall(name)) == 1
        assert channel.findtext(name)
    assert channel.findtext("link") == root + INDEX[language]
    assert channel.findtext("language") == {"cy": "cy", "en": "en-gb"}[language]
    own = channel.findall(ATOM)
    assert [link.attrib for link in own] == [
        {"rel": "self", "type": "application/rss+xml", "href": root + place}
    ]
    items = channel.findall("item")
    assert len(items) == min(MOST, len(published(hub)))
    allowed = {"title", "link", "description", "category", "guid", "pubDate"}
    kinds = {
        root + address(hub, language, ident): PHRASES[language][f"kind_{values['kind'][0]}"]
        for ident, values in published(hub).items()
    }
    dates = []
    for item in items:
        assert {child.tag for child in item} <= allowed
        for name in allowed - {"category", "pubDate"}:
            assert len(item.findall(name)) == 1
        link = item.findtext("link", "")
        assert item.findtext("description", "").startswith(f"{kinds[link]}. ")
        guid = item.find("guid")
        assert guid is not None
        assert (guid.text, guid.get("isPermaLink")) == (link, "true")
        assert site.holds(link.removeprefix(root))
        dates += [item.findtext("pubDate", "")] if item.find("pubDate") is not None else []
    assert len({item.findtext("guid") for item in items}) == len(items)
    moments = [parsedate_to_datetime(date) for date in dates]
    assert moments == sorted(moments, reverse=True)
    for date in [*dates, *(e.text or "" for e in channel.findall("lastBuildDate"))]:
        assert parsedate_to_datetime(date).strftime("%a, %d %b %Y %H:%M:%S GMT") == date


@both
def test_a_feed_reader_finds_no_fault(language: Language, site: Site, hub: Hub) -> None:
    place = feed_address(hub, language)
    assert place
    read = feedparser.parse((site.folder / place).read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "rss20"
    assert len(read.entries) == min(MOST, len(published(hub)))
    titles = {hub.pages[language, f"case-studies/{i}.md"].title for i in published(hub)}
    assert {entry.title for entry in read.entries} <= titles
