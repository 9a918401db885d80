"""How hard the pages for young people are to read, page by page."""

from __future__ import annotations

from nest_hub.checks.reading import readings
from nest_hub.content.hub import Hub
from nest_hub.content.reading import HIGHEST_GRADE, LONGEST_MEAN, LONGEST_SENTENCE, Reading

_HEADS = ("English grade", "Welsh words a sentence", "Welsh longest")


def reading_lines(hub: Hub) -> list[str]:
    """A table for a terminal; nothing where there is no such page."""
    rows = _rows(hub)
    if not rows:
        return []
    width = max(len(name) for name, _ in rows) + 2
    heads = "".join(f"  {head}" for head in _HEADS)
    lines = [f"{'Reading':<{width + 2}}{heads}"]
    for name, cells in rows:
        numbers = zip(_HEADS, cells, strict=True)
        lines.append(f"  {name:<{width}}" + "".join(f"  {c:>{len(h)}}" for h, c in numbers))
    limits = f"{HIGHEST_GRADE:.0f}, {LONGEST_MEAN:.0f} and {LONGEST_SENTENCE}"
    return [*lines, f"  At most {limits}. The grade is Flesch–Kincaid’s."]


def reading_table(hub: Hub) -> str:
    """The same as a table in Markdown."""
    rows = _rows(hub)
    if not rows:
        return ""
    lines = [
        "### How hard the young people’s pages are",
        "",
        f"| Page | {' | '.join(_HEADS)} |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows),
    ]
    return "\n".join([*lines, ""])


def _rows(hub: Hub) -> list[tuple[str, tuple[str, str, str]]]:
    rows = []
    for uri, found in readings(hub).items():
        english, welsh = found.get("en", Reading(())), found.get("cy", Reading(()))
        cells = (
            f"{english.grade:.1f}" if english.words else "–",
            f"{welsh.mean:.1f}" if welsh.words else "–",
            str(welsh.longest) if welsh.words else "–",
        )
        rows.append((uri, cells))
    return rows
