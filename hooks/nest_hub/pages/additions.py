"""What the generator adds before and after an author's words, by the kind of page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from nest_hub.content.entry import Entry
from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import HANDOUT
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_pages, page_load
from nest_hub.pages.blocks import page_card
from nest_hub.pages.case_studies import backlinks, render_study_list, study_kind
from nest_hub.pages.context import Context
from nest_hub.pages.handout import render_handout
from nest_hub.pages.questions import module_of, render_next_step, render_quiz
from nest_hub.pages.share import render_share
from nest_hub.pages.updates import render_update
from nest_hub.pages.young_people import render_way_to_help, render_young_pages


def before(context: Context) -> list[str]:
    """Pieces of Markdown before the author's words."""
    if context.page.kind == "case-study":
        study = context.hub.case_studies.get(context.page.key)
        if study:
            return [context.render("case_study_banner.html", study=study)]
    if context.page.kind == "module":
        return [_outcomes(context)]
    if context.page.kind == "young-people":
        return render_way_to_help(context)
    return []


def after(context: Context) -> list[str]:
    """Pieces of Markdown after the author's words."""
    kind = context.page.kind
    if kind in FOLDERS:
        return _part(context)
    if kind == "module":
        return _sections(context)
    if kind == "section":
        return _taught(context)
    if kind == "quiz":
        return _quiz(context)
    if kind == "next-step":
        return [render_next_step(context), *_handout_link(context)]
    if kind == "handout":
        return render_handout(context)
    if kind == "case-study":
        return _case_study(context)
    if kind == "case-study-list":
        return render_study_list(context)
    if kind == "region":
        return _region(context)
    if kind == "share":
        return render_share(context)
    if kind == "update":
        return render_update(context)
    if kind == "young-people":
        return render_young_pages(context)
    return []


def _heading(text: str, ident: str) -> str:
    return f"## {text} {{#{ident}}}"


def _part(context: Context) -> list[str]:
    kind = next(kind for kind in FOLDERS if kind == context.page.kind)
    row = context.coverage.get((kind, context.page.key))
    if row is None:
        return []
    return [
        context.render("name_status.html", part=row.part),
        _heading(context.phrases.related, "related"),
        context.render(
            "related.html",
            sections=_pages(context, (f"modules/{name}.md" for name in row.sections)),
            **backlinks(context, kind, context.page.key),
        ),
    ]


def _pages(context: Context, uris: Iterable[str]) -> list[Page]:
    """Those of the pages that are published in the language."""
    found = (context.hub.page(context.language, uri) for uri in uris)
    return [page for page in found if page]


def _list_parts(context: Context, label: str, entry: Entry) -> list[str]:
    """The themes, principles and values that an entry names, each with its mark."""
    parts = [
        (part, context.url(f"{folder}/{part.id}.md"))
        for kind, folder in FOLDERS.items()
        for part in context.hub.framework.of(kind).values()
        if part.id in getattr(entry, folder)
    ]
    return [context.render("parts.html", label=label, parts=parts)] if parts else []


def _outcomes(context: Context) -> str:
    module = context.hub.modules.get(context.page.key)
    return context.render("outcomes.html", module=module) if module else ""


def _sections(context: Context) -> list[str]:
    module = context.hub.modules.get(context.page.key)
    if module is None:
        return []
    pages = module_pages(context.hub, module, context.language)[1:]
    cards = [
        {
            **page_card(context, page, minutes_to_do(context, page)),
            "page": PurePosixPath(page.uri).stem,
        }
        for page in pages
    ]
    return [
        _heading(context.phrases.sections, "sections"),
        context.render("cards.html", cards=cards, ordered=True),
        *_handout_link(context),
    ]


def _handout_link(context: Context) -> list[str]:
    """Where the module can be printed, for a team that learns together."""
    uri = f"modules/{context.page.key.split('/')[0]}/{HANDOUT}"
    found = context.hub.page(context.language, uri)
    return [f"[{context.phrases.handout_link}](/{uri})"] if found else []


def minutes_to_do(context: Context, page: Page) -> str:
    """How long a page of a module takes, in words."""
    minutes = max(1, round(page_load(context.hub, page).minutes))
    return context.phrases.count("minutes_to_do", minutes)


def _taught(context: Context) -> list[str]:
    module = module_of(context)
    for section in module.data.sections if module else []:
        if context.page.uri.endswith(f"/{section.id}.md"):
            return _list_parts(context, context.phrases.taught, section)
    return []


def _quiz(context: Context) -> list[str]:
    module = module_of(context)
    if module is None:
        return []
    return [_heading(context.phrases.quiz_questions, "questions"), render_quiz(context, module)]


def _case_study(context: Context) -> list[str]:
    study = context.hub.case_studies.get(context.page.key)
    if study is None:
        return []
    regions = context.hub.regions.by_id
    return [
        _heading(context.phrases.about_case_study, "about"),
        context.render(
            "case_study_facts.html",
            study=study,
            kind=study_kind(context, study),
            regions=[regions[ident] for ident in study.data.regions if ident in regions],
        ),
        *_list_parts(context, context.phrases.shows, study.data),
    ]


def _region(context: Context) -> list[str]:
    region = context.hub.regions.by_id[context.page.key]
    guidance = context.hub.regions.guidance
    phrases = context.phrases
    return [
        context.render("region_intro.html", region=region),
        _heading(phrases.contact, "contact"),
        context.render("region_contact.html", region=region, guidance=guidance),
        _heading(phrases.reporting, "reporting"),
        context.render("region_reporting.html", guidance=guidance),
        _heading(phrases.local_case_studies, "practice"),
        context.render("study_links.html", **backlinks(context, "region", region.id)),
        _heading(phrases.short_link, "link"),
        context.render("region_link.html", region=region),
        _heading(phrases.about_this_region, "facts"),
        context.render("region_facts.html", region=region),
    ]
