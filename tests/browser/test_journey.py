"""A learner takes a module from the first page to the certificate, at 360 pixels, by keyboard.

Half in one language, half in the other; a reload and a closed browser between; then the record
file, which restores everything in an empty browser.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rfc8785
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FileChooser,
    Locator,
    Page,
    Playwright,
    expect,
)

from nest_hub.content.load import load_hub
from tests.browser.learner import answer, follow, go_to, module_of, press, record, submit
from tests.browser.printing import printed
from tests.browser.watching import listened
from tests.site.pages import Site

VIEW = {"width": 360, "height": 780}
JOURNEYS = [
    (module, start, other)
    for module in ("nest", "childrens-rights")
    for start, other in (("cy", "en"), ("en", "cy"))
]


@pytest.mark.parametrize(("module", "start", "other"), JOURNEYS)
def test_journey(
    module: str,
    start: str,
    other: str,
    site: Site,
    site_url: str,
    root: Path,
    tmp_path: Path,
    playwright: Playwright,
    launching: dict[str, Any],
    browser: Browser,
) -> None:
    def opened() -> tuple[BrowserContext, Page]:
        context = listened(
            playwright.chromium.launch_persistent_context(
                tmp_path / "profile", **launching, viewport=VIEW
            )
        )
        context.add_init_script("window.print = () => { window.printed = true; }")
        return context, context.pages[0]

    sections = [section.id for section in load_hub(root).modules[module].data.sections]
    half = len(sections) // 2

    context, page = opened()
    page.goto(site_url + site.of_module(start, module, "index").address)
    page.wait_for_selector("#menu[data-ready]", state="attached")
    for name in sections[:half]:
        follow(page, page.locator(".step-on a"))
        assert page.locator("body").get_attribute("data-page") == name
        take_section(page)
    kept = done(page, module)
    assert kept == sorted(sections[:half])

    # The other language, and a reload: the same section, with its answer.
    follow(page, page.locator(".languages a"))
    assert page.locator("html").get_attribute("lang") == other
    expect(page.locator("form[data-use=check] .result").first).to_be_visible()
    page.reload()
    expect(page.locator("form[data-use=check] .result").first).to_be_visible()
    assert done(page, module) == kept

    # The browser is closed; the learner comes back to the module, and is offered the place.
    context.close()
    context, page = opened()
    page.goto(site_url + site.of_module(other, module, "index").address)
    expect(page.locator(".card-done")).to_have_count(half)
    follow(page, page.locator(".resume a"))
    assert page.locator("body").get_attribute("data-page") == sections[half - 1]
    for name in sections[half:]:
        follow(page, page.locator(".step-on a"))
        assert page.locator("body").get_attribute("data-page") == name
        take_section(page)
    assert done(page, module) == sorted(sections)

    follow(page, page.locator(".step-on a"))
    take_quiz(page, module)
    finished = module_of(page, module)
    assert finished["completed_at"]
    assert [attempt["passed"] for attempt in finished["attempts"]] == [False, True]

    follow(page, page.locator(".step-on a"))
    box = page.locator("[data-reflection=my-next-step] textarea")
    go_to(page, box)
    page.keyboard.type("Ŵyn & <b>door</b>")
    expect(page.locator(".progress-line")).to_be_visible()

    mine = f"a[href$='{address_of(site, other, 'my-learning')}']"
    follow(page, page.locator(f"article {mine}").first)
    press(page, page.locator("#save-reflections"), "Space")
    text = save(page, page.locator("[data-save-part] [data-save]"))
    check_file(text, site)
    follow(page, page.locator(f"[data-of='{module}'] [data-certified] a"))
    check_certificate(page, other)
    before = {**record(page), "device": None, "language": None}
    context.close()

    # An empty browser, and the file.
    empty = browser.new_context(viewport=VIEW)
    page = empty.new_page()
    page.goto(site_url + site.of_module(start, module, "index").address)
    page.wait_for_selector("#menu[data-ready]", state="attached")
    press(page, page.locator(".menu-button"))
    follow(page, page.locator(f"#menu a[href$='{address_of(site, start, 'my-learning')}']"))
    (tmp_path / "record.json").write_text(text, encoding="utf-8")
    choose_file(page, page.locator("#load-file"), tmp_path / "record.json")
    press(page, page.locator("[data-load]"))
    expect(page.locator("[data-load-part] [role=status]")).not_to_be_empty()
    assert {**record(page), "device": None, "language": None} == before
    page.goto(site_url + site.of_module(start, module, "index").address)
    expect(page.locator(".card-done")).to_have_count(len(sections) + 1)
    page.goto(site_url + site.of_module(start, module, "next-step").address)
    expect(page.locator("[data-reflection=my-next-step] textarea")).to_have_value(
        "Ŵyn & <b>door</b>"
    )
    empty.close()


def done(page: Page, module: str) -> list[str]:
    found = module_of(page, module)
    return sorted(section["id"] for section in found.get("sections", []))


def take_section(page: Page) -> None:
    """Takes a section: its story; then to each check first a wrong answer, then the right one."""
    for story in page.locator("[data-scenario]").all():
        for _ in range(story.locator("form").count()):
            step = story.locator("form").filter(has=page.locator("[type=submit]:visible")).last
            answer(page, step)
            submit(page, step)
            press(page, story.get_by_role("button").filter(visible=True).last)
        expect(story.locator(".ending")).to_be_visible()
    for check in page.locator("form[data-use=check]").all():
        for right in (False, True):
            answer(page, check, right)
            submit(page, check)
            expect(check.locator(".reply")).not_to_be_empty()
    expect(page.locator(".section-end")).to_contain_text(re.compile(r"\w"))


def take_quiz(page: Page, module: str) -> None:
    """Fails once with every answer wrong, and is told what to read again; then passes."""
    for right in (False, True):
        press(page, page.locator(".quiz-button"))
        for form in page.locator(".quiz form.question:visible").all():
            answer(page, form, right)
        press(page, page.locator(".quiz-button"))
        expect(page.locator(".quiz-head h3")).to_be_focused()
        expect(page.locator(".quiz-head .again")).to_be_visible(visible=not right)
    asked = [
        {given["question"] for given in attempt["answers"]}
        for attempt in module_of(page, module)["attempts"]
    ]
    assert asked[0] != asked[1]


def address_of(site: Site, language: str, kind: str) -> str:
    """The last part of the address of the one page of a kind."""
    (page,) = (page for page in site.in_language(language) if page.kind == kind)
    return page.address.removeprefix(f"{language}/")


def save(page: Page, button: Locator) -> str:
    """Presses a button that saves a file, and gives the file's text."""
    go_to(page, button)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"nest-hub-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return download.value.path().read_text(encoding="utf-8")


