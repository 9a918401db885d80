"""The whole hub: everything that was read (`content/load.py`), and the index of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from nest_hub.content.case_studies import CaseStudy
from nest_hub.content.events import Events
from nest_hub.content.exemptions import Exemption
from nest_hub.content.figures import Figures
from nest_hub.content.framework import Framework
from nest_hub.content.glossary import Term
from nest_hub.content.help_lines import HelpLine
from nest_hub.content.modules import Module
from nest_hub.content.pages import Kind, Page
from nest_hub.content.parts import PartsGroup
from nest_hub.content.regions import Regions
from nest_hub.content.self_assessment import SelfAssessment
from nest_hub.content.services import Services
from nest_hub.content.study_index import StudyIndex
from nest_hub.content.style import Style
from nest_hub.content.today import build_day
from nest_hub.content.updates import Update
from nest_hub.content.wcag import Wcag
from nest_hub.content.worksheets import Worksheet
from nest_hub.content.workshop import Workshop
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import LANGUAGES, Language

MODULE_PAGES: dict[str, Kind] = {"index": "module", "quiz": "quiz", "next-step": "next-step"}
"""The pages that every module has besides its sections."""
HANDOUT = "handout.md"
"""The page that is made of all the others of a module, for a session on paper."""

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

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The words of the glossary by id."""
        return {term.id: term for term in self.glossary}

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
        for index in ("_by_kind", "_addresses", "_studies"):
            self.__dict__.pop(index, None)

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
