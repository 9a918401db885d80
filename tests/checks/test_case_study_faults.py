"""What a contributor's case study can hold that must not be published: each fault alone, and all.

Each fault is put into a copy of the small hub's case study, in a folder named after the fault.
`{study}` stands for that folder in what is said, and `{id}` for its name. `edits` are those of
faults.yml with `file` below the folder; `picture` writes a picture of tests/pictures.py there, and
`text` a file of its own.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.test_faults import apply
from tests.findings import findings
from tests.pictures import picture
from tests.small_hub import accept_all, write_small_hub

PATTERN = "one-door"
FAULTS: list[dict[str, Any]] = [
    fault
    for file in sorted(Path(__file__).with_name("case_study_faults").glob("*.yml"))
    for fault in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small hub for all faults; each takes a copy."""
    return write_small_hub(tmp_path_factory.mktemp("sound") / "hub")


def put_in(root: Path, fault: dict[str, Any]) -> str:
    """A case study with the fault. Returns what must be said of it."""
    name = fault["fault"]
    study = f"case_studies/{name}"
    shutil.copytree(root / "case_studies" / PATTERN, root / study)
    slug = root / study / "cy.md"
    text = slug.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("slug:"))
    slug.write_text(text.replace(line, f"slug: {name}", 1), encoding="utf-8")
    for edit in fault["edits"]:
        if "picture" in edit:
            (root / study / edit["file"]).write_bytes(picture(edit["picture"]))
        else:
            apply(root, [{**edit, "file": f"{study}/{edit['file']}"}])
    says: str = fault["says"].replace("{study}", study).replace("{id}", name)
    return says.rstrip("\n")


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [fault["fault"] for fault in FAULTS]
    assert len(names) == len(set(names))
    assert len(names) >= 30


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_fault(fault: dict[str, Any], sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(sound, root)
    says = put_in(root, fault)
    accept_all(root)
    assert "\n".join(findings(root)) == says


def test_all_at_once(sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(sound, root)
    says = [put_in(root, fault) for fault in sorted(FAULTS, key=lambda fault: fault["fault"])]
    accept_all(root)
    assert "\n".join(findings(root)) == "\n".join(says)
