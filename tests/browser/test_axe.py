"""axe finds nothing: every page, light and dark, narrow and wide, closed and open."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import NARROW, WIDE, open_details, share, visit
from tests.site.offenders import assert_none
from tests.site.pages import Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES: list[tuple[int, Literal["light", "dark"]]] = [
    (WIDE, "light"),
    (WIDE, "dark"),
    (NARROW, "dark"),
    (NARROW, "light"),
]
GROUPS = 12
_RUN = """
async (tags) => {
  const found = await axe.run({
    runOnly: {type: "tag", values: tags},
    resultTypes: ["violations"],
    elementRef: false,
  });
  return found.violations.map(({id, help, nodes}) => ({
    id, help, nodes: nodes.map(({target, failureSummary, html}) => ({
      target: target.join(" "), html, why: failureSummary.split("\\n").slice(1).join(" "),
    })),
  }));
}
"""


@pytest.fixture(scope="session")
def axe(root: Path) -> Path:
    """axe-core's script."""
    script = root / "node_modules" / "axe-core" / "axe.min.js"
    assert script.exists(), f"{script} is missing. `make test` installs it."
    return script


@pytest.fixture
def page(browser: Browser, axe: Path) -> Any:
    """A page with axe in it."""
    # Without motion, so that no colour is met on its way from light to dark.
    context = browser.new_context(viewport={"width": WIDE, "height": 800}, reduced_motion="reduce")
    context.add_init_script(path=axe)
    yield context.new_page()
    context.close()


def violations(page: Page, state: str = "") -> list[str]:
    """What axe says of the page as it stands, one line for each element."""
    place = f"{page.url.split('/', 3)[3] or '/'} {state}".strip()
    return [
        f"{place}: {found['id']}: {node['target']}: {found['help']}. {node['why'].strip()}"
        for found in page.evaluate(_RUN, TAGS)
        for node in found["nodes"]
    ]


def in_every_mode(page: Page, state: str = "") -> list[str]:
    """What axe says in each width and each scheme."""
    found = []
    for width, scheme in MODES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += violations(page, f"{state} {scheme} {width}".strip())
    return found


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_page(group: int, site: Site, site_url: str, page: Page) -> None:
    found = []
    for ours in share(site, group, GROUPS):
        visit(page, site_url, ours)
        found += in_every_mode(page)
        if open_details(page):
            found += in_every_mode(page, "with everything opened")
    assert_none(found)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_menu_when_it_is_open(language: str, site_url: str, page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(f"{site_url}{language}/")
    page.locator(".menu-button").click()
    expect(page.locator("#menu a").first).to_be_visible()
    found = violations(page, "menu open")
    page.emulate_media(color_scheme="dark")
    assert_none([*found, *violations(page, "menu open, dark")])


@pytest.mark.parametrize(
    "query", ["cy/chwilio/?q=plant", "en/search/?q=xqzjx", "en/search/?q=door"]
)
def test_the_search_when_it_has_answered(query: str, site_url: str, page: Page) -> None:
    page.goto(site_url + query)
    expect(page.get_by_role("status")).not_to_have_text("")
    assert_none(in_every_mode(page, "answered"))


def test_a_question_when_it_is_answered(site: Site, site_url: str, page: Page) -> None:
    quiz = next(ours for ours in site.in_language("cy") if ours.kind == "quiz")
    page.goto(site_url + quiz.address)
    for choice in page.locator("form.question .choice:first-of-type label").all():
        choice.click()
    assert page.locator("form.question :checked").count() > 0
    assert_none(in_every_mode(page, "answered"))


def test_axe_sees_a_fault(site_url: str, page: Page) -> None:
    """So that silence means that the page was looked at."""
    page.goto(f"{site_url}en/")
    page.locator("h1").evaluate("(h1) => h1.insertAdjacentHTML('afterend', '<img src=x>')")
    assert [line.split(": ")[1] for line in violations(page)] == ["image-alt"]
