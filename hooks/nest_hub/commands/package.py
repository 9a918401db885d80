"""`nest-hub package`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.modules import Module
from nest_hub.content.timing import module_pages
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language
from nest_hub.packages import FORMATS, make_package
from nest_hub.packages.contents import Package
from nest_hub.packages.settings import read_settings

_CHOICES: dict[str, tuple[Language, ...]] = {"both": LANGUAGES, "cy": ("cy",), "en": ("en",)}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "package",
        help="make a package of a module for an LMS: SCORM 1.2, SCORM 2004 or cmi5",
        description="Writes a zip that an LMS imports: the module's pages with their questions and "
        "its quiz. The LMS keeps the learner's progress, score and status.",
    )
    parser.add_argument("module", metavar="MODULE", help="the module's folder in modules/")
    parser.add_argument(
        "--format",
        dest="form",
        choices=FORMATS,
        default="scorm12",
        help="scorm12 for Moodle and ESR (the default), scorm2004 for its 4th edition, cmi5",
    )
    parser.add_argument(
        "--language",
        choices=sorted(_CHOICES),
        default="both",
        help="cy, en, or both (the default), with a switch on each page",
    )
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the zip to write")
    parser.set_defaults(run=_run)


def _run(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    module = hub.modules.get(options.module)
    if module is None:
        known = ", ".join(sorted(hub.modules))
        print(f"There is no module '{options.module}'. The modules are: {known}.", file=sys.stderr)
        return MISUSED
    languages = _CHOICES[options.language]
    if problem := _unfit(hub, module, languages):
        print(f"{problem}\nNothing was written. `nest-hub check` says more.", file=sys.stderr)
        return FAULTY
    data = make_package(Package(hub, module, languages, read_settings(root)), options.form)
    target = Path(options.output)
    try:
        _write(target, data)
    except OSError as error:
        print(f"{target} cannot be written: {error.strerror}.", file=sys.stderr)
        return MISUSED
    print(f"Written: {target} ({len(data) / 1024:.0f} kB)")
    return DONE


def _unfit(hub: Hub, module: Module, languages: tuple[Language, ...]) -> str:
    """Why the module cannot be packed; empty where it can."""
    if not module.complete or not module.bank:
        return f"The questions of '{module.id}' have faults."
    for language in languages:
        pages = module_pages(hub, module, language)
        if len(pages) < len(module.data.sections) + 3:
            return f"The module '{module.id}' is not whole in {IN_ENGLISH[language]}."
        if any(page.draft for page in pages):
            return f"The module '{module.id}' has a page that is a draft ({IN_ENGLISH[language]})."
    return ""


def _write(target: Path, data: bytes) -> None:
    """Writes the file whole, or leaves what was there."""
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(data)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
