"""Finds a Chromium for the tests, installs one where it may, and prints its path.

Nothing is skipped in silence: where there is no browser and none can be had, it stops and says
what to do. What it does on the way goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")
"""The first is the same browser without its windows: the tests take half the time in it."""
NAMES = (*DEBIAN_PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
HELP = """\
The tests need a browser, and none was found.
Install Chromium or Google Chrome in the usual way for this computer, for example:
  Debian, Ubuntu (also in WSL):  sudo apt-get install chromium
  Fedora:                        sudo dnf install chromium
  macOS:                         Google Chrome, in Applications
or name one that is somewhere else:  make test CHROMIUM=/path/to/chromium"""


def find_browser() -> str:
    """The path of a browser that starts. Exits with words for a person where there is none."""
    if chosen := os.environ.get("CHROMIUM"):
        path = shutil.which(chosen)
        if path and _starts(path):
            return path
        sys.exit(f"CHROMIUM={chosen} is not a browser that starts. Correct it, or leave it out.")
    steps: tuple[Callable[[], object], ...] = (lambda: None, _install_debian, _install_playwright)
    for install in steps:
        install()
        if path := next(filter(_starts, _installed()), None):
            return path
    sys.exit(HELP)


def _installed() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from (path for path in MAC_APPS if Path(path).exists())
    if (own := _playwright_path()) and own.exists():
        yield str(own)


def _starts(path: str) -> bool:
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    # Ubuntu's `chromium-browser` may be a script that only says how to install it.
    return result.returncode == 0 and b"Chrom" in result.stdout


def _install_debian() -> None:
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not (shutil.which("sudo") and _run([*sudo, "true"])):
        return
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if _run([*apt, "update", "-q"]):
        for package in DEBIAN_PACKAGES:
            _say(f"No browser found. Installing Debian's package `{package}`.")
            if _run([*apt, "install", "-q", "-y", "--no-install-recommends", package]):
                return


def _install_playwright() -> None:
    _say("No browser found. Asking Playwright to install its Chromium.")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _playwright_path() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _run(command: list[str]) -> bool:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=900, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"That did not work: {error}")
        return False
    return done.returncode == 0


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(find_browser())
