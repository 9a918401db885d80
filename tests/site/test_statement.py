"""The accessibility statement says what the table of criteria says, in both languages."""

from __future__ import annotations

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.wcag import LEVELS, RESULTS
from nest_hub.languages import PHRASES, Language
from tests.site.pages import Element, Site


def table(site: Site, hub: Hub, language: Language, uri: str, name: str) -> list[list[str]]:
    """The rows of a table, without its head."""
    page = site.pages[hub.address(hub.pages[language, uri])]
    rows = page.root.with_class(name)[0].all("tr")
    return [[cell.text for cell in _cells(row)] for row in rows if row.all("td")]


def _cells(row: Element) -> list[Element]:
    return row.all("th", "td")


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_numbers_are_those_of_the_table(language: Language, site: Site, hub: Hub) -> None:
    wcag, phrases = hub.wcag, PHRASES[language]
    rows = table(site, hub, language, "accessibility.md", "wcag-summary")
    numbers = [int(number) for _, number in rows]
    by_result = [len(wcag.of(result)) for result in RESULTS]
    assert numbers == [len(wcag.with_evidence), *by_result, len(wcag.for_people)]
    assert sum(by_result) == len(LEVELS) == 55
    page = site.pages[hub.address(hub.pages[language, "accessibility.md"])]
    assert (phrases.wcag_no_problems in page.article.text) == (not wcag.of("partly"))


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_criterion_has_its_row(language: Language, site: Site, hub: Hub) -> None:
    rows = table(site, hub, language, "accessibility/evidence.md", "wcag")
    assert [row[0].split()[0] for row in rows] == list(LEVELS)
    for row, one in zip(rows, hub.wcag.criteria, strict=True):
        assert row[0] == f"{one.id} {one.name[language]} ({one.level})"
        assert row[1].startswith(PHRASES[language][f"wcag_{one.result}"])
        assert all(len(cell) > 0 for cell in row[1:3])


@pytest.mark.parametrize("language", ["cy", "en"])
def test_it_still_says_partially_compliant(language: Language, site: Site, hub: Hub) -> None:
    """As long as something is only for a person to say, the hub claims no more.

    Once all is judged, this test says that the claim is to be looked at again.
    """
    assert hub.wcag.of("not-yet-judged")
    page = site.pages[hub.address(hub.pages[language, "accessibility.md"])]
    partly, fully = {
        "cy": ("yn cydymffurfio’n rhannol", "yn cydymffurfio’n llawn"),
        "en": ("is partially compliant", "is fully compliant"),
    }[language]
    assert partly in page.article.text
    assert fully not in page.article.text
