"""Every question of a module is whole in the HTML, before any script runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.modules import Module, Question, Step
from nest_hub.languages import LANGUAGES, Language
from tests.site.offenders import assert_none
from tests.site.pages import Element, Site


@pytest.fixture(scope="module")
def forms(site: Site) -> dict[tuple[str, str], list[Element]]:
    """The forms of the site, by language and by the question that they ask.

    The style page asks nothing of a module; tests/pages/test_style.py knows what it shows.
    """
    found: dict[tuple[str, str], list[Element]] = {}
    for page in site.in_a_language:
        if page.kind == "style":
            continue
        for form in page.all("form"):
            if "data-question" in form:
                found.setdefault((page.language, form["data-question"]), []).append(form)
    return found


def asked(hub: Hub) -> Iterator[tuple[Language, Module, Question | Step]]:
    """Each question and each step of a scenario, in each language."""
    for language in LANGUAGES:
        for module in hub.modules.values():
            for question in module.questions.values():
                yield language, module, question
            for scenario in module.scenarios.values():
                for step in scenario.steps:
                    yield language, module, step


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def test_there_is_something_to_ask(hub: Hub) -> None:
    assert hub.modules
    assert_none(m.id for m in hub.modules.values() if len(m.bank) < 16)


def test_each_question_stands_once_in_each_language(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    assert_none(
        f"{language}: {question.id} stands {len(forms.get((language, question.id), []))} times"
        for language, _, question in asked(hub)
        if len(forms.get((language, question.id), [])) != 1
    )
    ids = {question.id for _, _, question in asked(hub)}
    assert_none(sorted({ident for _, ident in forms} - ids))


def test_each_question_shows_what_it_asks_and_what_can_be_answered(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    missing = []
    for language, _, question in asked(hub):
        form = forms[language, question.id][0]
        legends = " ".join(legend.text for legend in form.all("legend"))
        labels = {label["for"]: label.text for label in form.all("label")}
        wanted = question.question if isinstance(question, Step) else question.text
        if flat(wanted[language]) not in legends:
            missing.append(f"{language}: {question.id}: the question")
        controls = {e["id"]: e for e in form.all("input", "select")}
        if set(controls) != set(labels):
            missing.append(f"{language}: {question.id}: a control without a label")
        answers = [flat(choice.text[language]) for choice in question.choices]
        if isinstance(question, Question):
            answers += [flat(item.text[language]) for item in question.items]
            answers += [flat(pair.left[language]) for pair in question.pairs]
            options = {option.text for option in form.all("option")}
            missing += [
                f"{language}: {question.id}: {pair.right[language]}"
                for pair in question.pairs
                if flat(pair.right[language]) not in options
            ]
        if sorted(answers) != sorted(labels.values()):
            missing.append(f"{language}: {question.id}: {answers} but {list(labels.values())}")
        kinds = {e["type"] for e in form.all("input")}
        several = isinstance(question, Question) and question.type == "multiple"
        if question.choices and kinds != {"checkbox" if several else "radio"}:
            missing.append(f"{language}: {question.id}: inputs of type {kinds}")
    assert_none(missing)


def test_each_answer_and_its_feedback_open_without_script(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    missing = []
    for language, _, question in asked(hub):
        form = forms[language, question.id][0]
        hidden = [details for details in form.all("details") if details.all("summary")]
        answers = " ".join(d.text for d in hidden if "answer" in d.classes)
        wanted = [choice.feedback[language] for choice in question.choices]
        if isinstance(question, Question):
            wanted += [question.why[language]]
            wanted += [item.text[language] for item in question.items]
            wanted += [pair.right[language] for pair in question.pairs]
            if question.hint:
                hints = " ".join(d.text for d in hidden if "hint" in d.classes)
                if flat(question.hint[language]) not in hints:
                    missing.append(f"{language}: {question.id}: the hint")
        missing += [
            f"{language}: {question.id}: {text}" for text in wanted if flat(text) not in answers
        ]
    assert_none(missing)


def test_no_answer_shows_before_it_is_asked_for(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    early = []
    for language, _, question in asked(hub):
        form = forms[language, question.id][0]
        early += [f"{language}: {question.id}: open" for d in form.all("details") if "open" in d]
        early += [f"{language}: {question.id}: checked" for e in form.walk() if "checked" in e]
        hidden = {text for d in form.all("details") for text in _texts(d)}
        shown = " ".join(text for text in _texts(form) if text not in hidden)
        early += [
            f"{language}: {question.id}: {choice.feedback[language]}"
            for choice in question.choices
            if flat(choice.feedback[language]) in shown
        ]
    assert_none(early)


def test_right_and_wrong_are_told_in_words(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    wrong = []
    for language, _, question in asked(hub):
        form = forms[language, question.id][0]
        # The starter is there to think about: it has no marks.
        counted = [] if form["data-use"] == "starter" else question.choices
        for kind, number in (
            ("right", sum(choice.correct for choice in counted)),
            ("not-yet", sum(not choice.correct for choice in counted)),
        ):
            marked = form.with_class(kind)
            if len(marked) != number or not all(e.all("strong")[0].text for e in marked):
                wrong.append(f"{language}: {question.id}: {len(marked)} marked {kind}")
    assert_none(wrong)


def test_the_script_finds_all_that_it_needs(
    hub: Hub, forms: dict[tuple[str, str], list[Element]]
) -> None:
    """What was asked, how it is used, and the right answer: by id, never by place."""
    wrong = []
    for language, _, question in asked(hub):
        form = forms[language, question.id][0]
        step = isinstance(question, Step)
        given = [form[f"data-{name}"] for name in ("digest", "type", "use", "outcomes")]
        wanted = [question.digest, "step", "step", ""]
        if not isinstance(question, Step):
            outcomes = " ".join(question.outcomes)
            wanted = [question.digest, question.type, question.use, outcomes]
        if form["id"] != f"q-{question.id}" or given != wanted:
            wrong.append(f"{language}: {question.id}: {given}")
        answered = {
            (name, e[f"data-{name}"], "data-correct" in e, e["data-next"])
            for e in form.walk()
            for name in ("choice", "item", "pair")
            if f"data-{name}" in e
        }
        expected = {("choice", c.id, c.correct, c.next if step else "") for c in question.choices}
        if isinstance(question, Question):
            expected |= {("item", item.id, False, "") for item in question.items}
            expected |= {("pair", pair.id, False, "") for pair in question.pairs}
        if answered != expected:
            wrong.append(f"{language}: {question.id}: {answered}")
    assert_none(wrong)


def test_no_form_sends_what_is_answered(forms: dict[tuple[str, str], list[Element]]) -> None:
    wrong = []
    for (language, ident), found in forms.items():
        for form in found:
            buttons = [
                *form.all("button"),
                *(e for e in form.all("input") if e["type"] == "submit"),
            ]
            if not all("hidden" in button and "disabled" in button for button in buttons):
                wrong.append(f"{language}: {ident}: a button that sends")
            if not any(button["type"] == "submit" for button in buttons):
                wrong.append(f"{language}: {ident}: no button for the script to show")
            if "action" in form or "method" in form:
                wrong.append(f"{language}: {ident}: has an address to send to")
    assert_none(wrong)


def test_each_reflection_warns_against_names(hub: Hub, site: Site) -> None:
    found: dict[tuple[str, str], Element] = {}
    for page in site.in_a_language:
        for box in page.root.with_class("reflection"):
            found[page.language, box["data-reflection"]] = box
    wrong = []
    for language in LANGUAGES:
        for module in hub.modules.values():
            for reflection in module.reflections.values():
                element = found.get((language, reflection.id))
                area = element.all("textarea")[0] if element else None
                if element is None or area is None:
                    wrong.append(f"{language}: {reflection.id} is on no page")
                    continue
                if flat(reflection.text[language]) not in element.text:
                    wrong.append(f"{language}: {reflection.id} does not say its text")
                warning = element.with_class("warning")[0]["id"]
                if warning not in area["aria-describedby"].split() or "name" in area:
                    wrong.append(f"{language}: {reflection.id}: {area.attributes}")
    assert_none(wrong)


def _texts(element: Element) -> list[str]:
    """Each piece of text in it, flat."""
    found = [flat(child) for e in element.walk() for child in e.children if isinstance(child, str)]
    return [text for text in found if text]
