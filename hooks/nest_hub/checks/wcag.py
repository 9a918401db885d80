"""What is said not to apply does not: no criterion of films is left out once there is a film."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.hub import Hub
from nest_hub.content.wcag import OF_FILMS
from nest_hub.diagnostics import Diagnostic


def check_wcag(hub: Hub) -> Iterator[Diagnostic]:
    """Criteria of films and sound that are said not to apply, where a module has a film."""
    film = next((v.id for m in hub.modules.values() for v in m.videos.values()), None)
    if film is None:
        return
    for one in hub.wcag.criteria:
        if one.id in OF_FILMS and one.result == "not-applicable":
            yield one.finding(
                "result",
                f"Criterion {one.id} is said not to apply, and there is a film: '{film}'.",
                "Judge the films by it, and write the result with its evidence.",
            )
