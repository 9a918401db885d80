"""One stylesheet for each page, which holds what its sheets hold, in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.hub import Hub
from nest_hub.pages.sheets import FOLDER, join_sheets, joined_sheet, single_sheets
from nest_hub.pages.view import page_styles


def test_the_address_names_the_sheets() -> None:
    assert single_sheets(["hub", "tips"]) == [f"{FOLDER}/hub.css", f"{FOLDER}/tips.css"]
    assert joined_sheet(["hub"]) == joined_sheet(["hub", "tips"]) == [f"{FOLDER}/hub.css"]
    assert joined_sheet(["hub", "learning", "tips"]) == [f"{FOLDER}/hub.learning.css"]


def test_each_page_of_the_hub_has_its_sheet_and_no_other_is_written(
    hub: Hub, root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for path in (root / "overrides" / FOLDER).glob("*.css"):
        (folder / path.name).write_text(f"/*{path.stem}*/", encoding="utf-8")
    join_sheets(hub, tmp_path)
    asked = {joined_sheet(page_styles(page))[0] for page in hub.pages.values()}
    assert {f"{FOLDER}/{path.name}" for path in folder.iterdir()} == asked
    assert (folder / "hub.css").read_text(encoding="utf-8") == "/*hub*//*tips*/"
    text = (folder / "hub.learning.handout.css").read_text(encoding="utf-8")
    assert text == "/*hub*//*tips*//*learning*//*handout*/"


def test_a_sheet_that_is_not_there_is_named(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    with pytest.raises(KeyError, match="hub"):
        join_sheets(hub, tmp_path)
