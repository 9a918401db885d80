"""A list for the report of which the first are kept, in an order of their own, and all counted."""

from __future__ import annotations

from typing import Any

from nest_hub.completions.jsons import canonical

MOST = 10_000
Entry = dict[str, Any]


def order(entry: Entry) -> tuple[bytes, ...]:
    """By name, then by the rest; texts by UTF-16 code unit, as JavaScript compares them."""
    said = entry.get("reason") or entry.get("module") or ""
    parts = [str(entry["name"]), str(said)]
    rest = canonical(entry) if "said" in entry else b""
    return (*(part.encode("utf-16-be", "surrogatepass") for part in parts), rest)


class Listed:
    """The first entries by their order, and the number of all."""

    def __init__(self) -> None:
        self.total = 0
        self._entries: list[Entry] = []

    def append(self, entry: Entry) -> None:
        """Adds one."""
        self.total += 1
        self._entries.append(entry)
        if len(self._entries) > 2 * MOST:
            self._cut()

    def add(self, other: Listed) -> None:
        """Adds those of another list."""
        self.total += other.total
        self._entries += other._entries
        if len(self._entries) > 2 * MOST:
            self._cut()

    def first(self) -> list[Entry]:
        """The first, in order."""
        self._cut()
        return list(self._entries)

    def _cut(self) -> None:
        self._entries.sort(key=order)
        del self._entries[MOST:]
