"""My learning: what it shows, and the record file saved, loaded, refused and deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from nest_hub.content.hub import Hub
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import follow, go_to, press, record
from tests.browser.listening import listen
from tests.browser.records import KEEP, digest, record_file, stored_record
from tests.site.offenders import assert_none

ADDRESS = {"en": "en/my-learning/", "cy": "cy/fy-nysgu/"}
VIEW = {"width": 360, "height": 780}
EVIL = '<img src=x onerror="document.title=1"> & "<b>'


@pytest.fixture
def context(browser: Browser, root: Path) -> Iterator[BrowserContext]:
    """A browser on a phone that has never seen the site; its tabs share what is kept."""
    context = axe_context(browser, root, 360, 780)
    yield context
    context.close()


def opened(context: BrowserContext, site_url: str, kept: Any = None, language: str = "en") -> Page:
    """My learning, in a browser that holds a record."""
    page = context.new_page()
    page.goto(site_url + ADDRESS[language])
    ready(page)
    if kept:
        page.evaluate(KEEP, [kept])
        page.reload()
        ready(page)
    return page


def ready(page: Page) -> None:
    """Waits until the page's script has shown its parts."""
    expect(page.locator(".start-again")).to_be_visible()


def saved(page: Page, part: str = "[data-save-part]") -> str:
    """Saves the record file by keyboard, and gives its text."""
    with page.expect_download() as download:
        press(page, page.locator(f"{part} [data-save]"))
    assert download.value.suggested_filename.startswith("nest-hub-20")
    return download.value.path().read_text(encoding="utf-8")


def load(page: Page, data: bytes) -> None:
    """Chooses a file and loads it."""
    file: FilePayload = {"name": "record.json", "mimeType": "application/json", "buffer": data}
    page.locator("#load-file").set_input_files(file)
    page.locator("[data-load]").press("Enter")


def in_order(kept: dict[str, Any]) -> dict[str, Any]:
    """What a record says, in one order, without what concerns its device alone."""

    def sort(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: sort(inner) for key, inner in value.items()}
        return sorted(map(sort, value), key=json.dumps) if isinstance(value, list) else value

    found: dict[str, Any] = sort({**kept, "device": None})
    return found


@pytest.mark.parametrize("language", ["cy", "en"])
def test_what_was_done_is_said_in_words(
    language: str, hub: Hub, site_url: str, context: BrowserContext
) -> None:
    kept = stored_record(hub, {"nest": 3, "childrens-rights": None}, reflection="Drws agored")
    page = opened(context, site_url, kept, language)
    nest, rights = (page.locator(f"[data-of={name}]") for name in ("nest", "childrens-rights"))
    said = {
        "en": ("3 of 6 sections done.", "Completed on 5 January 2026. Score in the quiz: 9 of 10."),
        "cy": ("Gwnaed 3 o’r 6 adran.", "Cwblhawyd ar 5 Ionawr 2026. Sgôr yn y cwis: 9 o 10."),
    }[language]
    expect(nest.locator("[data-state]")).to_contain_text(said[0])
    expect(rights.locator("[data-state]")).to_have_text(said[1])
    expect(nest.locator("li.done .my-mark")).to_have_count(3)
    expect(rights.locator("[data-resume]")).to_be_hidden()
    expect(nest.locator("[data-certified]")).to_be_hidden()
    expect(rights.locator("[data-quiz-result]")).to_contain_text("9")
    rights.locator("summary").press("Enter")
    expect(rights.locator(".my-reflections dd:visible")).to_have_text("Drws agored")
    assert_none(in_every_mode(page, f"{language}, with a record"))
    follow(page, nest.locator("[data-resume] a"))
    assert page.locator("body").get_attribute("data-page") == "six-principles"
    page.go_back()
    follow(page, rights.locator("[data-certified] a"))
    expect(page.locator("#certificate-childrens-rights")).to_be_visible()


