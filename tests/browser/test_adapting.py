"""The page as the reader's device asks for it: colours, spacing, motion, and large targets."""

from __future__ import annotations

import base64
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.opening import NARROW, WIDE, open_details, visit
from tests.site.offenders import assert_none
from tests.site.pages import Site

FORCED: tuple[Literal["active", "none"], ...] = ("active", "none")
_SEEN = """
// For each box: the strongest contrast within it, or along its edge.
async ({image, boxes}) => {
  const bitmap = await createImageBitmap(await (await fetch(image)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.drawImage(bitmap, 0, 0);
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + .055) / 1.055) ** 2.4;
  return boxes.map(({x, y, width, height, edge}) => {
    const around = edge ? 2 : 0;
    const [left, top] = [x, y].map((start) => Math.max(0, Math.ceil(start) - around));
    const [w, h] = [width, height].map((size) => Math.floor(size) + 2 * around);
    const {data} = context.getImageData(left, top, w, h);
    let [dark, light] = [1, 0];
    for (let row = 0; row < h; row += 1) {
      for (let column = 0; column < w; column += 1) {
        const inner = row > 5 && row < h - 6 && column > 5 && column < w - 6;
        if (edge && inner) continue;
        const at = 4 * (row * w + column);
        const value = .2126 * linear(data[at]) + .7152 * linear(data[at + 1])
          + .0722 * linear(data[at + 2]);
        [dark, light] = [Math.min(dark, value), Math.max(light, value)];
      }
    }
    return (light + .05) / (dark + .05);
  });
}
"""
_PARTS = """
() => {
  const found = [];
  const add = (part, edge) => {
    if (!part.checkVisibility({visibilityProperty: true, opacityProperty: true})) return;
    const box = part.getBoundingClientRect();
    // A drawing is looked for in the middle: the border round it would be seen without it.
    const inset = edge ? 0 : .2;
    const [x, y] = [box.x + inset * box.width, box.y + inset * box.height];
    const [width, height] = [box.width, box.height].map((size) => size * (1 - 2 * inset));
    if (width < 2 || height < 2) return;
    const name = `${part.tagName.toLowerCase()}.${part.getAttribute("class") || part.type || ""}`;
    const text = (part.closest("a, button, li, label, h1, p") || part).textContent.trim();
    found.push({name: `${name} ${text.slice(0, 40)}`, x: x + scrollX, y: y + scrollY, width,
      height, edge});
  };
  for (const part of document.querySelectorAll("svg, .sign")) add(part, false);
  const controls = "button, input, select, textarea, .choice, .door, i";
  for (const part of document.querySelectorAll(controls)) add(part, true);
  return found;
}
"""
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
_CLIPPED = """
() => [...document.querySelectorAll("body *")].flatMap((part) => {
  const style = getComputedStyle(part);
  if (!part.textContent.trim() || part.closest(".hidden, svg") || style.display === "inline") {
    return [];
  }
  // Hidden from the eye on purpose, and read out.
  if (style.clipPath !== "none" && part.offsetWidth <= 1) return [];
  const hides = [style.overflowX, style.overflowY].some((value) => /hidden|clip/.test(value));
  const control = part.matches("button, a, label, summary, legend, select");
  const wider = part.scrollWidth > part.clientWidth + 1;
  const taller = part.scrollHeight > part.clientHeight + 1;
  if (!(hides || control) || !part.clientWidth || !(wider || taller)) return [];
  return [`<${part.tagName.toLowerCase()} class="${part.className}"> ${part.textContent.trim()
    .slice(0, 40)}: ${part.scrollWidth}×${part.scrollHeight} in ` +
    `${part.clientWidth}×${part.clientHeight}`];
})
"""
_OVERLAPPING = """
() => {
  const parts = [...document.querySelectorAll(
    "header a, header button, header input, nav a, .choice, summary, .card-title, h1, h2, h3, p")]
    .filter((part) => part.checkVisibility({visibilityProperty: true})
      && !part.closest(".hidden, .skip, svg") && getComputedStyle(part).position !== "absolute");
  const boxes = parts.map((part) => [part, part.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([part, box], index) => {
    for (const [other, next] of boxes.slice(index + 1, index + 12)) {
      if (part.contains(other) || other.contains(part)) continue;
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 2 && down > 2) {
        found.push(`${part.textContent.trim().slice(0, 40)} / ${other.textContent.trim()
          .slice(0, 40)}: ${Math.round(across)}×${Math.round(down)}`);
      }
    }
  });
  return found;
}
"""
_MOVING = """
() => {
  const moving = new Set();
  const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
  for (const part of document.querySelectorAll("*")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(part, pseudo);
      const name = `${part.tagName.toLowerCase()}.${part.getAttribute("class") || ""}`;
      if (seconds(style.transitionDuration) + seconds(style.transitionDelay) > 0) {
        moving.add(`${name}: transition ${style.transition}`);
      }
      if (style.animationName !== "none" && seconds(style.animationDuration) > 0) {
        moving.add(`${name}: animation ${style.animationName}`);
      }
      if (style.scrollBehavior === "smooth") moving.add(`${name}: scrolls smoothly`);
    }
  }
  return [...moving, ...document.getAnimations().map(({id}) => `an animation ${id}`)];
}
"""
_SMALL = """
() => {
  const found = [];
  const size = (part) => {
    const boxes = [part, ...(part.labels || [])].map((one) => one.getBoundingClientRect());
    // A card's link covers its card.
    const cover = getComputedStyle(part, "::after");
    const covers = [part, ...(part.labels || [])].some((one) => {
      const after = getComputedStyle(one, "::after");
      return after.content !== "none" && after.position === "absolute" && after.inset === "0px";
    });
    if (covers) boxes.push((part.closest(".card, .choice") || part).getBoundingClientRect());
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    return [most("width"), most("height")];
  };
  const inText = (link) => {
    if (getComputedStyle(link).display !== "inline" || link instanceof SVGElement) return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const beside = block.textContent.replace(link.textContent, "").trim();
    return /\\p{L}{2}/u.test(beside);
  };
  const parts = "a[href], button, input, select, textarea, summary";
  for (const part of document.querySelectorAll(parts)) {
    if (!part.checkVisibility({visibilityProperty: true}) || part.matches(".skip")) continue;
    if (part.matches("a") && inText(part)) continue;
    const large = part.closest("header") || !part.matches("a");
    const [width, height] = size(part);
    const least = large ? 44 : 24;
    if (width < least - 0.5 || height < least - 0.5) {
      const name = `<${part.tagName.toLowerCase()} class="${part.getAttribute("class") || ""}">`;
      found.push(`${name} ${(part.textContent || part.id).trim().slice(0, 50)}: ` +
        `${Math.round(width)}×${Math.round(height)}, not ${least}`);
    }
  }
  return [...new Set(found)];
}
"""


