"""Names of files and folders that every computer can have, and that all of them find."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from nest_hub.content.contributed import STUDIES
from nest_hub.content.hub import Hub
from nest_hub.diagnostics import Diagnostic, shown
from nest_hub.source import is_text

FOLDERS = ("docs", "modules", str(STUDIES), "framework")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_USUAL = "Use letters from a to z, digits and hyphens."


def check_file_names(hub: Hub) -> Iterator[Diagnostic]:
    """Names that Windows forbids, that have accents, or that differ in capital letters only."""
    for folder in FOLDERS:
        for here, folders, names in os.walk(hub.root / folder):
            place = PurePosixPath(shown(Path(here).relative_to(hub.root).as_posix()))
            seen: dict[str, str] = {}
            for name in sorted([*folders, *names]):
                problem = _forbidden(name)
                # What else a case study's folder may hold, study_files.py knows.
                if not problem and place.parts[0] != STUDIES.name:
                    problem = _written_apart(name) or _twin(name, seen)
                if problem:
                    yield Diagnostic(place / shown(name), 0, *problem)


def _forbidden(name: str) -> tuple[str, str] | None:
    if match := _DEVICE.fullmatch(name):
        word, ending = match[1], match[2] or ""
        return (
            f"Windows keeps the name '{word}' for itself, and nobody there could have this file.",
            f"Give it another name, such as `{word}-page{ending}`.",
        )
    if sign := _FORBIDDEN.search(name):
        return (
            f"The name has the sign '{shown(sign[0])}', which no name in Windows can have.",
            _USUAL,
        )
    if name.endswith((".", " ")):
        return "The name ends with a full stop or a space, which Windows takes away.", _USUAL
    return None


def _written_apart(name: str) -> tuple[str, str] | None:
    if not is_text(name):
        return "The name is not UTF-8 text.", _USUAL
    sign = next((sign for sign in unicodedata.normalize("NFC", name) if not sign.isascii()), "")
    if not sign:
        return None
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return (
        f"The name has the sign '{sign}', which some computers write in another way.",
        f"Name it `{plain}`, here and wherever it is named." if sign.isalpha() else _USUAL,
    )


def _twin(name: str, seen: dict[str, str]) -> tuple[str, str] | None:
    other = seen.setdefault(name.casefold(), name)
    if other == name:
        return None
    return (
        f"The name differs from '{other}' in small and capital letters only.",
        "Give one of them another name: many computers take them for the same file.",
    )
