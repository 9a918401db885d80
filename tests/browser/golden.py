"""What is heard of a part of a page, kept as a golden file.

A file holds one state after another, as YAML: what was announced since the state before, what has
the focus, which controls have a description, what is in another language, and the accessibility
tree.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page

from tests.browser.announced import announced

WRITE = "WRITE_GOLDEN"
"""While this stands in the environment, the files are written instead of compared."""
_FOREIGN = """
(part) => [...part.querySelectorAll("[lang]")]
  .filter((one) => one.checkVisibility())
  .map((one) => `${one.getAttribute("lang")}: ${one.textContent.replace(/\\s+/g, " ").trim()}`)
"""


class Listener:
    """Writes down how a part of a page stands in one state after another."""

    def __init__(self, page: Page, part: Locator) -> None:
        self.page, self.part = page, part
        self._session = page.context.new_cdp_session(page)
        self._lines: list[str] = []
        self._tree = ""

    def hear(self, state: str) -> None:
        """How it stands now."""
        focused = self.page.locator("*:focus")
        described = self.part.locator("[aria-describedby]:visible").all()
        foreign: list[str] = self.part.evaluate(_FOREIGN)
        tree = self.part.aria_snapshot()
        self._lines += [
            f"{state}:",
            *_entry("announced", announced(self.page)),
            *_entry("focus", [_name(focused)] if focused.count() else []),
            *_entry("described", [f"{_name(e)}: {self._description(e)}" for e in described]),
            *(_entry("in another language", foreign) if foreign else []),
            "  tree: as before" if tree == self._tree else "  tree:",
            *(f"    {line}" for line in tree.splitlines() if tree != self._tree),
        ]
        self._tree = tree

    def _description(self, element: Locator) -> str:
        """What the browser tells a screen reader; a snapshot of the tree leaves it out."""
        element.evaluate("(element) => { window.described = element; }")
        found = self._session.send("Runtime.evaluate", {"expression": "window.described"})
        wanted = {"objectId": found["result"]["objectId"], "fetchRelatives": False}
        [node, *_] = self._session.send("Accessibility.getPartialAXTree", wanted)["nodes"]
        return str(node["description"]["value"]) if "description" in node else "nothing"

    def compare(self, file: Path) -> None:
        """Says where the file and what was heard part."""
        now = "\n".join(self._lines) + "\n"
        if os.environ.get(WRITE):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(now, encoding="utf-8")
        assert file.exists(), f"{file} is missing. `make golden` writes it; read it then."
        assert now == file.read_text(encoding="utf-8"), (
            f"{file}: something else is heard. If it is meant, run `make golden`, and read it."
        )


def _entry(name: str, texts: list[str]) -> list[str]:
    items = [f"    - {json.dumps(text, ensure_ascii=False)}" for text in texts]
    return [f"  {name}:", *items] if items else [f"  {name}: []"]


def _name(element: Locator) -> str:
    """The role, the name and the state; where there is no name, the text."""
    first = yaml.safe_load(element.aria_snapshot())[0]
    if isinstance(first, str):
        return first
    [(role, inside)] = first.items()
    return f"{role}: {inside}" if isinstance(inside, str) and '"' not in role else str(role)
