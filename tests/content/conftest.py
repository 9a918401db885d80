"""Fixtures that the tests of XLIFF share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cat_tool import translate
from tests.content.xliff_page import BODY, URI, exported
from tests.small_hub import page, write_small_hub


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub with a page that has no Welsh version yet, and holds all that Markdown has.

    No test changes it; `own` is a copy that a test may change.
    """
    root = write_small_hub(tmp_path_factory.mktemp("rich") / "hub")
    text = page("en", "A rich page", body=BODY.rstrip("\n"))
    (root / "docs/en" / URI).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def own(rich: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(rich, tmp_path / "own"))


@pytest.fixture(scope="module")
def translated(rich: Path) -> str:
    """The rich page, wholly translated."""
    return translate(exported(rich)).decode()
