"""Times the editor's loop: from saving a case study to its page being served anew.

Usage: python benchmarks/edit.py [NUMBER]   (case studies to add; 500)
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from corpus import write_corpus
from measuring import Measured, memory_of

PORT = 8123
EDITS = 7


def main(size: int) -> None:
    """Prints the median seconds of each kind of edit."""
    with TemporaryDirectory(prefix="nest-hub-benchmark-") as folder:
        root = Path(folder)
        write_corpus(root, size)
        for what, measured in edits(root):
            print(
                f"{what}: {measured.seconds:.2f} s, {measured.processor:.2f} s of processor time, "
                f"{measured.peak:.0f} MB"
            )


def edits(root: Path) -> Iterator[tuple[str, Measured]]:
    """What it takes until an edit is served: medians of seven, of each kind of edit.

    And once, until the hub is first served.
    """
    study = min((root / "case_studies").glob("*/en.md"))
    page = f"/en/case-studies/{study.parent.name}/"
    command = [sys.executable, "tools/serve.py", str(PORT)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "hooks")}
    quiet = subprocess.DEVNULL
    begin = time.perf_counter()
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=quiet, stderr=quiet)
    try:
        until_served(page, "<title>", server)
        first = time.perf_counter() - begin
        yield "first", Measured(first, processor(server), memory_of(server.pid))
        heading = "## What changed\n"
        yield "a sentence edited", edit(server, page, study, heading, heading + "\nMore {}.\n")
        yield "a title edited", edit(server, page, study, "title: ", "title: {} ")
    finally:
        server.terminate()
        server.wait()


def edit(server: subprocess.Popen[bytes], page: str, file: Path, old: str, new: str) -> Measured:
    """Makes the edit again and again, each time to the text as it was."""
    original = file.read_text(encoding="utf-8")
    assert old in original
    seconds, cost = [], []
    for number in range(EDITS):
        word = f"Zebra{number}{len(new)}"
        time.sleep(3)  # nobody saves faster, and the build before has ended
        begin, before = time.perf_counter(), processor(server)
        file.write_text(original.replace(old, new.format(word), 1), encoding="utf-8")
        until_served(page, word, server)
        seconds.append(time.perf_counter() - begin)
        cost.append(processor(server) - before)
    file.write_text(original, encoding="utf-8")
    return Measured(median(seconds), median(cost), memory_of(server.pid))


def processor(server: subprocess.Popen[bytes]) -> float:
    """Processor time that the server has used; 0 where the system does not say."""
    state = Path(f"/proc/{server.pid}/stat")
    if not state.exists():
        return 0.0
    fields = state.read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def until_served(page: str, text: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the page holds the text."""
    while True:
        if server.poll() is not None:
            sys.exit("The hub could not be served. `make check` says what is wrong with it.")
        connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
        try:
            connection.request("GET", page)
            if text in connection.getresponse().read().decode():
                return
        except (HTTPException, OSError):
            pass  # it has not begun, or builds just now
        finally:
            connection.close()
        time.sleep(0.05)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
