"""A module's handout on paper: A4, nothing of the site round it, the answers apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.browser.opening import visit
from tests.browser.printing import flat, printed
from tests.site.pages import Page as SitePage
from tests.site.pages import Site

"""In points."""


Sheets = list[tuple[SitePage, list[str]]]
"""Each handout with the text of each sheet that is printed."""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language."""
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def sheets(site: Site, site_url: str, browser: Browser, language: Language) -> Iterator[Sheets]:
    """The handout of each module, printed."""
    handouts = [page for page in site.in_language(language) if page.kind == "handout"]
    assert len(handouts) == 2
    page, found = browser.new_page(), []
    for ours in handouts:
        visit(page, site_url, ours)
        texts = printed(page)
        # The number of the sheet is read first.
        assert all(text.startswith(str(number)) for number, text in enumerate(texts, 1))
        found.append((ours, [re.sub(r"^\d+", "", text) for text in texts]))
    yield found
    page.close()


def test_the_answers_begin_on_a_page_of_their_own(sheets: Sheets, language: Language) -> None:
    title = PHRASES[language].handout_answers
    for ours, texts in sheets:
        starts = [number for number, text in enumerate(texts) if text.startswith(title)]
        assert len(starts) == 1, ours
        before, after = "".join(texts[: starts[0]]), "".join(texts[starts[0] :])
        feedback = [flat(e.text) for e in ours.root.with_class("feedback-text")]
        assert len(feedback) > 50
        assert [text for text in feedback if text not in after] == []
        assert [text for text in feedback if len(text) > 30 and text in before] == []
        for element in ours.root.with_class("handout-question"):
            assert flat(element.with_class("handout-asked")[0].text) in before


def test_no_question_is_split(sheets: Sheets) -> None:
    split = []
    for ours, texts in sheets:
        for element in ours.root.with_class("handout-question"):
            pieces = [flat(p.text) for p in element.all("p", "li")]
            if not any(all(piece in text for piece in pieces) for text in texts):
                split.append(f"{ours}: {pieces[:2]}")
    assert split == []


def test_nothing_of_the_site_is_printed(sheets: Sheets, language: Language) -> None:
    for ours, texts in sheets:
        assert texts[0].startswith(flat(ours.all("h1")[0].text))
        printed = "".join(texts)
        keys = ("skip", "search_label", "footer_site", "site_licence", "handout_note")
        names = [flat(PHRASES[language][key]) for key in keys]
        menu = ours.root.with_class("menu")[0]
        names += [flat("".join(link.text for link in menu.all("a")))]
        names += [flat(element.text) for element in ours.root.with_class("toc")]
        assert [name for name in names if name in printed] == []
        addresses = [a["href"] for a in ours.article.all("a") if a["href"].startswith("http")]
        assert [address for address in addresses if address not in printed] == []
