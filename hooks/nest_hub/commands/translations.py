"""`nest-hub translations`, and `accept`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path, PurePosixPath

from nest_hub.commands.codes import DONE, MISUSED
from nest_hub.content.hub import Hub, load_hub
from nest_hub.content.pages import Page
from nest_hub.content.translations import accept, translation_states
from nest_hub.languages import other


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command and its actions."""
    parser = commands.add_parser(
        "translations",
        help="show the state of every translation, or accept one as up to date",
        description="Without anything more, shows which translations are done, outdated or "
        "missing. `nest-hub translations accept FILE` says that a translation now says the same "
        "as its original.",
    )
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    accepting = actions.add_parser(
        "accept",
        help="say that translations now say the same as their originals",
        description="Writes into each translation what its original says today, so that a later "
        "change of the original is noticed. Read both pages first.",
    )
    accepting.add_argument(
        "files", nargs="+", metavar="FILE", help="a translation, such as docs/cy/index.md"
    )
    accepting.set_defaults(run=_accept)


def _list(root: Path, options: argparse.Namespace) -> int:
    for state in translation_states(load_hub(root)):
        reviewed = "" if state.page.reviewed else "  not reviewed"
        changed = f"  changed: {', '.join(state.changed)}" if state.state == "outdated" else ""
        print(f"{state.state:<9} {state.page.source}{reviewed}{changed}")
    return DONE


def _accept(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    by_source = {page.source: page for page in hub.pages.values() if page.front}
    accepted: list[tuple[Path, str, str]] = []
    for name in options.files:
        path = Path(name).resolve()
        place = PurePosixPath(path.relative_to(root)) if path.is_relative_to(root) else None
        page = by_source.get(place) if place else None
        problem, original = _original(hub, page)
        if page is None or original is None:
            print(f"{name}: {problem}. No file was changed.", file=sys.stderr)
            return MISUSED
        accepted.append((path, accept(hub, page, original), str(original.source)))
    for path, text, original_path in accepted:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(root)} now says the same as {original_path}.")
    return DONE


def _original(hub: Hub, page: Page | None) -> tuple[str, Page | None]:
    if page is None:
        return "this is not a page of the hub that can be read", None
    original = hub.page(other(page.language), page.uri)
    if original is None:
        return "its original is missing", None
    if original.front and original.front.translation:
        return f"{original.source} is itself marked as the translation", None
    return "", original
