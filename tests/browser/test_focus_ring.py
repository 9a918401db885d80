"""How the focus looks, in pixels: what changes when a control takes it is large and strong enough.

The measure is that of WCAG 2.2, 2.4.13: as large as a line of two pixels round the control, and
3:1 between the same pixels with the focus and without. 2.4.7 asks for less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.opening import WIDE
from tests.site.offenders import assert_none

ADDRESS = "en/style/"
HEIGHT = 900
AROUND = 12
"""Further than any ring reaches."""
MODES: tuple[tuple[Literal["light", "dark"], Literal["active", "none"]], ...] = (
    ("light", "none"),
    ("dark", "none"),
    ("light", "active"),
)
_KINDS = """
() => {
  const parts = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const kinds = new Map();
  for (const part of document.querySelectorAll(parts)) {
    // The skip link waits outside, and the style page shows some as if they had the focus.
    const seen = part.checkVisibility({visibilityProperty: true})
      && !part.matches(".skip, .as-hover, .as-focus");
    const box = part.getBoundingClientRect();
    // One line of a link is measured, and nothing that does not fit on the screen.
    if (!seen || part.disabled || part.getClientRects().length > 1 || box.height > 600) continue;
    const parent = part.parentElement.className.split(" ")[0];
    const kind = [parent, part.localName, part.type || "", part.className].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, part);
  }
  window.kinds = [...kinds.values()];
  return [...kinds.keys()];
}
"""
_PLACE = """
(index) => {
  const part = window.kinds[index];
  part.scrollIntoView({block: "center", behavior: "instant"});
  const {x, y, width, height} = part.getBoundingClientRect();
  return {x, y, width, height};
}
"""
_FOCUS = """
(index) => {
  const part = window.kinds[index];
  part.focus({preventScroll: true});
  return document.activeElement === part && part.matches(":focus-visible, :focus-within");
}
"""
_CHANGED = """
// How many pixels differ by 3:1 or more.
async ([before, after]) => {
  const read = async (image) => {
    const bitmap = await createImageBitmap(await (await fetch(image)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", {willReadFrequently: true});
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + .055) / 1.055) ** 2.4;
  const light = (data, at) => .2126 * linear(data[at]) + .7152 * linear(data[at + 1])
    + .0722 * linear(data[at + 2]);
  const [one, other] = [await read(before), await read(after)];
  let changed = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [a, b] = [light(one, at), light(other, at)];
    if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) >= 3) changed += 1;
  }
  return changed;
}
"""


@pytest.fixture(scope="module")
def eye(browser: Browser) -> Iterator[Page]:
    """A page that compares pictures."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def picture(session: CDPSession, box: dict[str, float]) -> str:
    """What is seen of a part of the screen and a little round it."""
    clip = {
        "x": max(0, box["x"] - AROUND),
        "y": max(0, box["y"] - AROUND),
        "width": box["width"] + 2 * AROUND,
        "height": box["height"] + 2 * AROUND,
        "scale": 1,
    }
    shot = session.send("Page.captureScreenshot", {"clip": clip, "optimizeForSpeed": True})
    return f"data:image/png;base64,{shot['data']}"


def too_faint(page: Page, eye: Page, where: str) -> Iterator[str]:
    """The kinds of control whose focus changes too little."""
    kinds: list[str] = page.evaluate(_KINDS)
    assert len(kinds) > 20
    session = page.context.new_cdp_session(page)
    for index, kind in enumerate(kinds):
        # Keys were pressed last, so that the focus is shown; it waits where nothing shows it.
        page.evaluate("() => document.activeElement.blur()")
        box = page.evaluate(_PLACE, index)
        offset = page.evaluate("() => [scrollX, scrollY]")
        seen = {**box, "x": box["x"] + offset[0], "y": box["y"] + offset[1]}
        before = picture(session, seen)
        assert page.evaluate(_FOCUS, index), kind
        after = picture(session, seen)
        changed = eye.evaluate(_CHANGED, [before, after])
        wanted = 2 * 2 * (box["width"] + box["height"])
        if changed < wanted:
            yield f"{where}: {kind}: {changed} pixels change, and {wanted:.0f} should"
    session.detach()


def open_page(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.goto(site_url + ADDRESS)
    page.wait_for_selector("body[data-ready]", state="attached")
    page.keyboard.press("Tab")


def test_the_ring_is_large_and_strong(site_url: str, page: Page, eye: Page) -> None:
    """Of each kind of control that the style page and its frame have."""
    faint: list[str] = []
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url)
    for scheme, forced in MODES:
        page.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
        faint += too_faint(page, eye, f"{scheme}, forced colours {forced}")
    assert_none(faint)


def test_a_ring_that_is_thin_or_pale_is_seen(site_url: str, page: Page, eye: Page) -> None:
    """So that silence means that the pixels were looked at."""
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url)
    for rule in ("outline: 1px solid #000", "outline: 3px solid #ddd"):
        page.evaluate(
            """(css) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(css);
              document.adoptedStyleSheets = [sheet];
            }""",
            f":focus-visible {{ {rule} !important; box-shadow: none !important; }}",
        )
        assert len(list(too_faint(page, eye, rule))) == len(page.evaluate(_KINDS))
