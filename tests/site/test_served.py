"""While a person edits, what is shown is what a whole build would show, at much less cost."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.build import contents
from tests.small_hub import replace

_DONE = re.compile(r"Serving on|Reloading browsers|An error happened during the rebuild")
_SEARCH = "pagefind/"
"""Made once, when serving begins."""
STUDY = "case_studies/one-door/en.md"


class Serving:
    """`tools/serve.py` on a hub. `folder` is what it serves."""

    def __init__(self, root: Path, scratch: Path, port: int) -> None:
        self.root, self.scratch, self.port = root, scratch, port
        scratch.mkdir()
        self.log = scratch / "log"
        self.times: dict[str, int] = {}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "tools/serve.py", str(port)],
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(scratch)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.built = 0
        self.wait()

    @property
    def folder(self) -> Path:
        (found,) = self.scratch.glob("mkdocs_*")
        return found

    def wait(self) -> None:
        """Until one more build has ended."""
        end = time.monotonic() + 120
        while len(_DONE.findall(self.log.read_text())) <= self.built:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)
        self.built += 1
        time.sleep(0.3)  # until the engine looks out for the next change

    def changed(self) -> set[str]:
        """The files that were written since this was last asked, `index.html` left out."""
        now = {path: (self.folder / path).stat().st_mtime_ns for path in contents(self.folder)}
        before, self.times = self.times, now
        return {
            path.removesuffix("index.html")
            for path, when in now.items()
            if before.get(path) != when and path.startswith(("en/", "cy/"))
        }

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def hub(small: Path, root: Path) -> Path:
    """The small hub with all that shows it."""
    for name in ("hooks", "overrides", "tools", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, small / name)
    return small


@pytest.fixture
def serving(hub: Path, tmp_path: Path) -> Iterator[Serving]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = Serving(hub, tmp_path / "first", port)
    yield started
    started.stop()


def test_each_saved_file_costs_what_it_changes_and_nothing_is_stale(
    serving: Serving, tmp_path: Path
) -> None:
    root = serving.root
    assert {"en/", "cy/", "en/case-studies/one-door/"} <= serving.changed()

    replace(root, STUDY, "## What changed\n\n", "## What changed\n\nA zebra came. ")
    serving.wait()
    few = serving.changed()
    assert "en/case-studies/one-door/" in few
    assert "cy/case-studies/un-drws/" in few  # it says that it is out of date
    assert not any("/principles/" in path for path in few)

    replace(root, STUDY, "A zebra came.", "A zebra left.")
    serving.wait()
    assert {p for p in serving.changed() if p.endswith("/")} == {
        "en/",
        "cy/",
        "en/case-studies/one-door/",
    }

    replace(root, STUDY, "title: One door", "title: One zebra")
    serving.wait()
    assert "en/principles/no-wrong-door/" in serving.changed()  # which lists it

    shutil.copytree(root / "case_studies/one-door", root / "case_studies/a-third")
    replace(root, "case_studies/a-third/cy.md", "slug: un-drws", "slug: trydydd")
    serving.wait()
    while "en/case-studies/a-third/" not in serving.changed():  # seen in more than one step
        serving.wait()
    replace(root, "case_studies/one-door/case_study.yml", "ages: [children]", "ages: [babies]")
    serving.wait()
    assert "en/case-studies/a-third/" not in serving.changed()

    replace(root, "framework/framework.yml", "en: Safe\n", "en: Safely\n")
    serving.wait()
    shutil.copytree(root / "case_studies/one-door", root / "case_studies/two-doors")
    replace(root, "case_studies/two-doors/cy.md", "slug: un-drws", "slug: dau-ddrws")
    serving.wait()
    while "en/case-studies/two-doors/" not in serving.changed():  # seen in more than one step
        serving.wait()
    replace(root, "overrides/base.html", "</head>", '<meta name="zebra">\n</head>')
    serving.wait()
    assert b'<meta name="zebra">' in (serving.folder / "cy/index.html").read_bytes()

    regions = root / "framework/regions.yml"
    sound = regions.read_text(encoding="utf-8")
    regions.write_text(f"\t{sound}", encoding="utf-8")
    serving.wait()
    assert (serving.folder / "en/case-studies/one-door/index.html").exists()
    regions.write_text(sound, encoding="utf-8")
    serving.wait()

    for language in ("en", "cy"):
        (root / f"case_studies/one-door/{language}.md").unlink()
    serving.wait()
    while (serving.folder / "en/case-studies/one-door/index.html").exists():
        serving.wait()

    ours = contents(serving.folder)
    serving.stop()
    anew = Serving(root, tmp_path / "anew", serving.port)  # the pages name their own address
    theirs = contents(anew.folder)
    anew.stop()
    ours = {path: text for path, text in ours.items() if not path.startswith(_SEARCH)}
    theirs = {path: text for path, text in theirs.items() if not path.startswith(_SEARCH)}
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []
