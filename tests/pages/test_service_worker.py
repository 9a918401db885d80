"""The worker's list of files, on a folder that stands for a finished site."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.pages.service_worker import WORKER, complete_worker

FILES = {
    "index.html": "both",
    "404.html": "lost",
    "sitemap.xml": "map",
    "cy/index.html": "cy home",
    "en/index.html": "en home",
    "en/everything/index.html": "all",
    "en/modules/nest/index.html": "module",
    "en/modules/nest/first/index.html": "first",
    "cy/modules/modiwl/cyntaf/index.html": "cyntaf",
    "assets/stylesheets/hub.css": "style",
    "assets/images/icon-512.png": "icon",
    "assets/content/modules/nest/door.png": "door",
    "assets/content/modules/nest/door.mp4": "film",
    "assets/content/case_studies/one-door/door.png": "other door",
}


@pytest.fixture
def hub(small: Path) -> Hub:
    return load_hub(small)


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A finished site with a worker that knows no file yet."""
    worker = (root / "overrides" / WORKER).read_text(encoding="utf-8")
    for path, text in {**FILES, WORKER: worker}.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "site"


def listed(folder: Path) -> dict[str, Any]:
    """What stands in the worker."""
    text = (folder / WORKER).read_text(encoding="utf-8")
    found = re.search(r"^const site = .*? \((\{.*\})\);$", text, re.MULTILINE)
    assert found
    facts: dict[str, Any] = json.loads(found[1])
    return facts


def test_each_file_is_in_its_group_and_pages_come_last(hub: Hub, folder: Path) -> None:
    complete_worker(hub, folder)
    groups = listed(folder)["groups"]
    assert {name: [path for path, *_ in files] for name, files in groups.items()} == {
        "core": ["assets/stylesheets/hub.css", "cy/", "en/", ""],
        "nest": [
            "assets/content/modules/nest/door.png",
            "cy/modules/modiwl/cyntaf/",
            "en/modules/nest/first/",
            "en/modules/nest/",
        ],
        "rest": [
            "assets/content/case_studies/one-door/door.png",
            "assets/images/icon-512.png",
            "sitemap.xml",
            "404.html",
            "en/everything/",
        ],
    }
    assert groups["core"][0] == [
        "assets/stylesheets/hub.css",
        sha256(b"style").hexdigest(),
        len("style"),
    ]


def test_the_version_hangs_on_every_file(hub: Hub, folder: Path) -> None:
    worker = (folder / WORKER).read_text(encoding="utf-8")
    versions = []
    for path in (None, None, "en/index.html", "assets/content/modules/nest/door.mp4", WORKER):
        (folder / WORKER).write_text(worker, encoding="utf-8")
        if path:
            file = folder / path
            file.write_text(file.read_text(encoding="utf-8") + "\n// new\n", encoding="utf-8")
        complete_worker(hub, folder)
        versions.append(listed(folder)["version"])
    first, again, *changed = versions
    assert first == again
    assert len({first, *changed}) == 1 + len(changed)
