"""Each check with the fault it exists for: the whole of what it says, and nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.findings import findings
from tests.small_hub import accept_all, replace, write_small_hub

FAULTS: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("faults.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small hub for all faults; each takes a copy."""
    return write_small_hub(tmp_path_factory.mktemp("sound") / "hub")


def test_a_sound_hub_has_no_findings(sound: Path) -> None:
    assert findings(sound) == []


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [fault["fault"] for fault in FAULTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_fault(fault: dict[str, Any], sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(sound, root)
    apply(root, fault["edits"])
    if fault.get("translated") != "no":
        accept_all(root)
    assert "\n".join(findings(root)) + "\n" == fault["says"]


def test_a_name_that_is_no_text(sound: Path, tmp_path: Path) -> None:
    """As programs for Latin-1 wrote them; such a name can only be shown in part."""
    root = tmp_path / "hub"
    shutil.copytree(sound, root)
    name = os.fsencode(root / "docs/en") + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text("A page.", encoding="utf-8")
    [said] = findings(root)
    assert said == (
        "docs/en/caf\N{REPLACEMENT CHARACTER}.md: The name is not UTF-8 text.\n"
        "  Use letters from a to z, digits and hyphens."
    )


def apply(root: Path, edits: list[dict[str, str]]) -> None:
    """Makes the edits of one fault."""
    for edit in edits:
        if "copy_of" in edit:
            source = root / edit["copy_of"]
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / edit["file"])
        elif "encoding" in edit:
            file = root / edit["file"]
            file.write_bytes(file.read_text(encoding="utf-8").encode(edit["encoding"]))
        elif "text" in edit:
            (root / edit["file"]).parent.mkdir(exist_ok=True)
            (root / edit["file"]).write_text(edit["text"], encoding="utf-8")
        elif "old" not in edit:
            (root / edit["file"]).unlink()
        elif "everywhere" in edit:
            file = root / edit["file"]
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
        else:
            replace(root, edit["file"], edit["old"], edit["new"])
