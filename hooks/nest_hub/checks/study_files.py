"""What the folder of a case study may hold, and nothing beside it: no link, nothing that runs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from nest_hub.content.contributed import FILES, STUDIES, STUDY, is_folder_name
from nest_hub.content.hub import Hub
from nest_hub.content.images import IMAGE_TYPES
from nest_hub.diagnostics import Diagnostic, shown

_PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_READ_ELSEWHERE = (".heic", ".heif")
"""Pictures that are not published as they are: the check of pictures says how to mend that."""
_MAY_RUN = (".svg", ".svgz")
_BELONGS = f"A case study's folder holds {', '.join(FILES)} and pictures."


def check_study_files(hub: Hub) -> Iterator[Diagnostic]:
    """Whatever lies below `case_studies/` and has no place there."""
    try:
        with os.scandir(hub.root / STUDIES) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = STUDIES / shown(entry.name)
        if entry.is_symlink():
            yield _link(path)
        elif not entry.is_dir():
            yield Diagnostic(
                path,
                0,
                "The file lies beside the folders of the case studies.",
                "Move it into the folder to which it belongs, or delete it.",
            )
        else:
            yield from _folder(path, entry)


def _folder(folder: PurePosixPath, found: os.DirEntry[str]) -> Iterator[Diagnostic]:
    if not is_folder_name(found.name):
        yield Diagnostic(
            folder,
            0,
            f"The folder's name '{folder.name}' cannot be used as an address.",
            "Use small letters without accents, digits and hyphens: a-school-nest.",
        )
    with os.scandir(found.path) as files:
        entries = sorted(files, key=lambda entry: entry.name)
    if STUDY not in {entry.name for entry in entries}:
        yield Diagnostic(
            folder,
            0,
            f"The folder has no {STUDY}, so nothing of it is shown.",
            f"Write {STUDY}, or delete the folder.",
        )
    seen: dict[str, str] = {}
    for entry in entries:
        if problem := _problem(entry, seen):
            yield Diagnostic(folder / shown(entry.name), 0, *problem)
        elif entry.is_symlink():
            yield _link(folder / shown(entry.name))


def _link(path: PurePosixPath) -> Diagnostic:
    return Diagnostic(
        path,
        0,
        "This is a link to another place, and no link is followed.",
        "Delete it, and put the file itself there if it belongs here.",
    )


def _problem(entry: os.DirEntry[str], seen: dict[str, str]) -> tuple[str, str] | None:
    """Why one thing in a folder has no place there; None where it has, and for a link."""
    if entry.is_symlink():
        return None
    if entry.is_dir():
        return "This is a folder within the case study's folder.", f"{_BELONGS} Delete the folder."
    if not entry.is_file():
        return "This is not a file.", f"{_BELONGS} Delete it."
    if entry.name.startswith("."):
        return "This is a hidden file.", f"{_BELONGS} Delete it: your computer may have made it."
    other = seen.setdefault(entry.name.casefold(), entry.name)
    if other != entry.name:
        return (
            f"The name differs from '{shown(other)}' in small and capital letters only.",
            "Give one of them another name: many computers take them for the same file.",
        )
    if entry.name in FILES:
        return None
    return _picture_problem(entry.name)


def _picture_problem(name: str) -> tuple[str, str] | None:
    """Why a file that is no page has no place among the pictures."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _MAY_RUN:
        return "An SVG picture can carry scripts, so none is published.", "Save it as PNG."
    if suffix in _READ_ELSEWHERE:
        return None
    if suffix not in IMAGE_TYPES:
        known = f"{_BELONGS} Pictures end with: {', '.join(IMAGE_TYPES)}."
        return "The file has no place in a case study's folder.", known
    if not _PICTURE_NAME.fullmatch(name):
        return (
            "The picture's name holds a space, an accent or a sign that an address cannot hold.",
            "Use letters without accents, digits and hyphens: open-door.jpg.",
        )
    return None
