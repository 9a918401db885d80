"""What axe says of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.opening import NARROW, WIDE

SCRIPT = Path("node_modules") / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES: list[tuple[int, Literal["light", "dark"]]] = [
    (WIDE, "light"),
    (WIDE, "dark"),
    (NARROW, "dark"),
    (NARROW, "light"),
]
_RUN = """
async (tags) => {
  const found = await axe.run({
    runOnly: {type: "tag", values: tags},
    resultTypes: ["violations"],
    // Preloading is for stylesheets of other hosts, and there are none.
    preload: false,
  });
  return found.violations.map(({id, help, nodes}) => ({
    id, help, nodes: nodes.map(({target, failureSummary}) => ({
      target: target.join(" "), why: failureSummary.split("\\n").slice(1).join(" "),
    })),
  }));
}
"""


def axe_context(browser: Browser, root: Path, width: int, height: int = 800) -> BrowserContext:
    """A browser that has never seen the site, with axe in each page, without motion.

    No colour is met on its way from light to dark. What is printed is only noted.
    """
    assert (root / SCRIPT).exists(), f"{SCRIPT} is missing. `make test` installs it."
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        service_workers="block",
        locale="en-GB",
    )
    context.add_init_script(path=root / SCRIPT)
    context.add_init_script("window.print = () => { window.printed = true; }")
    return context


def violations(page: Page, state: str = "") -> list[str]:
    """What axe says of the page as it stands, one line for each element."""
    place = f"/{page.url.split('/', 3)[3]} {state}".strip()
    return [
        f"{place}: {found['id']}: {node['target']}: {found['help']}. {node['why'].strip()}"
        for found in page.evaluate(_RUN, TAGS)
        for node in found["nodes"]
    ]


def in_every_mode(page: Page, state: str = "") -> list[str]:
    """What axe says in each width and each scheme. Leaves the page narrow."""
    found = []
    for width, scheme in MODES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += violations(page, f"{state} {scheme} {width}".strip())
    return found
