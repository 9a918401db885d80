"""Whatever goes wrong at whatever step, the published folder is the old site or the new one."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nest_hub.publishing import replacing
from nest_hub.publishing.exchange import exchange
from nest_hub.publishing.replacing import Replaced, replace_site
from tests.modes import obey_modes
from tests.site.build import contents

OLD = {"index.html": b"old", "same.html": b"same", "gone/index.html": b"gone", ".git": b"kept"}
NEW = {"index.html": b"new", "same.html": b"same", "en/index.html": b"en"}
NEW_WHOLE = {**NEW, ".git": b"kept"}
LONG_AGO = 1_600_000_000
STEPS = ("open", "os.", "ctypes.dl", "fcntl.", "tempfile.")
"""What Python reports before it does it: each such report is a step at which all may end."""
MOST_STEPS = 400
DONE, FAILED, NOT_REACHED = 0, 3, 4
AT_ONCE, IN_TWO = "exchanged in one step", "in two renames"

Process = multiprocessing.get_context("fork").Process


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture(params=[AT_ONCE, IN_TWO])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The two ways in which folders change places."""
    if request.param == IN_TWO:
        monkeypatch.setattr(replacing, "exchange", lambda one, other: False)
    return str(request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    write(tmp_path / "site", OLD)
    os.utime(tmp_path / "site/same.html", (LONG_AGO, LONG_AGO))
    return tmp_path / "site"


def beside(site: Path) -> list[str]:
    """What stands beside a site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def build(folder: Path) -> None:
    write(folder, NEW)


class Fault:
    """Something that happens at one step; or, of what changes the disk, at it and ever after."""

    def __init__(self, act: Callable[[], None], number: int, *, ever_after: bool = False) -> None:
        self.act, self.number, self.ever_after = act, number, ever_after
        self.seen = 0

    def step(self, event: str, _: Any) -> None:
        if event.startswith(STEPS):
            self.seen += 1
            again = self.ever_after and self.seen > self.number and event != "open"
            if self.seen == self.number or again:
                self.act()

    def strikes(self, site: Path) -> int:
        """Replaces the site in a process of its own. Returns how that ended."""

        def run() -> None:
            sys.addaudithook(self.step)
            try:
                replace_site(site, build)
            except OSError:
                os._exit(FAILED)
            os._exit(DONE if self.seen >= self.number else NOT_REACHED)

        process = Process(target=run)
        process.start()
        process.join()
        assert process.exitcode is not None
        return process.exitcode


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site")


def fresh(site: Path) -> None:
    for path in site.parent.iterdir():
        shutil.rmtree(path)
    write(site, OLD)


def test_the_new_site_takes_the_place_of_the_old(way: str, site: Path) -> None:
    assert replace_site(site, build) == Replaced(files=4, changed=1, added=1, removed=1)
    assert contents(site) == NEW_WHOLE
    assert beside(site) == []
    assert (site / "same.html").stat().st_mtime == LONG_AGO
    assert (site / "index.html").stat().st_mtime > LONG_AGO


def test_killed_at_every_step(way: str, site: Path) -> None:
    """The next build then ends well, and removes what the killed one left."""
    outcomes = []
    for number in range(1, MOST_STEPS):
        fresh(site)
        code = Fault(kill, number).strikes(site)
        if code == NOT_REACHED:
            break
        assert code == -signal.SIGKILL
        if way == IN_TWO and not site.exists():
            # Between the two renames: whole, under the name of the one before.
            assert contents(site.with_name("site.before")) == OLD, number
            outcomes.append("put back")
        else:
            whole = contents(site)
            assert whole in (OLD, NEW_WHOLE), number
            outcomes.append("old" if whole == OLD else "new")
        replace_site(site, build)
        assert contents(site) == NEW_WHOLE
        assert beside(site) == []
    assert 20 < len(outcomes) < MOST_STEPS - 1
    assert outcomes == sorted(outcomes, key=["old", "put back", "new"].index)
    assert outcomes.count("put back") == (1 if way == IN_TWO else 0)
    assert outcomes.count("new") > 1


@pytest.mark.parametrize("ever_after", [False, True])
def test_refused_at_every_step(ever_after: bool, way: str, site: Path) -> None:
    """A full disk, or one that became read-only: once, or from then on."""
    ends = []
    for number in range(1, MOST_STEPS):
        fresh(site)
        code = Fault(refuse, number, ever_after=ever_after).strikes(site)
        if code == NOT_REACHED:
            break
        assert code in (DONE, FAILED)
        stands = site
        if way == IN_TWO and ever_after and not site.exists():
            stands = site.with_name("site.before")
        assert contents(stands) == (OLD if code == FAILED else NEW_WHOLE), number
        replace_site(site, build)
        assert contents(site) == NEW_WHOLE
        assert beside(site) == []
        ends.append(code)
    assert 20 < len(ends) < MOST_STEPS - 1
    assert {DONE, FAILED} == set(ends)


def test_a_build_that_fails_changes_nothing(site: Path) -> None:
    def fail(folder: Path) -> None:
        write(folder, {"index.html": b"half"})
        raise ValueError("stopped")

    before = contents(site), site.stat().st_mtime
    with pytest.raises(ValueError, match="stopped"):
        replace_site(site, fail)
    assert (contents(site), site.stat().st_mtime) == before
    assert beside(site) == []


def test_the_first_site(tmp_path: Path) -> None:
    site = tmp_path / "a" / "site"
    assert replace_site(site, build) == Replaced(files=3, changed=0, added=3, removed=0)
    assert contents(site) == NEW
    assert stat.S_IMODE(site.stat().st_mode) == 0o755


def test_what_a_link_leads_to_is_replaced(site: Path, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    link = tmp_path / "hub" / "site"
    link.symlink_to(site)
    replace_site(link, build)
    assert link.is_symlink()
    assert contents(site) == NEW_WHOLE


REPLACE = """
import sys
from pathlib import Path
from nest_hub.publishing.replacing import replace_site
from tests.publishing.test_replacing import build
replace_site(Path(sys.argv[1]), build)
"""


def test_a_site_that_may_only_be_read_is_replaced_too(site: Path, root: Path) -> None:
    for path in (site / "gone/index.html", site / "gone", site):
        path.chmod(0o555)
    command = [sys.executable, "-c", REPLACE, str(site)]
    done = subprocess.run(command, cwd=root, check=False, preexec_fn=obey_modes)
    assert done.returncode == 0
    assert contents(site) == NEW_WHOLE
    assert beside(site) == []


def test_a_file_is_not_taken_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        replace_site(tmp_path / "site", build)
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"
    assert beside(tmp_path / "site") == []


def test_two_builds_take_turns(site: Path) -> None:
    """The second begins when the first is done, so neither removes what the other writes."""
    context = multiprocessing.get_context("fork")
    first_is_in, first_may_go, second_is_in = (context.Event() for _ in range(3))

    def first(folder: Path) -> None:
        first_is_in.set()
        assert first_may_go.wait(60)
        assert not second_is_in.is_set()
        write(folder, {"index.html": b"first"})

    def second(folder: Path) -> None:
        second_is_in.set()
        write(folder, {"index.html": b"second"})

    one = Process(target=replace_site, args=(site, first))
    one.start()
    assert first_is_in.wait(60)
    other = Process(target=replace_site, args=(site, second))
    other.start()
    first_may_go.set()
    one.join()
    other.join()
    assert (one.exitcode, other.exitcode) == (0, 0)
    assert contents(site)["index.html"] == b"second"
    assert beside(site) == []


def test_folders_change_places(tmp_path: Path) -> None:
    write(tmp_path, {"one/a": b"1", "other/b": b"2"})
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert contents(tmp_path) == {"one/b": b"2", "other/a": b"1"}
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "missing")
    assert contents(tmp_path) == {"one/b": b"2", "other/a": b"1"}


def test_where_that_cannot_be_done_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"one/a": b"1", "other/b": b"2"})
    monkeypatch.setattr(sys, "platform", "another")
    assert not exchange(tmp_path / "one", tmp_path / "other")
    assert contents(tmp_path) == {"one/a": b"1", "other/b": b"2"}
