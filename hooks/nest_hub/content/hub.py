"""The whole hub: everything that is read, and the index of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from nest_hub.content.case_studies import CaseStudy, load_case_study
from nest_hub.content.contributed import is_own_file, study_folders
from nest_hub.content.events import Events, load_events
from nest_hub.content.exemptions import Exemption, load_exemptions
from nest_hub.content.figures import Figures, load_figures
from nest_hub.content.framework import Framework, load_framework
from nest_hub.content.glossary import Term, load_glossary
from nest_hub.content.help_lines import HelpLine, load_help_lines
from nest_hub.content.modules import Module, load_module
from nest_hub.content.pages import Kind, Page, load_page
from nest_hub.content.parts import PartsGroup, load_parts
from nest_hub.content.regions import Regions, load_regions
from nest_hub.content.self_assessment import SelfAssessment, load_self_assessment
from nest_hub.content.services import Services, load_services
from nest_hub.content.study_index import DIMENSIONS, LIST_SLUGS, StudyIndex
from nest_hub.content.style import Style, load_style
from nest_hub.content.today import build_day
from nest_hub.content.updates import Update, join_figures, load_update, update_files
from nest_hub.content.wcag import Wcag, load_wcag
from nest_hub.content.worksheets import Worksheet, load_worksheets
from nest_hub.content.workshop import Workshop, load_workshop
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, PHRASES, Language
from nest_hub.source import relative

MODULE_PAGES: dict[str, Kind] = {"index": "module", "quiz": "quiz", "next-step": "next-step"}
"""The pages that every module has besides its sections."""
HANDOUT = "handout.md"
"""The page that is made of all the others of a module, for a session on paper."""
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


@dataclass
class Hub:
    """Everything that was read. `unread` names pages that exist and could not be read.

    A `preview` also shows drafts, and pages that are in one language only. `site_url` is where
    the site is published, for what is printed or sent; empty where that is not known.
    """

    root: Path
    site_url: str = ""
    framework: Framework = field(default_factory=Framework)
    regions: Regions = field(default_factory=Regions)
    figures: Figures = field(default_factory=Figures)
    updates: dict[int, Update] = field(default_factory=dict)
    self_assessment: SelfAssessment = field(default_factory=SelfAssessment)
    help_lines: list[HelpLine] = field(default_factory=list)
    exemptions: list[Exemption] = field(default_factory=list)
    parts: list[PartsGroup] = field(default_factory=list)
    glossary: list[Term] = field(default_factory=list)
    events: Events = field(default_factory=Events)
    services: Services = field(default_factory=Services)
    style: Style = field(default_factory=Style)
    wcag: Wcag = field(default_factory=Wcag)
    workshop: Workshop | None = None
    worksheets: dict[str, Worksheet] = field(default_factory=dict)
    named_worksheets: set[str] = field(default_factory=set)
    modules: dict[str, Module] = field(default_factory=dict)
    case_studies: dict[str, CaseStudy] = field(default_factory=dict)
    pages: dict[tuple[Language, str], Page] = field(default_factory=dict)
    unread: dict[tuple[Language, str], PurePosixPath] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sound_modules: bool = True
    sound_case_studies: bool = True
    preview: bool = False
    day: date = field(default_factory=build_day)
    _done: dict[object, Any] = field(default_factory=dict)

    def once(self, work: Callable[[Hub], T]) -> T:
        """What `work` makes of this hub; it works the first time only."""
        if work not in self._done:
            self._done[work] = work(self)
        made: T = self._done[work]
        return made

    def page(self, language: Language, uri: str) -> Page | None:
        """The page at this place in this language."""
        return self.pages.get((language, uri))

    def in_language(self, language: Language) -> Iterator[Page]:
        """Its pages in one language."""
        return (page for page in self.pages.values() if page.language == language)

    def about(self, kind: Kind, language: Language) -> dict[str, Page]:
        """The pages of one kind in one language, by what they are about."""
        return self._by_kind.get((kind, language), {})

    def published(self, page: Page) -> bool:
        """Whether the page is in both languages and neither is a draft."""
        versions = [self.page(language, self._stands_for(page.uri)) for language in LANGUAGES]
        return all(version is not None and not version.draft for version in versions)

    def exists(self, uri: str) -> bool:
        """Whether a page is at this place in either language, read or not."""
        return any(
            (language, uri) in index
            for language in LANGUAGES
            for index in (self.pages, self.unread)
        )

    def is_draft(self, uri: str) -> bool:
        """Whether the page at this place is kept out of publication in either language."""
        pages = (self.page(language, self._stands_for(uri)) for language in LANGUAGES)
        return any(page is not None and page.draft for page in pages)

    def reviewed(self, page: Page) -> bool:
        """Whether a fluent person has read the page; a handout, all that it is made of."""
        if page.kind != "handout":
            return page.reviewed
        folder = page.uri.removesuffix(HANDOUT)
        parts = [p for p in self.in_language(page.language) if p.uri.startswith(folder) and p.front]
        return all(part.reviewed for part in parts)

    def _stands_for(self, uri: str) -> str:
        """The page that decides whether this one is published: a handout's is its module's."""
        page = self.page("en", uri) or self.page("cy", uri)
        made = page is not None and page.kind == "handout"
        return f"{uri.removesuffix(HANDOUT)}index.md" if made else uri

    @property
    def can_be_shown(self) -> bool:
        """Whether there is enough to make pages of: the framework, the regions and a home."""
        homes = all(self.page(language, "index.md") for language in LANGUAGES)
        return homes and self.framework.sound and self.regions.sound

    def keep(self, keep: set[tuple[Language, str]]) -> None:
        """Leaves out every page that is not named."""
        self.pages = {place: page for place, page in self.pages.items() if place in keep}
        self._done.clear()
        self.__dict__.pop("_by_kind", None)
        self.__dict__.pop("_addresses", None)
        self.__dict__.pop("_studies", None)

    @cached_property
    def _by_kind(self) -> dict[tuple[Kind, Language], dict[str, Page]]:
        index: dict[tuple[Kind, Language], dict[str, Page]] = {}
        for page in self.pages.values():
            index.setdefault((page.kind, page.language), {})[page.key] = page
        return index

    def studies(self, language: Language) -> StudyIndex:
        """The case studies that have a page in the language."""
        return self._studies[language]

    @cached_property
    def _studies(self) -> dict[Language, StudyIndex]:
        return {
            language: StudyIndex(
                study
                for study in self.case_studies.values()
                if self.page(language, f"case-studies/{study.id}.md")
            )
            for language in LANGUAGES
        }

    def address(self, page: Page) -> str:
        """The page's address from the site's root, in its language: `en/principles/…/`."""
        return self._addresses[page.language, page.uri]

    @cached_property
    def _addresses(self) -> dict[tuple[Language, str], str]:
        return {place: self._address(page) for place, page in self.pages.items()}

    def _address(self, page: Page) -> str:
        parts = page.uri.removesuffix(".md").split("/")
        if parts[-1] == "index":
            parts.pop()
        segments: list[str] = []
        for depth in range(len(parts)):
            folder = "/".join(parts[: depth + 1])
            last = depth == len(parts) - 1
            owner = page if last else self.owner(page.language, folder)
            segments.append((owner.slug if owner else None) or parts[depth])
        return "/".join([page.language, *segments, ""])

    def owner(self, language: Language, folder: str) -> Page | None:
        """The page above the others in a folder: in it, or beside it under the same name."""
        inside = self.page(language, f"{folder}/index.md")
        return inside or self.page(language, f"{folder}.md")


def load_hub(root: Path) -> Hub:
    """Reads the whole project. What cannot be read is left out and named in `diagnostics`."""
    hub = Hub(root)
    hub.framework, findings = load_framework(root)
    hub.regions, more = load_regions(root)
    findings += more
    hub.figures, more = load_figures(root)
    findings += more
    hub.self_assessment, more = load_self_assessment(root)
    findings += more
    hub.help_lines, more = load_help_lines(root)
    findings += more
    hub.exemptions, more = load_exemptions(root)
    findings += more
    hub.parts, more = load_parts(root)
    findings += more
    hub.glossary, more = load_glossary(root)
    findings += more
    hub.events, more = load_events(root)
    findings += more
    hub.services, more = load_services(root)
    findings += more
    hub.style, more = load_style(root)
    findings += more
    hub.wcag, more = load_wcag(root)
    findings += more
    hub.workshop, more = load_workshop(root)
    findings += more
    hub.worksheets, hub.named_worksheets, more = load_worksheets(root)
    findings += more
    hub.diagnostics = findings
    for language in LANGUAGES:
        _load_authored(hub, language)
    _load_modules(hub)
    _add_handouts(hub)
    _load_case_studies(hub)
    _add_study_lists(hub)
    _add_regions(hub)
    _add_updates(hub)
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


def _add_handouts(hub: Hub) -> None:
    for module in hub.modules.values():
        for language in LANGUAGES:
            folder = f"modules/{module.id}"
            index, uri = hub.page(language, f"{folder}/index.md"), f"{folder}/{HANDOUT}"
            if index is None:
                continue
            if taken := hub.page(language, uri):
                hub.diagnostics.append(
                    Diagnostic(
                        taken.source,
                        0,
                        "The name 'handout' is kept for the module’s handout, "
                        "which is made from its other pages.",
                        "Give the file another name, in both languages and in module.yml.",
                    )
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


def _add_study_lists(hub: Hub) -> None:
    """The pages on which the case studies stand by principle, by value, and so on."""
    for dimension in DIMENSIONS:
        name = f"by-{dimension}"
        uri = f"case-studies/{name}.md"
        for language in LANGUAGES:
            if taken := hub.page(language, uri):
                hub.diagnostics.append(
                    Diagnostic(
                        taken.source,
                        0,
                        f"The name '{name}' is kept for the list of case studies by {dimension}.",
                        "Give the file or folder another name.",
                    )
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


def _add_regions(hub: Hub) -> None:
    for region in hub.regions.by_id.values():
        for language in LANGUAGES:
            uri = f"regions/{region.id}.md"
            hub.pages[language, uri] = Page(
                language,
                uri,
                "region",
                region.name[language],
                _region_description(region.short_name[language], language),
                region.slug[language],
                PurePosixPath("framework/regions.yml"),
                region.id,
            )
            uri, phrases = f"regions/{region.id}/share.md", PHRASES[language]
            name = region.short_name[language]
            hub.pages[language, uri] = Page(
                language,
                uri,
                "share",
                phrases.share_title.replace("{region}", name),
                phrases.share_description.replace("{region}", name),
                phrases.share_slug,
                PurePosixPath("framework/regions.yml"),
                region.id,
            )


def _add_updates(hub: Hub) -> None:
    """The page of each year's implementation update, made from the year's file alone."""
    files, findings = update_files(hub.root)
    hub.diagnostics += findings
    for path in files:
        update, findings = load_update(hub.root, path)
        hub.diagnostics += findings
        if update is not None:
            hub.updates[update.year] = update
        for language in LANGUAGES:
            uri = f"updates/{path.stem}.md"
            if taken := hub.page(language, uri):
                hub.diagnostics.append(
                    Diagnostic(
                        taken.source,
                        0,
                        f"The name '{path.stem}' is kept for the update that {path} holds.",
                        "Give the file another name.",
                    )
                )
            if update is None:
                hub.unread[language, uri] = path
                continue
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
    hub.figures, findings = join_figures(hub.figures, hub.updates)
    hub.diagnostics += findings


def _region_description(name: str, language: Language) -> str:
    return PHRASES[language].region_description.replace("{name}", name)