@pytest.fixture(scope="module")
def eye(browser: Browser) -> Any:
    """A page that looks at pictures."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def contrasts(page: Page, eye: Page) -> dict[str, float]:
    """The contrast that each icon, and each control's edge, has in the picture of the page."""
    parts = page.evaluate(_PARTS)
    image = base64.b64encode(page.screenshot(full_page=True)).decode()
    found = eye.evaluate(_SEEN, {"image": f"data:image/png;base64,{image}", "boxes": parts})
    return {part["name"]: contrast for part, contrast in zip(parts, found, strict=True)}


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "dark"), (WIDE, "light")])
def test_icons_and_edges_are_seen(
    width: int, scheme: Literal["light", "dark"], site: Site, site_url: str, page: Page, eye: Page
) -> None:
    """In the page's own colours and in the reader's, which are fewer."""
    page.set_viewport_size({"width": width, "height": 800})
    faint, looked_at = [], 0
    more = [site.pages[address] for address in ("", "en/framework/", "en/principles/")]
    # A handout is too long for one picture, and its icons are those of every page.
    samples = [ours for ours in site.samples("en") if ours.kind != "handout"]
    for ours in [*samples, *more]:
        visit(page, site_url, ours)
        for forced in FORCED:
            page.emulate_media(forced_colors=forced, color_scheme=scheme, reduced_motion="reduce")
            found = contrasts(page, eye)
            looked_at += len(found)
            faint += [
                f"{ours}, {scheme}, forced colours {forced}: {name}: {ratio:.2f}"
                for name, ratio in found.items()
                if ratio < 3
            ]
    assert looked_at > 200
    assert_none(faint)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_wider_spacing_of_text_loses_nothing(
    language: str, width: int, site: Site, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    lost = []
    samples = [*site.samples(language), site.pages[""], site.pages["404.html"]]
    for ours in samples:
        visit(page, site_url, ours)
        open_details(page)
        lost += [f"{ours}: overlapping as it is: {text}" for text in page.evaluate(_OVERLAPPING)]
        page.evaluate(
            """(css) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(css);
              document.adoptedStyleSheets = [sheet];
            }""",
            _SPACING,
        )
        lost += [f"{ours}: clipped: {text}" for text in page.evaluate(_CLIPPED)]
        lost += [f"{ours}: overlapping: {text}" for text in page.evaluate(_OVERLAPPING)]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            lost.append(f"{ours}: scrolls sideways: {wide}")
    assert_none(lost)


def test_nothing_moves_where_the_reader_asks_for_stillness(
    site: Site, site_url: str, page: Page
) -> None:
    page.emulate_media(reduced_motion="reduce")
    moving = []
    for ours in [*site.samples("cy"), site.pages[""], site.pages["404.html"]]:
        visit(page, site_url, ours)
        moving += [f"{ours}: {what}" for what in page.evaluate(_MOVING)]
    assert_none(moving)


@pytest.mark.parametrize(("language", "width"), [("cy", NARROW), ("en", WIDE)])
def test_targets_are_large_enough(
    language: str, width: int, site: Site, site_url: str, page: Page
) -> None:
    """24 pixels for a link that stands alone, 44 for controls and all of the header."""
    page.set_viewport_size({"width": width, "height": 800})
    small = []
    for ours in [*site.samples(language), site.pages[""], site.pages["404.html"]]:
        visit(page, site_url, ours)
        open_details(page)
        small += [f"{ours}: {what}" for what in page.evaluate(_SMALL)]
    assert_none(small)
