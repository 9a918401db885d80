"""What the picture is written as: a page, a workbook and CSV, beside the learners' report."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

from nest_hub.assessments.picture import Picture
from nest_hub.completions.csv_tables import write_rows
from nest_hub.languages import Language


def write_picture(
    picture: Picture, folder: Path, forms: Collection[str], languages: Sequence[Language]
) -> None:
    """Writes the picture in the forms that were asked for; in others there is none."""
    if "json" in forms:
        text = json.dumps(picture, ensure_ascii=False, indent=1)
        (folder / "assessments.json").write_text(f"{text}\n", encoding="utf-8", errors="replace")
    if "csv" in forms:
        [table] = picture["tables"]
        rows = [[*row["key"], *row["cells"]] for row in table["rows"]]
        write_rows(folder / "assessments.csv", ["region", "principle", *table["columns"]], rows)
        refused = [[entry["name"], entry["reason"]] for entry in picture["input"]["refused"]]
        write_rows(folder / "assessments-refused.csv", ["name", "reason"], refused)
    stem = "assessments" if len(languages) > 1 else f"assessments-{languages[0]}"
    if "html" in forms:
        from nest_hub.assessments.outputs.page import picture_page

        page = picture_page(picture, languages)
        (folder / f"{stem}.html").write_text(page, encoding="utf-8", newline="\n")
    if "xlsx" in forms:
        from nest_hub.assessments.outputs.workbook import write_picture_workbook

        write_picture_workbook(picture, folder / f"{stem}.xlsx", languages)
