"""What holds on each page of the site, in one visit to each.

axe finds nothing in light or dark, narrow or wide, and a second engine nothing that is not
explained; nothing scrolls sideways at 320 pixels; no request leaves the host or fails, no cookie is
kept, and the console is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import (
    COLOUR,
    MODES,
    TAGS,
    WIDTH,
    Mode,
    axe_context,
    in_every_mode,
    violations,
    violations_in,
)
from tests.browser.listening import listen
from tests.browser.opening import NARROW, WIDE, open_details, share, visit
from tests.browser.second_engine import add_second_engine, differences, unexplained
from tests.browser.watching import Watched
from tests.site.offenders import assert_none
from tests.site.pages import Page as SitePage
from tests.site.pages import Site

GROUPS = 24
CORNERS: dict[str, tuple[Mode, Mode]] = {
    "cy": ((NARROW, "light"), (WIDE, "dark")),
    "en": ((WIDE, "light"), (NARROW, "dark")),
}
"""Where all rules run, and where those that can answer otherwise there.

Each page is seen in both widths and both schemes, and a page and its translation, which are made of
the same parts, in all four pairs of them.
"""
_SIDEWAYS = """
() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const parts = [...document.querySelectorAll("body *")]
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => `${part.tagName.toLowerCase()}.${part.getAttribute("class") || ""}`);
  return [`${wide} pixels wide: ${[...new Set(parts)].slice(0, 5).join(" ")}`];
}
"""


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with both engines in it."""
    context = axe_context(browser, root, WIDE)
    add_second_engine(context, root)
    yield context.new_page()
    context.close()


def look_at(page: Page, site_url: str, ours: SitePage, *, everywhere: bool = False) -> list[str]:
    """What is wrong with a page, closed and opened; with all rules everywhere, or in one mode."""
    first, second = CORNERS[ours.language or "en"]
    visit(page, site_url, ours)
    found: list[str] = []
    if ours.all("details"):
        # What is closed can only hide what is looked at next, with everything open.
        found += violations_in(page, first, "closed")
        open_details(page)
    if everywhere:
        found += in_every_mode(page, whole=MODES)
        found += unexplained(page, ours.address, whole=True)
    else:
        found += violations_in(page, first)
        found += unexplained(page, ours.address, whole=False)
        found += violations_in(page, second, rules=WIDTH)
    return [*found, *sideways(page)]


def whole_samples(site: Site) -> list[SitePage]:
    """The pages that are looked at with every rule in every mode."""
    return [*site.samples("cy"), site.pages[""], site.pages["404.html"]]