def test_what_is_said_about_me_is_kept_at_once_by_keyboard(
    site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url)
    go_to(page, page.get_by_label("Name", exact=True))
    page.keyboard.type("Elen Rhys")
    page.keyboard.press("Tab")
    status = page.locator(".about-me [role=status]")
    expect(status).to_have_text("Kept on this device.")
    page.keyboard.type("Ysgol Bro")
    go_to(page, page.get_by_label("Sector", exact=True))
    page.keyboard.type("Edu")
    go_to(page, page.get_by_label("Region", exact=True))
    page.keyboard.type("Gwent")
    learner = {"name": "Elen Rhys", "organisation": "Ysgol Bro"}
    learner |= {"sector": "education", "region": "gwent"}
    assert record(page)["learner"] == learner
    follow(page, page.locator(".languages a"))
    ready(page)
    expect(page.get_by_label("Enw", exact=True)).to_have_value("Elen Rhys")
    expect(page.get_by_label("Sector", exact=True)).to_have_value("education")
    # Emptied again, nothing of it stays.
    for field in page.locator(".about-me input").all():
        field.fill("")
    for choice in page.locator(".about-me select").all():
        choice.select_option("")
    assert record(page) == {}


def test_a_file_is_whole_and_restores_everything(
    hub: Hub, site_url: str, browser: Browser, context: BrowserContext, built_site: Path
) -> None:
    kept = stored_record(
        hub, {"nest": 2, "childrens-rights": None}, name=EVIL, reflection="Gwynt <i>oer</i>\n\n😀"
    )
    page = opened(context, site_url, kept)
    text = saved(page)
    file = json.loads(text)
    schema = json.loads((built_site / "schemas/nest-hub-record-1.json").read_text())
    jsonschema.validate(file, schema)
    assert file["digest"] == digest({key: file[key] for key in file if key != "digest"})
    assert {module["reflections"] for module in file["modules"]} == {None}
    code = f"{file['digest'][:5]} {file['digest'][5:10]}"
    expect(page.locator("[data-save-part] [role=status]")).to_contain_text(code)
    expect(page.locator("[data-save-part] [data-save]")).to_be_focused()
    assert saved(page) == text, "nothing was done meanwhile"

    press(page, page.locator("#save-reflections"), "Space")
    text = saved(page)
    jsonschema.validate(json.loads(text), schema)
    page.locator("[data-save-part] summary").press("Enter")
    expect(page.locator("#file-text")).to_have_value(text)

    empty = browser.new_context(viewport=VIEW, service_workers="block")
    page = opened(empty, site_url)
    heard = listen(page, site_url)
    load(page, text.encode())
    status = page.locator("[data-load-part] [role=status]")
    expect(status).to_contain_text("The file was loaded. New here: modules completed 1; sections")
    assert in_order(record(page)) == in_order(kept)
    # What a file says is text, here and on the certificate.
    expect(page.get_by_label("Name", exact=True)).to_have_value(EVIL)
    expect(page.locator("[data-written] dd").first).to_have_text("Gwynt <i>oer</i>\n\n😀")
    load(page, text.encode())
    expect(status).to_have_text("The file was loaded. Everything in it was here already.")
    follow(page, page.locator("[data-certified]:visible a"))
    expect(page.locator(".sheet-person:visible")).to_have_text(EVIL)
    expect(page).to_have_title("Certificate – NYTH/NEST hub")
    assert_none(heard)
    empty.close()


def test_one_device_did_the_sections_and_another_the_quiz(
    hub: Hub, site_url: str, context: BrowserContext
) -> None:
    whole = stored_record(hub, {"nest": None})
    quiz = json.loads(json.dumps(whole))
    quiz["record_id"] = "f" * 32
    quiz["modules"][0] |= {"sections": [], "completed_at": None}
    whole["modules"][0] |= {"attempts": [], "completed_at": None}
    page = opened(context, site_url, whole)
    load(page, record_file(quiz))
    expect(page.locator("[data-of=nest] [data-state]")).to_contain_text("Completed on")
    expect(page.locator("[data-load-part] [role=status]")).to_contain_text("modules completed 1")


