"""Questions that a learner's record can hold: one id each, placed once, and answered somehow."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.blocks import MODULE_BLOCKS
from nest_hub.content.entry import Entry
from nest_hub.content.hub import Hub
from nest_hub.content.modules import Module, Scenario
from nest_hub.content.pages import Page
from nest_hub.content.question_banks import load_kept
from nest_hub.content.style import Style
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES

Bank = Module | Style
"""What holds questions, reflections and scenarios by their ids."""


def check_questions(hub: Hub) -> Iterator[Diagnostic]:
    """Ids used twice, questions placed twice, checks without a hint, stories that lead nowhere."""
    yield from _ids(*hub.modules.values())
    yield from _ids(hub.style)
    for module in hub.modules.values():
        yield from load_kept(hub.root, module)[1]
        for language in LANGUAGES:
            pages = hub.in_language(language)
            yield from _placed_twice(
                page for page in pages if page.uri.startswith(f"modules/{module.id}/")
            )
    banks: list[Bank] = [*hub.modules.values(), hub.style]
    for bank in banks:
        yield from _hints(bank)
        for scenario in bank.scenarios.values():
            yield from _story(scenario)


def _ids(*banks: Bank) -> Iterator[Diagnostic]:
    seen: dict[str, tuple[str, Entry]] = {}
    for bank in banks:
        for word, ident, entry in _named(bank):
            if ident not in seen:
                seen[ident] = word, entry
                continue
            other, first = seen[ident]
            yield entry.finding(
                "id",
                f"{word.capitalize()} '{ident}' has the id of a {other}: "
                f"{first.path}:{first.line('id')}.",
                "Give it an id of its own. A learner’s answers are kept by id.",
            )


def _named(bank: Bank) -> Iterator[tuple[str, str, Entry]]:
    for question in bank.questions.values():
        yield "question", question.id, question
    for reflection in bank.reflections.values():
        yield "reflection", reflection.id, reflection
    for scenario in bank.scenarios.values():
        yield "scenario", scenario.id, scenario
        for step in scenario.steps:
            yield "step", step.id, step


def _placed_twice(pages: Iterator[Page]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], str] = {}
    for page in pages:
        for block in page.document.blocks:
            if block.name not in MODULE_BLOCKS:
                continue
            place = f"{page.source}:{block.line}"
            first = seen.setdefault((block.name, block.argument), place)
            if first != place:
                yield Diagnostic(
                    page.source,
                    block.line,
                    f"The {MODULE_BLOCKS[block.name]} '{block.argument}' stands here a second "
                    f"time, first at {first}.",
                    "Keep one of them: what is answered at one would show at the other.",
                )


def _hints(bank: Bank) -> Iterator[Diagnostic]:
    for question in bank.questions.values():
        if question.use == "check" and question.hint is None:
            yield question.finding(
                "use",
                f"Knowledge check '{question.id}' has no hint.",
                "Add `hint:` with what would help after a first try that was not right.",
            )


def _story(scenario: Scenario) -> Iterator[Diagnostic]:
    ids = [step.id for step in scenario.steps]
    reached = {ids[0]} | {choice.next for step in scenario.steps for choice in step.choices}
    for place, step in enumerate(scenario.steps):
        if not any(choice.correct for choice in step.choices):
            yield step.finding(
                "choices",
                f"Step '{step.id}' of scenario '{scenario.id}' has no correct choice.",
                "Add `correct: true` to each choice that is right.",
            )
        if step.id not in reached:
            yield step.finding(
                "id",
                f"No choice leads to step '{step.id}' of scenario '{scenario.id}'.",
                f"Write `next: {step.id}` at a choice of an earlier step, or remove the step.",
            )
        for choice in step.choices:
            if choice.next in ids[: place + 1]:
                yield choice.finding(
                    "next",
                    f"Choice '{choice.id}' of step '{step.id}' leads back to '{choice.next}'.",
                    "Lead on to a later step, or to `end`: a learner can choose again at any step.",
                )
