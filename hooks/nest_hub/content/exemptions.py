"""Texts that look like personal data and are nobody’s own, each with the reason."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath

from nest_hub.content.entry import Entry, Words, build_each
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/exemptions.yml")


class Exemption(Entry):
    """`text` as it stands in the file `where`; `reviewed_on` is the day on which it was agreed."""

    text: Words
    where: Words
    reason: Words
    reviewed_on: datetime.date


def load_exemptions(root: Path) -> tuple[list[Exemption], list[Diagnostic]]:
    """Reads `framework/exemptions.yml`. A hub that needs none may leave the file out."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return [], findings
    exemptions, _, faults = build_each(Exemption, data, "exemptions", PATH)
    return exemptions, [*findings, *faults]
