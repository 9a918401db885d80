"""The chart of the scores as it is seen: in each scheme, in forced colours, narrow, and printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from nest_hub.content.figures import Score
from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES, Language
from tests.browser.axe import axe_context, violations
from tests.browser.opening import NARROW, WIDE
from tests.browser.printing import flat, printed
from tests.site.offenders import assert_none

_SEEN = """
() => {
  const drawing = document.querySelector(".chart figure > svg");
  const whole = drawing.getBoundingClientRect();
  const paper = getComputedStyle(document.body).backgroundColor;
  return [...drawing.querySelectorAll(".row")].map((row) => {
    const bar = row.querySelector(".bar-now");
    const texts = [...row.querySelectorAll("text")];
    return {
      share: 100 * bar.getBoundingClientRect().width / whole.width,
      fill: getComputedStyle(bar).fill,
      inks: texts.map((text) => ({
        ink: getComputedStyle(text).fill,
        on: text.matches(".inside") ? getComputedStyle(bar).fill : paper,
      })),
      paper,
      ends: Math.max(...texts.map((text) => text.getBoundingClientRect().right)),
      apart: texts[0].getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1,
      letters: parseFloat(getComputedStyle(texts[0]).fontSize),
    };
  });
}
"""


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, WIDE)
    yield context.new_page()
    context.close()


@pytest.fixture(params=LANGUAGES)
def opened(request: pytest.FixtureRequest, hub: Hub, site_url: str, page: Page) -> Page:
    """The update of 2024 in one language."""
    language: Language = request.param
    ours = hub.page(language, "updates/2024.md")
    assert ours
    page.goto(site_url + hub.address(ours))
    return page


@pytest.fixture(scope="module")
def scores(hub: Hub) -> list[Score]:
    """The scores of that year, one for each principle."""
    values = hub.updates[2024].scores.values
    assert values
    assert [score.principle for score in values] == list(hub.framework.of("principle"))
    return values


def _bars(page: Page, scores: list[Score]) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = page.evaluate(_SEEN)
    drawn = [row["share"] for row in seen]
    assert drawn == pytest.approx([100 * score.score / 4 for score in scores], abs=0.3)
    return seen


_STEPS = """
() => [...document.querySelectorAll(".chart .step-name")].map((text) => {
  text.style.letterSpacing = ".12em";
  const { left, right, top, bottom } = text.getBoundingClientRect();
  return { text: text.textContent, left, right, top, bottom };
})
"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_steps_of_the_scale_stand_apart_with_more_space_between_letters(
    width: int, opened: Page
) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    steps = opened.evaluate(_STEPS)
    assert [step["text"] for step in steps if step["text"].isdigit()] == ["1", "2", "3", "4"]
    assert len(steps) == 6
    for one, other in combinations(steps, 2):
        beside = one["right"] <= other["left"] or other["right"] <= one["left"]
        # The box of a line of letters is higher than they are, so lines may share a little of it.
        below = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) < 2
        assert beside or below, (one, other)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_bars_and_words_fit(width: int, opened: Page, scores: list[Score]) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    for row in _bars(opened, scores):
        assert row["ends"] <= width
        assert row["apart"]
        assert row["letters"] >= 15


def test_forced_colours_show_every_bar(opened: Page, scores: list[Score]) -> None:
    opened.emulate_media(forced_colors="active")
    for row in _bars(opened, scores):
        assert row["fill"] != row["paper"]
        assert row["inks"]
        assert all(text["ink"] != text["on"] for text in row["inks"])
    assert_none(violations(opened, "forced colours"))


def test_paper_shows_the_chart_and_its_table(opened: Page, hub: Hub, scores: list[Score]) -> None:
    opened.emulate_media(media="print")
    for row in _bars(opened, scores):
        assert row["fill"] != row["paper"]
    language = "cy" if "/cy/" in opened.url else "en"
    text = "".join(printed(opened, any_size=True))
    for score in scores:
        name = hub.framework.of("principle")[score.principle].name[language]
        # Once beside its bar, and once in its row.
        assert text.count(flat(f"{name}{score.score}")) == 2, name


def test_a_screen_reader_meets_the_same(opened: Page, scores: list[Score]) -> None:
    drawing = opened.locator(".chart figure > svg")
    assert drawing.get_attribute("role") == "img"
    assert "2024" in (drawing.get_attribute("aria-label") or "")
    said = opened.locator(".chart figcaption").inner_text()
    for score in scores:
        assert f"{score.score}" in said
