"""A page that asks a question of each kind: a page of the site, with other questions in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.context import Context
from nest_hub.pages.questions import render_question, render_reflection, render_scenario
from tests.browser.learner import go_to, module_of

MODULE = "nest"
PAGE = f"modules/{MODULE}/why-nest.md"
Visit = Callable[[Language], Page]
"""Opens the page in a language, and waits until its questions can be answered."""
_ARTICLE = re.compile(r"(?<=<article data-pagefind-body>)(.*)(?=</article>)", re.DOTALL)


class Asking:
    """`PAGE` in both languages, with what the style page asks in place of its text."""

    def __init__(self, hub: Hub, site: Path) -> None:
        self.questions = hub.style.questions
        reflections, scenarios = hub.style.reflections, hub.style.scenarios
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


def form_of(page: Page, ident: str) -> Locator:
    return page.locator(f"form[data-question={ident}]")


def reply(form: Locator) -> str:
    return form.locator(".reply").inner_text()


def kept(page: Page, ident: str) -> dict[str, Any]:
    """What is kept of one question, without what is not the learner's doing."""
    checks = module_of(page, MODULE).get("checks", [])
    found = next((check for check in checks if check["id"] == ident), {})
    return {key: found[key] for key in ("tries", "correct", "choices") if found}


def switch(page: Page) -> None:
    """Goes to the page's other language, by its link."""
    go_to(page, page.locator(".languages a"))
    # The page that is left is ready too: the other is waited for.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ready(page)


def marks(form: Locator) -> list[str]:
    """The words at each part of the answer."""
    return form.locator(".result strong").all_inner_texts()


def _answer(html: str, route: Route) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
