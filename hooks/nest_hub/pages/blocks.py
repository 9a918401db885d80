"""The blocks of `nest_hub.content.blocks` as HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from nest_hub.content.blocks import PART_LISTS, WRAPPERS
from nest_hub.content.framework import FOLDERS, PartKind
from nest_hub.content.glossary import Term
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_load
from nest_hub.content.translations import translation_states
from nest_hub.languages import LANGUAGES, NAMES, letters, sort_key
from nest_hub.pages.case_studies import render_case_studies
from nest_hub.pages.chart import render_chart
from nest_hub.pages.context import Context
from nest_hub.pages.events import render_events
from nest_hub.pages.make_a_report import render_make_a_report
from nest_hub.pages.my_learning import render_certificate, render_my_learning
from nest_hub.pages.offline import render_offline
from nest_hub.pages.picture import render_picture
from nest_hub.pages.questions import render_question, render_reflection, render_scenario
from nest_hub.pages.self_assessment import render_self_assessment
from nest_hub.pages.services import render_services
from nest_hub.pages.style import render_style
from nest_hub.pages.updates import render_updates
from nest_hub.pages.videos import render_video
from nest_hub.pages.wcag import render_wcag
from nest_hub.pages.worksheets import render_worksheet
from nest_hub.pages.workshop import render_workshop
from nest_hub.pages.young_people import render_help_for_young

Renderer = Callable[[Context, str], str]


def open_block(context: Context, name: str, argument: str) -> str:
    """The HTML of a block, or the opening of one that holds Markdown."""
    if name == "reader":
        return f'<div class="reader" markdown="1">\n\n### {argument}'
    if name in WRAPPERS:
        label = escape(
            f"{context.phrases[name]}: {argument}" if argument else context.phrases[name]
        )
        return f'<div class="{WRAPPERS[name]}" markdown="1">\n\n<p class="block-label">{label}</p>'
    return RENDERERS[name](context, argument) if name in RENDERERS else ""


def close_block(name: str) -> str:
    """The end of a block that holds Markdown; nothing for the others."""
    return "</div>" if name in WRAPPERS else ""


def _list(context: Context, name: str) -> str:
    if name in PART_LISTS:
        cards = _part_cards(context, PART_LISTS[name])
    elif name in _CARDS:
        cards = _CARDS[name](context)
    else:
        return ""
    return context.render("cards.html", cards=cards)


Card = dict[str, str | None]


def _part_cards(context: Context, kind: PartKind) -> list[Card]:
    return [
        {
            "title": part.name[context.language],
            "text": part.gloss[context.language],
            "url": url,
            "mark": part.id,
            "meta": None,
        }
        for part in context.hub.framework.of(kind).values()
        if (url := context.url(f"{FOLDERS[kind]}/{part.id}.md"))
    ]


def _module_cards(context: Context) -> list[Card]:
    cards: list[Card] = []
    for module in context.hub.modules.values():
        if page := context.hub.page(context.language, f"modules/{module.id}/index.md"):
            minutes = round(module_load(context.hub, module, context.language).minutes)
            meta = context.phrases.count("minutes_module", minutes)
            cards.append(page_card(context, page, meta))
    return cards


def page_card(context: Context, page: Page, meta: str | None) -> Card:
    """A card that leads to a page."""
    return {
        "title": page.title,
        "text": page.description,
        "url": context.url(page.uri),
        "mark": None,
        "meta": meta,
    }


def _region_cards(context: Context) -> list[Card]:
    return [
        {
            "title": region.short_name[context.language],
            "text": ", ".join(council.name[context.language] for council in region.councils),
            "url": context.url(f"regions/{region.id}.md"),
            "mark": None,
            "meta": None,
        }
        for region in context.hub.regions.by_id.values()
    ]


def _share_kit_cards(context: Context) -> list[Card]:
    """The regions again, each leading to its share kit."""
    return [
        {**card, "title": page.title, "url": context.url(page.uri)}
        for region, card in zip(context.hub.regions.by_id, _region_cards(context), strict=True)
        if (page := context.hub.page(context.language, f"regions/{region}/share.md"))
    ]


_CARDS = {"modules": _module_cards, "regions": _region_cards, "share-kits": _share_kit_cards}


def _letters(context: Context, _: str) -> str:
    framework = context.hub.framework
    if framework.letters is None:
        return ""
    return context.render("letters.html", letters=framework.letters, themes=framework.of("theme"))


def _glossary(context: Context, _: str) -> str:
    terms = sorted(
        context.hub.glossary,
        key=lambda term: sort_key(term.name(context.language), context.language),
    )
    groups: dict[str, list[Term]] = {}
    for term in terms:
        first = letters(term.name(context.language), context.language)[0].upper()
        groups.setdefault(first, []).append(term)
    return context.render("glossary.html", groups=groups, names=NAMES)


def _coverage(context: Context, _: str) -> str:
    states = [state for state in translation_states(context.hub) if state.page.front]
    return context.render(
        "coverage.html",
        rows=[row for row in context.coverage.values() if row.kind != "theme"],
        modules=[
            (module, {la: round(module_load(context.hub, module, la).minutes) for la in LANGUAGES})
            for module in context.hub.modules.values()
        ],
        states=states,
    )


def _parts(context: Context, _: str) -> str:
    return context.render("parts_served.html", groups=context.hub.parts)


def _help_lines(context: Context, readers: str) -> str:
    if readers == "young-people":
        return render_help_for_young(context)
    return context.render("help_lines.html", lines=context.hub.help_lines)


def _sheet(context: Context, _: str) -> str:
    """Nothing to see: the page has the style of what is printed on one sheet and filled in."""
    return ""


def _mark(context: Context, ident: str) -> str:
    return f'<p class="part-mark">{context.mark(ident)}</p>'


def _a_to_z(context: Context, _: str) -> str:
    groups: dict[str, list[Page]] = {}
    pages = [p for p in context.hub.in_language(context.language) if p.kind not in _UNLISTED]
    for page in sorted(pages, key=lambda p: sort_key(p.title, context.language)):
        first = letters(page.title, context.language)[0].upper()
        groups.setdefault(first, []).append(page)
    return context.render("a_to_z.html", groups=groups)


_UNLISTED = {"search", "share", "style"}
"""Kinds of page that nobody looks up by name: a region's page leads to its share kit."""

RENDERERS: dict[str, Renderer] = {
    "a-to-z": _a_to_z,
    "case-studies": render_case_studies,
    "certificate": render_certificate,
    "chart": render_chart,
    "check": render_question,
    "coverage": _coverage,
    "events": render_events,
    "glossary": _glossary,
    "help-lines": _help_lines,
    "letters": _letters,
    "list": _list,
    "make-a-report": render_make_a_report,
    "mark": _mark,
    "my-learning": render_my_learning,
    "offline": render_offline,
    "parts": _parts,
    "picture": render_picture,
    "reflect": render_reflection,
    "scenario": render_scenario,
    "self-assessment": render_self_assessment,
    "services": render_services,
    "sheet": _sheet,
    "style": render_style,
    "updates": render_updates,
    "video": render_video,
    "wcag": render_wcag,
    "workshop": render_workshop,
    "worksheet": render_worksheet,
}
