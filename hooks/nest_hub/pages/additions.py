"""What the generator adds before and after an author's words, by the kind of page."""

from __future__ import annotations

from nest_hub.content.framework import FOLDERS
from nest_hub.content.timing import page_load
from nest_hub.pages.blocks import study_kind
from nest_hub.pages.context import Context
from nest_hub.pages.questions import module_of, render_quiz


def before(context: Context) -> list[str]:
    """Pieces of Markdown before the author's words."""
    if context.page.kind == "case-study":
        study = context.hub.case_studies.get(context.page.key)
        if study:
            return [context.render("case_study_banner.html", study=study)]
    if context.page.kind == "module":
        return [_outcomes(context)]
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
    if kind == "case-study":
        return _case_study(context)
    if kind == "region":
        return _region(context)
    return []


def _heading(text: str, ident: str) -> str:
    return f"## {text} {{#{ident}}}"


def _part(context: Context) -> list[str]:
    row = next(
        (r for (k, i), r in context.coverage.items() if (k, i) == (context.page.kind, context.page.key)),
        None,
    )
    if row is None:
        return []
    sections = [context.hub.page(context.language, f"modules/{s}.md") for s in row.sections]
    studies = [
        context.hub.page(context.language, f"case-studies/{name}.md") for name in row.case_studies
    ]
    return [
        context.render("name_status.html", part=row.part),
        _heading(context.phrases.related, "related"),
        context.render(
            "related.html",
            sections=[page for page in sections if page],
            studies=[page for page in studies if page],
        ),
    ]


def _outcomes(context: Context) -> str:
    module = context.hub.modules.get(context.page.key)
    return context.render("outcomes.html", module=module) if module else ""


def _sections(context: Context) -> list[str]:
    module = context.hub.modules.get(context.page.key)
    if module is None:
        return []
    cards = []
    for name in [*(s.id for s in module.data.sections), "quiz", "next-step"]:
        page = context.hub.page(context.language, f"modules/{module.id}/{name}.md")
        if page:
            minutes = max(1, round(page_load(context.hub, page).minutes))
            cards.append(
                {
                    "title": page.title,
                    "text": page.description,
                    "url": context.url(page.uri),
                    "mark": None,
                    "meta": context.phrases.count("minutes_to_do", minutes),
                }
            )
    return [
        _heading(context.phrases.sections, "sections"),
        context.render("cards.html", cards=cards, ordered=True),
    ]


def _taught(context: Context) -> list[str]:
    module = module_of(context)
    section = next(
        (s for s in module.data.sections if f"{module.id}/{s.id}" == context.page.key), None
    ) if module else None
    if section is None:
        return []
    parts = [
        (part, context.url(f"{folder}/{part.id}.md"))
        for kind, folder in FOLDERS.items()
        for part in context.hub.framework.of(kind).values()
        if part.id in getattr(section, folder)
    ]
    return [context.render("taught.html", parts=parts)] if parts else []


def _quiz(context: Context) -> list[str]:
    module = module_of(context)
    if module is None:
        return []
    return [
        _heading(context.phrases.quiz_questions, "questions"),
        context.render("no_script.html"),
        render_quiz(context, module),
    ]


def _case_study(context: Context) -> list[str]:
    study = context.hub.case_studies.get(context.page.key)
    if study is None:
        return []
    parts = [
        (part, context.url(f"{folder}/{part.id}.md"))
        for kind, folder in FOLDERS.items()
        for part in context.hub.framework.of(kind).values()
        if part.id in getattr(study.data, folder)
    ]
    regions = [context.hub.regions.by_id[r] for r in study.data.regions if r in context.hub.regions.by_id]
    return [
        _heading(context.phrases.about_case_study, "about"),
        context.render(
            "case_study_facts.html",
            study=study,
            kind=study_kind(context, study),
            parts=parts,
            regions=regions,
        ),
    ]


def _region(context: Context) -> list[str]:
    region = context.hub.regions.by_id[context.page.key]
    guidance = context.hub.regions.guidance
    studies = [
        page
        for study in context.hub.case_studies.values()
        if region.id in study.data.regions
        and (page := context.hub.page(context.language, f"case-studies/{study.id}.md"))
    ]
    phrases = context.phrases
    return [
        context.render("region_intro.html", region=region),
        _heading(phrases.contact, "contact"),
        context.render("region_contact.html", region=region, guidance=guidance),
        _heading(phrases.reporting, "reporting"),
        context.render("region_reporting.html", guidance=guidance),
        _heading(phrases.local_case_studies, "practice"),
        context.render("page_list.html", pages=studies),
        _heading(phrases.about_this_region, "facts"),
        context.render("region_facts.html", region=region),
    ]
