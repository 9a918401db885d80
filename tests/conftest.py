"""Fixtures that all tests share."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from nest_hub.content.hub import Hub, load_hub
from tests.site.build import build_site
from tests.site.pages import Site
from tests.small_hub import write_small_hub

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def hub(root: Path) -> Hub:
    """The project's own content, which no test changes."""
    return load_hub(root)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small hub without a fault."""
    return write_small_hub(tmp_path / "hub")


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for tests that copy it."""
    return write_small_hub(tmp_path_factory.mktemp("small") / "hub")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub's own site, built once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / "site", shared / "site-is-built"
    with (shared / "site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build_site(ROOT, folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    """The pages of the built site."""
    return Site(built_site)
