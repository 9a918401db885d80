"""Reads everything that was given, on all cores, and counts it."""

from __future__ import annotations

import gc
import os
import secrets
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any, TypeVar

from nest_hub.completions.bank import Bank
from nest_hub.completions.facts import Facts
from nest_hub.completions.inputs import Piece, texts
from nest_hub.completions.listed import Listed
from nest_hub.completions.quick import Quick
from nest_hub.completions.score import find_facts
from nest_hub.completions.shards import SHARDS, Shards, read_people
from nest_hub.completions.tally import Period, Tally

Progress = Callable[[int, int], None]
"""Is told how many bytes and records were read."""
ALONE = 8_000_000
"""Bytes that are read sooner than other processes have started."""
Other = Callable[[str, bytes], Any]
"""Takes a text that is no record, by its name; gives nothing for what is not its own either."""
T = TypeVar("T")


@dataclass
class Reading:
    """What was read: how many texts and records, and what was refused or scored again."""

    texts: int = 0
    records: int = 0
    refused: Listed = field(default_factory=Listed)
    rescored: Listed = field(default_factory=Listed)
    reasons: Counter[str] = field(default_factory=Counter)
    others: list[Any] = field(default_factory=list)
    """What was no record, and somebody else took."""

    def add(self, other: Reading) -> None:
        """Adds what was read elsewhere."""
        self.texts += other.texts
        self.records += other.records
        self.refused.add(other.refused)
        self.rescored.add(other.rescored)
        self.reasons.update(other.reasons)
        self.others += other.others


class Worker:
    """Reads pieces, and keeps the facts of good records in its shards."""

    def __init__(
        self,
        bank: dict[str, Any],
        schema: dict[str, Any],
        folder: str,
        key: bytes,
        other: Other | None = None,
    ):
        self.bank = Bank(bank)
        self.folder = Path(folder)
        self._quick = Quick(schema)
        self._shards = Shards(self.folder, str(os.getpid()), key)
        self._other = other

    def read(self, piece: Piece) -> Reading:
        """Reads one piece."""
        reading = Reading()
        for name, text in texts(piece):
            reading.texts += 1
            record = text if isinstance(text, str) else self._quick.read(text)
            if isinstance(record, str):
                if self._is_taken(name, text, record, reading):
                    continue
                reading.reasons[record] += 1
                reading.refused.append({"name": name, "reason": record})
                continue
            reading.records += 1
            facts, rescored = find_facts(record, self.bank)
            self._shards.add(facts)
            for each in rescored:
                reading.rescored.append({"name": name, **each})
        self._shards.flush()
        return reading

    def _is_taken(self, name: str, text: bytes | str, reason: str, reading: Reading) -> bool:
        """Whether somebody else takes a text that is no record; then it is not counted here."""
        if self._other is None or reason != "foreign" or isinstance(text, str):
            return False
        taken = self._other(name, text)
        if taken is None:
            return False
        reading.others.append(taken)
        reading.texts -= 1
        return True

    def count(self, shard: int, period: Period) -> Tally:
        """Counts the people of one shard."""
        tally = Tally()
        for person in read_people(self.folder, shard, self.bank):
            tally.add_person(person, self.bank, period)
        return tally

    def close(self) -> None:
        """Ends the worker's files."""
        self._shards.close()


_worker: Worker | None = None


def _start(*arguments: Any) -> None:
    global _worker
    # Who stops the work stops the process that gives it out, and that one says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is read holds no circles; looking for them takes half of the time.
    gc.disable()
    _worker = Worker(*arguments)


def _read(piece: Piece) -> Reading:
    assert _worker
    return _worker.read(piece)


def _count(period: Period, shard: int) -> Tally:
    assert _worker
    return _worker.count(shard, period)


class Counting:
    """Reads and counts, in this process while there is little, and in others when there is much.

    Facts are kept in `folder`, which is the caller's to remove.
    """

    def __init__(
        self,
        bank: dict[str, Any],
        schema: dict[str, Any],
        folder: Path,
        processes: int,
        other: Other | None = None,
    ) -> None:
        self.folder = folder
        self._arguments = (bank, schema, str(folder), secrets.token_bytes(16), other)
        self._worker = Worker(*self._arguments)
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Counting:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.close()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    @property
    def bank(self) -> Bank:
        """The question banks."""
        return self._worker.bank

    def read(self, pieces: Iterable[tuple[int, Piece]], progress: Progress) -> Reading:
        """Reads all pieces."""
        whole = Reading()
        done = 0
        rest = iter(pieces)
        for size, piece in rest:
            whole.add(self._worker.read(piece))
            done += size
            progress(done, whole.records)
            if done > ALONE and self._processes > 1:
                break
        sizes: list[int] = []

        def more() -> Iterator[Piece]:
            for size, piece in rest:
                sizes.append(size)
                yield piece

        for reading in self._each(_read, more()):
            whole.add(reading)
            done += sizes.pop() if sizes else 0
            progress(done, whole.records)
        return whole

    def count(self, period: Period) -> Tally:
        """Counts all people."""
        whole = Tally()
        if self._pool is None:
            tallies: Iterable[Tally] = (self._worker.count(n, period) for n in range(SHARDS))
        else:
            tallies = self._each(partial(_count, period), range(SHARDS))
        for tally in tallies:
            whole.add(tally)
        return whole

    def people(self) -> Iterator[Facts]:
        """Everyone, for what has a row for each person; always in the same order."""
        for shard in range(SHARDS):
            yield from read_people(self.folder, shard, self._worker.bank)

    def _each(self, work: Callable[[Any], T], tasks: Iterable[Any]) -> Iterator[T]:
        """The results, as they come; few tasks wait at a time."""
        waiting: set[Future[T]] = set()
        for task in tasks:
            waiting.add(self._started().submit(work, task))
            if len(waiting) > 2 * self._processes:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        for future in waiting:
            yield future.result()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            method = "fork" if "fork" in get_all_start_methods() else None
            self._pool = ProcessPoolExecutor(
                self._processes, get_context(method), _start, self._arguments
            )
        return self._pool
