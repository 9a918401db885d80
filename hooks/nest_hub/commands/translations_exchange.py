"""`nest-hub translations export` and `import`: pages to a translation office, and back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path, PurePosixPath

from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from nest_hub.commands.files import is_saved, write_all
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.pages import Page
from nest_hub.content.translations import translation_states
from nest_hub.content.xliff.reading import read_xliff
from nest_hub.content.xliff.returning import Taken, take_back
from nest_hub.content.xliff.writing import write_xliff
from nest_hub.diagnostics import Diagnostic, arrange
from nest_hub.languages import LANGUAGES, other


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds both actions."""
    exporting = actions.add_parser(
        "export",
        help="write pages as XLIFF files, for a translation office",
        description="Writes one XLIFF 1.2 file for each page. What an existing translation "
        "says, where its original has not changed since, is in it already.",
    )
    exporting.add_argument(
        "pages",
        nargs="*",
        metavar="PAGE",
        help="an original, such as docs/en/index.md, or the folder of a case study",
    )
    exporting.add_argument(
        "--waiting", action="store_true", help="every page that is missing or outdated"
    )
    exporting.add_argument(
        "-o", "--output", default=".", metavar="FOLDER", help="where to write (this folder)"
    )
    exporting.set_defaults(run=_export)
    importing = actions.add_parser(
        "import",
        help="take XLIFF files back from a translation office",
        description="Writes the translations at their places: the structure of the originals "
        "with the translated texts. Says what is wrong and writes nothing where a text is "
        "missing, a tag is damaged or an original has changed.",
    )
    importing.add_argument("files", nargs="+", metavar="FILE", help="an XLIFF file (.xlf)")
    importing.add_argument(
        "--reviewed",
        action="store_true",
        help="a translator or fluent speaker has read the result: write `reviewed: true`",
    )
    importing.add_argument(
        "--force",
        action="store_true",
        help="write also over a page whose text is not in the history of the project",
    )
    importing.set_defaults(run=_import)


def _export(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    pages: dict[str, Page] = {}
    problems: list[str] = []
    for name in options.pages:
        page, problem = _named(hub, name)
        if page is None:
            problems.append(f"{name}: {problem}.")
        else:
            pages[file_name(page)] = page
    if options.waiting:
        pages |= {file_name(page): page for page in _waiting(hub)}
    folder = Path(options.output)
    texts = {folder / name: write_xliff(hub, page) for name, page in pages.items()}
    for path, text in texts.items():
        # It may be the one that the translator is working on, or that came back.
        if path.exists() and path.read_bytes() != text.encode():
            problems.append(f"{path}: there is another file of this name already. Move it away.")
    if not options.pages and not options.waiting:
        problems.append("Name a page, or ask for all that wait with --waiting.")
    if problems:
        print("\n".join([*problems, "No file was written."]), file=sys.stderr)
        return MISUSED
    if not texts:
        print("No translation is missing or outdated.")
        return DONE
    try:
        write_all(texts)
    except OSError as error:
        return _unwritten(error)
    for path, page in zip(texts, pages.values(), strict=True):
        print(f"{path}  {page.source}")
    return DONE


def file_name(page: Page) -> str:
    """The XLIFF file's name: `principles_no-wrong-door.en-cy.xlf`."""
    name = page.uri.removesuffix(".md").replace("/", "_")
    return f"{name}.{page.language}-{other(page.language)}.xlf"


def _named(hub: Hub, name: str) -> tuple[Page | None, str]:
    path = Path(name).resolve()
    if not path.is_relative_to(hub.root):
        return None, "this is not in the hub's folder"
    place = PurePosixPath(path.relative_to(hub.root))
    authored = {page.source: page for page in hub.pages.values() if page.front}
    if path.is_dir():
        versions = [authored.get(place / f"{language}.md") for language in LANGUAGES]
        originals = [p for p in versions if p and p.front and not p.front.translation]
        if len(originals) == 2:
            return None, f"name {place}/en.md or {place}/cy.md, whichever is the original"
        page = originals[0] if originals else None
    else:
        page = authored.get(place)
    if page is None:
        return None, "this is not a page of the hub that can be read"
    if page.front and page.front.translation:
        twin = hub.page(other(page.language), page.uri)
        where = twin.source if twin else "its original is missing"
        return None, f"this is a translation; export its original ({where})"
    return page, ""


def _waiting(hub: Hub) -> list[Page]:
    pages = []
    for state in translation_states(hub):
        if state.state in {"missing", "outdated"}:
            original = state.original or state.page
            # A translation whose own original is gone is nothing to translate from.
            if original.front and not original.front.translation:
                pages.append(original)
    return pages


def _import(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    taken: dict[PurePosixPath, tuple[PurePosixPath, Taken]] = {}
    findings: list[Diagnostic] = []
    for name in options.files:
        path = PurePosixPath(Path(name).as_posix())
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            print(f"{name}: {error.strerror}. No page was written.", file=sys.stderr)
            return MISUSED
        returned, faults = read_xliff(path, data)
        findings += faults
        if returned is None:
            continue
        translation, faults = take_back(hub, returned, reviewed=options.reviewed)
        findings += faults
        if translation is None:
            continue
        if earlier := taken.get(translation.path):
            problem = f"It is for the same page as {earlier[0]}: {translation.path}."
            findings.append(Diagnostic(path, 0, problem, "Leave one of them out."))
        taken[translation.path] = (path, translation)
    texts: dict[Path, str] = {}
    for path, translation in taken.values():
        target = root / translation.path
        if target.exists() and target.read_bytes() == translation.text.encode():
            continue
        if target.exists() and not options.force and not is_saved(target):
            findings.append(
                Diagnostic(
                    path,
                    0,
                    f"{translation.path} has changes that are not in the project's history, "
                    "and would be written over.",
                    "Commit them first, or write over them with --force.",
                )
            )
        texts[target] = translation.text
    if findings:
        print("\n".join(finding.plain() for finding in arrange(findings)))
        print("No page was written.")
        return FAULTY
    try:
        write_all(texts)
    except OSError as error:
        return _unwritten(error)
    for _, translation in taken.values():
        word = "written" if root / translation.path in texts else "as it was"
        print(f"{translation.path}: {word}. It is the translation of {translation.original}.")
    return DONE


def _unwritten(error: OSError) -> int:
    print(f"{error.filename}: {error.strerror}. No file was written.", file=sys.stderr)
    return MISUSED
