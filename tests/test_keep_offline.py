"""Where pages are kept for use offline, and where the worker removes what it kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import keep_offline
from nest_hub.content.load import load_hub
from nest_hub.pages.service_worker import WORKER


@pytest.fixture
def config(root: Path, small: Path, tmp_path: Path) -> Any:
    """What the engine hands to the hook when a site is built."""
    site = tmp_path / "site"
    for folder in ("assets/stylesheets", "cy", "en"):
        (site / folder).mkdir(parents=True)
    shutil.copy(root / "overrides" / WORKER, site)
    (site / "assets/stylesheets/hub.css").write_text(":root{--paper:#fbf8f1}", encoding="utf-8")
    i18n = SimpleNamespace(building=False)
    return SimpleNamespace(
        site_dir=str(site), plugins={"i18n": i18n}, extra={"hub": load_hub(small)}
    )


def list_of(config: Any) -> bool:
    """Whether the worker has a list of files after the build."""
    keep_offline.on_post_build(config)
    return '{"version":' in Path(config.site_dir, WORKER).read_text(encoding="utf-8")


def test_what_is_published_can_be_kept(config: Any) -> None:
    assert list_of(config)
    assert Path(config.site_dir, "cy/hub.webmanifest").exists()


def test_a_preview_is_not_kept(config: Any) -> None:
    config.extra["hub"].preview = True
    assert not list_of(config)


def test_a_hub_may_keep_nothing(config: Any) -> None:
    config.extra["offline"] = False
    assert not list_of(config)


def test_nothing_is_done_between_the_languages(config: Any) -> None:
    config.plugins["i18n"].building = True
    assert not list_of(config)
    assert not Path(config.site_dir, "cy/hub.webmanifest").exists()
