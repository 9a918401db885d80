"""Lists of case studies: the index with its choices, a page for each of them, and backlinks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from nest_hub.content.case_studies import Age, CaseStudy, Kind, Sector
from nest_hub.content.framework import FOLDERS, PartKind
from nest_hub.content.study_index import DIMENSIONS, Dimension, values_of
from nest_hub.languages import format_number
from nest_hub.pages.context import Context
from nest_hub.pages.feed import feed_address

INDEX = "case-studies/index.md"
BACKLINKS = 6
"""How many case studies stand on the page of what they show; the rest are one link away."""
_WORDS: dict[Dimension, tuple[str, ...]] = {
    "sector": get_args(Sector),
    "age": get_args(Age),
    "kind": get_args(Kind),
}
_PARTS: dict[Dimension, PartKind] = {"principle": "principle", "value": "value"}


@dataclass(frozen=True)
class Choice:
    """A value of a dimension that case studies have, with its page where it has one."""

    id: str
    name: str
    uri: str
    studies: list[CaseStudy]


def list_uri(dimension: Dimension) -> str:
    """The page on which the case studies stand by this dimension."""
    return f"case-studies/by-{dimension}.md"


def study_uri(study: CaseStudy) -> str:
    """The page of a case study."""
    return f"case-studies/{study.id}.md"


def study_kind(context: Context, study: CaseStudy) -> str:
    """The kind of case study, in a word or two."""
    return context.phrases[f"kind_{study.data.kind}"]


def choices(context: Context, dimension: Dimension) -> list[Choice]:
    """The values of a dimension that have case studies, in the framework's order."""
    index = context.hub.studies(context.language)
    return [
        Choice(ident, name, uri, studies)
        for ident, name, uri in _values(context, dimension)
        if (studies := index.under(dimension, ident))
    ]


def _values(context: Context, dimension: Dimension) -> Iterator[tuple[str, str, str]]:
    if kind := _PARTS.get(dimension):
        for part in context.hub.framework.of(kind).values():
            yield part.id, part.name[context.language], f"{FOLDERS[kind]}/{part.id}.md"
    elif dimension == "region":
        for region in context.hub.regions.by_id.values():
            yield region.id, region.short_name[context.language], f"regions/{region.id}.md"
    for word in _WORDS.get(dimension, ()):
        yield word, context.phrases[f"{dimension}_{word}"], ""


def render_case_studies(context: Context, _: str) -> str:
    """The index: what case studies can be chosen by, how many there are, and a card for each."""
    feed = feed_address(context.hub, context.language)
    return context.render(
        "case_studies.html",
        dimensions=[
            {
                "id": dimension,
                "name": context.phrases[f"filter_{dimension}"],
                "all": context.phrases[f"filter_all_{dimension}"],
                "page": context.url(list_uri(dimension)),
                "choices": found,
            }
            for dimension in DIMENSIONS
            if (found := choices(context, dimension))
        ],
        cards=[
            study_card(context, study) for study in context.hub.studies(context.language).studies
        ],
        feed=context.relative(feed) if feed else None,
    )


def study_card(context: Context, study: CaseStudy) -> dict[str, Any]:
    """What a case study's card says."""
    page = context.hub.pages[context.language, study_uri(study)]
    regions = context.hub.regions.by_id
    principles = context.hub.framework.of("principle")
    made_up = study.data.kind == "illustration"
    return {
        "title": page.title,
        "text": page.description,
        "url": context.url(page.uri),
        "kind": study.data.kind,
        "label": study_kind(context, study),
        "organisation": None if made_up else study.data.organisation[context.language],
        "regions": [
            regions[ident].short_name[context.language]
            for ident in study.data.regions
            if ident in regions
        ],
        "date": None if made_up else study.data.date,
        "principles": [
            principles[ident]
            for ident in dict.fromkeys(study.data.principles)
            if ident in principles
        ],
        "values": {dimension: values_of(study, dimension) for dimension in DIMENSIONS},
    }


def render_study_list(context: Context) -> list[str]:
    """The page of a dimension: under each value its case studies."""
    here = next(dimension for dimension in DIMENSIONS if dimension == context.page.key)
    pieces = []
    for choice in choices(context, here):
        found = choice.uri and context.hub.page(context.language, choice.uri)
        name = f"[{choice.name}](/{choice.uri})" if found else choice.name
        pieces += [
            f"## {name} {{#{choice.id}}}",
            context.render(
                "study_links.html", **study_links(context, choice.studies, counted=True)
            ),
        ]
    others = [
        (context.phrases[f"filter_{dimension}"], context.url(list_uri(dimension)))
        for dimension in DIMENSIONS
        if dimension != here
    ]
    return [
        *(pieces or [f"<p>{context.phrases.related_none}</p>"]),
        context.render("study_lists.html", others=others),
    ]


def backlinks(context: Context, name: str, value: str) -> dict[str, Any]:
    """What `study_links.html` shows on the page of a theme, principle, value or region.

    Where there are many, the first of them, and a link to all of them if there is a page with all.
    """
    studies = context.hub.studies(context.language).under(name, value)
    dimension = next((dimension for dimension in DIMENSIONS if dimension == name), None)
    address = context.url(list_uri(dimension)) if dimension else ""
    if not address or len(studies) <= BACKLINKS:
        return study_links(context, studies)
    number = format_number(len(studies), context.language)
    text = context.phrases.studies_all.replace("{n}", number)
    more = {"url": f"{address}#{value}", "text": text}
    return {**study_links(context, studies[:BACKLINKS]), "more": more}


def study_links(
    context: Context, studies: list[CaseStudy], counted: bool = False
) -> dict[str, Any]:
    """What `study_links.html` shows of some case studies."""
    pages = context.hub.pages
    return {
        "links": [
            {
                "title": pages[context.language, study_uri(study)].title,
                "url": context.url(study_uri(study)),
                "kind": study.data.kind,
                "label": study_kind(context, study),
            }
            for study in studies
        ],
        "more": None,
        "counted": counted,
    }
