"""`nest-hub check`."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path, PurePosixPath

from nest_hub.checks import check_hub
from nest_hub.commands.codes import DONE, FAULTY
from nest_hub.commands.fix import fix_pictures
from nest_hub.commands.reading import reading_lines, reading_table
from nest_hub.commands.summary import summary
from nest_hub.content.coverage import coverage
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.timing import module_load
from nest_hub.content.translations import translation_states
from nest_hub.diagnostics import Diagnostic, render
from nest_hub.languages import LANGUAGES, NAMES


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "check",
        help="say everything that is wrong with the content, and how to mend it",
        description="Reads all pages, modules, case studies and data, and says everything that "
        "is wrong, with the file, the line and how to mend it. Without --fix nothing is changed. "
        "Ends with code 1 when there are errors; warnings alone do not count.",
    )
    parser.add_argument(
        "--format",
        choices=("plain", "github", "summary", "json"),
        default="plain",
        help="plain for people, github for notes in a pull request, summary for tables in "
        "Markdown, json for programs",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first take out of pictures what nobody sees, such as where they were taken; "
        "what is seen stays as it is",
    )
    parser.set_defaults(run=_run)


def _run(root: Path, options: argparse.Namespace) -> int:
    # All that is read is kept to the end: there is no waste worth searching for.
    gc.disable()
    try:
        return _check(root, options)
    finally:
        gc.enable()


def _check(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    if options.fix:
        for line in fix_pictures(hub):
            # What a program reads holds findings only.
            print(line, file=sys.stdout if options.format == "plain" else sys.stderr)
    findings = check_hub(hub)
    if options.format == "summary":
        print(summary(findings, _titles(hub)))
        if table := reading_table(hub):
            print(table)
    elif text := render(findings, options.format):
        print(text)
    if options.format == "plain":
        print(_summary(hub, findings))
    return FAULTY if any(finding.level == "error" for finding in findings) else DONE


def _titles(hub: Hub) -> dict[PurePosixPath, str]:
    """The title of each page by its file; a case study's also by the file of its facts."""
    titles = {
        page.source.parent / "case_study.yml": page.title
        for page in hub.pages.values()
        if page.kind == "case-study"
    }
    return titles | {page.source: page.title for page in hub.pages.values() if page.front}


def _summary(hub: Hub, findings: list[Diagnostic]) -> str:
    lines = [""] if findings else []
    lines += ["Coverage            page  sections  questions  case studies"]
    for row in coverage(hub).values():
        cells = (len(row.sections), len(row.questions), len(row.case_studies))
        name = f"{row.part.id}"
        if row.kind == "theme":
            lines.append(f"  {name:<36}{'yes' if row.has_page else 'NO'}")
        else:
            numbers = "".join(f"{number or 'NONE':>9}" for number in cells)
            lines.append(f"  {name:<36}{'yes' if row.has_page else 'NO':<4}{numbers}")
    for module in hub.modules.values():
        minutes = ", ".join(
            f"{NAMES[language]} {module_load(hub, module, language).minutes:.0f}"
            for language in LANGUAGES
        )
        lines.append(f"Minutes in module '{module.id}': {minutes}")
    lines += reading_lines(hub)
    states = [state.state for state in translation_states(hub)]
    outdated = len(states) - states.count("done")
    lines.append(f"Translations: {states.count('done')} done, {outdated} not done")
    errors = sum(finding.level == "error" for finding in findings)
    lines.append(
        f"{len(hub.pages)} pages read: {_count(errors, 'error')}, "
        f"{_count(len(findings) - errors, 'warning')}."
    )
    return "\n".join(lines)


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
