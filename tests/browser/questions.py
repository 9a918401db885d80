"""A page that asks a question of each kind: a page of the site, with other questions in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from playwright.sync_api import Page, Route, expect

from nest_hub.content.entry import build_each
from nest_hub.content.hub import Hub
from nest_hub.content.modules import Question, Reflection, Scenario
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.context import Context
from nest_hub.pages.questions import render_question, render_reflection, render_scenario
from nest_hub.source import read_yaml

MODULE = "nest"
PAGE = f"modules/{MODULE}/why-nest.md"
_FILE = PurePosixPath("questions.yml")
_ARTICLE = re.compile(r"(?<=<article data-pagefind-body>)(.*)(?=</article>)", re.DOTALL)


class Asking:
    """`PAGE` in both languages, with what `questions.yml` asks in place of its text."""

    def __init__(self, hub: Hub, site: Path) -> None:
        data, _ = read_yaml(Path(__file__).parent, _FILE)
        assert data is not None
        self.questions = {q.id: q for q in build_each(Question, data, "questions", _FILE)[0]}
        reflections = {r.id: r for r in build_each(Reflection, data, "reflections", _FILE)[0]}
        scenarios = {s.id: s for s in build_each(Scenario, data, "scenarios", _FILE)[0]}
        self.steps = {step.id: step for s in scenarios.values() for step in s.steps}
        modules = {
            **hub.modules,
            MODULE: replace(
                hub.modules[MODULE],
                questions=self.questions,
                reflections=reflections,
                scenarios=scenarios,
            ),
        }
        asking = replace(hub, modules=modules)
        self.addresses: dict[Language, str] = {}
        self.html: dict[Language, str] = {}
        for language in LANGUAGES:
            page = hub.page(language, PAGE)
            assert page is not None
            context = Context(asking, page)
            blocks = [
                *(render_question(context, ident) for ident in self.questions),
                *(render_reflection(context, ident) for ident in reflections),
                *(render_scenario(context, ident) for ident in scenarios),
            ]
            assert all(blocks)
            self.addresses[language] = hub.address(page)
            text = (site / hub.address(page) / "index.html").read_text(encoding="utf-8")
            before, _, after = _ARTICLE.split(text)
            self.html[language] = "\n".join([before, *blocks, after])

    def serve(self, page: Page, site_url: str) -> None:
        """From now on the site has these pages, for this page's browser."""
        for language, address in self.addresses.items():
            page.context.route(site_url + address, partial(_answer, self.html[language]))

    def visit(self, page: Page, site_url: str, language: Language = "en") -> None:
        """Opens the page, and waits until its questions can be answered."""
        page.goto(site_url + self.addresses[language])
        ready(page)


def ready(page: Page) -> None:
    """Waits until every question of the page can be answered."""
    expect(page.locator("form.question [type=submit][disabled]")).to_have_count(0)


def _answer(html: str, route: Route) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
