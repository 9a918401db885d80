"""Whether Markdown is of a size and shape that its readers can take. Asked before any of them.

They look from each sign on to the end, so that twice as many cost them four times as long; and they
go some calls deeper for each list in a list, until there is no deeper.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from nest_hub.diagnostics import Diagnostic
from nest_hub.limits import DEEPEST_LIST, LONGEST_PAGE, MOST_SIGNS

_SIGNS = "[]`*_<>{}!&\\#~"
_HEAD = re.compile(r"(?:[ \t]+|>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*")
_MARK = re.compile(r"[-*+>]|\d+")


def too_much(body: str, first_line: int, path: PurePosixPath) -> Diagnostic | None:
    """Why `body`, whose first line is line `first_line` of its file, is not to be read."""
    if len(body) > LONGEST_PAGE:
        problem = f"The text has {len(body)} characters, more than {LONGEST_PAGE}."
        return Diagnostic(path, first_line, problem, "Shorten it, or make two pages of it.")
    for sign in _SIGNS:
        if (number := body.count(sign)) > MOST_SIGNS:
            at = body.index(sign)
            return Diagnostic(
                path,
                first_line + body.count("\n", 0, at),
                f"The sign '{sign}' stands in the text {number} times, more than {MOST_SIGNS}.",
                "Look into it: no text needs so many. The first is on this line.",
            )
    for number, line in enumerate(body.split("\n"), first_line):
        if _depth(line) > DEEPEST_LIST:
            return Diagnostic(
                path,
                number,
                f"More than {DEEPEST_LIST} lists or quotations stand one in the other here.",
                "Write it flatter.",
            )
    return None


def _depth(line: str) -> int:
    """In how many lists and quotations the line stands, by how it begins."""
    head = _HEAD.match(line)
    assert head  # it may be empty
    return len(_MARK.findall(head[0])) + head[0].expandtabs(4).count(" ") // 4
