"""What a picture of several teams’ self-assessments is made with: principles, scale and figures."""

from __future__ import annotations

from typing import Any

from nest_hub.content.hub import Hub


def assessment_facts(hub: Hub) -> dict[str, Any] | None:
    """The facts that `assessments/SPECIFICATION.md` counts by; none without a self-assessment."""
    scale = hub.self_assessment.scale
    if scale is None:
        return None
    national = hub.figures.national
    return {
        "scale": {"min": scale.min, "max": scale.max},
        "principles": [
            {"id": ident, "name": part.name.model_dump()}
            for ident, part in hub.framework.of("principle").items()
            if ident in hub.self_assessment.prompts
        ],
        "regions": [
            {"id": region.id, "name": region.short_name.model_dump()}
            for region in hub.regions.by_id.values()
        ],
        "national": {
            "as_of": national.as_of,
            "values": {each.principle: each.score for each in national.values or []},
        }
        if national
        else None,
    }
