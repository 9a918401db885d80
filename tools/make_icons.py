"""Draws the icons of the installed hub: `.venv/bin/python tools/make_icons.py CHROMIUM`.

The drawing is the nest of nest.svg in the stylesheet's light colours, on its paper. Run this when
either changes, reduce the icons to 128 colours and pack them with oxipng, and commit them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).resolve().parents[1] / "overrides" / "assets"
ICONS = {"icon-180": 0.82, "icon-192": 0.86, "icon-512": 0.86, "icon-512-maskable": 0.68}
"""Each icon with the part of its width that the drawing takes. A system may cut a maskable icon
to a circle that is four fifths as wide."""
ROUND = ("icon-192", "icon-512")
"""No system cuts these to a shape of its own."""


def main(chromium: str) -> None:
    """Writes every icon."""
    stylesheet = (ASSETS / "stylesheets" / "hub.css").read_text(encoding="utf-8")
    colours = re.search(r":root \{[^}]*\}", stylesheet)
    sprite = (ASSETS / "images" / "nest.svg").read_text(encoding="utf-8")
    assert colours, "hub.css begins with no colours."
    drawing = '<svg viewBox="0 0 400 262"><use href="#nest"/></svg>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for name, part in ICONS.items():
            size = int(name.split("-")[1])
            page = browser.new_page(viewport={"width": size, "height": size})
            radius = "24%" if name in ROUND else "0"
            page.set_content(
                f"<style>{colours[0]} body {{ margin: 0 }} body > svg {{ position: absolute }} "
                "div { display: grid; place-items: center; height: 100vh; "
                f"background: var(--paper); border-radius: {radius} }} "
                f"div svg {{ width: {part:.0%} }}</style>{sprite}<div>{drawing}</div>"
            )
            page.screenshot(path=ASSETS / "images" / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
