"""What axe says of a page."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.opening import NARROW, WIDE

SCRIPT = Path("node_modules") / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Mode = tuple[int, Literal["light", "dark"]]
MODES: list[Mode] = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "dark"), (NARROW, "light")]
COLOUR = ["color-contrast", "link-in-text-block"]
"""What another scheme can change: all that axe has in its category `cat.color`."""
WIDTH = [*COLOUR, "target-size", "scrollable-region-focusable"]
"""What another width can change.

These ask where an element lies and how large it is: `target-size`, of the category
`cat.sensory-and-visual-cues`, whose other rules read `<meta name=viewport>`, and
`scrollable-region-focusable` of `cat.keyboard`. What is behind a text follows from its place too.

Every other rule that `TAGS` name reads elements, attributes, names and styles written in the page,
in the categories aria, forms, keyboard, language, name-role-value, semantics, structure, tables,
text-alternatives and time-and-media. It could answer otherwise only where a part of the page is
there in one mode and not in another. `test_every_page.py` therefore runs every rule in every mode
on a page of each kind.
"""
_RUN = """
async (runOnly) => {
  const found = await axe.run({
    runOnly,
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


def violations(page: Page, state: str = "", rules: list[str] | None = None) -> list[str]:
    """What axe says of the page as it stands, one line for each element; all rules, or some."""
    place = f"/{page.url.split('/', 3)[3]} {state}".strip()
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return [
        f"{place}: {found['id']}: {node['target']}: {found['help']}. {node['why'].strip()}"
        for found in page.evaluate(_RUN, chosen)
        for node in found["nodes"]
    ]


def violations_in(
    page: Page, mode: Mode, state: str = "", rules: list[str] | None = None
) -> list[str]:
    """The same in one width and one scheme."""
    width, scheme = mode
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    return violations(page, f"{state} {scheme} {width}".strip(), rules)


def in_every_mode(page: Page, state: str = "", whole: Collection[Mode] = MODES[:1]) -> list[str]:
    """What axe says in each width and each scheme. Leaves the page narrow.

    All rules run in the modes that are `whole`, and in the others those that can answer otherwise.
    """
    found = []
    for mode in MODES:
        rules = None if mode in whole else WIDTH if mode[1] == "light" else COLOUR
        found += violations_in(page, mode, state, rules)
    return found
