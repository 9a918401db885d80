"""The chart of the scores is right to the data, and its sentence and table say the same."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml

from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.chart import render_chart
from nest_hub.pages.compose import compose
from nest_hub.pages.context import Context
from tests.small_hub import replace

PLACES = {
    "en": ("joint highest", "highest", "joint lowest", "lowest"),
    "cy": ("cydradd uchaf", "uchaf", "cydradd isaf", "isaf"),
}
MADE_UP = {
    "trusted-adults": 2.5,
    "wellbeing-across-education": 2.0,
    "co-produced-innovations": 2.1,
    "easy-access-to-expertise": 2.0,
    "safe-and-supportive-communities": 2.0,
    "no-wrong-door": 3.9,
}
"""Scores of a second year that nobody published: the chart of two years is tried with them."""


@dataclass
class Chart:
    """A chart as its HTML draws, says and lists it."""

    drawn: dict[str, tuple[float, str]]
    before: dict[str, tuple[float, str]]
    said: str
    table: list[list[str]]


def chart(hub: Hub, language: Language, year: int) -> Chart:
    """The chart of a year, read from its HTML."""
    page = hub.page(language, f"updates/{year}.md")
    assert page
    return read_chart(render_chart(Context(hub, page), str(year)))


def read_chart(html: str) -> Chart:
    """The chart in a piece of HTML."""
    whole = ElementTree.fromstring(html)
    drawn: dict[str, tuple[float, str]] = {}
    before: dict[str, tuple[float, str]] = {}
    for row in whole.iter("svg"):
        if "data-principle" in row.attrib:
            texts = [_text(text) for text in row.iter("text") if "value" in text.attrib["class"]]
            lengths = [float(bar.attrib["width"].rstrip("%")) for bar in row.iter("rect")]
            drawn[row.attrib["data-principle"]] = (lengths[0], texts[0])
            if len(texts) > 1:
                before[row.attrib["data-principle"]] = (lengths[1], texts[1])
    said = next(whole.iter("figcaption"))
    table = [[_text(cell) for cell in row] for row in whole.iter("tr")]
    return Chart(drawn, before, _text(said), table)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def two_years(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """The hub with scores of 2025, made up."""
    copy = tmp_path_factory.mktemp("two-years") / "hub"
    for folder in ("docs", "framework"):
        shutil.copytree(root / folder, copy / folder)
    values = "".join(
        f"\n    - principle: {name}\n      score: {value}" for name, value in MADE_UP.items()
    )
    file = "framework/updates/2025.yml"
    replace(copy, file, "as_of: null", "as_of: 2025-10")
    replace(copy, file, "confidence: unknown", "confidence: confirmed")
    replace(copy, file, "values: null", f"values:{values}")
    return load_hub(copy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_is_as_long_and_says_as_the_data(
    language: Language, hub: Hub, root: Path
) -> None:
    data = yaml.safe_load((root / "framework/updates/2024.yml").read_text(encoding="utf-8"))
    scores = {entry["principle"]: entry["score"] for entry in data["scores"]["values"]}
    high = data["scores"]["scale"]["max"]
    made = chart(hub, language, 2024)
    assert list(made.drawn) == list(hub.framework.of("principle")) == list(scores)
    joint_highest, _, _, lowest = PLACES[language]
    for name, (length, text) in made.drawn.items():
        assert length == pytest.approx(100 * scores[name] / high, abs=0.01)
        place = {2.3: f", {joint_highest}", 1.8: f", {lowest}"}.get(scores[name], "")
        assert text == f"{scores[name]}{place}"
    assert not made.before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_what_is_drawn(language: Language, hub: Hub) -> None:
    made = chart(hub, language, 2024)
    names = [part.name[language] for part in hub.framework.of("principle").values()]
    drawn = [[name, text] for name, (_, text) in zip(names, made.drawn.values(), strict=True)]
    assert made.table[1:] == drawn


def test_the_sentence_says_what_is_drawn(hub: Hub) -> None:
    assert chart(hub, "en", 2024).said == (
        "In October 2024, on a scale from 1 to 4, the scores for all regions together were 2.3 for "
        "trusted adults and no wrong door (joint highest); 2.1 for wellbeing across education, "
        "co-produced innovations and easy access to expertise; 1.8 for safe and supportive "
        "communities (lowest)."
    )
    assert chart(hub, "cy", 2024).said == (
        "Ym mis Hydref 2024, ar raddfa o 1 i 4, sgoriau’r holl ranbarthau gyda’i gilydd oedd 2.3 "
        "ar gyfer oedolion yr ymddiriedir ynddynt a dim drws anghywir (cydradd uchaf); 2.1 ar "
        "gyfer llesiant ar draws addysg, arloesi wedi’i gydgynhyrchu a mynediad hawdd at "
        "arbenigedd; 1.8 ar gyfer cymunedau diogel a chefnogol (isaf)."
    )


def test_two_years_are_drawn_side_by_side_once_both_are_known(two_years: Hub) -> None:
    made = chart(two_years, "en", 2025)
    first = chart(two_years, "en", 2024)
    for name, (length, text) in made.drawn.items():
        assert length == pytest.approx(100 * MADE_UP[name] / 4, abs=0.01)
        assert text.startswith(f"2025: {MADE_UP[name]}")
        assert made.before[name] == (first.drawn[name][0], f"2024: {first.drawn[name][1][:3]}")
    assert not first.before
    assert made.drawn["no-wrong-door"][1] == "2025: 3.9, highest"
    assert made.drawn["trusted-adults"][1] == "2025: 2.5"
    assert made.drawn["easy-access-to-expertise"][1] == "2025: 2.0, joint lowest"
    assert made.table[0] == ["Principle", "Score, 2025", "Score, 2024", "Change"]
    assert [row[-1] for row in made.table[1:]] == [
        "+0.2",
        "\N{MINUS SIGN}0.1",
        "0",
        "\N{MINUS SIGN}0.1",
        "+0.2",
        "+1.6",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Compared with October 2024: 3 principles scored higher: trusted adults (+0.2), "
                "safe and supportive communities (+0.2) and no wrong door (+1.6); "
                "2 principles scored lower: wellbeing across education (-0.1) and easy access "
                "to expertise (-0.1); "
                "1 principle scored the same: co-produced innovations."
            ),
        ),
        (
            "cy",
            (
                "O gymharu â Hydref 2024: sgoriodd 3 egwyddor yn uwch: oedolion yr ymddiriedir "
                "ynddynt (+0.2), cymunedau diogel a chefnogol (+0.2) a dim drws anghywir (+1.6); "
                "sgoriodd 2 egwyddor yn is: llesiant ar draws addysg (-0.1) a mynediad hawdd at "
                "arbenigedd (-0.1); sgoriodd 1 egwyddor yr un fath: arloesi wedi’i gydgynhyrchu."
            ),
        ),
    ],
)
def test_what_changed_is_said_in_words(language: Language, said: str, two_years: Hub) -> None:
    assert said in chart(two_years, language, 2025).said.replace("\N{MINUS SIGN}", "-")


def test_the_chart_without_a_year_is_the_newest(hub: Hub, two_years: Hub) -> None:
    for each, year in ((hub, "2024"), (two_years, "2025")):
        page = each.page("en", "updates/index.md")
        assert page
        assert f'data-year="{year}"' in compose(each, page).whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_scores_have_no_highest(language: Language, small: Path) -> None:
    made = chart(load_hub(small), language, 2024)
    assert made.drawn == {"no-wrong-door": (57.5, "2.3")}
    assert {"en": "2.3 for every principle", "cy": "2.3 ar gyfer pob egwyddor"}[
        language
    ] in made.said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_confirmed_shows_nothing(language: Language, hub: Hub) -> None:
    page = hub.page(language, "updates/2025.md")
    assert page
    assert render_chart(Context(hub, page), "2025") == ""
    whole = compose(hub, page).whole
    assert "536" not in whole
    assert "<svg" not in whole
    for ident in ("training-enrolments-2025", "training-finished-2025"):
        label = hub.figures.by_id[ident].label[language]
        assert whole.count(label) == 1
        assert f"<li>{label}</li>" in whole
