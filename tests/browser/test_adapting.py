"""The page as the reader's device asks for it: colours, spacing, motion, and large targets."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.opening import NARROW, WIDE, open_details, visit
from tests.site.offenders import assert_none
from tests.site.pages import Site

PARTS = 3
STEP, MARGIN = 4000, 1000
"""How much of a page one picture is for, and how much more it shows: a browser's end at 16,384."""
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
_SPACE = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}
"""
_FAULTS = """
h1 { transition: color 1s !important; }
header a { display: inline-block !important; height: 9px !important; min-height: 0 !important;
  padding: 0 !important; overflow: hidden; }
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
    // A card's link covers its card, and a choice's label its choice.
    for (const one of [part, ...(part.labels || [])]) {
      const after = getComputedStyle(one, "::after");
      const covers = after.content !== "none" && after.position === "absolute";
      const within = getComputedStyle(one).position === "static" ? one.offsetParent : one;
      if (covers && after.inset === "0px") boxes.push(within.getBoundingClientRect());
    }
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
    """The contrast that each icon, and each control's edge, has in pictures of the page."""
    session, found = page.context.new_cdp_session(page), {}
    parts = page.evaluate(_PARTS)
    size = page.viewport_size
    assert size
    for top in range(0, 1 + int(max((part["y"] for part in parts), default=0)), STEP):
        near = [part for part in parts if top <= part["y"] < top + STEP]
        if not near:
            continue
        start = max(0, top - MARGIN)
        clip = {"x": 0, "y": start, "width": size["width"], "height": STEP + 2 * MARGIN, "scale": 1}
        # Written fast and not small: half of the time that a picture takes goes into packing it.
        options = {"captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
        picture = session.send("Page.captureScreenshot", options)
        boxes = [{**part, "y": part["y"] - start} for part in near]
        image = f"data:image/png;base64,{picture['data']}"
        ratios = eye.evaluate(_SEEN, {"image": image, "boxes": boxes})
        found |= dict(zip((part["name"] for part in near), ratios, strict=True))
    session.detach()
    return found


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "dark"), (WIDE, "light")])
def test_icons_and_edges_are_seen(
    width: int, scheme: Literal["light", "dark"], site: Site, site_url: str, page: Page, eye: Page
) -> None:
    """In the page's own colours and in the reader's, which are fewer."""
    page.set_viewport_size({"width": width, "height": 800})
    faint, looked_at = [], 0
    more = [site.pages[address] for address in ("", "en/framework/", "en/principles/")]
    # What a handout and the style page hold stands on other pages too, and they are very long.
    samples = [ours for ours in site.samples("en") if ours.kind not in {"handout", "style"}]
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


def lost_by_spacing(page: Page, width: int) -> list[str]:
    """What wider spacing of text covers, cuts off or pushes out; leaves the page as it was."""
    page.set_viewport_size({"width": width, "height": 800})
    lost = [f"overlapping as it is: {text}" for text in page.evaluate(_OVERLAPPING)]
    page.evaluate(_SPACE, _SPACING)
    lost += [f"clipped: {text}" for text in page.evaluate(_CLIPPED)]
    lost += [f"overlapping: {text}" for text in page.evaluate(_OVERLAPPING)]
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
        lost.append(f"scrolls sideways: {wide}")
    page.evaluate(_SPACE, "")
    return lost


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", ["cy", "en"])
def test_each_kind_of_page_adapts(
    language: str, part: int, site: Site, site_url: str, page: Page
) -> None:
    """Wider spacing loses nothing, targets are large enough, and nothing moves.

    24 pixels are enough for a link that stands alone, 44 are for controls and all of the header.
    """
    page.emulate_media(reduced_motion="reduce")
    wrong: list[str] = []
    for ours in [*site.samples(language), site.pages[""], site.pages["404.html"]][part::PARTS]:
        visit(page, site_url, ours)
        found = page.evaluate(_MOVING)
        open_details(page)
        for width in (NARROW, WIDE):
            found += [f"{width}: {what}" for what in lost_by_spacing(page, width)]
            found += [f"{width}: too small: {what}" for what in page.evaluate(_SMALL)]
        wrong += [f"{ours}: {what}" for what in found]
    assert_none(wrong)


def test_what_adapts_badly_is_seen(site_url: str, page: Page) -> None:
    """So that silence means that the pages were looked at."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}en/")
    page.evaluate(_SPACE, _FAULTS)
    assert [what for what in page.evaluate(_MOVING) if what.startswith("h1.")]
    assert [what for what in page.evaluate(_SMALL) if "menu-button" in what or "<a" in what]
    page.evaluate(_SPACE, "")
    assert not page.evaluate(_MOVING)
    assert not page.evaluate(_SMALL)
