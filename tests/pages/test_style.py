"""The style page shows every block, in every state, and its measures are those of WCAG."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nest_hub.checks import check_hub
from nest_hub.content.blocks import NAMES, STYLE
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.modules import Question
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.compose import compose
from nest_hub.pages.style import (
    QUESTION_STATES,
    STARTER_STATES,
    STORY_STATES,
    right_answer,
    wrong_answer,
)
from nest_hub.pages.stylesheet import contrast, read_stylesheet
from tests.small_hub import replace, write_small_hub

PAGE = "style.md"
A_PAGE = "It is most of a page of its own, which shows it in the only way in which it is used."
SHOWN_ELSEWHERE = {
    "a-to-z": ("search.md", A_PAGE),
    "certificate": ("my-learning/certificate.md", A_PAGE),
    "coverage": ("coverage.md", A_PAGE),
    "glossary": ("glossary.md", A_PAGE),
    "make-a-report": ("regions/make-a-report.md", A_PAGE),
    "my-learning": ("my-learning/index.md", A_PAGE),
    "offline": ("my-learning/index.md", "It says what this browser keeps; here nothing is kept."),
    "parts": ("coverage.md", A_PAGE),
    "picture": ("framework/index.md", "It is one drawing, whose parts have ids of their own."),
    "reader": ("index.md", "It is laid out by the grid of the home page."),
    "self-assessment": ("tools/self-assessment.md", A_PAGE),
    "services": ("practice/service-list.md", A_PAGE),
    "sheet": ("privacy/assessment.md", "It changes how a page is printed, and shows nothing."),
    "updates": ("updates/index.md", A_PAGE),
    "video": ("", "It needs a film with captions, and a made-up one would say nothing."),
    "wcag": ("accessibility/evidence.md", "It is lists and a table of the usual kind."),
    "workshop": ("community/workshop.md", "It is headings and lists, without a style of its own."),
}
"""Blocks that rightly have no place on the style page: where they stand, and why."""


def placed(hub: Hub, language: Language, uri: str) -> set[tuple[str, str]]:
    page = hub.page(language, uri)
    assert page, uri
    return {(block.name, block.argument) for block in page.document.blocks}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_has_its_place(hub: Hub, language: Language) -> None:
    blocks = placed(hub, language, PAGE)
    shown = {argument if name == "style" else name for name, argument in blocks}
    assert {name for name, _ in blocks} >= {"style"}
    missing = set(NAMES) - shown - {"style"} - SHOWN_ELSEWHERE.keys()
    assert not missing, "Show these in docs/*/style.md, or say in this file why not."
    assert not shown & SHOWN_ELSEWHERE.keys(), "These have their place, and need no reason."
    assert shown >= set(STYLE)


def test_what_is_not_shown_stands_where_it_is_said(hub: Hub) -> None:
    wrong = [
        name
        for name, (uri, _) in SHOWN_ELSEWHERE.items()
        if uri and name not in {block for block, _ in placed(hub, "en", uri)}
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_stands_in_every_state(hub: Hub, language: Language) -> None:
    page = hub.page(language, PAGE)
    assert page
    html = compose(hub, page).whole
    forms = set(re.findall(r'data-question="([^"]+)"', html))
    expected = {
        f"{question.id}-{state}"
        for question in hub.style.questions.values()
        for state in (STARTER_STATES if question.use == "starter" else QUESTION_STATES)
    }
    expected |= {
        f"{step.id}-{state}"
        for scenario in hub.style.scenarios.values()
        for step in scenario.steps
        for state in STORY_STATES
    }
    assert forms == expected
    for reflection in hub.style.reflections:
        assert f'data-reflection="{reflection}"' in html
    for kind in ("text", "choice", "tick"):
        assert f'data-kind="{kind}"' in html
    kinds = {study.data.kind for study in hub.studies(language).studies}
    assert kinds == set(re.findall(r'class="card study study-([a-z-]+)"', html))
    assert kinds == set(re.findall(r'class="banner banner-([a-z-]+)"', html))


def test_nobody_is_led_to_write_about_what_is_made_up(hub: Hub) -> None:
    page = hub.page("en", PAGE)
    assert page
    assert "mailto:" not in compose(hub, page).whole


def test_wrong_answers_are_whole_and_wrong(hub: Hub) -> None:
    def whole(question: Question) -> int:
        return len(question.items) + len(question.pairs)

    for question in hub.style.questions.values():
        wrong, right = wrong_answer(question), right_answer(question)
        assert wrong
        assert wrong != right
        assert not whole(question) or len(wrong) == whole(question)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#777777", "#fff", 4.48), ("#0b5a63", "#0b5a63", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_text_and_marks_keep_their_contrast(hub: Hub) -> None:
    """What the style sheet promises in its first line, for what stands on the page's ground."""
    colours = {colour.name: colour for colour in read_stylesheet(hub.root).colours}
    texts = {"ink", "quiet", "accent", "accent-deep", *hub.framework.of("principle")}
    marks = {"edge", "bark", "straw", "moss", "egg-line", "pool-line"}
    low = [
        f"--{name} {scheme}: {shade.on_paper:.2f}, {shade.on_surface:.2f}"
        for names, least in ((texts, 4.5), (marks, 3))
        for name in sorted(names)
        for scheme, shade in (("light", colours[name].light), ("dark", colours[name].dark))
        if min(shade.on_paper, shade.on_surface) < least
    ]
    assert not low


def test_its_questions_are_checked_like_others(tmp_path: Path, hub: Hub) -> None:
    root, style = write_small_hub(tmp_path), "framework/style.yml"
    (root / style).write_bytes((hub.root / style).read_bytes())
    before = {finding.problem for finding in check_hub(load_hub(root))}
    replace(root, style, "en: Who is nearest?", "en: Pwy sydd agosaf atoch?")
    replace(root, style, "    hint:\n      en: There are two.\n      cy: Mae dau.\n", "")
    replace(root, style, "next: the-brook", "next: the-door")
    assert {finding.problem for finding in check_hub(load_hub(root))} - before == {
        "This English text is in Welsh: 'Pwy sydd agosaf atoch?'.",
        "Knowledge check 'small-things' has no hint.",
        "No choice leads to step 'the-brook' of scenario 'a-walk'.",
    }
