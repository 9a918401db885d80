"""A failure that names everything that is wrong, not only the first."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def assert_none(found: Iterable[object]) -> None:
    """Fails with every one of them on a line of its own."""
    lines = [str(item) for item in found]
    if lines:
        pytest.fail("\n".join([f"{len(lines)} wrong:", *lines]), pytrace=False)
