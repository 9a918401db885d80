"""A learner in a package, at speed: answers as the page's own controls do."""

from __future__ import annotations

from playwright.sync_api import Frame, Page, expect

from nest_hub.content.modules import Module

_ANSWER = """
(form, right) => {
  const key = [...form.querySelectorAll("[data-correct]")].map((e) => e.dataset.choice);
  const changed = (e) => e.dispatchEvent(new Event("change", { bubbles: true }));
  const { type } = form.dataset;
  const inputs = [...form.querySelectorAll("fieldset input")];
  if (type === "order") {
    let items = [...form.querySelectorAll(".answer [data-item]")].map((e) => e.dataset.item);
    if (!right) items = [...items.slice(1), items[0]];
    const list = () => [...form.querySelectorAll("ol.order > li")];
    list()[0].querySelectorAll("button")[1].click();
    for (const [place, id] of items.entries()) {
      while (list().findIndex((e) => e.dataset.item === id) > place) {
        list().find((e) => e.dataset.item === id).querySelector("button").click();
      }
    }
  } else if (type === "match") {
    const selects = [...form.querySelectorAll("fieldset select")];
    for (const [n, select] of selects.entries()) {
      select.value = right ? select.name : selects[(n + 1) % selects.length].name;
      changed(select);
    }
  } else if (type === "multiple") {
    for (const box of inputs) if (box.checked !== (key.includes(box.value) === right)) box.click();
  } else {
    inputs.find((e) => key.includes(e.value) === right).click();
  }
}
"""


def page_of(page: Page, name: str | None = None) -> Frame:
    """The module's page that is shown, once its scripts have run."""
    for _ in range(200):
        for frame in page.frames:
            path = frame.url.partition("/package/")[2]
            if path.startswith(("cy/", "en/")) and (name is None or path.endswith(f"/{name}.html")):
                frame.wait_for_selector("html[data-ready]", state="attached")
                frame.wait_for_selector(".progress-line", state="attached")
                return frame
        page.wait_for_timeout(25)
    raise AssertionError(f"{name} is not shown: {[frame.url for frame in page.frames]}")


def go_to(page: Page, name: str) -> Frame:
    """Goes to another page of the module by its menu."""
    frame = page_of(page)
    frame.locator(".contents summary").click()
    frame.locator(f".contents a[data-to={name}]").click()
    return page_of(page, name)


def answer_checks(page: Page, frame: Frame, right: bool = True) -> None:
    """Answers every knowledge check of the page."""
    for form in frame.locator("form[data-use=check]").all():
        expect(form.locator("button[type=submit]")).to_be_visible()
        form.evaluate(_ANSWER, right)
        form.locator("button[type=submit]").click()
        expect(form.locator(".reply")).not_to_be_empty()


def do_sections(page: Page, module: Module) -> None:
    """Every section, to its end."""
    for section in module.data.sections:
        frame = go_to(page, section.id)
        answer_checks(page, frame)
        expect(frame.locator(".section-end p")).not_to_be_empty()


def begin_quiz(page: Page) -> Frame:
    """Opens the quiz and begins an attempt."""
    frame = go_to(page, "quiz")
    frame.wait_for_selector(".quiz[data-ready]", state="attached")
    frame.locator(".quiz-button").click()
    return frame


def answer_quiz(frame: Frame, right: int, of: int | None = None) -> int:
    """Answers the first `of` questions of the attempt, the first `right` of them rightly."""
    forms = frame.locator("form[data-use=quiz]:not([hidden])").all()
    for n, form in enumerate(forms[:of]):
        form.evaluate(_ANSWER, n < right)
    return len(forms)


def submit_quiz(frame: Frame) -> str:
    """Submits the attempt. Returns what is said of it."""
    frame.locator(".quiz-button").click()
    heading = frame.locator(".quiz-head h3")
    expect(heading).to_be_visible()
    return heading.inner_text()
