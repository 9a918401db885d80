"""Reads the whole project into a hub: the framework's data, then every page that is written."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TypeVar

from nest_hub.content.case_studies import load_case_study
from nest_hub.content.contributed import is_own_file, study_folders
from nest_hub.content.events import load_events
from nest_hub.content.exemptions import load_exemptions
from nest_hub.content.figures import load_figures
from nest_hub.content.framework import load_framework
from nest_hub.content.glossary import load_glossary
from nest_hub.content.help_lines import load_help_lines
from nest_hub.content.hub import MODULE_PAGES, Hub
from nest_hub.content.made_pages import (
    add_handouts,
    add_region_pages,
    add_study_lists,
    add_update_page,
)
from nest_hub.content.modules import load_module
from nest_hub.content.pages import Kind, load_page
from nest_hub.content.parts import load_parts
from nest_hub.content.regions import load_regions
from nest_hub.content.self_assessment import load_self_assessment
from nest_hub.content.services import load_services
from nest_hub.content.style import load_style
from nest_hub.content.updates import join_figures, load_update, update_files
from nest_hub.content.wcag import load_wcag
from nest_hub.content.worksheets import load_worksheets
from nest_hub.content.workshop import load_workshop
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, Language
from nest_hub.source import relative

AUTHORED_KINDS: dict[str, Kind] = {
    "case-studies/index.md": "case-studies",
    "index.md": "home",
    "my-learning/index.md": "my-learning",
    "my-learning/certificate.md": "certificate",
    "regions/make-a-report.md": "make-a-report",
    "search.md": "search",
    "style.md": "style",
}
"""The pages of `docs/` that are of a kind of their own by their place."""
FOLDER_KINDS: dict[str, Kind] = {"young-people": "young-people"}
"""And those that are of one by their folder."""

T = TypeVar("T")


def load_hub(root: Path) -> Hub:
    """Reads the whole project. What cannot be read is left out and named in `diagnostics`."""
    hub = Hub(root)

    def take(read: tuple[T, list[Diagnostic]]) -> T:
        """What could be read of it; the findings go to the hub's."""
        content, findings = read
        hub.diagnostics += findings
        return content

    hub.framework = take(load_framework(root))
    hub.regions = take(load_regions(root))
    hub.figures = take(load_figures(root))
    hub.self_assessment = take(load_self_assessment(root))
    hub.help_lines = take(load_help_lines(root))
    hub.exemptions = take(load_exemptions(root))
    hub.parts = take(load_parts(root))
    hub.glossary = take(load_glossary(root))
    hub.events = take(load_events(root))
    hub.services = take(load_services(root))
    hub.style = take(load_style(root))
    hub.wcag = take(load_wcag(root))
    hub.workshop = take(load_workshop(root))
    hub.worksheets, hub.named_worksheets = take(load_worksheets(root))
    for language in LANGUAGES:
        _load_authored(hub, language)
    _load_modules(hub)
    add_handouts(hub)
    _load_case_studies(hub)
    add_study_lists(hub)
    add_region_pages(hub)
    _load_updates(hub)
    hub.figures = take(join_figures(hub.figures, hub.updates))
    return hub


def _add(
    hub: Hub, path: PurePosixPath, language: Language, uri: str, kind: Kind, key: str = ""
) -> None:
    page, findings = load_page(hub.root, path, language, uri, kind, key)
    hub.diagnostics += findings
    if page is None:
        hub.unread[language, uri] = path
    else:
        hub.pages[language, uri] = page


def _load_authored(hub: Hub, language: Language) -> None:
    folder = hub.root / "docs" / language
    for path in relative(hub.root, folder.rglob("*.md")):
        uri = str(PurePosixPath(*path.parts[2:]))
        kind = AUTHORED_KINDS.get(uri) or FOLDER_KINDS.get(uri.split("/")[0], "page")
        _add(hub, path, language, uri, kind)


def _load_modules(hub: Hub) -> None:
    for path in relative(hub.root, (hub.root / "modules").glob("*/module.yml")):
        module, findings = load_module(hub.root, path.parent)
        hub.diagnostics += findings
        hub.sound_modules &= module is not None and module.complete
        if module is not None:
            hub.modules[module.id] = module
        for language in LANGUAGES:
            for file in relative(hub.root, (hub.root / path.parent / language).glob("*.md")):
                kind = MODULE_PAGES.get(file.stem, "section")
                key = path.parent.name if kind == "module" else f"{path.parent.name}/{file.stem}"
                _add(hub, file, language, f"modules/{path.parent.name}/{file.name}", kind, key)
    ordered = sorted(hub.modules.values(), key=lambda module: (module.data.order, module.id))
    hub.modules = {module.id: module for module in ordered}


def _load_case_studies(hub: Hub) -> None:
    for folder in study_folders(hub.root):
        study, findings = load_case_study(hub.root, folder)
        hub.diagnostics += findings
        hub.sound_case_studies &= study is not None
        name = folder.name
        if study is not None:
            hub.case_studies[name] = study
        for language in LANGUAGES:
            file, uri = folder / f"{language}.md", f"case-studies/{name}.md"
            if is_own_file(hub.root / file):
                _add(hub, file, language, uri, "case-study", name)
            elif (hub.root / file).is_symlink():
                hub.unread[language, uri] = file


def _load_updates(hub: Hub) -> None:
    files, findings = update_files(hub.root)
    hub.diagnostics += findings
    for path in files:
        update, findings = load_update(hub.root, path)
        hub.diagnostics += findings
        if update is not None:
            hub.updates[update.year] = update
        for language in LANGUAGES:
            add_update_page(hub, path, update, language)
