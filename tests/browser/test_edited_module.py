"""A module is edited while a learner is in it: only the edited question’s answer is set aside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.learner import answer, module_of, record
from tests.browser.serving import serving
from tests.site.build import build_site
from tests.site.pages import Site
from tests.small_hub import accept_all, replace
from tests.small_questions import question_lines

QUESTIONS = "modules/nest/questions.yml"


@pytest.fixture(scope="module")
def versions(small_once: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The small hub with three knowledge checks; and after an edit of each kind."""
    hub = tmp_path_factory.mktemp("edited") / "hub"
    shutil.copytree(small_once, hub)
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    _add_check(hub, "ask-second", "reflections:")
    _add_check(hub, "ask-third", "reflections:")
    accept_all(hub)
    before = build_site(hub, hub / "before")

    # One is put first, one is edited, one is removed; and so in the quiz.
    _add_check(hub, "ask-new", "  - id: door-1\n")
    asked = "    text:\n      en: What do you say at the door?\n"
    edited = asked.replace("What do", "What would")
    for ident in ("ask-second", "door-2"):
        _edit(hub, ident, asked, edited)
    for ident, use in (("ask-third", "check"), ("door-3", "quiz")):
        replace(hub, QUESTIONS, "\n".join(question_lines(ident, use)) + "\n", "")
    _add_question(hub, "door-17", "quiz", "  - id: ask-new\n")
    for language in ("en", "cy"):
        path = f"modules/nest/{language}/first.md"
        replace(hub, path, "/// check | ask-third\n///\n", "")
    accept_all(hub)
    return [before, build_site(hub, hub / "after")]


def _add_question(hub: Path, ident: str, use: str, before: str) -> None:
    replace(hub, QUESTIONS, before, "\n".join(question_lines(ident, use)) + "\n" + before)


def _add_check(hub: Path, ident: str, before: str) -> None:
    _add_question(hub, ident, "check", before)
    for language in ("en", "cy"):
        path = f"modules/nest/{language}/first.md"
        placed = "/// check | ask-first\n///\n"
        new = f"/// check | {ident}\n///\n"
        both = f"{new}\n{placed}" if ident == "ask-new" else f"{placed}\n{new}"
        replace(hub, path, placed, both)


def _edit(hub: Path, ident: str, old: str, new: str) -> None:
    file = hub / QUESTIONS
    head, found, rest = file.read_text(encoding="utf-8").partition(f"  - id: {ident}\n")
    assert found
    assert old in rest
    file.write_text(head + found + rest.replace(old, new, 1), encoding="utf-8")


def _form(page: Page, ident: str) -> Locator:
    return page.locator(f"form[data-question='{ident}']")


def _open(page: Page, url: str, site: Site, name: str) -> None:
    page.goto(url + site.of_module("cy", "nest", name).address)
    page.wait_for_selector("form.question button[type=submit]:not([hidden]), [data-ready] > button")


def test_an_edit_sets_aside_only_the_answer_to_what_changed(
    versions: list[Path], browser: Browser
) -> None:
    before, after = versions
    context = browser.new_context(service_workers="block")
    # Always the same draw, in which both questions are that change.
    context.add_init_script("crypto.getRandomValues = (bytes) => bytes.fill(1)")
    page = context.new_page()
    with serving(before) as server:
        _open(page, server.url, Site(before), "first")
        for ident in ("ask-first", "ask-second", "ask-third"):
            answer(page, _form(page, ident))
            _form(page, ident).locator("[type=submit]").press("Enter")
            expect(_form(page, ident).locator(".result")).to_have_count(1)
        _open(page, server.url, Site(before), "quiz")
        page.locator(".quiz-button").press("Enter")
        asked = page.locator(".quiz form.question:visible")
        for form in asked.all():
            answer(page, form)
        drawn = {form.get_attribute("data-question") or "" for form in asked.all()}
        kept = record(page)

        server.folder = after
        _open(page, server.url, Site(after), "first")
        expect(_form(page, "ask-first").locator(".result")).to_have_count(1)
        expect(_form(page, "ask-first").locator("input:checked")).to_have_count(1)
        for ident in ("ask-new", "ask-second"):
            expect(_form(page, ident).locator(".result")).to_have_count(0)
            expect(_form(page, ident).locator("input:checked")).to_have_count(0)

        # Set aside and not lost: the record still holds all three.
        checks = module_of(page, "nest")["checks"]
        assert checks == kept["modules"][0]["checks"]

        _open(page, server.url, Site(after), "quiz")
        now = {form.get_attribute("data-question") or "": form for form in asked.all()}
        assert len(now) == 10
        changed = {"door-2", "door-3"}
        assert changed < drawn
        assert drawn - changed <= set(now)
        for ident, form in now.items():
            given = 1 if ident in drawn - changed else 0
            expect(form.locator("input:checked")).to_have_count(given)
        expect(page.locator(".quiz-changed")).to_be_visible()
    context.close()
