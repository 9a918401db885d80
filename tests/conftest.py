"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from tests.once import made_once, shared_folder
from tests.packages import making
from tests.preview import build, unready_hub
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
    folder = shared_folder(tmp_path_factory) / "site"
    return made_once(folder, lambda folder: build_site(ROOT, folder))


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    """The pages of the built site."""
    return Site(built_site)


@pytest.fixture(scope="session")
def built_preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview of a small hub that is not ready, built once for all workers."""

    def make(hub: Path) -> None:
        built = build(unready_hub(hub, ROOT), hub / "preview")
        assert built.returncode == 0, built.stderr[-4000:]

    return made_once(shared_folder(tmp_path_factory) / "unready", make) / "preview"


@pytest.fixture(scope="session", autouse=True)
def packages_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Packages of the project's modules are made once for all workers."""
    making.SHARED = shared_folder(tmp_path_factory)
