"""What an LMS keeps of a learner fits in it, whatever was done, and is read back as it was."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nest_hub.content.hub import Hub
from tests.packages.making import MODULES, packed, unzipped

SCRIPT = Path(__file__).with_name("state.mjs")
ROOM = 4096


def largest(hub: Hub, folder: Path, module: str, attempts: int) -> dict[str, Any]:
    for name, data in unzipped(packed(hub, module, "scorm12")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "package.json").write_text('{"type": "module"}')
    scripts = folder / "assets" / "javascripts"
    command = ["node", str(SCRIPT), str(scripts), str(attempts)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("attempts", [12, 500])
def test_the_largest_state_fits(hub: Hub, tmp_path: Path, module: str, attempts: int) -> None:
    found = largest(hub, tmp_path, module, attempts)
    assert len(found["text"]) <= ROOM
    assert re.fullmatch(r"[a-z0-9._-]+", found["text"]), "an LMS may change any other sign"
    assert found["same"] is True
    assert found["kept"] >= min(attempts, 12)
    for result in (found["result"], found["before"]):
        del result["attempts"]
    assert found["result"] == found["before"]
    assert found["result"]["passed"] is True
    assert found["result"]["score"]["percent"] == 90


@pytest.mark.parametrize("module", MODULES)
def test_what_changed_since_is_asked_anew(hub: Hub, tmp_path: Path, module: str) -> None:
    found = largest(hub, tmp_path, module, 5)["edited"]
    assert found["drawn"] == 10, "another question takes the place of one that changed"
    assert found["draft"] >= 1
    assert found["attempts"] == 5
    assert found["result"]["passed"] is True


def test_what_cannot_be_read_begins_anew(hub: Hub, tmp_path: Path) -> None:
    assert largest(hub, tmp_path, "nest", 5)["broken"][:5] == [0, 0, 0, 0, 0]
