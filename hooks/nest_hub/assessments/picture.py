"""The picture as data: one JSON document from which every output is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from nest_hub.assessments.join import join
from nest_hub.assessments.tally import Facts, columns_of, rows_of, teams_of
from nest_hub.assessments.team_file import TeamFile
from nest_hub.completions.listed import Listed

Picture = dict[str, Any]
_KNOWN = {"newer", "shape", "damaged", "time"}
"""For what only a learner's record is refused: the others could have been a team's."""


def make_picture(
    files: Sequence[TeamFile], given: Mapping[str, Any], facts: Facts, made_at: str
) -> Picture:
    """The document of SPECIFICATION.md, 4; `given` is the `input` of the learners' report."""
    read = [file for file in files if file.reason is None]
    refused = Listed()
    reasons: Counter[str] = Counter()
    for file in files:
        if file.reason:
            refused.append({"name": file.name, "reason": file.reason})
            reasons[file.reason] += 1
    for entry in given["refused"]:
        if entry["reason"] not in _KNOWN:
            refused.append(entry)
    for reason, number in given["refused_by_reason"].items():
        if reason not in _KNOWN:
            reasons[reason] += number
    items = join(item for file in read for item in file.items)
    teams = teams_of(items.values(), facts)
    return {
        "format": "nest-hub-assessments",
        "version": 1,
        "made_at": made_at,
        "input": {
            "files": len(read) + reasons.total(),
            "read": len(read),
            "assessments": len(items),
            "duplicates": sum(len(file.items) for file in read) - len(items),
            "refused_total": reasons.total(),
            "refused_by_reason": dict(sorted(reasons.items())),
            "refused": refused.first(),
        },
        "teams": {
            "all": len(teams),
            "scored": sum(bool(team.now) for team in teams),
            "again": sum(bool(team.before) for team in teams),
        },
        "scale": facts["scale"],
        "national": facts["national"]["as_of"] if facts["national"] else None,
        "names": {
            kind: {each["id"]: each["name"] for each in facts[kind]}
            for kind in ("principles", "regions")
        },
        "tables": [
            {
                "id": "principles",
                "columns": columns_of(facts),
                "rows": rows_of(teams, facts),
                "total": [],
            }
        ],
    }
