"""Findings about content: what is wrong, where, and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding.

    `path` is relative to the project's root, `line` counts from 1 (0: the whole file).
    `problem` and `mend` are sentences for a person who does not program.
    """

    path: PurePosixPath
    line: int
    problem: str
    mend: str
    level: Level = "error"

    def plain(self) -> str:
        """The finding for a terminal: `path:line: problem`, then the mend, indented."""
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        word = "" if self.level == "error" else "warning: "
        return f"{place}: {word}{self.problem}\n  {self.mend}"

    def github(self) -> str:
        """The finding as a GitHub workflow command, which becomes an annotation."""
        place = f"file={_property(str(self.path))}"
        if self.line:
            place += f",line={self.line}"
        return f"::{self.level} {place}::{_message(f'{self.problem} {self.mend}')}"

    def as_dict(self) -> dict[str, str | int]:
        """The finding as plain data, for JSON."""
        return {
            "path": str(self.path),
            "line": self.line,
            "level": self.level,
            "problem": self.problem,
            "mend": self.mend,
        }


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def arrange(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without repeats, by path and line."""
    return sorted(set(diagnostics))


def render(diagnostics: list[Diagnostic], style: Literal["plain", "github", "json"]) -> str:
    """All findings in one style; the empty text when there are none (`[]` in JSON)."""
    if style == "json":
        return json.dumps([d.as_dict() for d in diagnostics], ensure_ascii=False, indent=2)
    return "\n".join(d.github() if style == "github" else d.plain() for d in diagnostics)


def shown(name: str) -> str:
    """A file's name without what could be taken for the line's end, or for nothing at all."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def one_of(value: str, valid: Iterable[str]) -> str:
    """A sentence that lists the valid ids, the nearest to `value` first if one is near."""
    ids = list(valid)
    near = get_close_matches(value, ids, n=1)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    return f"{hint}The valid ones are: {', '.join(ids)}."
