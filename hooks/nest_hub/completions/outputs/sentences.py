"""The sentences of a report: what each table shows, how it was counted, and what is hidden."""

from __future__ import annotations

from typing import Any

from nest_hub.completions.outputs.words import Cell, Words

_MEASURES = {
    "by-region": "people",
    "by-sector": "people",
    "by-language": "people",
    "by-quarter": "completed",
    "by-month": "completed",
}
_UNITS = [("days", 1440, 2880), ("hours", 60, 120), ("minutes", 1, 0)]
"""In which words a time is said, how many minutes one is, and from how many on it is used."""


def sentences(words: Words, ident: str) -> list[str]:
    """What a table shows, in words: the sentences beside its chart."""
    table = words.tables[ident]
    if ident in _MEASURES:
        return [_most(words, ident, _MEASURES[ident])]
    if ident == "by-module":
        found = [_of_module(words, row) for row in table["rows"]]
    elif ident == "attempts":
        found = [_first_attempt(words, module) for module in _modules(words)]
    elif ident == "time":
        found = [_half_took(words, module) for module in _modules(words)]
    elif ident == "questions":
        found = [_most_wrong(words)]
    else:
        found = []
    return [sentence for sentence in found if sentence]


def files_facts(words: Words) -> list[tuple[str, Cell]]:
    """How many files there were, and what became of them."""
    given = words.report["input"]
    return [
        (words.phrases.report_files_read, given["files"]),
        (words.phrases.report_files_refused, given["refused_total"]),
        (words.phrases.report_files_records, given["records"]),
        (words.phrases.report_files_duplicates, given["duplicates"]),
        (words.phrases.report_files_people, given["people"]),
        (words.phrases.report_files_rescored, given["rescored_total"]),
    ]


def hidden_words(words: Words) -> list[str]:
    """What is hidden, and why."""
    if not words.report["suppressed"]:
        return [words.phrases.report_hidden_none]
    hidden = sum(
        cell is None
        for table in words.report["tables"]
        for cells in (*(row["cells"] for row in table["rows"]), table["total"])
        for cell in cells
    )
    which = words.phrases.count("report_hidden_which", hidden)
    meaning = [words.phrases.report_hidden_meaning] if hidden else []
    return [words.phrases.report_hidden_why, which, *meaning]


def how_counted(words: Words) -> list[str]:
    """How it was counted, for somebody who has to answer for the numbers."""
    keys = ["people", "twice", "completed", "passed", "marked"]
    period = words.report["period"]
    if period["from"] or period["to"]:
        keys.append("period")
    keys += ["time", "rounding", "declared"]
    found = [words.phrases[f"report_counted_{key}"] for key in keys]
    unknown = words.report["input"]["unknown_modules"]
    if unknown:
        found.append(words.phrases.count("report_counted_unknown", unknown))
    return found


def column(table: Any, name: str) -> int:
    """The place of a column in a table."""
    return int(table["columns"].index(name))


def _modules(words: Words) -> list[Any]:
    return list(words.tables["by-module"]["rows"])


def _most(words: Words, ident: str, measure: str) -> str:
    table = words.tables[ident]
    at = column(table, measure)
    kind = ident.removeprefix("by-")
    # To have chosen nothing is no region and no sector.
    chosen = [row for row in table["rows"] if row["key"][0] != "none"]
    shown = [(row["cells"][at], row["key"][0]) for row in chosen]
    most = max((count for count, _ in shown if count), default=0)
    if not most:
        return words.phrases.report_none_shown
    labels = ", ".join(words.label(kind, key) for count, key in shown if count == most)
    total = table["total"][at]
    phrase = f"report_most_{measure}" + ("" if total else "_alone")
    return words.fill(phrase, label=labels, n=words.number(most), total=words.number(total))


def _of_module(words: Words, row: Any) -> str:
    table = words.tables["by-module"]
    counts = {
        name: row["cells"][column(table, name)]
        for name in ("starts", "tried", "passed", "completed")
    }
    if None in counts.values():
        return ""
    title = words.label("module", row["key"][0])
    numbers = {name: words.number(count) for name, count in counts.items()}
    return words.fill("report_of_module", module=title, **numbers)


def _first_attempt(words: Words, module: Any) -> str:
    cells = {tuple(row["key"]): row["cells"][0] for row in words.tables["attempts"]["rows"]}
    first = cells.get((module["key"][0], "1"))
    passed = module["cells"][column(words.tables["by-module"], "passed")]
    if first is None or not passed:
        return ""
    title = words.label("module", module["key"][0])
    shown = {"n": words.number(first), "total": words.number(passed)}
    return words.fill("report_first_attempt", module=title, **shown)


def _half_took(words: Words, module: Any) -> str:
    median = module["cells"][column(words.tables["by-module"], "median_minutes")]
    if not isinstance(median, int):
        return ""
    title = words.label("module", module["key"][0])
    unit, length = next((unit, length) for unit, length, least in _UNITS if median >= least)
    minutes = words.phrases.count(f"report_{unit}", median // length)
    return words.fill("report_half_took", module=title, minutes=minutes)


def _most_wrong(words: Words) -> str:
    table = words.tables["questions"]
    at = column(table, "wrong_rate")
    row = next((row for row in table["rows"] if isinstance(row["cells"][at], int | float)), None)
    if not row or not row["cells"][at]:
        return words.phrases.report_none_shown
    asked = words.report["names"]["questions"].get("/".join(row["key"]), {})
    label = str(asked.get(words.language, row["key"][1]))
    return words.fill("report_most_answers", label=label, n=words.number(row["cells"][at], True))
