"""Facts on disk, so that those of one person meet while few of them are in memory.

Each worker appends to files of its own, one for each shard; a person's shard follows from the
record's id, under a key of this run, so that nobody can choose ids that all meet in one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from nest_hub.completions.bank import Bank
from nest_hub.completions.facts import Facts
from nest_hub.completions.merge import merge

SHARDS = 128
_LENGTH = 4
"""Bytes that say how long the facts are which follow."""


class Shards:
    """Where one worker writes. Facts wait until `flush`."""

    def __init__(self, folder: Path, worker: str, key: bytes) -> None:
        self._digest = blake2b(key=key, digest_size=1)
        self._paths = [folder / f"{shard}-{worker}" for shard in range(SHARDS)]
        self._files: dict[int, int] = {}
        self._waiting: list[list[Facts]] = [[] for _ in range(SHARDS)]
        self._encode = msgspec.msgpack.Encoder().encode

    def add(self, facts: Facts) -> None:
        """Keeps the facts of one record."""
        digest = self._digest.copy()
        digest.update(facts.record_id.encode())
        self._waiting[digest.digest()[0] % SHARDS].append(facts)

    def flush(self) -> None:
        """Writes what waits."""
        for shard, waiting in enumerate(self._waiting):
            if not waiting:
                continue
            file = self._files.get(shard)
            if file is None:
                flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
                file = self._files[shard] = os.open(self._paths[shard], flags, 0o600)
            body = self._encode(waiting)
            text = memoryview(len(body).to_bytes(_LENGTH, "little") + body)
            while text:
                text = text[os.write(file, text) :]
            waiting.clear()

    def close(self) -> None:
        """Ends the files."""
        self.flush()
        for file in self._files.values():
            os.close(file)


def read_people(folder: Path, shard: int, bank: Bank) -> Iterator[Facts]:
    """The people of a shard, each with all records merged."""
    people: dict[str, Facts] = {}
    decode = msgspec.msgpack.Decoder(list[Facts]).decode
    for path in sorted(folder.glob(f"{shard}-*")):
        with path.open("rb") as file:
            while head := file.read(_LENGTH):
                for facts in decode(file.read(int.from_bytes(head, "little"))):
                    there = people.setdefault(facts.record_id, facts)
                    if there is not facts:
                        people[facts.record_id] = merge(there, facts, bank)
    while people:
        yield people.popitem()[1]
