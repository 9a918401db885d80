"""Times the checks and the build of the hub with more and more case studies.

Usage: python benchmarks/build.py [NUMBER …]   (numbers of case studies to add)
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import write_corpus


def main(sizes: list[int]) -> None:
    """Prints one row for each size."""
    print(f"{'studies':>8}{'pages':>8}{'check s':>10}{'build s':>10}{'ms a page':>11}{'MB':>7}")
    for size in sizes:
        with TemporaryDirectory(prefix="nest-hub-benchmark-") as folder:
            root = Path(folder)
            write_corpus(root, size)
            check = timed([sys.executable, "-m", "nest_hub.cli", "check"], root)
            build = timed([sys.executable, "-m", "mkdocs", "build", "--strict"], root)
            pages = len(list((root / "site").rglob("index.html")))
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            each = 1000 * build / pages
            print(f"{size:>8}{pages:>8}{check:>10.2f}{build:>10.2f}{each:>11.1f}{most:>7.0f}")


def timed(command: list[str], folder: Path) -> float:
    """Seconds that a command takes in a folder; its failure ends the run with its words."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(folder / "hooks"),
    }
    begin = time.perf_counter()
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [0, 100, 200, 400])
