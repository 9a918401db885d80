"""Six kinds of questions: right, wrong and unanswered, by keyboard alone, on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from nest_hub.languages import Language, other
from tests.browser.announced import announced
from tests.browser.learner import answer, go_to, press, record, submit
from tests.browser.listening import listen
from tests.browser.questions import Asking, Visit, form_of, kept, marks, ready, reply, switch
from tests.browser.records import KEEP

KINDS = ("first-words", "small-things", "everyone", "the-day", "homes", "the-gate")
BOTH: tuple[Language, ...] = ("cy", "en")
RIGHT = {
    "first-words": ["sit"],
    "small-things": ["name", "smile"],
    "everyone": ["true"],
    "the-day": ["morning", "noon", "evening", "night"],
    "homes": ["bee=bee", "bird=bird", "fox=fox"],
    "the-gate": ["ask"],
}
WRONG = {
    "first-words": ["form"],
    "small-things": ["rush", "shout"],
    "everyone": ["false"],
    "the-day": ["noon", "evening", "night", "morning"],
    "homes": ["bee=bee", "bird=bee", "fox=bee"],
    "the-gate": ["pull"],
}
SAID = {
    ("first-words", "en"): (
        "Right. You are there. Being near comes first.",
        "Not yet. A form can wait. A hint has opened below.",
        "Choose an answer.",
    ),
    ("first-words", "cy"): (
        "Cywir. Rydych chi yno. Bod yn agos sy’n dod gyntaf.",
        "Ddim eto. Gall ffurflen aros. Mae awgrym wedi agor isod.",
        "Dewiswch ateb.",
    ),
    ("small-things", "en"): (
        "Right. Kindness is in small things.",
        (
            "Not yet. You have found 0 of the 2 right answers. 2 of your choices are not right. "
            "A hint has opened below."
        ),
        "Choose at least one answer.",
    ),
    ("small-things", "cy"): (
        "Cywir. Yn y pethau bach y mae caredigrwydd.",
        (
            "Ddim eto. Rydych wedi dod o hyd i 0 o’r 2 ateb cywir. Nid yw dau o’ch dewisiadau’n "
            "gywir. Mae awgrym wedi agor isod."
        ),
        "Dewiswch o leiaf un ateb.",
    ),
    ("everyone", "en"): (
        "Right. All of them. No child has to earn them.",
        "Not yet. Nobody is left out. A hint has opened below.",
        "Choose an answer.",
    ),
    ("everyone", "cy"): (
        "Cywir. Pob un ohonynt. Does dim rhaid i blentyn eu hennill.",
        "Ddim eto. Does neb yn cael ei adael allan. Mae awgrym wedi agor isod.",
        "Dewiswch ateb.",
    ),
    ("the-day", "en"): (
        "Right. So goes the sun.",
        "Not yet. In place: 0 of 4. A hint has opened below.",
        "Put the list in order.",
    ),
    ("the-day", "cy"): (
        "Cywir. Felly mae’r haul yn mynd.",
        "Ddim eto. Yn eu lle: 0 o 4. Mae awgrym wedi agor isod.",
        "Rhowch y rhestr mewn trefn.",
    ),
    ("homes", "en"): (
        "Right. Each has a home of its own.",
        "Not yet. You have matched 1 of 3. A hint has opened below.",
        "Choose one for each.",
    ),
    ("homes", "cy"): (
        "Cywir. Mae gan bob un ei gartref ei hun.",
        "Ddim eto. Rydych wedi paru 1 o 3. Mae awgrym wedi agor isod.",
        "Dewiswch un ar gyfer pob un.",
    ),
    ("the-gate", "en"): (
        "Right. The child chooses the brook.",
        "Not yet. You walk home in silence.",
        "Choose an answer.",
    ),
    ("the-gate", "cy"): (
        "Cywir. Y nant yw dewis y plentyn.",
        "Ddim eto. Rydych yn cerdded adref yn dawel.",
        "Dewiswch ateb.",
    ),
}
AGAIN = {"cy": "Dewis eto", "en": "Choose again"}
MISSING = {"cy": "Mae rhywbeth ar goll", "en": "Something is missing"}
WORDS = {"cy": {"Cywir", "Ddim eto", "Yn ei le"}, "en": {"Right", "Not yet", "In place"}}
_ANSWER = """(form) => {
  const chosen = [...form.querySelectorAll("input:checked")].map((input) => input.value);
  const pairs = [...form.querySelectorAll("select")].map(({name, value}) => `${name}=${value}`);
  const items = [...form.querySelectorAll(".order > li")].map(({dataset}) => dataset.item);
  return [...chosen.sort(), ...pairs.sort(), ...items];
}"""
_FOCUS = "() => document.activeElement.innerText"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("ident", KINDS)
def test_right(ident: str, language: Language, visit: Visit) -> None:
    page = visit(language)
    form = form_of(page, ident)
    answer(page, form)
    # To choose, with arrows too, is not to submit: nothing is said of it, and nothing is kept.
    said = [text for text in announced(page) if ident != "the-day"]
    assert [*said, reply(form), *marks(form), kept(page, ident)] == ["", {}]

    submit(page, form)
    expect(form.locator("button[type=submit]")).to_be_focused()
    right = SAID[ident, language][0]
    assert announced(page)[-1] == reply(form) == right
    expect(form.locator(".reply")).to_be_in_viewport()
    assert kept(page, ident) == {"tries": 1, "correct": True, "choices": RIGHT[ident]}
    words = marks(form)
    assert len(words) == len(RIGHT[ident])
    assert set(words) < WORDS[language]
    assert len(set(words)) == 1
    expect(form.locator(".hint")).to_be_hidden()

    # The same in what comes back, and it is not announced as if it were new.
    for tongue in (language, other(language)):
        if tongue == language:
            page.reload()
            ready(page)
        else:
            switch(page)
        assert reply(form) == SAID[ident, tongue][0]
        assert sorted(form.evaluate(_ANSWER)) == sorted(RIGHT[ident])
        assert len(marks(form)) == len(RIGHT[ident])
        assert announced(page) == []
    assert kept(page, ident)["tries"] == 1


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("ident", KINDS)
def test_wrong(ident: str, language: Language, visit: Visit) -> None:
    page = visit(language)
    form = form_of(page, ident)
    hint, why = form.locator(".hint > p"), form.locator("details:not([data-choice]).answer")
    for details in form.locator("details").all():
        expect(details).to_be_hidden()
    answer(page, form, right=False)
    submit(page, form)
    expect(form.locator("button[type=submit]")).to_be_focused()
    assert announced(page)[-1] == reply(form) == SAID[ident, language][1]
    assert kept(page, ident) == {"tries": 1, "correct": False, "choices": WRONG[ident]}
    assert marks(form)
    assert set(marks(form)) <= WORDS[language]
    if ident != "the-gate":
        expect(hint).to_be_visible()
        summary = why.locator("summary")
        expect(summary).to_have_text({"cy": "Dangos pam", "en": "Show me why"}[language])
        press(page, summary)
        expect(why.locator(".why")).to_be_visible()

    # Pressed again, the same answer is said again, and is no second try.
    press(page, form.locator("button[type=submit]"))
    page.wait_for_function("() => window.announced.length")
    assert announced(page) == [SAID[ident, language][1]]
    assert kept(page, ident)["tries"] == 1

    page.reload()
    ready(page)
    assert reply(form) == SAID[ident, language][1]
    assert sorted(form.evaluate(_ANSWER)) == sorted(WRONG[ident])
    if ident != "the-gate":
        expect(hint).to_be_visible()

    # Another answer takes the marks away. It is a second try, and right.
    if ident == "the-gate":
        press(page, form.get_by_role("button", name=AGAIN[language]))
    if ident == "small-things":
        for value in WRONG[ident]:
            press(page, form.locator(f"[value={value}]"), "Space")
    answer_again(page, form)
    assert [reply(form), *marks(form)] == [""]
    submit(page, form)
    assert reply(form) == SAID[ident, language][0]
    assert kept(page, ident) == {"tries": 2, "correct": True, "choices": RIGHT[ident]}


def answer_again(page: Page, form: Locator) -> None:
    """As `answer`, where something is chosen already: the arrows of a select begin there."""
    for select in form.locator("select").all():
        go_to(page, select)
        page.keyboard.press("Home")
    answer(page, form)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("ident", KINDS)
def test_unanswered(ident: str, language: Language, visit: Visit) -> None:
    page = visit(language)
    form = form_of(page, ident)
    submit(page, form)
    missing = SAID[ident, language][2]
    summary, error = form.locator("[role=alert]"), form.locator("fieldset > .error")
    expect(summary).to_be_focused()
    assert announced(page) == [f"{MISSING[language]} {missing}"]
    expect(error).to_have_text(missing)
    expect(form.locator("fieldset")).to_have_attribute(
        "aria-describedby", error.get_attribute("id") or ""
    )
    assert kept(page, ident) == {}
    assert reply(form) == ""
    if ident == "homes":
        expect(form.locator("select[aria-invalid=true]")).to_have_count(3)

    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS) == missing
    page.keyboard.press("Enter")
    control = form.locator("input, select, .order button:not([aria-disabled=true])").first
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport()
    assert "#" not in page.url

    answer(page, form)
    expect(form.locator(".error, .error-summary, [aria-invalid=true]")).to_have_count(0)
    assert form.locator("fieldset").get_attribute("aria-describedby") is None
    submit(page, form)
    assert reply(form) == SAID[ident, language][0]


def test_part_of_an_answer_is_not_an_answer(visit: Visit) -> None:
    page = visit("en")
    form = form_of(page, "homes")
    go_to(page, form.locator("select").first)
    page.keyboard.press("ArrowDown")
    submit(page, form)
    expect(form.locator("select[aria-invalid=true]")).to_have_count(2)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator("select").nth(1)).to_be_focused()
    assert kept(page, "homes") == {}


def test_the_marks_stand_in_the_accessibility_tree(visit: Visit) -> None:
    page = visit("en")
    form = form_of(page, "small-things")
    press(page, form.locator("[value=name]"), "Space")
    press(page, form.locator("[value=shout]"), "Space")
    submit(page, form)
    described = [
        page.evaluate("(id) => document.getElementById(id).textContent", box)
        for box in form.locator("input").evaluate_all(
            "(all) => all.map((box) => box.getAttribute('aria-describedby')).filter(Boolean)"
        )
    ]
    assert described == ["Right A name is a welcome.", "Not yet Shouting frightens."]
    # What was not chosen is not given away.
    assert form.locator(".choice:not(:has(:checked)) .result").count() == 0
    assert "1 of the 2 right answers. One of your choices" in reply(form)
    # One that is lacking is told apart from one too many.
    press(page, form.locator("[value=shout]"), "Space")
    submit(page, form)
    assert reply(form).startswith("Not yet. You have found 1 of the 2 right answers. A hint")


def test_order_by_buttons(visit: Visit) -> None:
    page = visit("en")
    form = form_of(page, "the-day")
    items = form.locator(".order > li")
    expect(items).to_have_count(4)
    first = items.first.locator("span").first.inner_text()
    assert form.evaluate(_ANSWER) != RIGHT["the-day"]
    up = form.get_by_role("button", name=f"Move up: {first}", exact=True)
    down = form.get_by_role("button", name=f"Move down: {first}", exact=True)

    press(page, up)
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    assert announced(page) == []
    # The focus stays with what is moved, to the end and at the end.
    go_to(page, down)
    for place in (2, 3, 4, 4):
        page.keyboard.press("Enter")
        expect(down).to_be_focused()
        expect(items.nth(place - 1)).to_contain_text(first)
    assert announced(page) == [f"“{first}” is now {place} of 4." for place in (2, 3, 4)]
    expect(down).to_have_attribute("aria-disabled", "true")
    expect(up).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("Shift+Tab")
    expect(up).to_be_focused()
    page.keyboard.press("Space")
    assert announced(page) == [f"“{first}” is now 3 of 4."]


def test_a_right_answer_stays_where_others_are_tried(visit: Visit) -> None:
    page = visit("en")
    form = form_of(page, "everyone")
    answer(page, form)
    submit(page, form)
    answer(page, form, right=False)
    submit(page, form)
    assert reply(form).startswith("Not yet. Nobody is left out.")
    assert kept(page, "everyone") == {"tries": 1, "correct": True, "choices": ["true"]}
    page.reload()
    ready(page)
    assert reply(form) == SAID["everyone", "en"][0]


def test_the_starter_has_no_marks(visit: Visit) -> None:
    page = visit("en")
    form = form_of(page, "to-begin")
    answer(page, form, right=False)
    submit(page, form)
    assert announced(page) == [reply(form)] == ["It is a start. There is no mark here."]
    assert marks(form) == []
    summary = form.locator(".answer summary")
    expect(summary).to_have_text("Thoughts on each answer")
    press(page, summary)
    assert not {"Right", "Not yet"} & set(form.locator(".answer-body").inner_text().split())
    page.reload()
    ready(page)
    assert reply(form) == "It is a start. There is no mark here."


def test_what_was_chosen_before_the_script_came_is_not_lost(
    visit: Visit, page: Page, asking: Asking, site_url: str
) -> None:
    held: list[Route] = []
    page.route("**/learning/pages.js", lambda route: held.append(route))
    with page.expect_request("**/learning/pages.js"):
        page.goto(site_url + asking.addresses["en"])
    page.locator("label[for=q-everyone-false]").click()
    page.get_by_label("Your thoughts").fill("early")
    for route in held:
        route.continue_()
    ready(page)
    expect(page.locator("#q-everyone-false")).to_be_checked()
    expect(page.get_by_label("Your thoughts")).to_have_value("early")
    page.wait_for_function("() => localStorage.getItem('nest-hub-record')?.includes('early')")


def test_another_tab_changes_only_what_is_untouched(
    visit: Visit, page: Page, asking: Asking, site_url: str
) -> None:
    visit("en")
    touched, fresh = form_of(page, "everyone"), form_of(page, "first-words")
    answer(page, touched, right=False)
    second = page.context.new_page()
    second.goto(site_url + asking.addresses["cy"])
    ready(second)
    for ident in ("everyone", "first-words", "the-gate"):
        answer(second, form_of(second, ident))
        submit(second, form_of(second, ident))
    second.get_by_label("Eich meddyliau").fill("o’r llall")
    expect(fresh.locator(".reply")).to_have_text(SAID["first-words", "en"][0])
    expect(form_of(page, "the-gate").locator(".reply")).to_have_text(SAID["the-gate", "en"][0])
    expect(page.get_by_label("Your thoughts")).to_have_value("o’r llall")
    assert [reply(touched), touched.evaluate(_ANSWER)] == ["", ["false"]]
    submit(page, touched)
    # A right answer in one tab is not undone by another.
    assert kept(page, "everyone") == {"tries": 1, "correct": True, "choices": ["true"]}


def test_a_record_with_answers_that_no_form_gives(visit: Visit, page: Page, site_url: str) -> None:
    visit("en")
    for ident in KINDS:
        answer(page, form_of(page, ident))
        submit(page, form_of(page, ident))
    held = record(page)
    for check in held["modules"][0]["checks"]:
        check["choices"] = ["x", "true=x", '"]']
    page.evaluate(KEEP, [held])
    heard = listen(page, site_url)
    page.reload()
    ready(page)
    for ident in KINDS:
        assert [reply(form_of(page, ident)), *marks(form_of(page, ident))] == [""], ident
    assert heard == []
