"""What the page skeleton shows round the words of a page, in the page's language."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_pages, page_load
from nest_hub.content.translations import INTRO, TranslationState, translation_states
from nest_hub.content.version import content_version
from nest_hub.languages import LANGUAGES, NAMES, PHRASES, format_day, other
from nest_hub.pages.context import Context
from nest_hub.pages.feed import feed_address
from nest_hub.pages.headers import REFERRER, page_policy
from nest_hub.pages.neighbours import neighbours
from nest_hub.pages.tips import render_tips
from nest_hub.pages.words import words_of_all
from nest_hub.pages.young_people import drawing, young_pages

MENU = {
    "about/index.md": "menu_about",
    "framework/index.md": "menu_framework",
    "modules/index.md": "menu_modules",
    "my-learning/index.md": "menu_my_learning",
    "tools/index.md": "menu_tools",
    "case-studies/index.md": "menu_case_studies",
    "regions/index.md": "menu_regions",
    "community/index.md": "menu_community",
    "young-people/index.md": "menu_young_people",
    "help-now.md": "menu_help",
}
"""The pages of the menu, with the phrase that names each in a word or two."""
BELOW = {
    "about/index.md": ("updates",),
    "framework/index.md": (*FOLDERS.values(), "practice"),
}
"""Other folders whose pages belong to an entry of the menu."""
FOOTER = (
    "accessibility.md",
    "privacy.md",
    "cookies.md",
    "licence.md",
    "glossary.md",
    "coverage.md",
)
ARRIVAL = "modules/index.md"
"""Where a region's short link leads."""
IN_MODULE = {"section", "quiz", "next-step"}
LEARNING = {"module", "my-learning", "certificate", "handout", "style"}
"""Kinds of page that load the style of learning, besides the pages within a module."""
WITH_WORDS = IN_MODULE | {"module"}
"""Kinds of page in which the words of their scripts stand, so that nothing waits for a file."""
STYLES = {
    "handout": ("handout",),
    "my-learning": ("my-learning",),
    "certificate": ("my-learning", "certificate"),
    "case-studies": ("case-studies",),
    "case-study-list": ("case-studies",),
    "make-a-report": ("make-a-report", "assessment-chart"),
    "share": ("share",),
    "sheet": ("sheet",),
    "chart": ("update",),
    "update": ("update",),
    "events": ("events",),
    "services": ("services",),
    "glossary": ("glossary",),
    "offline": ("offline-copy",),
    "picture": ("picture",),
    "video": ("video",),
    "tips": ("tips",),
    "self-assessment": ("tool-panel", "self-assessment", "assessment-chart"),
    "worksheet": ("tool-panel", "worksheet"),
    "style": ("case-studies", "events", "tips", "tool-panel", "worksheet", "style"),
    "young-people": ("young-people",),
}
"""The stylesheets of a page of some kind, or with some block, besides the one of every page.
`tips` stands for words that a page explains from the glossary."""
LOOKED_UP = {
    *("a-to-z", "certificate", "coverage", "glossary", "help-lines", "make-a-report"),
    "my-learning",
    "services",
    "self-assessment",
    "sheet",
    "wcag",
    "style",
    "worksheet",
}
"""Blocks that are looked things up in, or worked with: their pages have no reading time."""
FOOTER_LINES = 4
"""How many help lines stand at the foot of each page; all of them are on “Help now”."""


