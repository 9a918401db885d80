"""A module that is kept for use offline: versions of the site, and what its pages say of it.

Each version of the site bears its number in every page, in the script and in the stylesheet, so
that a page of two versions would be seen.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.pages.service_worker import WORKER, complete_worker
from tests.browser.learner import answer, submit
from tests.browser.serving import Served
from tests.site.pages import Site

MODULE = "nest"
READY = {"cy": "yn barod i’w ddefnyddio all-lein", "en": "is ready to use offline"}
MARK = "document.documentElement.dataset.script"


def write_version(hub: Hub, root: Path, built_site: Path, folder: Path, number: int) -> Path:
    """Makes the built site anew in `folder`, with a number in everything that a page is made of."""
    shutil.copytree(built_site, folder)
    for page in folder.rglob("*.html"):
        head = f'<head><meta name="test-version" content="{number}">'
        text = page.read_text(encoding="utf-8").replace("<head>", head, 1)
        page.write_text(text, encoding="utf-8")
    put_first(folder / "assets/javascripts/main.js", f"{MARK} = {number};")
    for sheet in (folder / "assets/stylesheets").glob("*.css"):
        put_first(sheet, f":root {{ --test-version: {number}; }}")
    shutil.copy(root / "overrides" / WORKER, folder)
    complete_worker(hub, folder)
    # The server tells versions apart by when their files were changed, to the second.
    for path in folder.rglob("*"):
        os.utime(path, (number * 3600,) * 2)
    return folder


def put_first(file: Path, text: str) -> None:
    file.write_text(f"{text}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def press(control: Locator) -> None:
    """Presses a button by keyboard, once it is there."""
    expect(control).to_be_visible()
    control.press("Enter")


def line(page: Page) -> Locator:
    """What a module's page says of its being kept."""
    return page.locator("[data-offline] p")


def button(page: Page) -> Locator:
    return page.locator("[data-offline] button")


def answer_check(page: Page, right: bool = True) -> None:
    """Answers the page's knowledge check, by keyboard."""
    check = page.locator("form[data-use=check]").first
    expect(check.locator("button[type=submit]")).to_be_visible()
    answer(page, check, right)
    submit(page, check)
    expect(check.get_by_role("status")).not_to_be_empty()


def notice(page: Page) -> Locator:
    return page.locator("[data-new-version]")


def part(page: Page, name: str) -> Locator:
    """A part of the block on My learning."""
    return page.locator(f"[data-offline-copy] [data-part={name}]")


def my_learning(site: Site, language: str = "en") -> str:
    return next(ours.address for ours in site.in_language(language) if ours.kind == "my-learning")


def section(site: Site, language: str = "en") -> str:
    return site.of_module(language, MODULE, "why-nest").address


def keep_module(page: Page, server: Served, site: Site, language: str = "en") -> str:
    """Opens a page of the module, waits until all of it is kept, and gives the page's address."""
    address = server.url + section(site, language)
    page.goto(address)
    expect(line(page)).to_contain_text(READY[language], timeout=15_000)
    return address


def versions(page: Page) -> list[str]:
    """The versions of the page, its script and its stylesheet."""
    page.wait_for_selector("html[data-script]")
    found: list[str] = page.evaluate(
        """() => [
          document.querySelector("meta[name=test-version]").content,
          document.documentElement.dataset.script,
          getComputedStyle(document.documentElement).getPropertyValue("--test-version").trim(),
        ]"""
    )
    return found


def asked_for(page: Page, address: str) -> str:
    """What the page gets when it asks for a file now."""
    text: str = page.evaluate("(address) => fetch(address).then((it) => it.text())", address)
    return text


def look_for_update(page: Page) -> None:
    """What the browser does by itself at each visit. Waits until it has done so."""
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const { active } = registration;
          await registration.update();
          // It may have met one that was on its way, and had asked before the server changed.
          const found = registration.installing ?? registration.waiting;
          if (!found && registration.active === active) await registration.update();
          while (registration.installing) await new Promise((go) => setTimeout(go, 50));
        }"""
    )


def kept(page: Page) -> list[str]:
    """The caches, and the workers."""
    found: list[str] = page.evaluate(
        """async () => [
          ...await caches.keys(),
          ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        ]"""
    )
    return found
