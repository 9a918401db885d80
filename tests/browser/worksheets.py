"""A worksheet in a browser, worked with by keyboard: its fields, its panel, and what is kept."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from nest_hub.pages.worksheets import tool_pages
from tests.browser.learner import go_to, press

KEY = "nest-hub-tools"
"""What the browser keeps of the tools stands under it."""


def address(hub: Hub, tool: str, language: Language = "en") -> str:
    page = hub.page(language, tool_pages(hub, language)[tool])
    assert page
    return hub.address(page)


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Waits until the script has shown what it adds."""
    expect(part(page, "save")).to_be_visible()


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part='{name}']")


def field(page: Page, key: str) -> Locator:
    return page.locator(f"[data-key='{key}']")


def write(page: Page, target: Locator, text: str) -> None:
    go_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def saved(page: Page, button: str = "save") -> dict[str, Any]:
    """Saves by keyboard, and gives what the file holds."""
    with page.expect_download() as download:
        press(page, part(page, button))
    assert download.value.suggested_filename.startswith("nest-hub-")
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return found


def load(page: Page, *files: dict[str, Any] | str) -> None:
    """Chooses files, and loads them by keyboard."""
    if not part(page, "load").is_visible():
        press(page, page.locator("[data-panel=end] summary"))
    payloads: list[FilePayload] = [
        {
            "name": f"file-{n}.json",
            "mimeType": "application/json",
            "buffer": (file if isinstance(file, str) else json.dumps(file)).encode(),
        }
        for n, file in enumerate(files)
    ]
    part(page, "file").set_input_files(payloads)
    press(page, part(page, "load"))


def kept(page: Page) -> str:
    text: str | None = page.evaluate(f"localStorage.getItem('{KEY}')")
    return text or ""


def choose(page: Page, key: str, value: str) -> None:
    """Chooses by keyboard; a group of radio buttons is one stop."""
    group = field(page, key)
    go_to(page, group.first)
    page.keyboard.press("Space")
    for _ in range(3):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no {value} in {key}")
