"""XLIFF files that are not taken: hostile, damaged, unfinished, or for another page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nest_hub.content.xliff.reading import MOST_BYTES
from nest_hub.content.xliff.targets import UnfitError, check_address
from nest_hub.content.xliff.writing import NAMESPACE
from tests.cat_tool import accented, translate
from tests.content.xliff_page import exported, refused, taken, unit_about, with_target
from tests.small_hub import replace


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "rich.xlf:1: The file is no XML, or it is damaged: no element found."),
        (b"PK\x03\x04", "rich.xlf:1: The file is no XML, or it is damaged: not well-formed"),
        (b"<xliff/>", "rich.xlf:1: The file is not XLIFF 1.2."),
        (
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
            "rich.xlf:1: The file is not XLIFF 1.2.",
        ),
        (b"<html><body/></html>", "rich.xlf:1: The file is not XLIFF 1.2."),
        (
            f'<xliff xmlns="{NAMESPACE}"></xliff>'.encode(),
            "rich.xlf:1: The file holds 0 documents, and one is expected.",
        ),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><x>&b;</x>',
            "rich.xlf:2: The file holds a DOCTYPE, which an XLIFF file does not need.",
        ),
        (
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'.encode(
                "utf-16"
            ),
            "rich.xlf:1: The file holds a DOCTYPE, which an XLIFF file does not need.",
        ),
        (b"<x>&e;</x>", "rich.xlf:1: The file is no XML, or it is damaged: undefined entity."),
        (b"<g>" * 5000, "rich.xlf:1: The elements are nested too deeply."),
        (b" " * (MOST_BYTES + 1), "rich.xlf: The file is too large to be a page."),
        (
            b'<?xml version="1.0" encoding="x-none"?><x/>',
            "rich.xlf:1: The file is written in an encoding that is not known.",
        ),
    ],
)
def test_what_is_no_xliff_is_refused(small: Path, data: bytes, problem: str) -> None:
    (found,) = refused(small, data)
    assert found.startswith(problem)


def test_a_file_that_breaks_off_is_refused(rich: Path, translated: str) -> None:
    (found,) = refused(rich, translated[: len(translated) // 2])
    assert "it is damaged" in found


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "docs/en/rich.md",
            "docs/en/none.md",
            (
                "rich.xlf: It is for a page that the hub does not have, or cannot read: "
                "'docs/en/none.md'.\n  If the page has another name now, export it again under "
                "that name."
            ),
        ),
        (
            "docs/en/rich.md",
            "../../etc/passwd",
            (
                "rich.xlf: It is for a page that the hub does not have, or cannot read: "
                "'../../etc/passwd'.\n  If the page has another name now, export it again under "
                "that name."
            ),
        ),
        (
            "docs/en/rich.md",
            "docs/cy/index.md",
            (
                "rich.xlf: It goes from 'en' into 'cy', and docs/cy/index.md is to go from "
                "'cy' into 'en'.\n  Export the page again, and have that file translated."
            ),
        ),
        (
            'target-language="cy"',
            'target-language="fr"',
            (
                "rich.xlf: It goes from 'en' into 'fr', and docs/en/rich.md is to go from "
                "'en' into 'cy'.\n  Export the page again, and have that file translated."
            ),
        ),
        (
            "docs/en/rich.md",
            "docs/en/index.md",
            (
                "rich.xlf: docs/en/index.md has changed since it was exported: the opening.\n"
                "  Export it again and send that. The translator’s tool remembers what is the "
                "same. Nothing that was sent back is lost: keep this file until then."
            ),
        ),
    ],
)
def test_a_file_for_another_page_is_refused(
    rich: Path, translated: str, old: str, new: str, problem: str
) -> None:
    assert refused(rich, translated.replace(old, new, 1)) == [problem]


def test_a_page_that_is_a_translation_by_now_is_refused(small: Path) -> None:
    sent = exported(small, "index.md")
    text = (small / "docs/cy/index.md").read_text(encoding="utf-8")
    mark = text[text.index("translation:") : text.index("\n---\n", 5)]
    replace(small, "docs/cy/index.md", f"{mark}\n", "")
    replace(small, "docs/en/index.md", "---\n\n", "translation:\n  original: cy\n---\n\n")
    (found,) = refused(small, sent)
    assert found == (
        "rich.xlf: docs/en/index.md is itself a translation now.\n"
        "  Export its original, docs/cy/index.md."
    )


def test_a_translation_that_cannot_be_read_is_not_written_over(small: Path) -> None:
    sent = exported(small, "index.md")
    replace(small, "docs/cy/index.md", "title: Hafan", "title: [")
    (found,) = refused(small, sent)
    assert found.startswith("rich.xlf: docs/cy/index.md is there already and cannot be read.")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("A scene.", "Another scene.", "“A deeper one”"),
        ("title: A rich page", "title: The page", "the opening"),
        ("### A deeper one", "### Deeper", "“Deeper”"),
        ("[ours](/themes/index.md)", "ours", "the opening"),
        ("- Another:\n\n    1. first", "- Another\n\n    1. first", "“A deeper one”"),
        ("A scene.\n", "", "texts were taken out of it"),
        ("| Name | Number |", "| Number | Name |", "the order of its texts"),
    ],
)
def test_an_original_that_has_changed_is_refused(
    own: Path, translated: str, old: str, new: str, what: str
) -> None:
    replace(own, "docs/en/rich.md", old, new)
    (found,) = refused(own, translated)
    assert found.startswith(
        f"rich.xlf: docs/en/rich.md has changed since it was exported: {what}.\n  Export it again"
    )


def test_a_change_that_no_translator_sees_is_none(own: Path, translated: str) -> None:
    replace(own, "docs/en/rich.md", "(door.png", "(gate.png")
    replace(own, "docs/en/rich.md", "[ours](/themes/index.md)", "[ours](/values/index.md)")
    text = taken(own, translated)
    assert "(gate.png" in text
    assert "[ôûrs](/values/index.md)" in text


SCENE = "Unit {} (paragraph under “A deeper one”)"


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("", "has no translation."),
        ("  \n ", "has no translation."),
        ("Gair <x id='9'/>", "holds a tag “9” that its original does not have."),
        ("Gair <ph id='1'>**</ph>", "holds a tag “ph” that its original does not have."),
        ("**trwm** iawn", "holds bold typed as Markdown."),
        ("gair *cryf* arall", "holds italic typed as Markdown."),
        ("gweler [yma](/x.md)", "holds link typed as Markdown."),
        ("gweler ![yma](x.png)", "holds image typed as Markdown."),
        ("gweler &lt;https://x.example&gt;", "holds link typed as Markdown."),
        ("`cod`", "holds code typed as Markdown."),
        ("gair {: onclick=x}", "holds attributes in braces typed as Markdown."),
        ("&lt;b&gt;trwm&lt;/b&gt;", "holds HTML typed as Markdown."),
        ("gair &lt;script&gt;alert(1)&lt;/script&gt;", "holds HTML typed as Markdown."),
        ('&lt;span lang="en"&gt;heb ddiwedd', "holds HTML typed as Markdown."),
        ('&lt;span onclick="x"&gt;a&lt;/span&gt;', "holds HTML typed as Markdown."),
        ("&lt;!-- nodyn --&gt;", "holds HTML typed as Markdown."),
        ('gair &lt;span lang="en"&gt; &lt;/span&gt;', "holds HTML typed as Markdown."),
        ("gair \\&lt;b&gt;", "holds HTML typed as Markdown."),
        ("/// note | Teitl", "cannot be written as a page."),
        ("///", "cannot be written as a page."),
    ],
)
def test_a_target_that_would_change_the_page_is_refused(
    rich: Path, translated: str, target: str, problem: str
) -> None:
    scene = unit_about(rich, "A scene.")
    (found,) = refused(rich, with_target(translated, scene, target))
    place, _, rest = found.partition(": ")
    assert re.fullmatch(r"rich\.xlf:\d+", place)
    assert rest.startswith(f"{SCENE.format(scene)} {problem}\n  ")


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ('<g id="1">un</g> yn unig', "lacks tag 2 (link “a place”)."),
        (
            '<g id="1">un</g><g id="1">un</g> <g id="2">dau</g>',
            "holds tag 1 (link “page elsewhere”) 2 times.",
        ),
        (
            '<g id="1">un</g> <g id="2">dau</g> <g id="3">tri</g>',
            "holds a tag “3” that its original does not have.",
        ),
        ('<g id="1"/>un <g id="2">dau</g>', "has no words in tag 1 (link “page elsewhere”)."),
        ('<x id="1"/>un <g id="2">dau</g>', "holds a tag “1” that its original does not have."),
        ('<bpt id="1">[</bpt>un<ept id="1">]</ept>', "holds a tag “bpt” that its original"),
        ('<g id="1">un <g id="2">dau</g></g>', "cannot be written as a page."),
        ("dim", "lacks tag 1 (link “page elsewhere”)."),
    ],
)
def test_damaged_codes_are_refused(rich: Path, translated: str, target: str, problem: str) -> None:
    ident = unit_about(rich, "elsewhere")
    (found,) = refused(rich, with_target(translated, ident, target))
    assert f"Unit {ident} (paragraph under “A heading with an id”) {problem}" in found


@pytest.mark.parametrize(
    ("field", "target", "problem"),
    [
        ("1.address", "javascript:alert(1)", "is no address that can stand here"),
        ("1.address", "https://x.example/ a", "is no address that can stand here"),
        ("1.address", "", "has no translation"),
        ("2.address", "/values/index.md#top", "is no address that can stand here"),
        ("2.address", "/themes/index.md#a b", "is no address that can stand here"),
        ("1.title", 'Y "teitl"', "holds a straight quotation mark or a square bracket"),
        ("1.title", "&lt;b&gt;", "holds HTML"),
        ("1.title", '<g id="1">a</g>', "holds a tag, and its original has none"),
    ],
)
def test_addresses_and_titles_are_judged(
    rich: Path, translated: str, field: str, target: str, problem: str
) -> None:
    ident = unit_about(rich, "elsewhere")
    (found,) = refused(rich, with_target(translated, f"{ident}.{field}", target))
    assert problem in found


def test_a_line_break_cannot_be_left_out(rich: Path, translated: str) -> None:
    first = unit_about(rich, "It goes on")
    inner = re.search(rf'<trans-unit id="{first}".*?<target[^>]*>(.*?)</target>', translated, re.S)
    assert inner
    without = re.sub(r'<x id="5"[^>]*/>', "", inner[1])
    (found,) = refused(rich, with_target(translated, first, without))
    assert "lacks tag 5 (line break)." in found


def test_a_heading_may_end_in_any_sign(rich: Path, translated: str) -> None:
    heading = unit_about(rich, "A deeper one")
    for words, written in [
        ("Diwedd\\", "Diwedd\\\\"),
        ("1. Cyntaf", "1. Cyntaf"),
        ("a # b", "a # b"),
    ]:
        assert f"\n### {written}\n" in taken(rich, with_target(translated, heading, words))


def test_signs_of_the_original_are_no_leave_for_others(rich: Path, translated: str) -> None:
    quotation = unit_about(rich, "A quotation")
    starred = taken(rich, with_target(translated, quotation, "Dyfyniad â *seren*"))
    assert "\n> Dyfyniad â \\*seren\\*\n" in starred
    (found,) = refused(rich, with_target(translated, quotation, "*seren* &lt;b&gt;"))
    assert "holds HTML typed as Markdown." in found


def test_a_unit_that_is_not_finished_is_refused(rich: Path, translated: str) -> None:
    changed = re.sub(r"<target[^>]*>", '<target state="needs-translation">', translated, count=1)
    (found,) = refused(rich, changed)
    assert "Unit title (title of the page) is marked “needs-translation”." in found


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text.replace('<trans-unit id="title"', '<trans-unit id="1"', 1), "twice"),
        (lambda text: re.sub(r"<source>.*?</source>", "", text, count=1), "one source"),
        (lambda text: text.replace("</body>", "</body></file><file><body/>"), "2 documents"),
        (lambda text: re.sub(r"(<target.*?</target>)", r"\1\1", text, count=1), "one target"),
    ],
)
def test_a_file_that_a_tool_broke_is_refused(
    rich: Path, translated: str, change: Callable[[str], str], problem: str
) -> None:
    (found,) = refused(rich, change(translated))
    assert problem in found


def test_everything_that_is_wrong_is_said_at_once(rich: Path) -> None:
    found = refused(rich, translate(exported(rich), leave=["title", "1"], words=accented))
    assert [line.split(": ")[1].split("\n")[0] for line in found] == [
        "Unit title (title of the page) has no translation.",
        "Unit 1 (paragraph) has no translation.",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "mailto:somebody@else.example?subject=NYTH",
        "mailto:box@gov.example?subject=NYTH&cc=somebody@else.example",
        "mailto:box@gov.example?body=NYTH",
        "javascript:alert(1)?subject=NYTH",
    ],
)
def test_nothing_but_the_subject_of_an_email_may_differ(address: str) -> None:
    old = "mailto:box@gov.example?subject=NEST"
    check_address(old, "mailto:box@gov.example?subject=Gweithdy%20NYTH")
    with pytest.raises(UnfitError):
        check_address(old, address)
