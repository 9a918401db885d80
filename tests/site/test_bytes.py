"""The same content gives the same bytes: wherever, whenever, by whom and with what it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nest_hub.content.hub import Hub
from tests.packages.making import packed
from tests.site.build import build_site, contents
from tests.site.offenders import assert_none
from tests.small_hub import accept_all, page, write_small_hub

CODE = ("hooks", "overrides", "mkdocs.yml")
CONTENT = ("docs", "modules", "case_studies", "framework")
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
"""Another place, where it is already tomorrow, with other words and another order of sets."""
MOMENT = {"SOURCE_DATE_EPOCH": "1814400000"}
"""2027-07-01, between the small hub's meetings."""


def copy_of(root: Path, folder: Path) -> Path:
    """The project in another folder, with its history."""
    for name in (*CODE, *CONTENT):
        source = root / name
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    git = root / ".git"
    if git.is_dir():
        (folder / ".git").write_text(f"gitdir: {git}\n", encoding="utf-8")
    elif git.exists():
        shutil.copy(git, folder)
    return folder


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Once called: what is started finds itself elsewhere, and may show nobody what it writes."""
    before = os.umask(0o022)
    os.umask(before)

    def go() -> None:
        for name, value in ELSEWHERE.items():
            monkeypatch.setenv(name, value)
        os.umask(0o077)

    yield go
    os.umask(before)


def assert_same(ours: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    """Both hold the same files, to the byte."""
    assert_none(
        f"{path} {_difference(ours.get(path), theirs.get(path))}"
        for path in sorted(ours.keys() | theirs.keys())
        if ours.get(path) != theirs.get(path)
    )


@pytest.mark.parametrize(
    ("engine", "speed"), [("mkdocs", "plain"), ("mkdocs", "one-process"), ("properdocs", "")]
)
def test_another_build_gives_the_same_bytes(
    engine: str,
    speed: str,
    built_site: Path,
    root: Path,
    tmp_path: Path,
    elsewhere: Callable[[], None],
) -> None:
    """The pages name no engine, so ProperDocs' are the same to the byte, search index included."""
    copy = copy_of(root, tmp_path / "a folder, elsewhere")
    elsewhere()
    other = build_site(copy, tmp_path / "site", engine, speed=speed)
    ours, theirs = contents(built_site), contents(other)
    assert any(path.startswith("pagefind/") for path in ours)
    assert b"<lastmod>" in theirs["sitemap.xml"]  # the history was there
    assert_same(ours, theirs)


def test_another_folder_gives_the_same_package(
    hub: Hub, root: Path, tmp_path: Path, elsewhere: Callable[[], None]
) -> None:
    package = packed(hub, "nest", "scorm12")
    copy = copy_of(root, tmp_path / "a folder, elsewhere")
    elsewhere()
    command = [sys.executable, "-m", "nest_hub.cli", "--root", str(copy), "package", "nest"]
    command += ["--format", "scorm12", "--language", "both", "-o", str(tmp_path / "nest.zip")]
    # With the copy's own code, not with that which is installed.
    code = {"PYTHONPATH": str(copy / "hooks")}
    subprocess.run(command, env={**os.environ, **code}, check=True, capture_output=True)
    assert (tmp_path / "nest.zip").read_bytes() == package


def test_a_build_of_another_day_is_made_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: Callable[[], None]
) -> None:
    """By its moment: what was to come then is to come, in pages and in calendar files."""
    made: list[dict[str, bytes]] = []
    for name in ("here", "there"):
        hub = write_small_hub(tmp_path / name / "hub")
        for language, title in (("en", "Community"), ("cy", "Cymuned")):
            file = hub / f"docs/{language}/community/index.md"
            file.parent.mkdir()
            file.write_text(page(language, title, "cymuned"), encoding="utf-8")
        accept_all(hub)
        for part in CODE:
            source = root / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / part)
        for key, value in MOMENT.items():
            monkeypatch.setenv(key, value)
        made.append(contents(build_site(hub, hub / "site")))
        elsewhere()
    ours, theirs = made
    calendars = [text for path, text in ours.items() if path.endswith(".ics")]
    assert [text.count(b"BEGIN:VEVENT") for text in calendars] == [2, 2]  # of five
    assert_same(ours, theirs)


def _difference(before: bytes | None, after: bytes | None) -> str:
    """Where two files begin to differ."""
    if before is None or after is None:
        return "is only in the second" if before is None else "is only in the first"
    pairs = enumerate(zip(before, after, strict=False))
    place = next((n for n, (a, b) in pairs if a != b), min(len(before), len(after)))
    start = max(0, place - 40)
    return f"differs at {place}: {before[start : place + 40]!r} {after[start : place + 40]!r}"
