"""What the words that a page explains mean: kept at its end, and opened beside each by tips.js."""

from __future__ import annotations

from markupsafe import Markup

from nest_hub.content.glossary import PAGE, glossary_links
from nest_hub.pages.context import Context


def render_tips(context: Context) -> Markup:
    """The meanings, hidden until they are asked for; nothing where the page explains no word."""
    glossary, terms = context.url(PAGE), context.hub.terms
    wanted = dict.fromkeys(ident for _, ident in glossary_links(context.page))
    tips = [
        term for ident in wanted if (term := terms.get(ident)) and term.definition(context.language)
    ]
    if not tips or not glossary or context.page.kind == "quiz":
        return Markup()
    return context.markup("tips.html", tips=tips, glossary=glossary)
