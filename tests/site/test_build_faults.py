"""What can go wrong while the site is built, done to a real build of a small hub.

Each time the published folder is as it was, to the byte and to the time of each file, and the
message says what happened. `tests/publishing/` has the faults of the moment of publication.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.modes import obey_modes
from tests.small_hub import accept_all, replace, write_small_hub

FAULTS = Path(__file__).with_name("faults_hook.py")
FILM = "modules/nest/media/door.webm"
AS_IT_WAS = r"\nsite/ is as it was: the whole site of \d{4}-\d\d-\d\d \d\d:\d\d.\n\Z"

State = dict[str, tuple[int, int, bytes]]


def state(site: Path) -> State:
    """Every file and folder of a site: its number, its time, its bytes."""
    return {
        str(path.relative_to(site)): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [site, *sorted(site.rglob("*"))]
    }


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A small hub that is built, with a hook that puts a fault into the next build."""
    hub = write_small_hub(tmp_path_factory.mktemp("faults") / "hub")
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    shutil.copy(FAULTS, hub / "hooks")
    replace(hub, "mkdocs.yml", "hooks:\n", "hooks:\n  - hooks/faults_hook.py\n")
    assert build(hub).returncode == 0
    return hub


@pytest.fixture
def before(hub: Path) -> State:
    """The published site, before the fault."""
    return state(hub / "site")


def start(
    hub: Path,
    fault: str = "",
    prepare: Callable[[], None] | None = None,
    options: Sequence[str] = (),
) -> subprocess.Popen[str]:
    """Starts the build in a group of its own, with a fault."""
    return subprocess.Popen(
        [sys.executable, "-m", "nest_hub.cli", "build", *options],
        cwd=hub,
        env={**os.environ, "PYTHONPATH": str(hub / "hooks"), "FAULT": fault},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=prepare,
    )


def build(
    hub: Path,
    fault: str = "",
    prepare: Callable[[], None] | None = None,
    options: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Builds to the end."""
    process = start(hub, fault, prepare, options)
    said, _ = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, said)


def assert_as_it_was(hub: Path, before: State) -> None:
    assert state(hub / "site") == before
    assert [path.name for path in hub.glob("site*")] == ["site"]


@pytest.mark.parametrize("moment", ["config", "page", "search", "end"])
def test_killed(moment: str, hub: Path, before: State) -> None:
    """With all that it started, as when a computer is switched off or a job is cancelled."""
    process = start(hub, f"wait {moment}")
    assert process.stdout
    said = []
    while (line := process.stdout.readline()) and line != "waiting\n":
        said.append(line)
    assert line, "".join(said)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert state(hub / "site") == before


def test_only_what_changed_is_written_after_that(hub: Path, before: State) -> None:
    """A build that was killed left its folder; the next one removes it, and knows what is new."""
    (hub / "site.new-killed").mkdir()
    replace(hub, "docs/en/themes/safe.md", "We listen to children", "We always listen to children")
    accept_all(hub)
    built = build(hub)
    assert built.returncode == 0, built.stdout
    after = state(hub / "site")
    assert [path.name for path in hub.glob("site*")] == ["site"]
    files = {name for name in before if (hub / "site" / name).is_file()}
    assert files == {name for name in after if (hub / "site" / name).is_file()}
    same = {name for name in files if before[name][2] == after[name][2]}
    assert {name for name in files if before[name][1] == after[name][1]} == same
    assert len(files - same) < len(files)


def test_killed_for_want_of_memory(hub: Path, before: State) -> None:
    """The computer ends the engine alone; the command is there to say so."""
    built = build(hub, "kill page")
    assert built.returncode == 1
    assert (
        "\nThe site was not built: it was killed (SIGKILL), perhaps because there was no memory "
        "left.\nsite/ is as it was: the whole site of " in built.stdout
    )
    assert_as_it_was(hub, before)


@pytest.mark.parametrize(("room", "where"), [(8_000, r" for {hub}/site.new-\S+"), (60_000, "")])
def test_no_room_on_the_disk(room: int, where: str, hub: Path, before: State) -> None:
    """While files are copied, and while pages are written."""
    built = build(hub, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert built.returncode == 1
    said = rf"There is no room on the disk{where.format(hub=hub)}\. Make room, and build again\.\n"
    assert re.search(said, built.stdout), built.stdout
    assert "Traceback" not in built.stdout
    assert re.search(
        f"\nThe site was not built. What is wrong is said above.{AS_IT_WAS}", built.stdout
    )
    assert_as_it_was(hub, before)


def test_a_folder_that_is_only_read(hub: Path, before: State) -> None:
    # A killed build's folder is removed by the next build, which here may not.
    for left in hub.glob("site.*"):
        shutil.rmtree(left)
    hub.chmod(0o555)
    try:
        built = build(hub, prepare=obey_modes)
    finally:
        hub.chmod(0o755)
    assert built.returncode == 1
    said = rf"\A\nThe site was not built: {hub}/site.new-\w+: Permission denied.{AS_IT_WAS}"
    assert re.search(said, built.stdout), built.stdout
    assert_as_it_was(hub, before)


def test_a_file_that_vanishes_while_the_site_is_built(hub: Path, before: State) -> None:
    film = (hub / FILM).read_bytes()
    try:
        built = build(hub, f"{hub / FILM} page")
    finally:
        (hub / FILM).write_bytes(film)
    assert built.returncode == 1
    assert (
        f"{hub / FILM} has gone since the build began. Was it moved or deleted meanwhile? "
        "Put it back, or take away what names it, and build again.\n" in built.stdout
    )
    assert "Traceback" not in built.stdout
    assert re.search(f"What is wrong is said above.{AS_IT_WAS}", built.stdout)
    assert_as_it_was(hub, before)


def test_content_with_an_error(hub: Path, before: State) -> None:
    """The check stops the build; then there is no site where there was none."""
    replace(hub, "docs/en/themes/safe.md", "title: Safe", "titel: Safe")
    try:
        built = build(hub)
        assert built.returncode == 1
        assert re.search(f"What is wrong is said above.{AS_IT_WAS}", built.stdout)
        assert_as_it_was(hub, before)
        first = build(hub, options=("--site-dir", "first"))
        assert first.returncode == 1
        assert first.stdout.endswith("is said above.\nThere is no first/.\n")
        assert_as_it_was(hub, before)
    finally:
        replace(hub, "docs/en/themes/safe.md", "titel: Safe", "title: Safe")
