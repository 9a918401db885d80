"""The style page: each component in each state, from the templates that every page is made with.

What is asked there is of `framework/style.yml`; the rest is the hub's own. The state of a question
is reached by style.js, and nothing that is done on the page is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, get_args

from nest_hub.content.case_studies import CaseStudy, Kind
from nest_hub.content.framework import FOLDERS
from nest_hub.content.glossary import PAGE, glossary_links
from nest_hub.content.modules import Question, Scenario, Step
from nest_hub.pages.case_studies import study_card, study_links
from nest_hub.pages.context import Context
from nest_hub.pages.events import events_html
from nest_hub.pages.questions import question_html, reflection_html, scenario_html
from nest_hub.pages.stylesheet import read_stylesheet
from nest_hub.pages.worksheets import worksheet_html

E_ = TypeVar("E_", Question, Scenario, Step)

UNANSWERED, ANSWERED = "unanswered", "answered"
QUESTION_STATES = ("before", UNANSWERED, "not-yet", "right")
STARTER_STATES = ("before", UNANSWERED, ANSWERED)
STORY_STATES = ("before", UNANSWERED, ANSWERED, "further", "end")
"""A story answered and not left yet; at its second step; and at its end."""
_EGGS = (1, 4, 7)
"""At the beginning of a module of seven sections, in its middle, and at its end."""


class State(NamedTuple):
    """A component in one state. `answers` were given before; `press` submits, having chosen."""

    id: str
    html: str
    answers: str = "{}"
    press: bool = False
    choose: str = ""


def render_style(context: Context, part: str) -> str:
    """One component, in each of its states."""
    render = _PARTS.get(part)
    return render(context) if render else ""


def _renamed(entry: E_, state: str) -> E_:
    """The entry for this state: ids stand once on a page, and answers are known by them."""
    return entry.model_copy(update={"id": f"{entry.id}-{state}"})


def right_answer(question: Question) -> list[str]:
    """What is right, as a record has it."""
    return [
        *(choice.id for choice in question.choices if choice.correct),
        *(item.id for item in question.items),
        *(f"{pair.id}={pair.id}" for pair in question.pairs),
    ]


def wrong_answer(question: Question) -> list[str]:
    """What is not right yet: in part right where an answer can be."""
    if question.items:
        first, second, *rest = (item.id for item in question.items)
        return [second, first, *rest]
    if question.pairs:
        first, *rest = (pair.id for pair in question.pairs)
        lefts, rights = (rest, [*rest[1:], rest[0]]) if len(rest) > 1 else ([], [])
        lefts, rights = ([first, *lefts], [first, *rights]) if lefts else ([first], [rest[0]])
        return [f"{left}={right}" for left, right in zip(lefts, rights, strict=True)]
    wrong = [choice.id for choice in question.choices if not choice.correct][:1]
    return [*(right_answer(question)[:1] if question.type == "multiple" else []), *wrong]


def _question(context: Context, question: Question, state: str) -> State:
    shown = _renamed(question, state)
    given = {"right": right_answer, "not-yet": wrong_answer, ANSWERED: right_answer}.get(state)
    answers = (
        {shown.id: {"choices": given(question), "correct": state != "not-yet"}} if given else {}
    )
    return State(state, question_html(context, shown), json.dumps(answers), state == UNANSWERED)


def _questions(context: Context) -> str:
    return "\n".join(
        _states(
            context,
            context.phrases[f"style_kind_{_kind(question)}"],
            [_question(context, question, state) for state in _states_of(question)],
        )
        for question in context.hub.style.questions.values()
    )


def _kind(question: Question) -> str:
    return "starter" if question.use == "starter" else question.type.replace("-", "_")


def _states_of(question: Question) -> tuple[str, ...]:
    return STARTER_STATES if question.use == "starter" else QUESTION_STATES


def _scenarios(context: Context) -> str:
    return "\n".join(
        _states(
            context,
            scenario.title[context.language],
            [_story(context, scenario, state) for state in STORY_STATES],
        )
        for scenario in context.hub.style.scenarios.values()
    )


def _story(context: Context, scenario: Scenario, state: str) -> State:
    path = _path(scenario)
    taken = {"further": path[:1], "end": path}.get(state, [])
    answers = {f"{step}-{state}": {"choices": [choice], "correct": True} for step, choice in taken}
    steps = [
        _renamed(step, state).model_copy(
            update={
                "choices": [
                    choice
                    if choice.next == "end"
                    else choice.model_copy(update={"next": f"{choice.next}-{state}"})
                    for choice in step.choices
                ]
            }
        )
        for step in scenario.steps
    ]
    shown = _renamed(scenario, state).model_copy(update={"steps": steps})
    first = scenario.steps[0].choices
    choose = next((choice.id for choice in first if not choice.correct), first[0].id)
    return State(
        state,
        scenario_html(context, shown),
        json.dumps(answers),
        state in {UNANSWERED, ANSWERED},
        choose if state == ANSWERED else "",
    )


def _path(scenario: Scenario) -> list[tuple[str, str]]:
    """The way through the story that is right at each step: its steps with what is chosen."""
    steps = {step.id: step for step in scenario.steps}
    path, here = [], scenario.steps[0].id
    while here in steps:
        step = steps[here]
        choice = next((c for c in step.choices if c.correct), step.choices[0])
        path.append((step.id, choice.id))
        here = choice.next
    return path


def _states(context: Context, name: str, states: list[State]) -> str:
    return context.render("style_states.html", name=name, states=states)


def _reflections(context: Context) -> str:
    shown = context.hub.style.reflections.values()
    return "\n".join(reflection_html(context, reflection) for reflection in shown)


def _worksheet(context: Context) -> str:
    sheet = context.hub.style.worksheet
    return worksheet_html(context, sheet) if sheet else ""


def _events(context: Context) -> str:
    coming = (one for one in context.hub.style.series.values() if one.dates)
    return "\n".join(events_html(context, series) for series in coming)


def _empty(context: Context) -> str:
    dateless = [one for one in context.hub.style.series.values() if not one.dates]
    return context.render(
        "style_empty.html",
        events=[events_html(context, series) for series in dateless],
        **study_links(context, []),
    )


def _case_studies(context: Context) -> str:
    """One of each kind that the hub has: as a card in the index, and as a link elsewhere."""
    studies = _one_of_each_kind(context)
    return context.render(
        "case_studies.html",
        dimensions=[],
        cards=[study_card(context, study) for study in studies],
        feed=None,
    ) + context.render("study_links.html", **study_links(context, studies))


def _one_of_each_kind(context: Context) -> list[CaseStudy]:
    studies = context.hub.studies(context.language).studies
    found = (next((s for s in studies if s.data.kind == kind), None) for kind in get_args(Kind))
    return [study for study in found if study]


def _banners(context: Context) -> str:
    """What stands before a case study of each kind, and below an unreviewed translation."""
    banners = [
        context.render("case_study_banner.html", study=study)
        for study in _one_of_each_kind(context)
    ]
    return context.render("style_banners.html", banners=banners)


def _help_lines(context: Context) -> str:
    """The first for an emergency, and the first of the others."""
    lines = context.hub.help_lines
    shown = [next((one for one in lines if one.emergency is kind), None) for kind in (True, False)]
    return context.render("help_lines.html", lines=[line for line in shown if line])


def _tip(context: Context) -> str:
    """The meaning of a word that this page does not explain already, open."""
    closed = {ident for _, ident in glossary_links(context.page)}
    terms = [
        term
        for term in context.hub.glossary
        if term.definition(context.language) and term.id not in closed
    ]
    if not terms:
        return ""
    return context.render("tip.html", term=terms[0], glossary=context.url(PAGE))


def _marks(context: Context) -> str:
    return "\n".join(
        context.render(
            "parts.html",
            label=context.phrases[f"style_{folder}"],
            parts=[
                (part, context.url(f"{folder}/{part.id}.md"))
                for part in context.hub.framework.of(kind).values()
            ],
        )
        for kind, folder in FOLDERS.items()
    )


def _colours(context: Context) -> str:
    sheet = read_stylesheet(context.hub.root)
    parts = context.hub.framework.of("principle")
    return context.render("style_colours.html", sheet=sheet, parts=parts) if sheet.colours else ""


def _measures(template: str) -> Callable[[Context], str]:
    return lambda context: context.render(template, sheet=read_stylesheet(context.hub.root))


def _plain(template: str, **values: Any) -> Callable[[Context], str]:
    return lambda context: context.render(template, **values)


_PARTS: dict[str, Callable[[Context], str]] = {
    "banners": _banners,
    "buttons": _plain("style_buttons.html"),
    "case-studies": _case_studies,
    "check": _questions,
    "colours": _colours,
    "empty": _empty,
    "events": _events,
    "help-lines": _help_lines,
    "links": _plain("style_links.html"),
    "marks": _marks,
    "progress": _plain("style_progress.html", places=_EGGS),
    "reflect": _reflections,
    "scenario": _scenarios,
    "spacing": _measures("style_spacing.html"),
    "tip": _tip,
    "type": _measures("style_type.html"),
    "worksheet": _worksheet,
}
