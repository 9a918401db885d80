"""The report data: one JSON document from which every output is made."""

from __future__ import annotations

from typing import Any

from nest_hub.completions.bank import Bank
from nest_hub.completions.reading import Reading
from nest_hub.completions.tables import Table, make_tables
from nest_hub.completions.tally import Period, Tally

Report = dict[str, Any]


def make_report(
    reading: Reading, tally: Tally, bank: Bank, period: Period, made_at: str, suppressed: bool
) -> Report:
    """The document that SPECIFICATION.md, 8, describes."""
    tables = make_tables(tally, bank, suppressed)
    return {
        "format": "nest-hub-report",
        "version": 1,
        "made_at": made_at,
        "suppressed": suppressed,
        "period": {"from": period.first, "to": period.last},
        "input": {
            "files": reading.texts,
            "records": reading.records,
            "people": tally.people,
            "duplicates": reading.records - tally.people,
            "unknown_modules": tally.unknown_modules,
            "refused_total": reading.refused.total,
            "refused_by_reason": dict(sorted(reading.reasons.items())),
            "refused": reading.refused.first(),
            "rescored_total": reading.rescored.total,
            "rescored": reading.rescored.first(),
        },
        "names": {
            "modules": {module.id: module.title for module in bank.modules.values()},
            "regions": {region["id"]: region["name"] for region in bank.data["regions"]},
            "questions": _questions(tables[-1], bank),
        },
        "tables": tables,
    }


def _questions(table: Table, bank: Bank) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for module, question in sorted(tuple(row["key"]) for row in table["rows"]):
        texts = (q["text"] for q in bank.modules[module].questions if q["id"] == question)
        names[f"{module}/{question}"] = next(texts)
    return names
