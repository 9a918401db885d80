"""The pages that nobody writes: each is made of what the hub holds besides."""

from __future__ import annotations

from pathlib import PurePosixPath

from nest_hub.content.hub import HANDOUT, Hub
from nest_hub.content.pages import Page
from nest_hub.content.regions import PATH as REGIONS
from nest_hub.content.study_index import DIMENSIONS, LIST_SLUGS
from nest_hub.content.updates import Update
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, PHRASES, Language


def add_handouts(hub: Hub) -> None:
    """The page of each module that holds all its others, for a session on paper."""
    for module in hub.modules.values():
        for language in LANGUAGES:
            folder = f"modules/{module.id}"
            index, uri = hub.page(language, f"{folder}/index.md"), f"{folder}/{HANDOUT}"
            if index is None:
                continue
            _keep_free(
                hub,
                language,
                uri,
                "The name 'handout' is kept for the module’s handout, "
                "which is made from its other pages.",
                "Give the file another name, in both languages and in module.yml.",
            )
            phrases = PHRASES[language]
            hub.pages[language, uri] = Page(
                language,
                uri,
                "handout",
                phrases.handout_title.replace("{module}", index.title),
                phrases.handout_description,
                phrases.handout_slug,
                PurePosixPath(folder, "module.yml"),
                module.id,
            )


def add_study_lists(hub: Hub) -> None:
    """The pages on which the case studies stand by principle, by value, and so on."""
    for dimension in DIMENSIONS:
        name = f"by-{dimension}"
        uri = f"case-studies/{name}.md"
        for language in LANGUAGES:
            _keep_free(
                hub,
                language,
                uri,
                f"The name '{name}' is kept for the list of case studies by {dimension}.",
                "Give the file or folder another name.",
            )
            phrases = PHRASES[language]
            hub.pages[language, uri] = Page(
                language,
                uri,
                "case-study-list",
                phrases[f"studies_by_{dimension}"],
                phrases[f"studies_by_{dimension}_description"],
                LIST_SLUGS[dimension] if language == "cy" else None,
                PurePosixPath("docs", language, "case-studies"),
                dimension,
            )


def add_region_pages(hub: Hub) -> None:
    """The page of each region, and its share kit."""
    for region in hub.regions.by_id.values():
        for language in LANGUAGES:
            phrases, name = PHRASES[language], region.short_name[language]
            uri = f"regions/{region.id}.md"
            hub.pages[language, uri] = Page(
                language,
                uri,
                "region",
                region.name[language],
                phrases.region_description.replace("{name}", name),
                region.slug[language],
                REGIONS,
                region.id,
            )
            uri = f"regions/{region.id}/share.md"
            hub.pages[language, uri] = Page(
                language,
                uri,
                "share",
                phrases.share_title.replace("{region}", name),
                phrases.share_description.replace("{region}", name),
                phrases.share_slug,
                REGIONS,
                region.id,
            )


def add_update_page(
    hub: Hub, path: PurePosixPath, update: Update | None, language: Language
) -> None:
    """The page of one year, made from the file `path` alone; `update` is None if it is unsound."""
    uri = f"updates/{path.stem}.md"
    _keep_free(
        hub,
        language,
        uri,
        f"The name '{path.stem}' is kept for the update that {path} holds.",
        "Give the file another name.",
    )
    if update is None:
        hub.unread[language, uri] = path
        return
    hub.pages[language, uri] = Page(
        language,
        uri,
        "update",
        PHRASES[language].update_title.replace("{year}", path.stem),
        update.description[language],
        None,
        path,
        path.stem,
    )


def _keep_free(hub: Hub, language: Language, uri: str, problem: str, mend: str) -> None:
    """A finding where somebody wrote a page at the place of one that is made."""
    if taken := hub.page(language, uri):
        hub.diagnostics.append(Diagnostic(taken.source, 0, problem, mend))
