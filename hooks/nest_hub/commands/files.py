"""Files that commands write: all or none, and nothing that could not be had back."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def is_saved(path: Path) -> bool:
    """Whether the file's text, as it stands, is in the project's history."""
    try:
        status = subprocess.run(
            [
                "git",
                "status",
                "--porcelain",
                "--ignored",
                "--untracked-files=all",
                "--",
                path.name,
            ],
            cwd=path.parent,
            capture_output=True,
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return not status.stdout


def write_all(texts: Mapping[Path, str]) -> None:
    """Writes every file whole, or none of them. Raises OSError."""
    new = {path: path.with_name(f".{path.name}.new") for path in texts}
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new[path].write_text(text, encoding="utf-8", newline="\n")
        for path in texts:
            old = path.read_bytes() if path.exists() else None
            new[path].replace(path)
            before[path] = old
    except OSError:
        for path, old in before.items():
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
        raise
    finally:
        for path in new.values():
            path.unlink(missing_ok=True)
