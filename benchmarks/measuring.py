"""Time and memory of a command and of all the processes that it starts."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Measured(NamedTuple):
    """Seconds by the clock and of the processors, and the peak memory of all together, in MB."""

    seconds: float
    processor: float
    peak: float


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Measured:
    """Runs a command in a folder; its failure ends the run with its words."""
    begin, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    peak = 0.0
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(0.2):
            peak = max(peak, memory_of(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    said, _ = process.communicate()
    ended.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said[-3000:]}")
    seconds, after = time.perf_counter() - begin, os.times()
    processor = after.children_user + after.children_system
    return Measured(seconds, processor - before.children_user - before.children_system, peak)


def memory_of(pid: int) -> float:
    """The memory of a process and of all that it started, in MB."""
    return sum(map(_memory, _family(pid)))


def growth(less: tuple[int, float], more: tuple[int, float]) -> float:
    """The exponent with which a cost grows with a size: 1 is in proportion."""
    return math.log(more[1] / less[1]) / math.log(more[0] / less[0])


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _memory(pid: int) -> float:
    """MB; what processes share counts once, in parts."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    except OSError:
        pass
    return 0
