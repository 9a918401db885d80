"""`nest-hub build`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path, PurePosixPath

from nest_hub.commands.codes import DONE, FAULTY, STOPPED
from nest_hub.publishing.compressed import write_copies
from nest_hub.publishing.replacing import Replaced, replace_site
from nest_hub.source import read_yaml


class NotBuilt(Exception):
    """The engine built no site; the text says why, where the engine has not said it."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "build",
        help="build the site, and put it in the place of the one before once it is whole",
        description="Builds the site in both languages beside the one before, and lets the two "
        "change places. Any error stops it, and leaves the one before whole; so does whatever "
        "else goes wrong. Files that did not change keep their time.",
    )
    parser.add_argument(
        "--site-dir", metavar="FOLDER", help="where the site belongs (`site_dir` of mkdocs.yml)"
    )
    parser.add_argument(
        "--compressed",
        action="store_true",
        help="also write a .gz and a .br beside each text, for servers that hand them out",
    )
    parser.set_defaults(run=_run)


def _run(root: Path, options: argparse.Namespace) -> int:
    site = Path(options.site_dir) if options.site_dir else root / _site_dir(root)
    shown = options.site_dir or _site_dir(root)

    def fill(folder: Path) -> None:
        _build(root, folder)
        if options.compressed:
            write_copies(folder)

    try:
        replaced = replace_site(site, fill)
    except NotBuilt as error:
        _say(f"The site was not built{error}.\n{_what_stands(site, shown)}")
    except OSError as error:
        _say(f"The site was not built: {_words(error)}.\n{_what_stands(site, shown)}")
    except KeyboardInterrupt:
        _say(f"The build was stopped.\n{_what_stands(site, shown)}")
        return STOPPED
    else:
        print(_what_is_new(replaced, shown))
        return DONE
    return FAULTY


def _site_dir(root: Path) -> str:
    settings, _ = read_yaml(root, PurePosixPath("mkdocs.yml"))
    return str(settings.get("site_dir") or "site") if settings else "site"


def _build(root: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    sys.stdout.flush()
    code = subprocess.run(command, cwd=root, env=environment, check=False).returncode
    if code < 0:
        name = signal.Signals(-code).name
        raise NotBuilt(f": it was killed ({name}), perhaps because there was no memory left")
    if code:
        raise NotBuilt(". What is wrong is said above")


def _what_stands(site: Path, shown: str) -> str:
    name = shown.rstrip("/")
    if not site.is_dir():
        return f"There is no {name}/."
    moment = datetime.fromtimestamp(site.stat().st_mtime)
    return f"{name}/ is as it was: the whole site of {moment:%Y-%m-%d %H:%M}."


def _what_is_new(replaced: Replaced, shown: str) -> str:
    name = shown.rstrip("/")
    return (
        f"{name}/ is the new site, whole. Of its {replaced.files:,} files {replaced.added:,} "
        f"are new and {replaced.changed:,} changed; {replaced.removed:,} were removed."
    )


def _words(error: OSError) -> str:
    return ": ".join(str(part) for part in (error.filename, error.strerror) if part) or str(error)


def _say(text: str) -> None:
    print(f"\n{text}", file=sys.stderr)
