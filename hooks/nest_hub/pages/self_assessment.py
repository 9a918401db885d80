"""The self-assessment: a form that is whole on paper, and what its script needs to know."""

from __future__ import annotations

import json
from typing import Any

from nest_hub.languages import format_partial_date, script_phrases
from nest_hub.pages.context import Context

EMPTY_ROWS = 6
"""How many actions there is room for on paper."""


def render_self_assessment(context: Context, _: str) -> str:
    """The form, the national figures beside an empty place for the team's own, and the plan."""
    assessment = context.hub.self_assessment
    if assessment.scale is None:
        return ""
    language, framework = context.language, context.hub.framework
    principles = [
        (part, assessment.prompts[ident])
        for ident, part in framework.of("principle").items()
        if ident in assessment.prompts
    ]
    national = context.hub.figures.national
    day = format_partial_date(national.as_of, language) if national and national.as_of else ""
    scores = {each.principle: each.score for each in (national.values if national else None) or []}
    regions = context.hub.regions.by_id.values()
    facts: dict[str, Any] = {
        "scale": {"min": assessment.scale.min, "max": assessment.scale.max},
        "order": [part.id for part, _ in principles],
        "principles": {part.id: part.name[language] for part, _ in principles},
        "national": scores,
        "national_day": day,
        "regions": {region.id: region.short_name[language] for region in regions},
    }
    return context.render(
        "self_assessment.html",
        scale=assessment.scale,
        principles=principles,
        regions=regions,
        national=national,
        national_day=day,
        scores=scores,
        empty_rows=range(EMPTY_ROWS),
        facts=json.dumps(facts, ensure_ascii=False, sort_keys=True),
        words=json.dumps(
            script_phrases(language, "assessing_"), ensure_ascii=False, sort_keys=True
        ),
    )