def sideways(page: Page) -> list[str]:
    """Whether a page is wider than a small phone, or a screen at 400%."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    found: list[str] = page.evaluate(_SIDEWAYS)
    return [f"/{page.url.split('/', 3)[3]}: {said}" for said in found]


def left_behind(page: Page) -> list[str]:
    """What stays in the browser of someone who only looked."""
    stored: list[str] = page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    return [
        *(f"a cookie: {cookie}" for cookie in page.context.cookies()),
        *(f"stored: {key}" for key in stored),
    ]


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_page(group: int, site: Site, site_url: str, page: Page) -> None:
    # A page of each kind is looked at with every rule in every mode, so that nothing escapes that
    # `COLOUR` and `WIDTH` leave out.
    samples = whole_samples(site)
    found: list[str] = []
    heard = listen(page, site_url)
    for ours in share(site, group, GROUPS):
        found += look_at(page, site_url, ours, everywhere=ours in samples)
    assert_none([*found, *heard, *left_behind(page)])


def test_rules_that_can_answer_otherwise_are_known(site_url: str, page: Page) -> None:
    """A new version of axe may bring more of them."""
    page.goto(site_url)
    rules: list[dict[str, list[str]]] = page.evaluate("(tags) => axe.getRules(tags)", TAGS)
    known = {
        "cat.color": set(COLOUR),
        "cat.sensory-and-visual-cues": {"target-size", "meta-viewport", "meta-viewport-large"},
    }
    for category, idents in known.items():
        assert {str(rule["ruleId"]) for rule in rules if category in rule["tags"]} == idents
    assert set(WIDTH) <= {str(rule["ruleId"]) for rule in rules}


def test_each_difference_is_looked_for_where_it_is_said_to_be(site: Site) -> None:
    """`test_every_page` then finds out whether it is still met there."""
    addresses = set(site.pages)
    samples = {ours.address for ours in whole_samples(site)}
    lost = [
        f"{one.rule}: {one.page}"
        for one in differences()
        if one.page not in (samples if one.is_costly else addresses)
    ]
    assert_none(lost)
    assert len({(one.rule, one.where) for one in differences()}) == len(differences())


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_menu_when_it_is_open(language: str, site_url: str, page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(f"{site_url}{language}/")
    page.locator(".menu-button").click()
    expect(page.locator("#menu a").first).to_be_visible()
    found = violations(page, "menu open")
    page.emulate_media(color_scheme="dark")
    assert_none([*found, *violations(page, "menu open, dark", COLOUR)])


@pytest.mark.parametrize(
    "query", ["cy/chwilio/?q=plant", "en/search/?q=xqzjx", "en/search/?q=door"]
)
def test_the_search_when_it_has_answered(query: str, site_url: str, page: Page) -> None:
    page.goto(site_url + query)
    expect(page.get_by_role("status")).not_to_have_text("")
    assert_none([*in_every_mode(page, "answered"), *sideways(page)])


PLANTED_HTML = """
<img src="/assets/images/nest.svg" width="40" class="unnamed">
<img src="https://example.org/x.png" alt="" width="40">
<img src="/lost.png" alt="" width="40">
<p class="dim">A text that is hard to see in the dark.</p>
<p class="pale">A text that is hard to see on a small screen.</p>
<p><button class="tiny" type="button">a</button><button class="tiny" type="button">b</button></p>
<p class="long">A part that is too wide for a small screen.</p>
<details><summary>More</summary><h3>Folded</h3><input class="nameless"></details>
<h4>A level is missing while the part above is closed</h4>
<script>window.inline = true;</script>
<script src="/planted.js"></script>
"""
PLANTED_CSS = """
@media (prefers-color-scheme: dark) { .dim { color: #222; background: #000; } }
@media (max-width: 400px) {
  .pale { color: #eee; background: #fff; }
  .tiny { all: unset; display: inline-block; width: 9px; height: 9px; overflow: hidden; }
}
@media (max-width: 330px) { .long { min-width: 400px; } }
"""
PLANTED_SCRIPT = """
console.error("complained");
document.cookie = "crumb=1";
localStorage.setItem("kept", "1");
setTimeout(() => { throw new Error("thrown"); });
"""
SEEN = {
    "a picture without a text": r"image-alt: \.unnamed",
    "a picture without a text, by the second engine": r"Equal Access: img_alt_valid/.*unnamed",
    "a contrast in the dark": r" dark \d+: color-contrast: \.dim",
    "a contrast on a small screen": r" 320: color-contrast: \.pale",
    "targets on a small screen": r" 320: target-size: \.tiny",
    "what is wrong while it is closed": r"closed light \d+: heading-order: h4",
    "what is wrong where it is opened": r"label: \.nameless",
    "a page that is too wide": r": \d+ pixels wide: .*p\.long",
    "a script in the page": r"violates the following Content Security Policy directive.*script-src",
    "a picture of another site": r"violates the following Content Security Policy.*img-src",
    "a request to another site": r"asks https://example\.org/x\.png",
    "a file that is not there": r"404 .*/lost\.png",
    "a complaint": r"error: complained",
    "an error": r": thrown",
    "a cookie": r"a cookie: .*crumb",
    "something stored": r"stored: kept",
}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_faults_are_seen(
    language: str, site: Site, site_url: str, page: Page, tmp_path: Path, reported: Watched
) -> None:
    """One of each kind is planted in a page, so that silence means that all was looked at."""
    home = site.pages[f"{language}/"]
    file = tmp_path / "index.html"
    file.write_text(home.html.replace("</h1>", f"</h1>{PLANTED_HTML}", 1), encoding="utf-8")
    style = (site.folder / "assets/stylesheets/hub.css").read_text(encoding="utf-8")
    planted = {
        "**/planted.js": (PLANTED_SCRIPT, "text/javascript"),
        "**/hub.css": (style + PLANTED_CSS, "text/css"),
        site_url + home.address: (file.read_text(encoding="utf-8"), "text/html; charset=utf-8"),
    }

    def answer(route: Route) -> None:
        body, kind = next(
            given for name, given in planted.items() if route.request.url.endswith(name.strip("*"))
        )
        route.fulfill(body=body, content_type=kind)

    for address in planted:
        page.route(address, answer)
    heard = listen(page, site_url)
    found = look_at(page, site_url, SitePage(home.address, file))
    said = [*found, *heard, *left_behind(page)]
    assert reported.take()
    missed = [name for name, line in SEEN.items() if not any(re.search(line, s) for s in said)]
    assert missed == [], "\n".join(said)
    # What is faulty in one mode only is said of no other.
    assert not [line for line in said if "light" in line and ".dim" in line]
    assert not [line for line in said if "1280" in line and re.search(r"\.(pale|tiny)", line)]
