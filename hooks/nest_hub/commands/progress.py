"""A bar that shows how far long work is, where a person looks on."""

from __future__ import annotations

import sys
import time

_WIDTH = 30


class Bar:
    """On standard error, and only on a terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, done: int, records: int) -> None:
        """Shows how many of the bytes are read, and how many records were in them."""
        now = time.monotonic()
        if not self._shown or now - self._last < 0.1:
            return
        self._last = now
        share = min(done / self._total, 1) if self._total else 0
        bar = "#" * int(share * _WIDTH)
        sys.stderr.write(f"\r[{bar:<{_WIDTH}}] {share:>4.0%}  {records:,} records ")
        sys.stderr.flush()

    def end(self) -> None:
        """Takes the bar away."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
