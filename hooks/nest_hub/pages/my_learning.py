"""My learning and the certificates: the HTML that their scripts fill in."""

from __future__ import annotations

import json
from typing import Any, get_args

from nest_hub.content.blocks import MY_LEARNING
from nest_hub.content.case_studies import Sector
from nest_hub.content.modules import Module
from nest_hub.content.timing import module_load, module_pages, page_load
from nest_hub.languages import LANGUAGES, PHRASES, script_phrases
from nest_hub.pages.context import Context
from nest_hub.pages.worksheets import tool_pages


def render_my_learning(context: Context, part: str) -> str:
    """One part of My learning."""
    if part not in MY_LEARNING:
        return ""
    words = script_phrases(context.language, "my_")
    return context.render(
        f"my_{part.replace('-', '_')}.html",
        modules=_modules(context),
        sectors=get_args(Sector),
        regions=context.hub.regions.by_id.values(),
        words=json.dumps(words, ensure_ascii=False, sort_keys=True),
        tools=json.dumps(_tools(context), ensure_ascii=False, sort_keys=True),
    )


def _tools(context: Context) -> dict[str, dict[str, str]]:
    """The title and address of the page of each tool that keeps something in the browser."""
    language = context.language
    return {
        tool: {"title": page.title, "url": context.url(uri)}
        for tool, uri in tool_pages(context.hub, language).items()
        if (page := context.hub.page(language, uri))
    }


def render_certificate(context: Context, _: str) -> str:
    """Each module's certificate in both languages, and what is missing for it."""
    words = {"saved": script_phrases(context.language, "my_")["saved"]}
    return context.render(
        "certificate.html",
        modules=_modules(context),
        languages=LANGUAGES,
        phrases=PHRASES,
        images=context.relative("assets/images"),
        words=json.dumps(words, ensure_ascii=False),
    )


def _modules(context: Context) -> list[dict[str, Any]]:
    """Each module that has its page in every language, with its sections and its quiz."""
    found = []
    for module in context.hub.modules.values():
        pages = {la: context.hub.page(la, f"modules/{module.id}/index.md") for la in LANGUAGES}
        if all(pages.values()):
            loads = {la: module_load(context.hub, module, la) for la in LANGUAGES}
            found.append(
                {
                    "data": module.data,
                    "title": {la: page.title for la, page in pages.items() if page},
                    "minutes": {la: round(load.minutes) for la, load in loads.items()},
                    "url": context.url(f"modules/{module.id}/index.md"),
                    "parts": _parts(context, module),
                    "reflections": list(module.reflections.values()),
                }
            )
    return found


def _parts(context: Context, module: Module) -> list[dict[str, Any]]:
    """What is to be done in the module: its sections, and its quiz."""
    ids = [section.id for section in module.data.sections]
    names = {f"modules/{module.id}/{ident}.md": ident for ident in (*ids, "quiz")}
    return [
        {
            "id": names[page.uri],
            "title": page.title,
            "url": context.url(page.uri),
            "minutes": max(1, round(page_load(context.hub, page).minutes)),
        }
        for page in module_pages(context.hub, module, context.language)
        if page.uri in names
    ]
