"""Whatever is wrong with the content, what could be read becomes pages without an exception."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from nest_hub.content.load import load_hub
from nest_hub.pages import generate_files
from nest_hub.pages.sitemap import sitemap
from nest_hub.pages.view import build_view
from tests.checks.test_faults import FAULTS, apply
from tests.small_hub import write_small_hub


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small hub for all faults; each takes a copy."""
    return write_small_hub(tmp_path_factory.mktemp("sound") / "hub")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_pages_are_made(fault: dict[str, Any], sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(sound, root)
    apply(root, fault["edits"])
    hub = load_hub(root)
    if not hub.can_be_shown:
        return
    hub.preview = True
    files = list(generate_files(hub))
    views = [build_view(hub, page, None, "https://example.org/") for page in hub.pages.values()]
    assert len(files) == len(views) == len(hub.pages)
    assert sitemap(hub, "https://example.org/", {}).count("<loc>") == len(hub.pages)
