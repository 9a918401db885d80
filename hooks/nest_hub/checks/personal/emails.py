"""E-mail addresses, also in links and in the disguise `name (at) example.org`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from nest_hub.checks.personal.found import EXEMPT, Found

_AT = re.compile(r"@|%40|\s*[\[(]\s*at\s*[\])]\s*", re.IGNORECASE)
_BEFORE = re.compile(r"[\w.+%’-]+$")
_AFTER = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}")
_FILE = re.compile(r"\.(?:png|jpe?g|webp|avif|gif|svg|heic|mp4|webm)$", re.IGNORECASE)
_LONGEST = 64
_MEND = f"Remove it, or write the service’s official address. {EXEMPT}"


def emails(text: str, known: Set[str]) -> Iterator[Found]:
    """Every address that is not among the known ones, which are in small letters."""
    if not ("@" in text or "%40" in text or "at)" in text or "at]" in text):
        return
    for at in _AT.finditer(text):
        before = _BEFORE.search(text, max(0, at.start() - _LONGEST), at.start())
        after = _AFTER.match(text, at.end())
        if before is None or after is None or _FILE.search(after[0]):
            continue
        start = before.start() + len(before[0]) - len(before[0].lstrip("’.-"))
        if f"{text[start : at.start()]}@{after[0]}".lower() in known:
            continue
        yield Found(
            start,
            text[start : after.end()],
            f"The text holds an e-mail address (…@{after[0]}).",
            _MEND,
        )
