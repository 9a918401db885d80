"""Every id that content names exists: parts, outcomes, regions, sections, questions, blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


def block_problem(hub: Hub, page: Page, block: Block) -> tuple[str, str] | None:
    """Why a block cannot be rendered, with the mend; None where it can."""
    if block.name not in NAMES:
        return f"There is no block '{block.name}'.", one_of(block.name, NAMES)
    if block.name == "list" and block.argument not in LISTS:
        return f"There is no list '{block.argument}'.", one_of(block.argument, LISTS)
    if block.name == "my-learning" and block.argument not in MY_LEARNING:
        return (
            f"My learning has no part '{block.argument}'.",
            one_of(block.argument, MY_LEARNING),
        )
    if block.name == "chart" and (year := block.argument):
        years = [str(known) for known in hub.updates]
        if year not in years and (page.language, f"updates/{year}.md") not in hub.unread:
            return f"There are no scores of '{year}'.", one_of(year, years)
    if block.name == "workshop" and block.argument not in WORKSHOP:
        return f"The workshop has no part '{block.argument}'.", one_of(block.argument, WORKSHOP)
    if block.name == "style" and block.argument not in STYLE:
        return f"The style page shows no '{block.argument}'.", one_of(block.argument, STYLE)
    if block.name == "wcag" and block.argument not in WCAG:
        return f"The criteria have no part '{block.argument}'.", one_of(block.argument, WCAG)
    if block.name == "events" and block.argument not in hub.events.named:
        return (
            f"There is no series of events '{block.argument}'.",
            one_of(block.argument, hub.events.named),
        )
    if block.name == "worksheet" and block.argument not in hub.named_worksheets:
        return (
            f"There is no worksheet '{block.argument}'.",
            one_of(block.argument, sorted(hub.named_worksheets)),
        )
    if block.name == "help-lines" and block.argument not in HELP_LINES:
        return (
            f"There are no help lines '{block.argument}'.",
            "Write `/// help-lines` for all of them, or `/// help-lines | young-people`.",
        )
    if block.name == "mark" and hub.framework.sound:
        parts = [part for kind in FOLDERS for part in hub.framework.of(kind)]
        if block.argument not in parts:
            return f"Nothing has the mark '{block.argument}'.", one_of(block.argument, parts)
    if block.name not in MODULE_BLOCKS:
        return None
    word = MODULE_BLOCKS[block.name]
    ident = block.argument
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
