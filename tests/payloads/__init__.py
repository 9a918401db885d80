"""What could be contributed to do harm, as data: id, kind, what is put where, what is said."""

from __future__ import annotations

import base64
import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.checks.test_faults import apply

_HERE = Path(__file__).parent


def load(name: str) -> list[dict[str, Any]]:
    """The payloads of one file of this folder."""
    text = (_HERE / f"{name}.yml").read_text(encoding="utf-8")
    payloads: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)
    return payloads


def put(root: Path, edits: list[dict[str, str]]) -> None:
    """Puts a payload of `data.yml` into the hub at `root`."""
    for edit in edits:
        file = root / edit["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        if not {"fill", "bytes", "link", "pipe"} & {*edit}:
            apply(root, [edit])
            continue
        if file.is_dir():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)
        if "fill" in edit:
            text = edit.get("before", "") + edit["fill"] * int(edit["times"]) + "\n"
            file.write_text(text, encoding="utf-8")
        elif "bytes" in edit:
            file.write_bytes(base64.b64decode(edit["bytes"]))
        elif "link" in edit:
            file.symlink_to(edit["link"])
        else:
            os.mkfifo(file)
