"""A worksheet as a form: to fill in where script runs, and to print where it does not."""

from __future__ import annotations

from typing import Any

from nest_hub.content.hub import Hub
from nest_hub.content.worksheets import Worksheet
from nest_hub.languages import Language
from nest_hub.pages.context import Context

CHOICES = ("yes", "partly", "not-yet")
"""What can be chosen; each is kept under this name."""


def render_worksheet(context: Context, ident: str) -> str:
    """The worksheet with this id."""
    sheet = context.hub.worksheets.get(ident)
    return worksheet_html(context, sheet) if sheet else ""


def worksheet_html(context: Context, sheet: Worksheet) -> str:
    """A worksheet, whether the hub offers it or not."""
    parts: list[dict[str, Any]] = [
        {"stage": stage, "prefix": f"{stage.id}:"} for stage in sheet.data.stages
    ] or [{"stage": None, "prefix": ""}]
    return context.render(
        "worksheet.html",
        sheet=sheet,
        tool=sheet.id,
        parts=parts,
        choices=[(value, f"worksheet_{value.replace('-', '_')}") for value in CHOICES],
        counts=[name for name in ("choice", "tick") if _all_are(sheet.data.questions, name)],
    )


def _all_are(questions: list[Any], kind: str) -> bool:
    return all(question.kind == kind for question in questions)


def tool_pages(hub: Hub, language: Language) -> dict[str, str]:
    """The place of the page on which each tool stands that keeps something in the browser."""
    found: dict[str, str] = {}
    for page in hub.in_language(language):
        for block in page.document.blocks:
            if block.name == "worksheet":
                found.setdefault(block.argument, page.uri)
            elif block.name == "self-assessment":
                found.setdefault(block.name, page.uri)
    return found