def bad_files(good: dict[str, Any]) -> dict[str, bytes]:
    """Files that must be refused, with what is wrong in each."""
    file = json.loads(record_file(good))
    lowered = json.loads(json.dumps(good))
    lowered["modules"][0]["attempts"][0]["score"] = 10
    wrong = json.loads(json.dumps(good))
    wrong["modules"][0]["sections"] = {"0": "why-nest"}
    polluted = record_file(good).replace(b'"learner": {', b'"learner": {"__proto__": {"a": 1}, ')
    twice = {**good, "modules": good["modules"] * 2}
    return {
        "json: a text": b"Dear all",
        "json: cut short": record_file(good)[:-9],
        "json: deep": b"[" * 200_000,
        "foreign: another thing": b'{"format": "other", "version": 1}',
        "foreign: a list": b"[[[[]]]]",
        "foreign: nothing": b"null",
        "newer: version 2": record_file(good, version=2),
        "damaged: another name": json.dumps({**file, "language": "cy"}).encode(),
        "damaged: another digest": json.dumps({**file, "digest": "0" * 64}).encode(),
        "shape: wrong type": record_file(wrong),
        "shape: a number as version": record_file(good, version="1"),
        "shape: __proto__": polluted,
        "shape: one more key": record_file(good, constructor={"prototype": {"a": 1}}),
        "shape: a list inside lists": record_file(good, modules=[[[[[[]]]]]]),
        "shape: one module twice": record_file(twice),
        "scores: more than was right": record_file(lowered),
    }


def test_a_file_that_is_not_right_is_refused_and_changes_nothing(
    hub: Hub, site_url: str, context: BrowserContext, tmp_path: Path
) -> None:
    page = opened(context, site_url, stored_record(hub, {"nest": 2}, name=None))
    before = record(page)
    error, field = page.locator("#load-error"), page.locator("#load-file")
    page.locator("[data-load]").press("Enter")
    expect(error).to_have_text("Choose a file first.")
    expect(field).to_be_focused()
    sentences = {"none": error.inner_text()}
    for name, data in bad_files(stored_record(hub, {"nest": None}, name="Mallt")).items():
        load(page, data)
        expect(error, name).to_be_visible()
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-describedby", "load-error")
        expect(field).to_have_attribute("aria-invalid", "true")
        kind = name.split(":")[0]
        said = error.inner_text().split(" The place in the file")[0]
        assert sentences.setdefault(kind, said) == said, name
        assert record(page) == before, name
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 10_000_001)
    field.set_input_files(huge)
    page.locator("[data-load]").press("Enter")
    expect(error).to_contain_text("too large")
    sentences["size"] = error.inner_text()
    assert record(page) == before
    assert len(set(sentences.values())) == len(sentences) == 8
    assert page.evaluate("({}).a") is None
    assert_none(in_every_mode(page, "refused"))
    # Another file takes the fault away.
    page.locator("#load-file").set_input_files([])
    expect(error).to_be_hidden()


def test_a_file_of_another_name_is_loaded_only_when_asked(
    hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url, stored_record(hub, {"nest": 2}, name="Gwen Ellis"))
    before = record(page)
    dialog, button = page.locator("[data-other]"), page.locator("[data-load]")
    other = record_file(stored_record(hub, {"childrens-rights": None}, name=f"Mallt {EVIL}"))
    for key in ("Escape", "Enter"):
        load(page, other)
        expect(dialog).to_be_visible()
        expect(dialog).to_contain_text(f"Mallt {EVIL}")
        if key == "Enter":
            go_to(page, dialog.locator("[data-no]"))
        page.keyboard.press(key)
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()
        assert record(page) == before
    load(page, other)
    assert_none(in_every_mode(page, "asked"))
    press(page, dialog.locator("[data-yes]"))
    expect(page.locator("[data-load-part] [role=status]")).to_contain_text("was loaded")
    expect(button).to_be_focused()
    assert record(page)["learner"]["name"] == "Gwen Ellis"
    assert {module["id"] for module in record(page)["modules"]} == {"nest", "childrens-rights"}