def build_view(
    hub: Hub, page: Page, updated: date | None, site_url: str, published: date | None = None
) -> dict[str, Any]:
    """Everything that `overrides/base.html` shows besides the page's content.

    `published` is the day on which the page first came, `updated` that of its last change.
    """
    context = Context(hub, page)
    phrases = PHRASES[page.language]
    minutes = max(1, round(page_load(hub, page).minutes))
    in_module = page.kind in IN_MODULE
    steps = in_module or page.kind == "module"
    in_order = _in_order(context, steps)
    previous, following = neighbours(context, in_order)
    feed = feed_address(hub, page.language) if page.kind == "case-studies" else None
    blocks = {block.name for block in page.document.blocks}
    tips = render_tips(context)
    reads = page.document.words > 0 and page.kind != "home" and not blocks & LOOKED_UP
    return {
        "language": page.language,
        "kind": page.kind,
        "policy": page_policy(page.kind),
        "referrer": REFERRER,
        "title": page.title,
        "lead": page.description,
        "minutes": phrases.count("minutes_to_do" if in_module else "minutes_to_read", minutes)
        if reads
        else None,
        "mark": page.key if page.kind in FOLDERS else None,
        "breadcrumbs": _breadcrumbs(context),
        "menu": [
            {**link, "title": phrases[MENU[link["uri"]]]} for link in _links(context, tuple(MENU))
        ],
        "footer": _links(context, FOOTER),
        "switch": _switch(context),
        "drawing": drawing(page) if page.kind == "young-people" else None,
        "steps": phrases.module_steps if steps else phrases.young_steps,
        "previous": previous,
        "next": following,
        "section_progress": _progress(context, in_order),
        "module": _module(context) if steps else None,
        "arrival": _arrival(context) if page.uri == ARRIVAL else None,
        "learning": _is_learning(page),
        "words": words_of_all(page.language) if page.kind in WITH_WORDS else None,
        "styles": page_styles(page, ("tips",) if tips else ()),
        "tips": tips,
        "help": next(iter(_links(context, ("help-now.md",))), None),
        "help_lines": [
            {
                "name": line.name[page.language],
                "phone": line.phone,
                "href": f"tel:{line.phone.replace(' ', '')}",
            }
            for line in hub.help_lines
            if line.phone and not line.awaits_checking("phone")
        ][:FOOTER_LINES],
        "search": {"url": context.url("search.md"), "label": phrases.search_label},
        "home_url": context.url("index.md"),
        "root": context.relative("."),
        "content": content_version(hub),
        "unreviewed": not hub.reviewed(page),
        "preview": hub.preview,
        "outdated": _outdated(context) if hub.preview else None,
        "published": _day(published, page),
        "updated": _day(updated if updated != published else None, page),
        "canonical": site_url + hub.address(page),
        "alternates": alternates(hub, page, site_url),
        "feed": site_url + feed if feed else None,
        "t": phrases,
    }


def _day(day: date | None, page: Page) -> dict[str, str] | None:
    return {"iso": day.isoformat(), "text": format_day(day, page.language)} if day else None


def page_styles(page: Page, besides: Iterable[str] = ()) -> list[str]:
    """The stylesheets that a page needs for its kind, its blocks and what it holds besides."""
    has = {page.kind, *(block.name for block in page.document.blocks), *besides}
    wanted = (name for key in STYLES if key in has for name in STYLES[key])
    return list(dict.fromkeys(["hub", *(["learning"] if _is_learning(page) else []), *wanted]))


def _is_learning(page: Page) -> bool:
    return page.kind in IN_MODULE | LEARNING


def _module(context: Context) -> dict[str, str] | None:
    """What the scripts of a module's page need to know of it.

    The plan is the id of each section, and of the quiz, with its minutes: `why-nest:4 quiz:6`.
    """
    folder, _, name = context.page.uri.removeprefix("modules/").partition("/")
    module = context.hub.modules.get(folder)
    if module is None:
        return None
    plan = []
    for ident in (*(section.id for section in module.data.sections), "quiz"):
        if page := context.hub.page(context.language, f"modules/{folder}/{ident}.md"):
            plan.append(f"{ident}:{max(1, round(page_load(context.hub, page).minutes))}")
    return {
        "id": module.id,
        "version": module.data.version,
        "page": name.removesuffix(".md"),
        "plan": " ".join(plan),
    }


