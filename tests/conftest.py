"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_hub import write_small_hub

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small hub without a fault."""
    return write_small_hub(tmp_path / "hub")