def test_delete_everything(hub: Hub, site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url, stored_record(hub, {"nest": 2}))
    before = record(page)
    part = page.locator("[data-end=delete]")
    button, dialog = part.locator("[data-open]"), part.locator("dialog")
    for way in ("Escape", "Enter"):
        press(page, button)
        expect(dialog).to_be_visible()
        assert dialog.evaluate("(dialog) => dialog.contains(document.activeElement)")
        if way == "Enter":
            go_to(page, dialog.locator("[data-cancel]"))
        page.keyboard.press(way)
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()
        assert record(page) == before
    press(page, button)
    assert json.loads(saved(page, "[data-end=delete] dialog"))["learner"]["name"] == "Gwen Ellis"
    press(page, dialog.locator("[data-go]"))
    expect(part.locator("> [role=status]")).to_have_text(
        "Everything was deleted from this browser."
    )
    expect(button).to_be_focused()
    assert page.evaluate("Object.keys(localStorage)") == []
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    expect(page.locator("[data-of=nest] [data-state]")).to_have_text("Not started yet.")
    press(page, button)
    expect(part.locator("> [role=status]")).to_have_text("There is no record on this device.")


def test_someone_else_starts_empty_once_the_file_is_saved(
    hub: Hub, site_url: str, context: BrowserContext
) -> None:
    page = opened(context, site_url, stored_record(hub, {"nest": 2}, reflection="Fy nodyn"))
    part = page.locator("[data-end=someone]")
    button, dialog = part.locator("[data-open]"), part.locator("dialog")
    press(page, button)
    expect(dialog.locator("[data-go]")).to_be_hidden()
    press(page, dialog.locator("#someone-reflections"), "Space")
    text = saved(page, "[data-end=someone] dialog")
    assert "Fy nodyn" in text
    assert record(page), "nothing is deleted before it is said"
    assert_none(in_every_mode(page, "someone else"))
    press(page, dialog.locator("[data-go]"))
    expect(button).to_be_focused()
    expect(part.locator("> [role=status]")).to_contain_text("nobody’s record")
    assert page.evaluate("Object.keys(localStorage)") == []
    # The record that starts now is another's.
    page.get_by_label("Name", exact=True).fill("Ifan")
    assert record(page)["record_id"] != json.loads(text)["record_id"]


def test_two_tabs_show_the_same(hub: Hub, site_url: str, context: BrowserContext) -> None:
    first = opened(context, site_url, stored_record(hub, {"nest": 2}))
    second = opened(context, site_url)
    first.get_by_label("Organisation", exact=True).fill("Meithrinfa Enfys")
    expect(second.get_by_label("Organisation", exact=True)).to_have_value("Meithrinfa Enfys")
    load(first, record_file(stored_record(hub, {"nest": 4})))
    expect(second.locator("[data-of=nest] li.done")).to_have_count(4)
    first.locator("[data-end=delete] [data-open]").press("Enter")
    first.locator("[data-end=delete] [data-go]").press("Enter")
    expect(second.locator("[data-of=nest] li.done")).to_have_count(0)
    expect(second.get_by_label("Organisation", exact=True)).to_have_value("")


def test_a_damaged_record_can_be_saved_and_removed(site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url)
    page.evaluate("localStorage.setItem('nest-hub-record', '{\"half')")
    page.reload()
    ready(page)
    part = page.locator("[data-aside-part]")
    with page.expect_download() as download:
        press(page, part.locator("[data-asides] button"))
    assert download.value.path().read_text() == '{"half'
    press(page, part.locator("[data-drop]"))
    press(page, part.locator("[data-yes]"))
    expect(part).to_be_hidden()
    status = page.locator("[data-aside-said]")
    expect(status).to_have_text("The damaged record was removed.")
    expect(status).to_be_focused()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_it_prints_what_was_done(hub: Hub, site_url: str, context: BrowserContext) -> None:
    page = opened(context, site_url, stored_record(hub, {"nest": 2}, reflection="Fy nodyn"))
    for chosen in (False, True):
        if chosen:
            press(page, page.locator("#print-reflections"), "Space")
        press(page, page.locator("[data-tools] [data-print]"))
        assert page.evaluate("window.printed")
        page.emulate_media(media="print")
        text = page.locator("body").inner_text()
        assert "Gwen Ellis" in text
        assert "2 of 6 sections done." in text
        assert ("Fy nodyn" in text) == chosen
        for other in ("Load a file", "Childline", "Delete everything", "Print my reflections"):
            assert other not in text
        page.emulate_media(media="null")
