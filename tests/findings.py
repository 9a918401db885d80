"""What the checks say of a hub, as its author reads it."""

from __future__ import annotations

from pathlib import Path

from nest_hub.checks import check_hub
from nest_hub.content.load import load_hub


def findings(root: Path) -> list[str]:
    """Every finding in the plain wording, in order."""
    return [finding.plain() for finding in check_hub(load_hub(root))]
