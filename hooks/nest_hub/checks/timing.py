"""A module takes between 25 and 35 minutes in each language."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.hub import MODULE_PAGES, Hub
from nest_hub.content.timing import module_load, module_pages
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES

LEAST, MOST = 25, 35


def check_timing(hub: Hub) -> Iterator[Diagnostic]:
    """Modules that are too short or too long."""
    for module in hub.modules.values():
        for language in LANGUAGES:
            pages = [
                p
                for p in hub.in_language(language)
                if p.front and p.uri.startswith(f"modules/{module.id}/")
            ]
            expected = len(module.data.sections) + len(MODULE_PAGES)
            if not module.complete or not (
                len(pages) == len(module_pages(hub, module, language)) == expected
            ):
                continue  # a page or question is missing, which is reported already
            load = module_load(hub, module, language)
            if LEAST <= load.minutes <= MOST:
                continue
            videos = f", {load.seconds} seconds of video" if load.seconds else ""
            way = "Shorten" if load.minutes > MOST else "Add to"
            yield module.data.finding(
                None,
                f"Module '{module.id}' takes {load.minutes:.1f} minutes in "
                f"{IN_ENGLISH[language]}, not {LEAST} to {MOST}: {load.words:.0f} words, "
                f"{load.checks} knowledge checks, {load.reflections} reflections{videos}.",
                f"{way} its sections.",
            )
