"""Questions, reflections and scenarios as HTML that is whole without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from nest_hub.content.modules import Item, Module, Pair, Question, Reflection, Scenario
from nest_hub.pages.context import Context

E_ = TypeVar("E_", Item, Pair)


def module_of(context: Context) -> Module | None:
    """The module to which the page belongs."""
    parts = context.page.uri.split("/")
    return context.hub.modules.get(parts[1]) if parts[0] == "modules" and len(parts) > 2 else None


def render_question(context: Context, ident: str) -> str:
    """One knowledge check; nothing where the module has no such question."""
    module = module_of(context)
    question = module.questions.get(ident) if module else None
    if question is None:
        return ""
    return question_html(context, question)


def question_html(context: Context, question: Question, heading: str = "") -> str:
    """A question as a form, its answer and feedback in `<details>`."""
    phrases = context.phrases
    heading = heading or (phrases.starter if question.use == "starter" else phrases.check)
    return context.render(
        "question.html",
        question=question,
        heading=heading,
        shuffled_items=shuffled(question.items, question.id),
        shuffled_pairs=shuffled(question.pairs, question.id),
    )


def shuffled(entries: Sequence[E_], seed: str) -> list[E_]:
    """The entries in an order that is always the same and is not their own."""
    order = sorted(entries, key=lambda entry: sha256(f"{seed}/{entry.id}".encode()).hexdigest())
    return order[1:] + order[:1] if order == list(entries) else order


def render_reflection(context: Context, ident: str) -> str:
    """A reflection with a place to write; what is written goes nowhere."""
    module = module_of(context)
    reflection = module.reflections.get(ident) if module else None
    return reflection_html(context, reflection) if reflection else ""


def reflection_html(context: Context, reflection: Reflection) -> str:
    """A reflection."""
    return context.render(
        "reflection.html", reflection=reflection, label=context.phrases.reflection
    )


def render_next_step(context: Context) -> str:
    """A place to write what the learner will try; it is kept as the reflections are."""
    phrases = context.phrases
    asked = {"id": "my-next-step", "text": {context.language: phrases.my_next_step_text}}
    return context.render("reflection.html", reflection=asked, label=phrases.my_next_step)


def render_scenario(context: Context, ident: str) -> str:
    """A scenario: every step with its choices, each consequence in `<details>`."""
    module = module_of(context)
    scenario = module.scenarios.get(ident) if module else None
    return scenario_html(context, scenario) if scenario else ""


def scenario_html(context: Context, scenario: Scenario) -> str:
    """A scenario, whether a module has it or not."""
    numbers = {step.id: number for number, step in enumerate(scenario.steps, 1)}
    return context.render("scenario.html", scenario=scenario, numbers=numbers)


def render_quiz(context: Context, module: Module) -> str:
    """Every question of the final quiz's bank, and the sections to read again."""
    forms = [
        question_html(context, question, heading=f"{context.phrases.question_number} {number}")
        for number, question in enumerate(module.bank, 1)
    ]
    sections = [
        (section, page)
        for section in module.data.sections
        if (page := context.hub.page(context.language, f"modules/{module.id}/{section.id}.md"))
    ]
    return context.render("quiz.html", module=module, forms=forms, sections=sections)
