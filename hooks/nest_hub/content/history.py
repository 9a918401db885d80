"""When each file first and last changed, from the project's history."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class History:
    """The day of the first and of the last commit to each path."""

    first: dict[str, date] = field(default_factory=dict)
    last: dict[str, date] = field(default_factory=dict)


def read_history(root: Path) -> History:
    """The history of every path below `root`; empty where there is none.

    Where older commits were not fetched, the first commit to a path is not known if it may be
    one of them.
    """
    try:
        log = subprocess.run(
            [
                "git",
                "-c",
                "core.quotePath=off",
                "log",
                "--format=@%cs %D",
                "--name-only",
                "--relative",
            ],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return History()
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    day, oldest = date.min, False
    for line in log.splitlines():
        if line.startswith("@"):
            day, oldest = date.fromisoformat(line[1:11]), "grafted" in line[12:].split(", ")
        elif line:
            last.setdefault(line, day)
            if oldest:
                first.pop(line, None)
            else:
                first[line] = day
    return History(first, last)
