"""A year is one file: its page and its place in the list follow, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nest_hub.languages import LANGUAGES, Language
from tests.pages.test_chart import read_chart
from tests.site.build import build_site
from tests.site.pages import Site
from tests.small_hub import replace

YEARS = ("2024", "2025", "2026")


@pytest.fixture(scope="module")
def years(small_once: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small hub with a second year that has no scores yet, and a third that has."""
    folder = tmp_path_factory.mktemp("years")
    copy = shutil.copytree(small_once, folder / "hub")
    first = (copy / "framework/updates/2024.yml").read_text(encoding="utf-8")
    for year in YEARS[1:]:
        path = f"framework/updates/{year}.yml"
        text = first.replace("2024", year).replace("people-taught", f"people-taught-{year}")
        (copy / path).write_text(text, encoding="utf-8")
    replace(
        copy, "framework/updates/2025.yml", "- principle: no-wrong-door\n      score: 2.3", "null"
    )
    replace(copy, "framework/updates/2025.yml", "values:\n    null", "values: null")
    replace(copy, "framework/updates/2026.yml", "score: 2.3", "score: 2.8")
    for name in ("hooks", "overrides"):
        shutil.copytree(root / name, copy / name)
    shutil.copy(root / "mkdocs.yml", copy)
    # What other blocks of the page lack in so small a hub is no concern here.
    return Site(build_site(copy, folder / "site", strict=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_year_has_a_page_and_is_listed(language: Language, years: Site) -> None:
    listing = next(
        page
        for page in years.in_language(language)
        if page.address.endswith(("/everything/", "/popeth/"))
    )
    found = [
        listing.resolve(link["href"])
        for card in listing.article.with_class("card")
        for link in card.all("a")
        if "/updates/" in listing.resolve(link["href"])
    ]
    assert found == [f"{language}/updates/{year}/" for year in reversed(YEARS)]
    for address, year in zip(found, reversed(YEARS), strict=True):
        page = years.pages[address]
        assert year in page.all("h1")[0].text
        assert page.kind == "update"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_years_with_scores_are_compared(language: Language, years: Site) -> None:
    page = years.pages[f"{language}/updates/2026/"]
    html = page.html[page.html.index('<div class="chart"') : page.html.index("</table>")]
    made = read_chart(f"{html}</table></section></div>")
    name = "no-wrong-door"
    assert made.drawn[name] == (70.0, "2026: 2.8")
    assert made.before[name] == (57.5, "2024: 2.3")
    assert made.table[1][-1] == "+0.5"
    assert "<figure" not in years.pages[f"{language}/updates/2025/"].html
