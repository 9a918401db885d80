"""The recorded workshop on its page."""

from __future__ import annotations

from nest_hub.pages.context import Context


def render_workshop(context: Context, part: str) -> str:
    """What it covers, or where it is published; nothing where that is not known."""
    workshop = context.hub.workshop
    if workshop is None:
        return ""
    if part == "parts":
        return context.render("workshop_parts.html", workshop=workshop)
    return context.render("workshop_recording.html", workshop=workshop) if workshop.film else ""
