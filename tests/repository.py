"""git, untouched by the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PERSON = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A tester"), ("EMAIL", "tester@example.org"))
}
_ENVIRONMENT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **_PERSON}


def git(folder: Path, *arguments: str) -> str:
    """Runs git in a folder. Returns what it printed."""
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={"PATH": os.environ["PATH"], **_ENVIRONMENT},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