def choose_file(page: Page, field: Locator, file: Path) -> None:
    """Opens the browser's own dialogue with a key, and chooses a file in it."""
    chosen: list[FileChooser] = []
    page.on("filechooser", lambda chooser: chosen.append(chooser))
    go_to(page, field)
    for _ in range(10):  # the browser may need a moment before it lets a dialogue be caught
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        if chosen:
            break
    chosen[0].set_files(file)


def check_file(text: str, site: Site) -> dict[str, Any]:
    """The file fits the schema that the site publishes, and its digest is of what it holds."""
    saved: dict[str, Any] = json.loads(text)
    schema = json.loads((site.folder / "schemas/nest-hub-record-1.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(saved, schema, cls=jsonschema.Draft202012Validator)
    digest = saved.pop("digest")
    assert digest == sha256(rfc8785.dumps(saved)).hexdigest()
    return {**saved, "digest": digest}


def check_certificate(page: Page, language: str) -> None:
    """One sheet of A4, with the code of the file that is saved beside it."""
    expect(page.locator(".sheet:visible")).to_have_count(1)
    code = page.locator(f".sheet:visible [lang={language}] [data-fill=code]")
    expect(code).to_have_text(re.compile(r"^[0-9a-f]{5} [0-9a-f]{5}$"))
    saved = json.loads(save(page, page.locator(".certificate-choices [data-save]")))
    assert code.inner_text() == f"{saved['digest'][:5]} {saved['digest'][5:10]}"
    press(page, page.locator(".certificate-choices [data-print]"))
    assert page.evaluate("window.printed") is True
    assert len(printed(page)) == 1
