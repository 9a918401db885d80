"""`nest-hub`: the command line. Finds the hub, and hands over to one command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from nest_hub.commands.codes import DONE, MISUSED

COMMANDS = ("build", "check", "new", "translations", "package", "report", "verify")
"""Each is a module that adds its parser, and sets `run`, which takes the hub's folder and the
options."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    root = find_root(Path(options.root) if options.root else Path.cwd())
    if root is None:
        print(
            "This folder is not the hub: it has no mkdocs.yml and framework/ in it or above it.\n"
            "Go to the hub's folder, or name it with --root.",
            file=sys.stderr,
        )
        return MISUSED
    try:
        code: int = options.run(root, options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nest-hub",
        description="Looks after the content of the NYTH/NEST hub.",
        epilog="`nest-hub COMMAND --help` says more about one command.",
    )
    parser.add_argument("--root", metavar="FOLDER", help="the hub's folder (this one)")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    # Nobody waits for what another command needs.
    asked = [name for name in COMMANDS if name in given]
    for name in asked or COMMANDS:
        import_module(f"nest_hub.commands.{name}").add_parser(commands)
    return parser


def find_root(start: Path) -> Path | None:
    """The hub's folder: `start`, or the first folder above it with the hub's files."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "framework").is_dir():
            return folder
    return None


if __name__ == "__main__":
    raise SystemExit(main())
