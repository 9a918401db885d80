"""How the tests open pages."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site.pages import Page as SitePage
from tests.site.pages import Site

NARROW, WIDE = 320, 1280


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
