"""Findings as a page of Markdown for people: what GitHub shows of a pull request's check.

Nothing in it is Markdown but what is written here. A finding holds a contributor's words, and
they must not become a link, a picture, a heading, or the mention of a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from nest_hub.diagnostics import Diagnostic, Level

LIMIT = 900_000
"""Bytes of one summary. GitHub shows nothing of a longer one than 1 MiB."""
WELL = "Nothing is wrong with the content."
_HEADINGS: dict[Level, str] = {"error": "Errors", "warning": "Warnings"}
_HEAD = (
    "| Page | File | Line | What is wrong | How to mend it |",
    "| --- | --- | ---: | --- | --- |",
)
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\s]+")
"""Line breaks, and signs that nobody sees and that turn or hide the text round them."""
_SIGNS = re.compile(r"[&<>\"\\`*_{}\[\]()#|~!$^]")
_LINKS = re.compile(r"(?<=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=#35;)(?=\d)", re.IGNORECASE)
"""Where GitHub would see the name of a person, an address, or the number of an issue."""


def summary(
    findings: list[Diagnostic], titles: Mapping[PurePosixPath, str], well: str = WELL
) -> str:
    """The findings in tables, errors first; `titles` are those of the pages by their files."""
    if not findings:
        return f"✅ **{well}**\n"
    by_level = {level: [f for f in findings if f.level == level] for level in _HEADINGS}
    errors, warnings = len(by_level["error"]), len(by_level["warning"])
    count = f"{_count(errors, 'error')} and {_count(warnings, 'warning')}".capitalize()
    effect = "❌ Errors stop" if errors else "⚠️ Warnings do not stop"
    opening = (
        f"**{count}.** {effect} publication. Beside the changed lines GitHub shows only the "
        "first ten of each kind; here they all are."
    )
    lines, room, left = [opening], LIMIT, len(findings)
    for level, found in by_level.items():
        if found and room > 0:
            lines += ["", f"### {_HEADINGS[level]}", "", *_HEAD]
        for finding in found:
            row = _row(finding, titles.get(finding.path, ""))
            room -= len(row.encode()) + 1
            if room > 0:
                lines.append(row)
                left -= 1
    if left:
        lines += ["", f"There is no room here for {left} more: `make check` lists them all."]
    return "\n".join([*lines, ""])


def plain_text(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    line = _HIDDEN.sub(" ", text).strip()
    signs = _SIGNS.sub(lambda match: f"&#{ord(match[0])};", line)
    return _LINKS.sub("&#8203;", signs)


def _row(finding: Diagnostic, title: str) -> str:
    line = str(finding.line) if finding.line else ""
    cells = (title, str(finding.path), line, finding.problem, finding.mend)
    return f"| {' | '.join(plain_text(cell) for cell in cells)} |"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
