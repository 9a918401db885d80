"""A scenario by keyboard: one step at a time, its consequences, and choosing again."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.announced import announced
from tests.browser.learner import answer, press, submit
from tests.browser.listening import listen
from tests.browser.questions import Visit, form_of, kept, ready, reply, switch

_FOCUS = "() => document.activeElement.innerText"


def test_a_story_to_its_end(visit: Visit, page: Page, site_url: str) -> None:
    heard = listen(page, site_url)
    visit("en")
    steps, ending = page.locator(".step"), page.locator(".ending")
    gate, brook, door = (form_of(page, ident) for ident in ("the-gate", "the-brook", "the-door"))

    def shown() -> list[bool]:
        return [step.is_visible() for step in [*steps.all(), ending]]

    assert shown() == [True, False, False, False]
    answer(page, gate)
    submit(page, gate)
    assert shown() == [True, False, False, False]
    press(page, gate.get_by_role("button", name="Go on"))
    assert shown() == [True, True, False, False]
    assert page.evaluate(_FOCUS) == "Step 2"

    # What was chosen stays above, and what was not chosen goes.
    assert gate.locator(".choice:visible").all_inner_texts() == ["“Which way?”\n\nRight"]
    assert reply(gate) == "Right. The child chooses the brook."
    answer(page, brook, right=False)
    submit(page, brook)
    press(page, brook.get_by_role("button", name="Go on"))
    assert page.evaluate(_FOCUS) == "Step 3"
    answer(page, door)
    submit(page, door)
    press(page, door.get_by_role("button", name="Go on"))
    assert page.evaluate(_FOCUS) == "So the walk ends."
    assert shown() == [True, True, True, True]

    for tongue in ("en", "cy"):
        if tongue == "cy":
            switch(page)
        else:
            page.reload()
            ready(page)
        assert shown() == [True, True, True, True]
        assert announced(page) == []
    assert reply(brook) == "Ddim eto. Mae’r plentyn yn edrych yn ôl."
    switch(page)

    # One step again: what came after it goes, until it is chosen again. This way is shorter.
    press(page, gate.get_by_role("button", name="Choose again"))
    assert page.evaluate(_FOCUS) == "Step 1"
    assert shown() == [True, False, False, False]
    assert gate.locator(":checked").count() == 0
    answer(page, gate, right=False)
    submit(page, gate)
    press(page, gate.get_by_role("button", name="Go on"))
    assert page.evaluate(_FOCUS) == "Step 3"
    assert shown() == [True, False, True, False]
    answer(page, door, right=False)
    submit(page, door)
    press(page, door.get_by_role("button", name="Go on"))

    press(page, page.get_by_role("button", name="Start the story again"))
    assert page.evaluate(_FOCUS) == "Step 1"
    assert shown() == [True, False, False, False]
    assert kept(page, "the-door") == {"tries": 1, "correct": True, "choices": ["thank"]}
    assert heard == []
