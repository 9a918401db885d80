"""How each page is made: headings, ids, links, landmarks, and its length."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote, urlsplit

from tests.site.offenders import assert_none
from tests.site.pages import Element, Page, Site

LONGEST = 900
"""Words of running text that a page may have."""
MOST_STEPS = 3
LISTS = {"table", "dl", "form", "nav", "details", "svg", "figure"}
"""What is looked up or worked through, and not read from top to bottom."""
LISTING_CLASSES = {
    "a-to-z",
    "assessment",
    "cards",
    "help-lines",
    "related",
    "search",
    "services",
    "study-links",
    "style-component",
}


def test_each_id_stands_once(site: Site) -> None:
    assert_none(
        f"{page}: {ident} stands {number} times"
        for page in site.pages.values()
        for ident, number in Counter(page.ids).items()
        if number > 1 or not ident.strip() or " " in ident
    )


def test_each_reference_to_an_id_is_met(site: Site) -> None:
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
    assert_none(
        f"{page}:{element.line}: {name}={ident}"
        for page in site.pages.values()
        for element in page.root.walk()
        for name in names
        for ident in element[name].split()
        if ident not in page.ids
    )


def test_headings_are_in_order(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(heading.tag[1]) for heading in headings]
        if levels[:1] != [1] or levels.count(1) != 1:
            wrong.append(f"{page}: levels {levels}")
        wrong += [
            f"{page}:{heading.line}: h{level} after h{before}: {heading.text}"
            for before, level, heading in zip(levels, levels[1:], headings[1:], strict=False)
            if level > before + 1
        ]
        wrong += [f"{page}:{heading.line}: empty" for heading in headings if not heading.text]
    assert_none(wrong)


def test_each_page_has_a_title_of_its_own(site: Site) -> None:
    for language in ("cy", "en"):
        titles = Counter(page.all("title")[0].text for page in site.in_language(language))
        assert {title: number for title, number in titles.items() if number > 1} == {}
    assert_none(
        f"{page}: {page.all('title')[0].text}"
        for page in site.in_a_language
        if page.all("h1")[0].text not in page.all("title")[0].text and page.kind != "home"
    )


def test_each_page_describes_itself(site: Site) -> None:
    assert_none(
        str(page)
        for page in site.in_a_language
        if len(page.meta(name="description")) != 1
        or not page.meta(name="description")[0]["content"]
    )


def test_each_page_has_its_landmarks(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        counts = {tag: len(page.all(tag)) for tag in ("main", "header", "footer")}
        frame = 1 if page.language else 0
        if counts != {"main": 1, "header": frame, "footer": frame}:
            wrong.append(f"{page}: {counts}")
        names = [nav["aria-label"] or nav["aria-labelledby"] for nav in page.all("nav")]
        if not all(names) or len(set(names)) != len(names):
            wrong.append(f"{page}: navigation named {names}")
    assert_none(wrong)


def test_what_stands_before_the_content_can_be_skipped(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        main = page.all("main")[0]
        first = next(e for e in page.all("body")[0].walk() if _takes_focus(e) or e is main)
        skips = first.tag == "a" and "skip" in first.classes and first["href"] == f"#{main['id']}"
        if not skips:
            wrong.append(f"{page}: <{first.tag}> {first.text}")
    assert_none(wrong)


def test_each_link_leads_somewhere(site: Site) -> None:
    lost = []
    for page in site.pages.values():
        for link in page.all("a", "area"):
            href = link["href"]
            place = f"{page}:{link.line}: {href}"
            parts = urlsplit(href)
            if parts.scheme in {"http", "https", "mailto", "tel", "sms"}:
                continue
            target = page.resolve(href)
            address, _, fragment = target.partition("#")
            if not href or parts.scheme or parts.netloc or not site.holds(address):
                lost.append(place)
            elif fragment and unquote(fragment) not in _ids(site, address):
                lost.append(f"{place} (no such id)")
    assert_none(lost)


def test_each_link_has_words(site: Site) -> None:
    assert_none(
        f"{page}:{link.line}: {link['href']}"
        for page in site.pages.values()
        for link in page.all("a")
        if not link.text and not link["aria-label"]
    )


def test_every_page_can_be_reached_from_its_home_in_three_steps(site: Site) -> None:
    steps = dict.fromkeys(("", "cy/", "en/"), 0)
    queue = list(steps)
    for address in queue:  # it grows as pages are found
        page = site.pages[address]
        for link in page.all("a"):
            found = page.resolve(link["href"]).partition("#")[0]
            # Nobody should have to pass through the other language.
            stays = found in site.pages and site.pages[found].language in {page.language, ""}
            if stays and found not in steps:
                steps[found] = steps[address] + 1
                queue.append(found)
    assert sorted(set(site.pages) - set(steps)) == ["404.html"]
    assert {address: number for address, number in steps.items() if number > MOST_STEPS} == {}


def test_each_page_leads_to_help(site: Site) -> None:
    help_now = {"en": "en/help-now/"}
    footer = site.pages[help_now["en"]].root.with_class("languages")[0].all("a")[0]
    help_now["cy"] = site.pages[help_now["en"]].resolve(footer["href"])
    assert_none(
        f"{page}: not to /{help_now[language]}"
        for page in site.pages.values()
        for language in ([page.language] if page.language else ["cy", "en"])
        if help_now[language] not in {page.resolve(a["href"]) for a in page.all("a")}
    )


def test_no_page_is_long(site: Site) -> None:
    long = []
    for page in site.in_a_language:
        number = len(" ".join(_running(page.article)).split())
        # A handout is a whole module on paper; in a year’s update one looks up a principle, and on
        # the style page a part of the hub, each in all of its states.
        if number > LONGEST and page.kind not in {"handout", "update", "style"}:
            long.append(f"{page}: {number} words")
    assert_none(long)


def _running(element: Element) -> list[str]:
    """The text of an element without what is looked up rather than read."""
    if element.tag in LISTS or LISTING_CLASSES & set(element.classes):
        return []
    found: list[str] = []
    for child in element.children:
        found += [child] if isinstance(child, str) else _running(child)
    return found


def _takes_focus(element: Element) -> bool:
    return element.tag in {"a", "button", "input", "select", "textarea", "summary"} or (
        "tabindex" in element and element["tabindex"] != "-1"
    )


def _ids(site: Site, address: str) -> list[str]:
    target: Page | None = site.pages.get(address)
    return target.ids if target else []
