"""`nest-hub translations`, and `accept`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from nest_hub.commands import translations_exchange
from nest_hub.commands.codes import DONE, MISUSED
from nest_hub.commands.files import write_all
from nest_hub.content.history import read_history
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.pages import Page
from nest_hub.content.translations import (
    INTRO,
    State,
    TranslationState,
    accept,
    translation_states,
    twin_path,
)
from nest_hub.languages import IN_ENGLISH, other

_ORDER: tuple[State, ...] = ("missing", "outdated", "unmarked", "done")
"""What waits for somebody comes first."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command and its actions."""
    parser = commands.add_parser(
        "translations",
        help="show the state of every translation; send pages to a translator and take them back",
        description="Without anything more, shows which translations are missing, outdated or "
        "done, those that have waited longest first. A page in both languages of which neither "
        "says that it is the translation is unmarked.",
    )
    parser.add_argument(
        "--format",
        choices=("plain", "json"),
        default="plain",
        help="plain for people, json for programs",
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
    translations_exchange.add_actions(actions)


@dataclass(frozen=True)
class _Row:
    """One page in the list. `since`: the day from which it has stood as it stands."""

    state: TranslationState
    since: date | None

    @property
    def original(self) -> Page:
        """The original; of an unmarked pair, the page that could be it."""
        return self.state.original or self.state.page

    @property
    def translation(self) -> str:
        """The translation's file, or where it belongs."""
        return str(self.state.page.source) if self.state.original else twin_path(self.state.page)


def _rows(hub: Hub) -> list[_Row]:
    days = read_history(hub.root).last
    rows = []
    for state in translation_states(hub):
        waits_for = state.original if state.state == "outdated" else state.page
        assert waits_for is not None
        rows.append(_Row(state, days.get(str(waits_for.source))))
    # Where there is no history, a page stands after those that have one.
    return sorted(
        rows,
        key=lambda row: (
            _ORDER.index(row.state.state),
            row.since or date.max,
            str(row.state.page.source),
        ),
    )


def _list(root: Path, options: argparse.Namespace) -> int:
    rows = _rows(load_hub(root))
    if options.format == "json":
        print(json.dumps([_as_dict(row) for row in rows], ensure_ascii=False, indent=2))
        return DONE
    table = [("State", "Since", "Page", ""), *(_cells(row) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(3)]
    for cells in table:
        columns = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
        print("  ".join([*columns, cells[3]]).rstrip())
    print(f"\n{_summary(rows)}")
    return DONE


def _cells(row: _Row) -> tuple[str, str, str, str]:
    state = row.state
    notes = []
    if state.state == "missing":
        notes.append(f"no {IN_ENGLISH[other(state.page.language)]} version")
    elif not state.page.reviewed:
        notes.append("not reviewed")
    if state.state == "outdated":
        parts = ("the opening" if part == INTRO else f"“{part}”" for part in state.changed)
        notes.append(f"changed: {', '.join(parts)}")
    since = row.since.isoformat() if row.since else ""
    return state.state, since, str(state.page.source), "; ".join(notes)


def _as_dict(row: _Row) -> dict[str, object]:
    return {
        "state": row.state.state,
        "since": row.since.isoformat() if row.since else None,
        "original": str(row.original.source),
        "translation": row.translation,
        "changed": list(row.state.changed),
        "reviewed": row.state.original is not None and row.state.page.reviewed,
    }


def _summary(rows: list[_Row]) -> str:
    counts = Counter(row.state.state for row in rows)
    unread = sum(row.state.original is not None and not row.state.page.reviewed for row in rows)
    words = [f"{counts[state]} {state}" for state in _ORDER if counts[state] or state != "unmarked"]
    return f"{len(rows)} pages: {', '.join(words)}. {unread} not reviewed."


def _accept(root: Path, options: argparse.Namespace) -> int:
    hub = load_hub(root)
    by_source = {page.source: page for page in hub.pages.values() if page.front}
    accepted: dict[Path, str] = {}
    said: list[str] = []
    for name in options.files:
        path = Path(name).resolve()
        place = PurePosixPath(path.relative_to(root)) if path.is_relative_to(root) else None
        page = by_source.get(place) if place else None
        problem, original = _original(hub, page)
        if page is None or original is None:
            print(f"{name}: {problem}. No file was changed.", file=sys.stderr)
            return MISUSED
        accepted[path] = accept(hub, page, original)
        said.append(f"{page.source} now says the same as {original.source}.")
    write_all(accepted)
    print("\n".join(said))
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
