"""The checks of the content. Each returns findings; none prints, logs or raises."""

from __future__ import annotations

from nest_hub.content.hub import Hub
from nest_hub.diagnostics import Diagnostic, arrange


def check_hub(hub: Hub) -> list[Diagnostic]:
    """Every finding of every check, with those of reading, in order."""
    return arrange(hub.diagnostics)
