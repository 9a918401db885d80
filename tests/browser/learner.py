"""A learner at the keyboard: everything here is done with keys alone, as a person would."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 250
_ITEMS = "(all) => all.map((item) => item.dataset.item)"
_WAY = """(target) => {
  const here = document.activeElement;
  if (here === target) return "";
  const before = here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
  return before ? "Shift+Tab" : "Tab";
}"""
_VALUES = "(all) => all.map((one) => one.value)"
_KEY = """(form) => ({
  choices: [...form.querySelectorAll("[data-correct]")].map((e) => e.dataset.choice),
  items: [...form.querySelectorAll(".answer [data-item]")].map((e) => e.dataset.item),
})"""


def record(page: Page) -> dict[str, Any]:
    """What is kept in the browser."""
    text = page.evaluate("localStorage.getItem('nest-hub-record')")
    found: dict[str, Any] = json.loads(text) if text else {}
    found.pop("sum", None)
    return found


def module_of(page: Page, ident: str) -> dict[str, Any]:
    """What is kept of one module."""
    return next((m for m in record(page).get("modules", []) if m["id"] == ident), {})


def go_to(page: Page, target: Locator) -> None:
    """Tabs until the focus is on the target; back, where it stands before what has the focus."""
    handle = target.element_handle()
    for _ in range(MOST_STEPS):
        key = handle.evaluate(_WAY)
        if not key:
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Goes to a control and presses a key on it."""
    go_to(page, target)
    page.keyboard.press(key)


def follow(page: Page, link: Locator) -> None:
    """Goes to a link and follows it, and waits for the page that it leads to."""
    go_to(page, link)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#menu[data-ready]", state="attached")


def answer(page: Page, form: Locator, right: bool = True) -> None:
    """Answers a question by keyboard, without submitting it."""
    kind, key = form.get_attribute("data-type"), form.evaluate(_KEY)
    if kind in {"single", "true-false", "step"}:
        values = form.locator("input").evaluate_all(_VALUES)
        wanted = key["choices"] if right else [v for v in values if v not in key["choices"]]
        _choose(page, form, wanted[0])
    elif kind == "multiple":
        boxes = form.locator("input")
        for number, value in enumerate(boxes.evaluate_all(_VALUES)):
            if (value in key["choices"]) == right:
                press(page, boxes.nth(number), "Space")
    elif kind == "match":
        for select in form.locator("select").all():
            values = select.locator("option").evaluate_all(_VALUES)
            place = values.index(select.get_attribute("name") if right else values[-1])
            go_to(page, select)
            for _ in range(place):
                page.keyboard.press("ArrowDown")
    else:
        items = key["items"]
        wrong = ([*items[n:], *items[:n]] for n in range(1, len(items)))
        at_first = form.locator("ol.order > li").evaluate_all(_ITEMS)
        _order(page, form, items if right else next(way for way in wrong if way != at_first))


def _choose(page: Page, form: Locator, value: str) -> None:
    """Radio buttons: Tab reaches the group, the arrows move in it."""
    radios = form.locator("input")
    values = radios.evaluate_all(_VALUES)
    chosen = form.locator("input:checked")
    start = chosen if chosen.count() else radios.first
    go_to(page, start)
    place = values.index(start.get_attribute("value"))
    page.keyboard.press("Space")
    for _ in range((values.index(value) - place) % len(values)):
        page.keyboard.press("ArrowDown")
    expect(form.locator("input:checked")).to_have_attribute("value", value)


def _order(page: Page, form: Locator, wanted: list[str]) -> None:
    items = form.locator("ol.order > li")
    moved = False
    for place, ident in enumerate(wanted):
        for _ in range(len(wanted)):
            now = items.evaluate_all(_ITEMS)
            if now.index(ident) == place:
                break
            press(page, form.locator(f"li[data-item='{ident}'] button").first)
            moved = True
    assert moved, "the order at first is the one that is wanted"


def submit(page: Page, form: Locator) -> None:
    """Submits one question."""
    press(page, form.locator("button[type=submit]"))
