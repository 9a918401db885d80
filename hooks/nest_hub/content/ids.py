"""Ids name one thing each, in every list of content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Protocol

from nest_hub.diagnostics import Diagnostic

Named = tuple[str, PurePosixPath, int]
"""An id, and the file and the line on which it stands."""
OWN = "Give each entry an id of its own."


class _WithId(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def path(self) -> PurePosixPath: ...

    def line(self, key: str | None = None) -> int: ...


def each_id(entries: Iterable[_WithId]) -> Iterator[Named]:
    """The ids of entries, in their order."""
    return ((entry.id, entry.path, entry.line("id")) for entry in entries)


def faults_of_ids(named: Iterable[Named], where: str, mend: str = OWN) -> Iterator[Diagnostic]:
    """A finding for each id that stood before. `where` goes into “stands twice {where}, …”."""
    first: dict[str, tuple[PurePosixPath, int]] = {}
    for ident, path, line in named:
        if ident not in first:
            first[ident] = path, line
            continue
        there, at = first[ident]
        place = f"on line {at}" if there == path else f"in {there}, line {at}"
        problem = f"The id `{ident}` stands twice {where}, first {place}."
        yield Diagnostic(path, line, problem, mend)
