"""A reflection is kept as it is written, on this device alone, or says that it is not."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.announced import announced
from tests.browser.learner import answer, go_to, module_of, submit
from tests.browser.questions import MODULE, Visit, form_of, reply, switch


def test_a_reflection_is_kept_as_it_is_written(visit: Visit) -> None:
    page = visit("en")
    box = page.get_by_label("Your thoughts")
    note = page.locator(".reflection .warning")
    expect(note).to_contain_text("Do not name anyone. Kept on this device only.")
    go_to(page, box)
    for number, key in enumerate("a <b>"):
        page.keyboard.press(key)
        reflections = module_of(page, MODULE)["reflections"]
        assert reflections == [{"id": "your-own", "text": "a <b>"[: number + 1]}]
    assert announced(page) == []
    page.reload()
    expect(box).to_have_value("a <b>")
    switch(page)
    expect(page.get_by_label("Eich meddyliau")).to_have_value("a <b>")
    expect(note).to_contain_text("Peidiwch ag enwi neb. Fe’i cedwir ar y ddyfais hon yn unig.")


def test_where_nothing_is_kept_a_reflection_says_so(visit: Visit, page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    visit("en")
    expect(page.locator(".reflection .warning")).to_contain_text("is gone when you leave it")
    answer(page, form_of(page, "everyone"))
    submit(page, form_of(page, "everyone"))
    assert reply(form_of(page, "everyone")) == "Right. All of them. No child has to earn them."
