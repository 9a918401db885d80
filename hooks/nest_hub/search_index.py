"""The search index: one for each language, made by Pagefind from the finished site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def build_search_index(site: Path) -> None:
    """Indexes every page below `site` into `site/pagefind/`.

    Raises RuntimeError with Pagefind's own words where it fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", "pagefind"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"Pagefind could not make the search index:\n{result.stderr.strip()}")
