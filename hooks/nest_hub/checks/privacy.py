"""Nothing by which a person could be found or known stands in what people wrote.

Looks at the files themselves, so that front matter, comments, captions and alternative texts are
read like the rest, and at the names of files and folders. What is found is never said again in
full: the finding itself is public.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from nest_hub.checks.personal import Found, Known, as_read, find_personal_data, known_of
from nest_hub.content.exemptions import PATH
from nest_hub.content.hub import Hub
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES
from nest_hub.source import read_text

_FOLDERS = ("case_studies", "docs", "modules")
_TEXTS = (".md", ".yml", ".yaml", ".vtt", ".srt", ".txt", ".csv")
_MEND_NAME = (
    "Give it another name, here and where it is used. Whoever has the old one still has it: "
    "tell the person who keeps the project."
)


def check_privacy(hub: Hub) -> Iterator[Diagnostic]:
    """Personal data in texts and in names of files, and exemptions that nothing needs."""
    known = what_is_known(hub)
    exempt = {(_flat(entry.text), entry.where) for entry in hub.exemptions}
    used: set[tuple[str, str]] = set()
    for path, is_text in _files(hub.root):
        found = [(0, one, _MEND_NAME) for one in _in_name(path.name, known)]
        if is_text:
            text, _ = read_text(hub.root, path)
            found += [(line, one, one.mend) for line, one in _in_text(text or "", known)]
        for line, one, mend in found:
            what = (_flat(one.text), str(path))
            if what in exempt:
                used.add(what)
            else:
                yield Diagnostic(path, line, one.problem, mend)
    for entry in hub.exemptions:
        if (_flat(entry.text), entry.where) not in used:
            yield Diagnostic(
                PATH,
                entry.line("text"),
                f"Nothing in {entry.where} needs this exemption.",
                "Remove it, or correct its `text` or `where`.",
                "warning",
            )


def what_is_known(hub: Hub) -> Known:
    """What the data itself publishes."""
    lines, guidance = hub.help_lines, hub.regions.guidance
    emails = [line.email for line in lines if line.email]
    emails += [guidance.national_contact] if guidance else []
    emails += [region.lead_contact for region in hub.regions.by_id.values() if region.lead_contact]
    numbers = [number for line in lines for number in (line.phone, line.text) if number]
    names = [line.name for line in lines]
    for region in hub.regions.by_id.values():
        names += [region.name, region.short_name, *(council.name for council in region.councils)]
    return known_of(emails, numbers, [name[language] for name in names for language in LANGUAGES])


def _files(root: Path) -> Iterator[tuple[PurePosixPath, bool]]:
    """Every file and folder that people wrote, and whether it is a text. No link is followed."""
    folders = [PurePosixPath(name) for name in _FOLDERS]
    while folders:
        folder = folders.pop()
        if not (root / folder).is_dir():
            continue
        with os.scandir(root / folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                path = folder / entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    yield path, False
                else:
                    is_file = entry.is_file(follow_symlinks=False)
                    yield path, is_file and path.suffix.lower() in _TEXTS


@lru_cache(maxsize=8192)
def _in_text(text: str, known: Known) -> list[tuple[int, Found]]:
    """What a file holds, with the line of each. A text that has not changed is not read again."""
    read = as_read(text)
    return [
        (read.count("\n", 0, found.start) + 1, found) for found in find_personal_data(read, known)
    ]


@lru_cache(maxsize=8192)
def _in_name(name: str, known: Known) -> list[Found]:
    """What the name of a file holds, where hyphens, underlines and full stops may be spaces."""
    stem = name.rpartition(".")[0] or name
    if "@" not in stem and not re.search(r"\d", stem):
        return []
    forms = (stem.replace("_", " "), re.sub(r"[-_.]", " ", stem))
    found: dict[str, Found] = {}
    for form in forms:
        for one in find_personal_data(form, known):
            problem = one.problem.replace("The text holds", "The name of the file holds")
            found.setdefault(problem, Found(one.start, one.text, problem, one.mend))
    return list(found.values())


def _flat(text: str) -> str:
    return " ".join(as_read(text).split())
