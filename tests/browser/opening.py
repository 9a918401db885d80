"""How the tests open pages."""

from __future__ import annotations

from playwright.sync_api import Page, Response, expect

from tests.site.pages import Page as SitePage
from tests.site.pages import Site

NARROW, WIDE = 320, 1280
_LINE = ".progress-line"
READY = {
    "module": _LINE,
    "section": ".section-end",
    "quiz": ".quiz[data-ready]",
    "next-step": _LINE,
    "case-studies": ".finder[data-ready]",
    "make-a-report": "[data-make-a-report][data-ready]",
    "style": "body[data-ready]",
    "my-learning": ".start-again:not([hidden])",
    "certificate": "[data-missing]:not([hidden]), .sheet:not([hidden])",
}
"""What stands in a page of each kind when its scripts have run."""
_FORMS = "form[data-use=check], form[data-use=starter], .step:not([hidden]) form"
_WAITING = f"""
() => [...document.querySelectorAll("{_FORMS}")].some((form) =>
  !form.querySelector("button:not([hidden])"))
"""


_TOOLS = (
    "[data-self-assessment]:not([data-ready]), [data-services]:not([data-ready]), "
    "[data-worksheet]:not(.filled-here)"
)
"""Tools that stand in a page of any kind, until their scripts have run."""


def visit(page: Page, site_url: str, ours: SitePage) -> Response | None:
    """Opens one of the site's pages, and waits until its scripts have run."""
    response = page.goto(site_url + ours.address)
    if ours.language:
        page.wait_for_selector("#menu[data-ready]", state="attached")
    if ours.kind in READY:
        page.wait_for_selector(READY[ours.kind], state="attached")
        page.wait_for_function(f"() => !({_WAITING})()")
    if ours.language:
        expect(page.locator(_TOOLS)).to_have_count(0)
    return response


def settle(page: Page) -> None:
    """Waits until the page asks for nothing more. It takes half a second: for few pages."""
    page.wait_for_load_state("networkidle")


def share(site: Site, group: int, groups: int) -> list[SitePage]:
    """One group's part of all pages; each group has long and short ones."""
    pages = sorted(site.pages.values(), key=lambda page: len(page.html))
    return pages[group::groups]


def open_details(page: Page) -> int:
    """Opens all that can be opened, and says how much that was."""
    opened: int = page.evaluate(
        """() => {
          const closed = document.querySelectorAll("details:not([open])");
          for (const details of closed) details.open = true;
          return closed.length;
        }"""
    )
    return opened
