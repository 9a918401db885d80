"""The help lines that every page leads to."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from nest_hub.content.entry import (
    Confidence,
    Entry,
    Field,
    PartialDate,
    Slug,
    Text,
    WebAddresses,
    Words,
)
from nest_hub.content.entry import build_each as _build_each
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/help_lines.yml")


class HelpLine(Entry):
    """One service to turn to. `checked_on` is the day on which somebody checked it.

    `young_people` says in words for them what the line is for; with it the line stands in their
    version of the hub, as soon as a way to reach it is confirmed.
    """

    id: Slug
    emergency: bool = False
    name: Text
    for_whom: Text
    phone: Words | None = None
    text: Words | None = None
    email: Words | None = None
    address: WebAddresses | None = None
    hours: Text | None = None
    languages: Text | None = None
    note: Text | None = None
    young_people: Text | None = None
    confidence: dict[str, Confidence] = Field(default_factory=dict)
    source: Words
    checked_on: PartialDate | None = None

    def awaits_checking(self, *fields: str) -> bool:
        """Whether one of these parts was not confirmed in a source."""
        return any(self.confidence.get(name, "confirmed") != "confirmed" for name in fields)

    def sure(self, field: str) -> bool:
        """Whether this part is known and confirmed."""
        return getattr(self, field) is not None and not self.awaits_checking(field)


def load_help_lines(root: Path) -> tuple[list[HelpLine], list[Diagnostic]]:
    """Reads `framework/help_lines.yml`."""
    data, findings = read_yaml(root, PATH)
    if data is None:
        return [], findings
    lines, _, faults = _build_each(HelpLine, data, "help_lines", PATH)
    return lines, [*findings, *faults]
