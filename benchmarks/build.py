"""Times builds of the hub with more and more pages, beside other generators on the same words.

Usage: python benchmarks/build.py [NUMBER …]   (pages, both languages together; 300 1000 5000)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import write_corpus
from edit import edits
from measuring import Measured, growth, measure
from others import commands, write_plain

from nest_hub.content.load import load_hub
from nest_hub.speed.kept import FOLDER

ROOT = Path(__file__).resolve().parents[1]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def main(sizes: list[int]) -> None:
    """Prints a row for each way of building at each size, with how its cost grew since the last.

    The load is that of the last minute: where it is much more than two, others had their share of
    the processors, and only the processor time says something.
    """
    own = len(load_hub(ROOT).pages)
    print(
        f"{'pages':>6} {'what':<28} {'seconds':>8} {'CPU s':>7} {'peak MB':>8} {'load':>5}  growth"
    )
    before: dict[str, tuple[int, float]] = {}
    for size in sizes:
        with TemporaryDirectory(prefix="nest-hub-benchmark-") as folder:
            root = Path(folder, "hub")
            root.mkdir()
            write_corpus(root, max(0, (size - own) // 2))
            pages = len(load_hub(root).pages)
            for what, measured in rows(root, Path(folder, "plain")):
                grew = growth(before[what], (pages, measured.processor)) if what in before else None
                before[what] = (pages, measured.processor)
                print(
                    f"{pages:>6} {what:<28} {measured.seconds:>8.2f} {measured.processor:>7.2f} "
                    f"{measured.peak:>8.0f} {os.getloadavg()[0]:>5.1f}  "
                    f"{'' if grew is None else f'{grew:.2f}'}",
                    flush=True,
                )


def rows(root: Path, plain: Path) -> Iterator[tuple[str, Measured]]:
    """Each way of building, and what it took."""
    environment = {**QUIET, "PYTHONPATH": str(root / "hooks")}
    check = [sys.executable, "-m", "nest_hub.cli", "check"]
    build = [sys.executable, "-m", "nest_hub.cli", "build"]

    def ours(command: list[str], speed: str = "") -> Measured:
        return measure(command, root, {**environment, "NEST_HUB_SPEED": speed})

    yield "check, one process", ours(check, "plain")
    yield "build by the engine alone", ours(build, "plain")
    yield "build, one process", ours(build, "one-process")
    forget(root)
    yield "build", ours(build)
    yield "build, nothing changed", ours(build)
    page = min((root / "case_studies").glob("*/cy.md"))  # of an original the translation hangs
    append(page, "\nOne more sentence.\n")
    yield "build, one page edited", ours(build)
    append(root / "overrides" / "base.html", "\n{#- edited -#}\n")
    yield "build, a template edited", ours(build)
    for what, measured in edits(root):
        yield f"served again, {what}", measured
    write_plain(load_hub(root), plain)
    for name, command in commands().items():
        yield name, measure(command, plain, QUIET)


def forget(root: Path) -> None:
    """Removes what earlier builds kept."""
    for path in sorted((root / FOLDER).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def append(path: Path, text: str) -> None:
    """Adds to the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [300, 1000, 5000])
