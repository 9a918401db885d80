"""A page is whole without script, without storage, and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.listening import listen
from tests.browser.opening import NARROW, visit
from tests.site.offenders import assert_none
from tests.site.pages import Site

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException(`${name} is forbidden`, "SecurityError"); },
  });
}
"""
CHANGED_BY_SCRIPT = {"search", "module", "section", "quiz", "next-step"}
CHANGED_BY_SCRIPT |= {"my-learning", "certificate", "handout", "make-a-report", "share", "style"}
FULL_STORAGE = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_lost_address_leads_to_both_languages(site_url: str, page: Page) -> None:
    response = page.goto(f"{site_url}cy/nid/oes/dim/yma/")
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    doors = page.locator("a.door")
    assert [door.get_attribute("hreflang") for door in doors.all()] == ["cy", "en"]
    doors.nth(1).click()
    expect(page).to_have_url(f"{site_url}en/")


@pytest.mark.parametrize("language", ["cy", "en", ""])
def test_every_kind_of_page_reads_without_script(
    language: str, site: Site, site_url: str, page: Page, plain: Page
) -> None:
    """What stands in the page with script stands there without, and can be seen."""
    different = []
    for ours in [ours for ours in site.samples() if ours.language == language]:
        texts = []
        for one in (page, plain):
            one.goto(site_url + ours.address)
            texts.append(one.locator("main").inner_text())
        expect(plain.locator("h1")).to_be_visible()
        # The search is built by its script, and pages of learning show the learner's own part; so
        # does a tool that keeps what is written in it.
        changed = ours.kind in CHANGED_BY_SCRIPT or "data-panel" in ours.html
        if texts[0] != texts[1] and not changed:
            different.append(f"{ours}: {len(texts[0])} characters, without {len(texts[1])}")
        assert len(texts[1]) > 100, ours
    assert_none(different)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_questions_without_script(language: str, site: Site, site_url: str, plain: Page) -> None:
    for kind in ("section", "quiz"):
        ours = next(page for page in site.samples(language) if page.kind == kind)
        plain.goto(site_url + ours.address)
        forms = plain.locator("form.question")
        assert forms.count() > 0
        for form in forms.all():
            expect(form.locator("legend")).to_be_visible()
            assert form.locator("input, select").count() > 1
            for control in form.locator(".choice label, select").all():
                expect(control).to_be_visible()
            expect(form.locator("button[type=submit]")).to_be_hidden()
        for answer in forms.first.locator("details").all():
            body = answer.locator(":scope > :not(summary)").first
            expect(body).to_be_hidden()
            answer.locator("summary").press("Enter")
            expect(body).to_be_visible()
        # Enter in a form sends nothing: what was chosen never stands in an address.
        forms.first.locator(".choice label").first.click()
        forms.first.locator("input").first.press("Enter")
        assert plain.url == site_url + ours.address


@pytest.mark.parametrize("language", ["cy", "en"])
def test_both_modules_teach_without_script(
    language: str, site: Site, site_url: str, plain: Page
) -> None:
    """Every page says that nothing is recorded, and every answer can be opened."""
    modules = set()
    for ours in site.in_language(language):
        body = ours.all("body")[0]
        if "data-module" not in body:
            continue
        modules.add(body["data-module"])
        plain.goto(site_url + ours.address)
        expect(plain.locator("[data-without-script]")).to_be_visible()
        closed = plain.locator("form.question details.answer:not([open]) > summary")
        while closed.count():
            closed.first.press("Enter")
        for form in plain.locator("form.question").all():
            expect(form.locator(".answer-body").first).to_be_visible()
        assert plain.locator(".answer-body:not(:visible)").count() == 0
    assert modules == {"nest", "childrens-rights"}


@pytest.mark.parametrize(("language", "search"), [("cy", "cy/chwilio/"), ("en", "en/search/")])
def test_the_search_without_script_leads_to_the_list(
    language: str, search: str, site_url: str, plain: Page
) -> None:
    plain.goto(f"{site_url}{language}/")
    field = plain.locator("header input[name=q]")
    field.fill("plant")
    field.press("Enter")
    expect(plain).to_have_url(f"{site_url}{search}?q=plant")
    links = plain.locator(".a-to-z a")
    assert links.count() > 45
    links.first.click()
    expect(plain.locator("h1")).to_be_visible()


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["forbidden", "full"])
def test_where_nothing_can_be_stored_everything_works(
    script: str, site: Site, site_url: str, page: Page
) -> None:
    page.context.add_init_script(script)
    heard = listen(page, site_url)
    page.set_viewport_size({"width": NARROW, "height": 640})
    # The switcher leads to each kind of page in English too.
    samples = site.samples("cy")
    for ours in samples if script == NO_STORAGE else samples[:3]:
        visit(page, site_url, ours)
        expect(page.locator("h1")).to_be_visible()
        page.locator(".menu-button").click()
        expect(page.locator("#menu a").first).to_be_visible()
        twin = page.locator(".languages a")
        href, name = twin.get_attribute("href"), twin.inner_text()
        twin.click()
        expect(page).to_have_url(f"{site_url}{ours.resolve(href or '')}")
        expect(page.locator(".languages [aria-current]")).to_have_text(name)
    page.goto(site_url)
    page.locator("a.door").first.click()
    expect(page).to_have_url(f"{site_url}cy/")
    page.goto(f"{site_url}en/search/?q=door")
    expect(page.locator(".search-results a").first).to_be_visible()
    assert_none(heard)


@pytest.mark.parametrize("part", ["main.js", "learning/pages.js"])
def test_a_part_that_is_lost_leaves_the_page_whole(
    part: str, site: Site, site_url: str, page: Page
) -> None:
    section = next(ours for ours in site.in_language("en") if ours.kind == "section")
    page.route(f"**/{part}", lambda route: route.abort())
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.goto(site_url + section.address)
    if part != "main.js":
        page.locator(".menu-button").click()
    # The menu waits for its script for a moment, and then stands open.
    expect(page.locator("#menu a").first).to_be_visible(timeout=8000)
    twin = page.locator(".languages a")
    href = twin.get_attribute("href") or ""
    twin.click()
    expect(page).to_have_url(f"{site_url}{section.resolve(href)}")
