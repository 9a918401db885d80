"""Facts on disk, so that those of one person meet while few of them are in memory.

Each worker appends to files of its own, one for each shard; a person's shard follows from the
record's id, under a key of this run, so that nobody can choose ids that all meet in one.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nest_hub.completions.bank import Bank
from nest_hub.completions.merge import Person, person_of
from nest_hub.completions.score import Facts

SHARDS = 128


class Shards:
    """Where one worker writes. Facts wait until `flush`."""

    def __init__(self, folder: Path, worker: str, key: bytes) -> None:
        self._key = key
        self._paths = [folder / f"{shard}-{worker}" for shard in range(SHARDS)]
        self._files: dict[int, int] = {}
        self._waiting: dict[int, list[bytes]] = {}

    def add(self, facts: Facts) -> None:
        """Keeps the facts of one record."""
        of = blake2b(facts[0].encode(), key=self._key, digest_size=2).digest()
        shard = (of[0] << 8 | of[1]) % SHARDS
        self._waiting.setdefault(shard, []).append(marshal.dumps(_plain(facts)))

    def flush(self) -> None:
        """Writes what waits."""
        for shard, waiting in self._waiting.items():
            file = self._files.get(shard)
            if file is None:
                flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
                file = self._files[shard] = os.open(self._paths[shard], flags, 0o600)
            text = memoryview(b"".join(waiting))
            while text:
                text = text[os.write(file, text) :]
        self._waiting.clear()

    def close(self) -> None:
        """Ends the files."""
        self.flush()
        for file in self._files.values():
            os.close(file)


def _plain(facts: Facts) -> tuple[Any, ...]:
    """The facts as what `marshal` takes: no tuple with names."""
    modules = [
        (ident, started, completed, [tuple(attempt) for attempt in attempts])
        for ident, started, completed, attempts in facts.modules
    ]
    return (*facts[:-1], modules)


def read_people(folder: Path, shard: int, bank: Bank) -> Iterator[Person]:
    """The people of a shard, each with all records merged."""
    people: dict[str, Person] = {}
    for path in sorted(folder.glob(f"{shard}-*")):
        with path.open("rb") as file:
            while file.peek(1):
                facts = Facts(*marshal.load(file))  # noqa: S302  written by this run
                person = people.get(facts.record_id)
                if person is None:
                    people[facts.record_id] = person_of(facts, bank)
                else:
                    person.add(facts, bank)
    while people:
        yield people.popitem()[1]
