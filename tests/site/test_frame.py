"""What stands round every page, and what a control may ask of a hand: the same everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from nest_hub.languages import LANGUAGES
from tests.site.offenders import assert_none
from tests.site.pages import Page, Site

_PRESSED = re.compile(
    r"\b(?:devicemotion|deviceorientation|mousedown|pointerdown|touch(?:start|move|end)|gesturestart)\b"
)
_REPEATED = re.compile(r"\bsetInterval\b|\binfinite\b")
_MOVED = re.compile(r"(?:animation|transition)[^;}]*")
_SECONDS = re.compile(r"([\d.]+)s\b")
_HELD = re.compile(r"\(\s*orientation\s*:|orientation\s*\.\s*lock")


def test_the_frame_is_the_same_on_every_page(site: Site) -> None:
    """Menu, foot and help lines: the same words in the same order, leading to the same places."""
    wrong = []
    for language in LANGUAGES:
        first, *others = site.in_language(language)
        wanted = list(_frame(first))
        assert len(wanted) > 15
        for page in others:
            found = list(_frame(page))
            wrong += [
                f"{page}: {a} where {first} has {b}"
                for a, b in zip(found, wanted, strict=False)
                if a != b
            ]
            if len(found) != len(wanted):
                wrong.append(f"{page}: {len(found)} links, and {first} has {len(wanted)}")
    assert_none(wrong)


def _frame(page: Page) -> Iterator[tuple[str, str]]:
    for name in ("header", "footer"):
        switches = {id(a) for nav in page.root.with_class("languages") for a in nav.all("a")}
        for link in page.all(name)[0].all("a"):
            # The switcher leads to the same page in the other language, so to another from each.
            yield link.text, "" if id(link) in switches else page.resolve(link["href"])


def test_scripts_ask_for_no_motion_gesture_or_press(site: Site) -> None:
    """Everything is done when a pointer is lifted, and nothing by moving the device."""
    scripts = sorted(site.folder.rglob("*.js"))
    assert len(scripts) > 40
    assert_none(
        f"{script.relative_to(site.folder)}: {found[0]}"
        for script in scripts
        for found in _PRESSED.finditer(script.read_text(encoding="utf-8"))
    )


def test_nothing_moves_or_goes_on_by_itself(site: Site) -> None:
    """No picture moves, no film begins, no page is exchanged, nothing is done again and again."""
    wrong = [
        f"{page}:{element.line}: <{element.tag}>"
        for page in site.pages.values()
        for element in page.root.walk()
        if "autoplay" in element
        or element["http-equiv"] == "refresh"
        or element.tag in {"animate", "animateTransform", "marquee"}
        or element["src"].endswith((".gif", ".apng"))
    ]
    for file in [*site.folder.rglob("*.css"), *site.folder.rglob("*.js")]:
        text = file.read_text(encoding="utf-8")
        wrong += [f"{file.name}: {found[0]}" for found in _REPEATED.finditer(text)]
        if file.suffix == ".css":
            wrong += [
                f"{file.name}: {found[0]}"
                for found in _MOVED.finditer(text)
                # What comes at once, in one step, does not move.
                if not found[0].endswith(" step-end")
                and any(float(seconds) > 5 for seconds in _SECONDS.findall(found[0]))
            ]
    assert_none(wrong)


def test_nothing_asks_to_be_held_one_way(site: Site) -> None:
    files = [*site.folder.rglob("*.css"), *site.folder.rglob("*.js")]
    assert_none(
        f"{file.relative_to(site.folder)}: {found[0]}"
        for file in files
        for found in _HELD.finditer(file.read_text(encoding="utf-8"))
    )
    for manifest in site.folder.rglob("*.webmanifest"):
        assert json.loads(manifest.read_text(encoding="utf-8")).get("orientation", "any") == "any"


def test_fields_about_the_reader_say_what_they_are_for(site: Site) -> None:
    """The reader's name and organisation are asked for on My learning, and nowhere else."""
    for language in LANGUAGES:
        pages = [page for page in site.in_language(language) if page.kind == "my-learning"]
        fields = {e["name"]: e["autocomplete"] for e in pages[0].all("input") if e["name"]}
        assert fields["name"] == "name"
        assert fields["organisation"] == "organization"
    assert_none(
        f"{page}:{field.line}: {field['autocomplete']}"
        for page in site.in_a_language
        for field in page.all("input")
        if field["type"] in {"email", "tel"}
        or (field["autocomplete"] not in {"", "off"} and page.kind != "my-learning")
    )


def test_nobody_is_asked_to_sign_in(site: Site) -> None:
    assert_none(
        f"{page}:{field.line}"
        for page in site.pages.values()
        for field in page.all("input")
        if field["type"] == "password"
        or field["autocomplete"].endswith(("password", "one-time-code"))
    )


def test_what_is_seen_on_a_control_begins_its_name(site: Site) -> None:
    """So that who speaks to a computer can say what stands there."""
    assert_none(
        f"{page}:{part.line}: ‘{part.text}’ is named ‘{part['aria-label']}’"
        for page in site.pages.values()
        for part in page.all("a", "button", "summary")
        if part["aria-label"]
        and _plain(part.text)
        and not _plain(part["aria-label"]).startswith(_plain(part.text))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
