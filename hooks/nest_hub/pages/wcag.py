"""What is known of each criterion of WCAG 2.2: in numbers, and all of it in a table."""

from __future__ import annotations

from nest_hub.content.wcag import RESULTS
from nest_hub.languages import format_number
from nest_hub.pages.context import Context

EVIDENCE = "accessibility/evidence.md"
"""The page that holds the table."""


def render_wcag(context: Context, part: str) -> str:
    """The numbers, the known problems or the table; nothing where nothing is known."""
    wcag = context.hub.wcag
    if not wcag.criteria:
        return ""
    total = format_number(len(wcag.criteria), context.language)
    return context.render(
        f"wcag_{part}.html",
        wcag=wcag,
        results=RESULTS,
        caption=context.phrases.wcag_caption.replace("{n}", total),
        all=context.phrases.wcag_all.replace("{n}", total),
        evidence=context.url(EVIDENCE),
    )
