"""The list of kinds of service, with what its script filters it by."""

from __future__ import annotations

from nest_hub.languages import format_number, other
from nest_hub.pages.context import Context


def render_services(context: Context, _: str) -> str:
    """Every group with every service: a plain list until its script shows the form."""
    total = context.hub.services.total
    phrases, language = context.phrases, context.language
    return context.render(
        "services.html",
        groups=context.hub.services.groups,
        total=total,
        some=phrases.services_some.replace("{all}", format_number(total, language)),
        other=other(language),
    )
