"""Every id that content names exists: parts, outcomes, regions, sections, questions, blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from nest_hub.content.blocks import (
    HELP_LINES,
    LISTS,
    MODULE_BLOCKS,
    MY_LEARNING,
    NAMES,
    STYLE,
    WCAG,
    WORKSHOP,
)
from nest_hub.content.entry import Entry
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import MODULE_PAGES, Hub
from nest_hub.content.markdown import Block
from nest_hub.content.modules import Module, Question
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic, one_of


def check_references(hub: Hub) -> Iterator[Diagnostic]:
    """Ids that name nothing, and blocks that cannot be rendered."""
    for module in hub.modules.values():
        yield from _module(hub, module)
    for question in hub.style.questions.values():
        yield from _question(hub, question, [])
    for study in hub.case_studies.values():
        yield from _parts(hub, study.data, f"Case study '{study.id}'")
        if hub.regions.sound:
            item = f"Case study '{study.id}'"
            yield from _unknown(study.data, "regions", item, "region", hub.regions.by_id)
    if hub.framework.sound and hub.framework.letters:
        letters = hub.framework.letters
        for letter in (*letters.nest, *letters.nyth):
            if letter.theme not in hub.framework.of("theme"):
                yield letter.finding(
                    "theme",
                    f"The letter {letter.letter} names the theme '{letter.theme}', "
                    "which does not exist.",
                    one_of(letter.theme, hub.framework.of("theme")),
                )
    placed = {
        b.argument for p in hub.pages.values() for b in p.document.blocks if b.name == "worksheet"
    }
    for ident, sheet in hub.worksheets.items():
        if ident not in placed:
            yield sheet.data.finding(
                None,
                f"The worksheet '{ident}' is not placed on any page.",
                f"Place it with `/// worksheet | {ident}`, or remove the file.",
            )
    for page in hub.pages.values():
        yield from _page(hub, page)


def _unknown(
    entry: Entry, field: str, item: str, word: str, valid: Iterable[str]
) -> Iterator[Diagnostic]:
    known = list(valid)
    for ident in getattr(entry, field):
        if ident not in known:
            yield entry.finding(
                field,
                f"{item} names the {word} '{ident}', which does not exist.",
                one_of(ident, known),
            )


def _parts(hub: Hub, entry: Entry, item: str) -> Iterator[Diagnostic]:
    if not hub.framework.sound:
        return
    for kind, folder in FOLDERS.items():
        if folder in type(entry).model_fields:
            yield from _unknown(entry, folder, item, kind, hub.framework.of(kind))


def _module(hub: Hub, module: Module) -> Iterator[Diagnostic]:
    outcomes = [outcome.id for outcome in module.data.outcomes]
    for section in module.data.sections:
        item = f"Section '{section.id}'"
        yield from _parts(hub, section, item)
        yield from _unknown(section, "outcomes", item, "outcome", outcomes)
    for question in module.questions.values():
        yield from _question(hub, question, outcomes)
    for name in [*MODULE_PAGES, *(section.id for section in module.data.sections)]:
        if not hub.exists(f"modules/{module.id}/{name}.md"):
            yield module.data.finding(
                "sections",
                f"Module '{module.id}' has no page '{name}'.",
                f"Write modules/{module.id}/en/{name}.md and modules/{module.id}/cy/{name}.md.",
            )
    listed = {section.id for section in module.data.sections}
    found = {**hub.about("section", "cy"), **hub.about("section", "en")}
    for page in found.values():
        owner, _, name = page.key.partition("/")
        if owner == module.id and name not in listed:
            yield Diagnostic(
                page.source,
                0,
                f"Section '{name}' is not in module.yml, so no reader comes to it.",
                "Add it to `sections`, or remove the file in both languages.",
            )
    yield from _unplaced(hub, module)


def _question(hub: Hub, question: Question, outcomes: list[str]) -> Iterator[Diagnostic]:
    item = f"Question '{question.id}'"
    yield from _parts(hub, question, item)
    yield from _unknown(question, "outcomes", item, "outcome", outcomes)


def _unplaced(hub: Hub, module: Module) -> Iterator[Diagnostic]:
    placed = {
        (block.name, block.argument)
        for page in hub.pages.values()
        if page.uri.startswith(f"modules/{module.id}/")
        for block in page.document.blocks
    }
    entries: list[tuple[str, Entry, str, str]] = [
        ("check", q, q.id, "Question") for q in module.questions.values() if q.use != "quiz"
    ]
    entries += [("reflect", r, r.id, "Reflection") for r in module.reflections.values()]
    entries += [("scenario", s, s.id, "Scenario") for s in module.scenarios.values()]
    entries += [("video", v.data, v.id, "Video") for v in module.videos.values()]
    for name, entry, ident, word in entries:
        if (name, ident) not in placed:
            yield entry.finding(
                "id",
                f"{word} '{ident}' is not placed in any section.",
                f"Place it with `/// {name} | {ident}`, or remove it.",
            )


def _page(hub: Hub, page: Page) -> Iterator[Diagnostic]:
    if page.front and hub.framework.sound:
        for kind in FOLDERS:
            ident = getattr(page.front, kind)
            if ident and ident not in hub.framework.of(kind):
                yield page.front.finding(
                    kind,
                    f"The page is about the {kind} '{ident}', which does not exist.",
                    one_of(ident, hub.framework.of(kind)),
                )
    if block := page.document.unclosed:
        yield Diagnostic(
            page.source,
            block.line,
            f"The block `/// {block.name}` does not end.",
            "Add a line `///` after it.",
        )
    for block in page.document.blocks:
        if problem := block_problem(hub, page, block):
            yield Diagnostic(page.source, block.line, *problem)


_ARGUMENTS: dict[str, tuple[str, Callable[[Hub], Iterable[str]]]] = {
    "events": ("There is no series of events '{}'.", lambda hub: hub.events.named),
    "list": ("There is no list '{}'.", lambda _: LISTS),
    "my-learning": ("My learning has no part '{}'.", lambda _: MY_LEARNING),
    "style": ("The style page shows no '{}'.", lambda _: STYLE),
    "wcag": ("The criteria have no part '{}'.", lambda _: WCAG),
    "workshop": ("The workshop has no part '{}'.", lambda _: WORKSHOP),
    "worksheet": ("There is no worksheet '{}'.", lambda hub: sorted(hub.named_worksheets)),
}
"""Blocks that name one of some things: what is said of a name that is none, and the valid ones."""


def block_problem(hub: Hub, page: Page, block: Block) -> tuple[str, str] | None:
    """Why a block cannot be rendered, with the mend; None where it can."""
    name, argument = block.name, block.argument
    if name not in NAMES:
        return f"There is no block '{name}'.", one_of(name, NAMES)
    if name in MODULE_BLOCKS:
        return _module_block_problem(hub, page, block)
    if name in _ARGUMENTS:
        problem, valid = _ARGUMENTS[name]
        known = list(valid(hub))
        return None if argument in known else (problem.format(argument), one_of(argument, known))
    if name == "chart" and argument:
        years = [str(known) for known in hub.updates]
        if argument not in years and (page.language, f"updates/{argument}.md") not in hub.unread:
            return f"There are no scores of '{argument}'.", one_of(argument, years)
    if name == "help-lines" and argument not in HELP_LINES:
        return (
            f"There are no help lines '{argument}'.",
            "Write `/// help-lines` for all of them, or `/// help-lines | young-people`.",
        )
    if name == "mark" and hub.framework.sound:
        parts = [part for kind in FOLDERS for part in hub.framework.of(kind)]
        if argument not in parts:
            return f"Nothing has the mark '{argument}'.", one_of(argument, parts)
    return None


def _module_block_problem(hub: Hub, page: Page, block: Block) -> tuple[str, str] | None:
    """The same of a block that places something from its module's `questions.yml`."""
    word, ident = MODULE_BLOCKS[block.name], block.argument
    if not page.uri.startswith("modules/") or page.uri.count("/") < 2:
        return (
            f"The block `/// {block.name}` stands outside a module.",
            f"A {word} belongs to a module's section.",
        )
    module = hub.modules.get(page.uri.split("/")[1])
    if module is None or not module.sound:
        return None
    if ident not in module.named[block.name]:
        return f"The {word} '{ident}' does not exist.", one_of(ident, module.named[block.name])
    question = module.questions.get(ident) if block.name == "check" else None
    if question is not None and question.use == "quiz":
        return (
            f"The question '{ident}' is the final quiz's, and it stands in a section.",
            "Give it `use: check` in questions.yml, or place another.",
        )
    return None
