"""`nest-hub new`."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from nest_hub.commands.asking import LATER, ask
from nest_hub.commands.codes import DONE, MISUSED, STOPPED
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.study_fields import (
    FIELDS,
    Answers,
    Field,
    Unfit,
    answer_name,
    as_slug,
    choices,
    read_answer,
)
from nest_hub.content.study_files import study_files
from nest_hub.content.study_form import load_forms, read_forms
from nest_hub.languages import LANGUAGES


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command and what it can make."""
    parser = commands.add_parser(
        "new",
        help="begin a case study: write its folder, with a guide in each file",
        description="Begins something new.",
    )
    kinds = parser.add_subparsers(title="what", metavar="WHAT", required=True)
    study = kinds.add_parser(
        "case-study",
        help="a folder in case_studies/ with its three files",
        description="Writes case_studies/SLUG with case_study.yml, en.md and cy.md. Asks in the "
        "terminal for what no flag says. An empty answer is left for later; `nest-hub check` then "
        "names everything that is still to do.",
    )
    study.add_argument("slug", metavar="SLUG", help="its id: small letters with hyphens, for good")
    study.add_argument(
        "--from",
        dest="forms",
        action="append",
        metavar="FILE",
        help="the text of a filled-in issue form (`-`: standard input); nothing is asked then. "
        "May be given twice, for the form in each language",
    )
    study.add_argument("--slug-cy", metavar="SLUG", help="the Welsh address (from the Welsh title)")
    for field in FIELDS:
        for name in field.names:
            only = "" if len(field.kinds) > 1 else f" (only for {field.kinds[0]})"
            language = {"en": " (English)", "cy": " (Welsh)"}.get(name[-2:] if "." in name else "")
            study.add_argument(
                _flag(name),
                dest=name,
                metavar="…",
                help=f"{field.question}{language or ''}{only}".replace("%", "%%"),
            )
    study.set_defaults(run=_run)


def _flag(name: str) -> str:
    return "--" + re.sub(r"[._]", "-", name)


def _run(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    if problem := _unusable(hub, options.slug):
        print(problem, file=sys.stderr)
        return MISUSED
    try:
        answers, problems = _given(hub, options)
        if not problems and not options.forms:
            problems = _missing(hub, answers)
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return STOPPED
    if problems:
        print("\n".join([*problems, "Nothing was written."]), file=sys.stderr)
        return MISUSED
    _settle(answers)
    folder = root / "case_studies" / options.slug
    try:
        _write(root, folder, study_files(hub, answers))
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return STOPPED
    except OSError as error:
        print(
            f"{folder} cannot be written: {error.strerror}. Nothing was written.", file=sys.stderr
        )
        return MISUSED
    print(_next_steps(folder.relative_to(root).as_posix(), answers))
    return DONE


def _unusable(hub: Hub, slug: str) -> str:
    """Why there can be no case study of this name; empty where there can."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        near = as_slug(slug)
        hint = f" Did you mean `{near}`?" if near else ""
        return (
            f"'{slug}' cannot be the name of a case study.{hint}\n"
            "Use small letters without accents, digits and hyphens: one-door-for-all."
        )
    if (hub.root / "case_studies" / slug).exists():
        return (
            f"case_studies/{slug} exists already, and is left as it is.\n"
            "Choose another name, or change the files that are there."
        )
    if hub.exists(f"case-studies/{slug}.md"):
        return (
            f"There is already a page of the name '{slug}' among the case studies.\n"
            "Choose another name."
        )
    return ""


def _given(hub: Hub, options: argparse.Namespace) -> tuple[Answers, list[str]]:
    """The answers of the flags, then those of the forms, and everything that does not fit."""
    answers: Answers = {}
    problems: list[str] = []
    if options.slug_cy is not None:
        answers["slug"] = options.slug_cy
        if options.slug_cy != as_slug(options.slug_cy):
            problems.append(f"--slug-cy: Did you mean `{as_slug(options.slug_cy)}`?")
    for field in FIELDS:
        for name in field.names:
            if (text := getattr(options, name)) is None:
                continue
            try:
                answers[name] = read_answer(hub, field, text)
            except Unfit as why:
                problems.append(f"{_flag(name)}: {why}")
    if answers.get("kind") == "":
        problems.append(f"--kind: Write one of: {', '.join(choices(hub, 'kind'))}.")
    if options.forms:
        found, more = _from_forms(hub, options.forms)
        problems += more
        answers = {**found, **answers}
    return answers, problems


def _from_forms(hub: Hub, names: list[str]) -> tuple[Answers, list[str]]:
    texts: dict[str, str] = {}
    for name in names:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            texts["standard input" if name == "-" else name] = raw.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            return {}, [f"{name} cannot be read: {reason}."]
    forms, faults = load_forms(hub.root)
    if faults:
        return {}, [fault.plain() for fault in faults]
    return read_forms(hub, forms, texts)


def _missing(hub: Hub, answers: Answers) -> list[str]:
    """Asks for what is missing; without a terminal, says which flags would answer."""
    if sys.stdin.isatty():
        if any(name not in answers for field in FIELDS for name in field.names):
            print(LATER)
        for field in FIELDS:
            if _is_asked(field, answers):
                ask(hub, field, answers)
        return []
    asked = [field for field in FIELDS if field.needed and _is_asked(field, answers)]
    flags = [_flag(name) for field in asked for name in field.names if name not in answers]
    if not flags:
        return []
    return [
        f"These are missing, and there is no terminal to ask in: {', '.join(flags)}.",
        "`nest-hub new case-study --help` says what each is.",
        'An empty one, such as --title-cy "", is left for later.',
    ]


def _is_asked(field: Field, answers: Answers) -> bool:
    return answers.get("kind", "practice") in field.kinds


def _settle(answers: Answers) -> None:
    """What follows from the answers: a review in a year, and one address for both languages."""
    if not answers.get("review"):
        now = date.today()
        year = now.year + 1
        answers["review"] = str(date(year, now.month, min(now.day, 28)))
    names = [answer_name("address", language) for language in LANGUAGES]
    known = next((answers[name] for name in names if answers.get(name)), "")
    for name in names:
        answers[name] = answers.get(name) or known


def _write(root: Path, folder: Path, files: dict[str, str]) -> None:
    """Writes the folder whole or not at all: first where nobody looks, then moved in one step."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix="new-", dir=cache))
    try:
        made = begun / folder.name
        made.mkdir()
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        folder.parent.mkdir(exist_ok=True)
        made.rename(folder)
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _next_steps(folder: str, answers: Answers) -> str:
    from_welsh = bool(answers.get("need.cy")) and not answers.get("need.en")
    translation = "en" if from_welsh else "cy"
    return (
        f"Written: {folder}/\n"
        "  case_study.yml  what both languages share\n"
        "  en.md, cy.md    the words, under the same five headings\n"
        "\n"
        "Next:\n"
        "1. Write en.md and cy.md, 400 to 700 words in each, in place of the guides.\n"
        "2. Run `nest-hub check`. It names everything that is still to do, with its line.\n"
        "3. When both say the same, run "
        f"`nest-hub translations accept {folder}/{translation}.md`.\n"
        "4. Look at it with `make serve`. Run `nest-hub check` again, and open a pull request."
    )
