"""When each file last changed, from the project's history."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path


def last_changes(root: Path) -> dict[str, date]:
    """The day of the last commit to each path below `root`; empty where there is no history."""
    try:
        log = subprocess.run(
            [
                "git",
                "-c",
                "core.quotePath=off",
                "log",
                "--format=@%cs",
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
        return {}
    changes: dict[str, date] = {}
    day = date.min
    for line in log.splitlines():
        if line.startswith("@"):
            day = date.fromisoformat(line[1:])
        elif line:
            changes.setdefault(line, day)
    return changes
