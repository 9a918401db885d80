"""What makes a build fast, and the one setting that switches it off.

`NEST_HUB_SPEED=plain` leaves every page to the engine, one after another, and keeps nothing from
one build to the next; `one-process` only keeps all work in one process. The site is the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

SETTING = "NEST_HUB_SPEED"

FEWEST = 200
"""With fewer pages than this, starting processes takes longer than they save."""

_work: Callable[[int, int], list[Any]] | None = None


def is_plain() -> bool:
    """Whether the engine makes every page."""
    return os.environ.get(SETTING) == "plain"


def in_slices(work: Callable[[int, int], list[T]], total: int, fewest: int = FEWEST) -> list[T]:
    """What `work(start, end)` gives for all of `range(total)`, in order.

    `work` gets slices of the range. A forked process has all that this one has, so nothing is sent
    to it; what it gives must be picklable. What a process raises is raised here.
    """
    global _work
    if total < fewest or not _can_fork():
        return work(0, total)
    cores = os.cpu_count() or 1
    size = -(-total // (4 * cores))
    slices = [(start, min(start + size, total)) for start in range(0, total, size)]
    _work = work
    try:
        gc.freeze()  # what is here stays one copy for all
        # They end before there is any waste worth searching for.
        with multiprocessing.get_context("fork").Pool(cores, gc.disable) as pool:
            done = pool.map(_slice, slices, 1)
    finally:
        gc.unfreeze()
        _work = None
    return [result for piece in done for result in piece]


def _can_fork() -> bool:
    """Not beside other threads: a fork would copy their locks as they happen to be."""
    return (
        os.environ.get(SETTING) not in {"plain", "one-process"}
        and (os.cpu_count() or 1) > 1
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def _slice(place: tuple[int, int]) -> list[Any]:
    assert _work is not None
    return _work(*place)
