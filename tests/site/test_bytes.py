"""The same content gives the same bytes: whatever makes it fast, and built by MkDocs' successor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.build import build_site, contents
from tests.site.offenders import assert_none


@pytest.mark.parametrize(
    ("engine", "speed"), [("mkdocs", "plain"), ("mkdocs", "one-process"), ("properdocs", "")]
)
def test_another_build_gives_the_same_bytes(
    engine: str, speed: str, built_site: Path, root: Path, tmp_path: Path
) -> None:
    """The pages name no engine, so ProperDocs' are the same to the byte, search index included."""
    other = build_site(root, tmp_path / "site", engine, speed=speed)
    ours, theirs = contents(built_site), contents(other)
    assert any(path.startswith("pagefind/") for path in ours)
    assert_none(
        f"{path} {_difference(ours.get(path), theirs.get(path))}"
        for path in sorted(ours.keys() | theirs.keys())
        if ours.get(path) != theirs.get(path)
    )


def _difference(before: bytes | None, after: bytes | None) -> str:
    """Where two files begin to differ."""
    if before is None or after is None:
        return "is only in the second" if before is None else "is only in the first"
    pairs = enumerate(zip(before, after, strict=False))
    place = next((n for n, (a, b) in pairs if a != b), min(len(before), len(after)))
    start = max(0, place - 40)
    return f"differs at {place}: {before[start : place + 40]!r} {after[start : place + 40]!r}"
