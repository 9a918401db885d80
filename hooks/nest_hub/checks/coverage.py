"""Every principle and value has a page, a section, a quiz question and a case study."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from nest_hub.content.coverage import Coverage, coverage
from nest_hub.content.entry import Entry
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.modules import Module
from nest_hub.diagnostics import Diagnostic

LEAST_IN_BANK = 16


def check_coverage(hub: Hub) -> Iterator[Diagnostic]:
    """What each part of the framework lacks, and outcomes that are not taught or tested."""
    if hub.framework.sound:
        misspelt = _misspelt(hub)
        for row in coverage(hub).values():
            if row.part.id not in misspelt:
                yield from _gaps(hub, row)
    for module in hub.modules.values():
        if module.complete:
            yield from _outcomes(module)


def _misspelt(hub: Hub) -> set[str]:
    """Ids that some content seems to mean with an id that does not exist.

    The wrong id is reported where it stands; what it would have covered is not missed twice.
    """
    known = {ident for kind in FOLDERS for ident in hub.framework.of(kind)}
    named = {
        ident
        for entry in _entries(hub)
        for folder in FOLDERS.values()
        for ident in getattr(entry, folder, [])
    }
    return {near for ident in named - known for near in get_close_matches(ident, known, n=1)}


def _entries(hub: Hub) -> Iterator[Entry]:
    for module in hub.modules.values():
        yield from (*module.data.sections, *module.questions.values())
    yield from (study.data for study in hub.case_studies.values())


def _gaps(hub: Hub, row: Coverage) -> Iterator[Diagnostic]:
    ident, folder = row.part.id, FOLDERS[row.kind]
    item = f"{row.kind.capitalize()} '{ident}'"
    if not row.has_page:
        yield row.part.finding(
            "id",
            f"{item} has no page of its own.",
            f"Write docs/en/{row.uri} and docs/cy/{row.uri}.",
        )
    if row.kind == "theme":
        return
    if not row.sections and hub.sound_modules:
        yield row.part.finding(
            "id",
            f"{item} is not taught by any module section.",
            f"Add `{ident}` to `{folder}` of the section that teaches it, in a module.yml.",
        )
    if not row.questions and hub.sound_modules:
        yield row.part.finding(
            "id",
            f"{item} is not tested by any quiz question.",
            f"Add `{ident}` to `{folder}` of a question with `use: quiz`, in a questions.yml.",
        )
    if not row.case_studies and hub.sound_case_studies:
        yield Diagnostic(
            row.part.path,
            row.part.line("id"),
            f"{item} is not shown by any case study.",
            f"Add `{ident}` to `{folder}` of a case study that shows it.",
            "error" if row.kind == "principle" else "warning",
        )


def _outcomes(module: Module) -> Iterator[Diagnostic]:
    taught = {ident for section in module.data.sections for ident in section.outcomes}
    tested = {ident for question in module.bank for ident in question.outcomes}
    for outcome in module.data.outcomes:
        if outcome.id not in taught:
            yield outcome.finding(
                "id",
                f"Outcome '{outcome.id}' is not taught by any section.",
                "Add it to `outcomes` of the section that teaches it.",
            )
        if outcome.id not in tested:
            yield outcome.finding(
                "id",
                f"Outcome '{outcome.id}' is not tested by any quiz question.",
                "Add it to `outcomes` of a question with `use: quiz`.",
            )
    yield from _bank(module)


def _bank(module: Module) -> Iterator[Diagnostic]:
    size, draw, outcomes = len(module.bank), module.data.quiz.draw, len(module.data.outcomes)
    if size < LEAST_IN_BANK:
        yield module.data.finding(
            "quiz",
            f"The quiz of module '{module.id}' has {size} questions in its bank.",
            f"It needs at least {LEAST_IN_BANK}, so that a second attempt is not the same.",
        )
    elif size <= draw:
        yield module.data.quiz.finding(
            "draw",
            f"The quiz of module '{module.id}' draws {draw} of the {size} questions in its bank.",
            "Draw fewer, or write more with `use: quiz`, so that a second attempt is not the same.",
        )
    if draw < outcomes:
        yield module.data.quiz.finding(
            "draw",
            f"The quiz of module '{module.id}' draws {draw} at each attempt, too few for its "
            f"{outcomes} outcomes.",
            f"Draw at least {outcomes}, so that each attempt tests each outcome.",
        )
