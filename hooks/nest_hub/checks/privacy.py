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

from nest_hub.checks.of_pages import PageCheck
from nest_hub.checks.personal import Found, Known, as_read, find_personal_data, known_of
from nest_hub.content.exemptions import PATH
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES
from nest_hub.source import KEPT, read_text

_FOLDERS = ("case_studies", "docs", "modules")
_TEXTS = (".md", ".yml", ".yaml", ".vtt", ".srt", ".txt", ".csv")
_MEND_NAME = (
    "Give it another name, here and where it is used. Whoever has the old one still has it: "
    "tell the person who keeps the project."
)


def check_page_privacy(hub: Hub) -> PageCheck:
    """Personal data in the file of a page, from its front matter to its last line."""
    known, exempt = what_is_known(hub), _exempt(hub)

    def check(page: Page) -> Iterator[Diagnostic]:
        for text, finding in _in_file(hub.root, page.source, known):
            if (text, str(page.source)) not in exempt:
                yield finding

    return check


def check_privacy(hub: Hub) -> Iterator[Diagnostic]:
    """The same in every other file and in names, and exemptions that nothing needs."""
    known, exempt = what_is_known(hub), _exempt(hub)
    pages = {page.source for page in hub.pages.values() if page.front}
    needed: set[tuple[str, str]] = set()
    exempted = {where for _, where in exempt}
    for path, is_text in _files(hub.root):
        found = _in_name(path, known)
        if is_text and path not in pages:
            found += _in_file(hub.root, path, known)
        for text, finding in found:
            if (text, str(path)) not in exempt:
                yield finding
        if str(path) in exempted:
            found += _in_file(hub.root, path, known) if path in pages else []
            needed |= {(text, str(path)) for text, _ in found}
    for entry in hub.exemptions:
        if (_flat(entry.text), entry.where) not in needed:
            yield Diagnostic(
                PATH,
                entry.line("text"),
                f"Nothing in {entry.where} needs this exemption.",
                "Remove it, or correct its `text` or `where`.",
                "warning",
            )


def _exempt(hub: Hub) -> set[tuple[str, str]]:
    return {(_flat(entry.text), entry.where) for entry in hub.exemptions}


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


def _in_file(root: Path, path: PurePosixPath, known: Known) -> list[tuple[str, Diagnostic]]:
    """What a file holds, each with the text that an exemption would name."""
    text, _ = read_text(root, path)
    return [
        (_flat(one.text), Diagnostic(path, line, one.problem, one.mend))
        for line, one in _in_text(text or "", known)
    ]


@lru_cache(maxsize=KEPT)
def _in_text(text: str, known: Known) -> list[tuple[int, Found]]:
    """What a text holds, with the line of each. One that has not changed is not read again."""
    read = as_read(text)
    return [
        (read.count("\n", 0, found.start) + 1, found) for found in find_personal_data(read, known)
    ]


def _in_name(path: PurePosixPath, known: Known) -> list[tuple[str, Diagnostic]]:
    """What the name of a file holds, where hyphens, underlines and full stops may be spaces."""
    stem = path.stem
    if "@" not in stem and not re.search(r"\d", stem):
        return []
    found: dict[str, tuple[str, Diagnostic]] = {}
    for form in (stem.replace("_", " "), re.sub(r"[-_.]", " ", stem)):
        for _, one in _in_text(form, known):
            problem = one.problem.replace("The text holds", "The name of the file holds")
            finding = Diagnostic(path, 0, problem, _MEND_NAME)
            found.setdefault(problem, (_flat(one.text), finding))
    return list(found.values())


def _flat(text: str) -> str:
    return " ".join(as_read(text).split())
