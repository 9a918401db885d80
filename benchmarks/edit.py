"""Times the editor's loop: from saving a case study to its page being served anew.

Usage: python benchmarks/edit.py [NUMBER]   (case studies to add; 500)
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from corpus import write_corpus

PORT = 8123
EDITS = 7
PAGE = f"http://127.0.0.1:{PORT}/en/case-studies/study-7/"


def main(size: int) -> None:
    """Prints the seconds of each kind of edit: smallest, median, largest."""
    with TemporaryDirectory(prefix="nest-hub-benchmark-") as folder:
        root = Path(folder)
        write_corpus(root, size)
        command = [sys.executable, "tools/serve.py", str(PORT)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=quiet, stderr=quiet)
        try:
            begin = time.perf_counter()
            until_served("<title>", server)
            print(
                f"{size} case studies more; first served after {time.perf_counter() - begin:.1f} s"
            )
            text = root / "case_studies/study-7/en.md"
            report(server, "a sentence", text, "## What changed\n", "## What changed\n\nMore {}.\n")
            report(server, "the title", text, "title: ", "title: {} ")
        finally:
            server.terminate()
            server.wait()


def report(server: subprocess.Popen[bytes], what: str, file: Path, old: str, new: str) -> None:
    """Makes the edit again and again, each time to the text as it was."""
    original = file.read_text(encoding="utf-8")
    seconds, cost = [], []
    for number in range(EDITS):
        word = f"Zebra{number}{len(what)}"
        time.sleep(2)  # nobody saves faster, and the build before has ended
        begin, before = time.perf_counter(), processor(server)
        file.write_text(original.replace(old, new.format(word), 1), encoding="utf-8")
        until_served(word, server)
        seconds.append(time.perf_counter() - begin)
        cost.append(processor(server) - before)
    file.write_text(original, encoding="utf-8")
    least, middle, most = min(seconds), median(seconds), max(seconds)
    print(
        f"{what}: {least:.2f} / {middle:.2f} / {most:.2f} s (smallest / median / largest), "
        f"{median(cost):.2f} s of processor time"
    )


def processor(server: subprocess.Popen[bytes]) -> float:
    """Processor time that the server has used; 0 where the system does not say."""
    state = Path(f"/proc/{server.pid}/stat")
    if not state.exists():
        return 0.0
    fields = state.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until_served(text: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the page holds the text."""
    while True:
        if server.poll() is not None:
            sys.exit("The hub could not be served. `make check` says what is wrong with it.")
        try:
            with urllib.request.urlopen(PAGE, timeout=60) as answer:
                if text in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.05)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
