"""The keyboard: focus goes everywhere in order, is seen, is not covered, and keys do no more."""

from __future__ import annotations

import string
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opening import NARROW, WIDE, settle, visit
from tests.site.offenders import assert_none
from tests.site.pages import Page as SitePage
from tests.site.pages import Site

MOST_STOPS = 400
MEDIA: tuple[tuple[Literal["light", "dark"], Literal["active", "none"]], ...] = (
    ("dark", "none"),
    ("light", "active"),
)
KEYS = string.ascii_letters + string.digits + string.punctuation
_RECORD = """
async () => {
  // The scrolling that focus itself asked for is told of a frame later.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  window.recording?.abort();
  Object.assign(window, {heard: [], keys: 0, recording: new AbortController()});
  const {signal} = window.recording;
  let key = "";
  const hear = (what) => window.heard.push(`${key}: ${what}`);
  const listen = (names, action) => names.forEach(
    (name) => addEventListener(name, action, {capture: true, signal}));
  listen(["keydown"], (event) => { key = event.key; window.keys += 1; });
  listen(["focusin", "focusout", "click", "submit", "scroll", "input", "popstate", "hashchange"],
    (event) => hear(`${event.type} on <${event.target.localName || "page"}>`));
  const watch = new MutationObserver((changes) => hear(`${changes.length} changes of the page`));
  watch.observe(document,
    {attributes: true, childList: true, characterData: true, subtree: true});
  signal.addEventListener("abort", () => watch.disconnect());
}
"""
_STOPS = """
() => {
  const parts = "a[href], button, input, select, textarea, summary, [tabindex]";
  window.stops = [...document.querySelectorAll(parts)].filter((part) => {
    if (part.tabIndex < 0 || part.disabled || !part.checkVisibility({visibilityProperty: true})) {
      return false;
    }
    if (part.type !== "radio") return true;
    // Tab comes to one button of a group, the chosen one if there is one; the arrow keys go on.
    const group = [...document.querySelectorAll("[type=radio]")].filter(
      (other) => other.name === part.name && other.form === part.form);
    return part === (group.find((other) => other.checked) || group[0]);
  });
  return window.stops.length;
}
"""
_FOCUSED = """
() => {
  const part = document.activeElement;
  if (part === document.body || !part) return null;
  const box = part.getBoundingClientRect();
  const name = `<${part.tagName.toLowerCase()}> ${(part.textContent || part.id).trim()}`;
  const faults = [];
  const lines = [...part.getClientRects()];
  const inside = (box) => box.top >= -0.5 && box.left >= -0.5
    && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5;
  if (!box.width || !box.height) faults.push("has no size");
  // Something larger than the screen cannot be in it whole; of a text the browser shows the place
  // where one writes.
  else if (!inside(box) && box.height < innerHeight && part.localName !== "textarea") {
    faults.push("is not in the viewport");
  }

  const seen = lines.some((line) => {
    const x = (Math.max(line.left, 0) + Math.min(line.right, innerWidth)) / 2;
    const y = (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    return top && (part.contains(top) || top.contains(part) && top.closest("a, label, summary")
      || [...(part.labels || [])].some((label) => label.contains(top)));
  });
  // The shapes of a drawing need not lie at the middle of their box.
  const drawn = part instanceof SVGElement;
  if (!seen && !drawn) faults.push("is covered");

  const style = getComputedStyle(part);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const ringed = drawn && [...part.querySelectorAll("*")].some((shape) => {
    const {stroke, strokeWidth} = getComputedStyle(shape);
    return shape.classList.contains("ring") && stroke !== "none" && parseFloat(strokeWidth) >= 2;
  });
  if (!outlined && !ringed) faults.push(`shows no focus: ${style.outline}`);
  // What opens with the word that it explains has stops of its own, after that word.
  const opened = part.closest("[popover]") !== null;
  return {index: window.stops.indexOf(part), name: name.slice(0, 60), faults, opened};
}
"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Presses Tab to the end of the page, and says what had focus."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or (len(stops) > 1 and stop["index"] == stops[0]["index"]):
            break
        # A date has parts of its own: day, month, year, calendar.
        if stops and stop["index"] == stops[-1]["index"] and not stop["opened"]:
            stops[-1]["faults"] += stop["faults"]
        else:
            stops.append(stop)
    return stops


@pytest.mark.parametrize(
    ("language", "width"), [("cy", NARROW), ("en", WIDE), ("both", NARROW), ("both", WIDE)]
)
def test_focus_goes_everywhere_is_seen_and_can_skip_the_menu(
    language: str, width: int, site: Site, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    wrong = []
    samples = [ours for ours in site.samples() if (ours.language or "both") == language]
    for ours in samples:
        visit(page, site_url, ours)
        expect(page.locator("a.skip")).not_to_be_in_viewport()
        number = page.evaluate(_STOPS)
        stops = walk(page)
        wrong += [f"{ours}: {s['name']} {fault}" for s in stops for fault in s["faults"]]
        order = [stop["index"] for stop in stops if not stop["opened"]]
        if order != list(range(number)):
            missed = sorted(set(range(number)) - set(order))
            names = page.evaluate(
                "(missed) => missed.map((n) => window.stops[n].outerHTML.slice(0, 80))", missed
            )
            wrong.append(f"{ours}: Tab went {order}, and missed {names}")
        wrong += skipped(page, ours)
    assert_none(wrong)


def skipped(page: Page, ours: SitePage) -> list[str]:
    """The skip link, which Tab comes to next after the end of the page, leads past the menu."""
    skip = page.locator("a.skip")
    if not skip.evaluate("(skip) => skip === document.activeElement"):
        page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('main, footer')")
    return [] if inside else [f"{ours}: the skip link does not skip the menu"]


def test_focus_is_seen_in_the_dark_and_in_forced_colours(site_url: str, page: Page) -> None:
    wrong = []
    for scheme, forced in MEDIA:
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        for address in ("en/", "en/framework/"):
            page.goto(site_url + address)
            settle(page)
            page.evaluate(_STOPS)
            wrong += [
                f"{scheme}, forced colours {forced}, {address}: {s['name']} {s['faults']}"
                for s in walk(page)
                if s["faults"]
            ]
    assert_none(wrong)


def test_a_target_on_the_page_is_not_covered(site: Site, site_url: str, page: Page) -> None:
    wrong = []
    for ours in site.samples("en"):
        ids = [a["href"][1:] for nav in ours.root.with_class("toc") for a in nav.all("a")]
        for ident in ids:
            page.goto(f"{site_url}{ours.address}#{ident}")
            seen = page.evaluate(
                """(id) => {
                  const {left, top, height} = document.getElementById(id).getBoundingClientRect();
                  const found = document.elementFromPoint(left + 4, top + height / 2);
                  return found && found.closest(`#${CSS.escape(id)}`) !== null;
                }""",
                ident,
            )
            if not seen:
                wrong.append(f"{ours}#{ident}")
    assert_none(wrong)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_no_key_alone_does_anything(language: str, site: Site, site_url: str, page: Page) -> None:
    wrong: list[str] = []
    left: list[str] = []
    page.on("framenavigated", lambda frame: left.append(frame.url))
    for kind in ("home", "section", "search"):
        ours = next(page for page in site.samples(language) if page.kind == kind)
        visit(page, site_url, ours)
        for focus in ("main", "main a"):
            page.locator(focus).first.focus()
            # The scrolling that this focus itself asks for comes with the next frame.
            page.evaluate("new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))")
            page.evaluate(_RECORD)
            left.clear()
            page.keyboard.type(KEYS)
            wrong += [f"{ours}, focus on {focus}: went to {url}" for url in left]
            if not left:
                heard, keys = page.evaluate("[window.heard, window.keys]")
                wrong += [f"{ours}, focus on {focus}: {what}" for what in heard]
                assert keys == len(KEYS)
    assert_none(wrong)
