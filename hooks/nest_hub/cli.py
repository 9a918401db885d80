"""`nest-hub`: the command line. Parses arguments, calls, prints, and sets the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from nest_hub.checks import check_hub
from nest_hub.content.coverage import coverage
from nest_hub.content.hub import Hub, load_hub
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_load
from nest_hub.content.translations import accept, translation_states
from nest_hub.diagnostics import Diagnostic, render
from nest_hub.languages import LANGUAGES, NAMES, other

DONE, FAULTY, MISUSED = 0, 1, 2
"""Exit codes: nothing wrong; errors in the content; the command itself was wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns its exit code."""
    options = _parser().parse_args(arguments)
    root = find_root(Path(options.root) if options.root else Path.cwd())
    if root is None:
        print(
            "This folder is not the hub: it has no mkdocs.yml and framework/ in it or above it.\n"
            "Go to the hub's folder, or name it with --root.",
            file=sys.stderr,
        )
        return MISUSED
    try:
        code: int = options.run(root, options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nest-hub",
        description="Looks after the content of the NYTH/NEST hub.",
        epilog="`nest-hub COMMAND --help` says more about one command.",
    )
    parser.add_argument("--root", metavar="FOLDER", help="the hub's folder (this one)")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    check = commands.add_parser(
        "check",
        help="say everything that is wrong with the content, and how to mend it",
        description="Reads all pages, modules, case studies and data, and says everything that "
        "is wrong, with the file, the line and how to mend it. Nothing is changed. "
        "Ends with code 1 when there are errors; warnings alone do not count.",
    )
    check.add_argument(
        "--format",
        choices=("plain", "github", "json"),
        default="plain",
        help="plain for people, github for notes in a pull request, json for programs",
    )
    check.set_defaults(run=_check)

    translations = commands.add_parser(
        "translations",
        help="show the state of every translation, or accept one as up to date",
        description="Without anything more, shows which translations are done, outdated or "
        "missing. `nest-hub translations accept FILE` says that a translation now says the same "
        "as its original.",
    )
    translations.set_defaults(run=_translations)
    actions = translations.add_subparsers(title="actions", metavar="ACTION")
    accepting = actions.add_parser(
        "accept",
        help="say that translations now say the same as their originals",
        description="Writes into each translation what its original says today, so that a later "
        "change of the original is noticed. Read both pages first.",
    )
    accepting.add_argument(
        "files", nargs="+", metavar="FILE", help="a translation, such as docs/cy/index.md"
    )
    accepting.set_defaults(run=_accept)
    return parser


def find_root(start: Path) -> Path | None:
    """The hub's folder: `start`, or the first folder above it with the hub's files."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "framework").is_dir():
            return folder
    return None


def _check(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    findings = check_hub(hub)
    if text := render(findings, options.format):
        print(text)
    if options.format == "plain":
        print(_summary(hub, findings))
    return FAULTY if any(finding.level == "error" for finding in findings) else DONE


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


def _translations(root: Path, options: argparse.Namespace) -> int:
    for state in translation_states(load_hub(root)):
        reviewed = "" if state.page.reviewed else "  not reviewed"
        changed = f"  changed: {', '.join(state.changed)}" if state.state == "outdated" else ""
        print(f"{state.state:<9} {state.page.source}{reviewed}{changed}")
    return DONE


def _accept(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    by_source = {page.source: page for page in hub.pages.values() if page.front}
    accepted: list[tuple[Path, str, str]] = []
    for name in options.files:
        path = Path(name).resolve()
        place = PurePosixPath(path.relative_to(root)) if path.is_relative_to(root) else None
        page = by_source.get(place) if place else None
        problem, original = _original(hub, page)
        if page is None or original is None:
            print(f"{name}: {problem}. No file was changed.", file=sys.stderr)
            return MISUSED
        accepted.append((path, accept(hub, page, original), str(original.source)))
    for path, text, original_path in accepted:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(root)} now says the same as {original_path}.")
    return DONE


def _original(hub: Hub, page: Page | None) -> tuple[str, Page | None]:
    if page is None:
        return "this is not a page of the hub that can be read", None
    original = hub.page(other(page.language), page.uri)
    if original is None:
        return "its original is missing", None
    if original.front and original.front.translation:
        return f"{original.source} is itself marked as the translation", None
    return "", original


if __name__ == "__main__":
    raise SystemExit(main())
