"""What a report is written as: pages, a workbook, statements, and files for a warehouse.

The libraries that only these need are imported where they are used: the site builds without.

What is written for each person takes a person as one dictionary, merged and marked again:

    {"record_id": …, "language": "cy", "region": "gwent" | None, "sector": "health" | None,
     "modules": [{"id": "nest", "started_at": "…Z", "completed_at": "…Z" | None,
                  "attempts": [{"submitted_at": "…Z", "language": "cy", "score": 9, "max": 10,
                                "passed": True}]}]}

`attempts` are in the order of `submitted_at`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nest_hub.completions.outputs.words import Report
from nest_hub.languages import LANGUAGES, Language


def write_page(report: Report, folder: Path, languages: Sequence[Language] = LANGUAGES) -> Path:
    """Writes `report.html`, `report-cy.html` or `report-en.html`, and answers with its place."""
    from nest_hub.completions.outputs.page import report_page

    path = folder / f"{_stem(languages)}.html"
    path.write_text(report_page(report, languages), encoding="utf-8", newline="\n")
    return path


def write_workbook(report: Report, folder: Path, languages: Sequence[Language] = LANGUAGES) -> Path:
    """Writes the workbook, and answers with its place."""
    from nest_hub.completions.outputs import workbook

    path = folder / f"{_stem(languages)}.xlsx"
    workbook.write_workbook(report, path, languages)
    return path


def write_outputs(
    report: Report, folder: Path, languages: Sequence[Language] = LANGUAGES
) -> list[Path]:
    """Writes what a board reads: the page and the workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    return [write_page(report, folder, languages), write_workbook(report, folder, languages)]


def _stem(languages: Sequence[Language]) -> str:
    return "report" if len(languages) > 1 else f"report-{languages[0]}"
