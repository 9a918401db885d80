"""The headers that a built site asks its host for, as a host reads them."""

from __future__ import annotations

from pathlib import Path

FILE = "_headers"


class Headers:
    """What the site's own file `_headers` says; nothing where it has none."""

    def __init__(self, site: Path) -> None:
        self._rules: list[tuple[str, list[tuple[str, str]]]] = []
        file = site / FILE
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
            if line.startswith("/"):
                self._rules.append((line, []))
            elif line:
                name, _, value = line.partition(":")
                self._rules[-1][1].append((name.strip(), value.strip()))

    def of(self, path: str) -> list[tuple[str, str]]:
        """Those of every rule that fits an address."""
        return [header for pattern, said in self._rules if _fits(path, pattern) for header in said]


def _fits(path: str, pattern: str) -> bool:
    return path.startswith(pattern[:-1]) if pattern.endswith("*") else path == pattern