def _arrival(context: Context) -> dict[str, str] | None:
    """What the page needs that notes the region of a reader who came by a region's link."""
    page = context.hub.page(context.language, "my-learning/index.md")
    if page is None:
        return None
    regions = context.hub.regions.by_id
    names = {ident: region.short_name[context.language] for ident, region in regions.items()}
    return {
        "names": json.dumps(names, ensure_ascii=False),
        "title": page.title,
        "url": context.url(page.uri),
    }


def alternates(hub: Hub, page: Page, site_url: str) -> list[dict[str, str]]:
    """The page in each language, absolute, and `x-default`, which is where both are offered."""
    found = [
        {"hreflang": language, "url": site_url + hub.address(twin)}
        for language in LANGUAGES
        if (twin := hub.page(language, page.uri))
    ]
    default = (
        site_url
        if page.uri == "index.md"
        else next((link["url"] for link in found if link["hreflang"] == "en"), site_url)
    )
    return [*found, {"hreflang": "x-default", "url": default}]


def _links(context: Context, uris: tuple[str, ...]) -> list[dict[str, Any]]:
    links = []
    for uri in uris:
        if page := context.hub.page(context.language, uri):
            here = context.page.uri
            folders = (posixpath.dirname(uri), *BELOW.get(uri, ()))
            links.append(
                {
                    "uri": uri,
                    "title": page.title,
                    "url": context.url(uri),
                    "current": here == uri,
                    "inside": any(folder and here.startswith(f"{folder}/") for folder in folders),
                }
            )
    return links


def _breadcrumbs(context: Context) -> list[dict[str, str]]:
    if context.page.kind == "home":
        return []
    parts = context.page.uri.split("/")
    folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    home = context.hub.page(context.language, "index.md")
    owners = (context.hub.owner(context.language, folder) for folder in folders)
    pages = [page for page in (home, *owners) if page and page.uri != context.page.uri]
    names = [page.title for page in pages]
    if names:
        names[0] = context.phrases.home
    return [
        {"title": name, "url": context.url(page.uri)}
        for name, page in zip(names, pages, strict=True)
    ]


def _switch(context: Context) -> dict[str, str | None]:
    """The way to the other language. Only in a preview can it be missing, and why is then said."""
    language = other(context.language)
    switch: dict[str, str | None] = {"code": language, "name": NAMES[language], "url": None}
    if twin := context.hub.page(language, context.page.uri):
        return {**switch, "url": context.relative(context.hub.address(twin))}
    faulty = (language, context.page.uri) in context.hub.unread
    missing = "language_faulty" if faulty else "language_missing"
    return {**switch, "missing": PHRASES[language][missing]}


def _outdated(context: Context) -> dict[str, Any] | None:
    """The headings of the original that changed after this page was translated."""
    state = context.hub.once(_outdated_by_source).get(context.page.source)
    if state is None or context.page.front is None:
        return None
    opening = INTRO in state.changed
    headings = [name.rstrip("’") for name in state.changed if name != INTRO]
    return {"opening": opening, "headings": headings, "language": other(context.language)}


def _outdated_by_source(hub: Hub) -> dict[PurePosixPath, TranslationState]:
    """The translations that are out of date, by their files."""
    return {s.page.source: s for s in translation_states(hub) if s.state == "outdated"}


def section_progress(context: Context, at: int, total: int) -> Markup:
    """Which section of a module this is, before any of what the learner did is known."""
    return context.markup("section_progress.html", at=at, total=total)


def _in_order(context: Context, steps: bool) -> list[Page]:
    """The pages that are read one after the other and of which this is one: `steps` of a module."""
    if context.page.kind == "young-people":
        return young_pages(context)
    module = context.hub.modules.get(context.page.uri.split("/")[1]) if steps else None
    return module_pages(context.hub, module, context.language) if module else []


def _progress(context: Context, pages: list[Page]) -> Markup | None:
    """Which section of its module this page is; nothing on the pages that are none."""
    sections = [page.uri for page in pages if page.kind == "section"]
    if context.page.uri not in sections:
        return None
    return section_progress(context, sections.index(context.page.uri) + 1, len(sections))
