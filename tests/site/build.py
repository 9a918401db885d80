"""Builds a site as `make build` does: the same command, unless asked otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from nest_hub.speed import SETTING


def build_site(
    root: Path, folder: Path, engine: str = "mkdocs", *, strict: bool = True, speed: str = ""
) -> Path:
    """Builds the project at `root` into `folder`. Fails with the engine's own words."""
    if engine == "mkdocs" and strict:
        command = [sys.executable, "-m", "nest_hub.cli", "build"]
    else:
        command = [sys.executable, "-m", engine, "build", *(["--strict"] if strict else [])]
        command += ["--config-file", "mkdocs.yml"]
    result = subprocess.run(
        [*command, "--site-dir", str(folder)],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(root / "hooks"),
            SETTING: speed,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, f"{' '.join(command[2:])} failed:\n{result.stderr[-8000:]}"
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
