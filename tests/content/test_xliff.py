"""A page as XLIFF: what stands in it, what comes back, and what is refused on the way."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest
from translate.storage.placeables import xliff as placeables
from translate.storage.xliff import xlifffile

from nest_hub.content.hub import load_hub
from nest_hub.content.pages import Page
from nest_hub.content.xliff.reading import MOST_BYTES, read_xliff
from nest_hub.content.xliff.returning import Taken, slug, take_back
from nest_hub.content.xliff.units import read_units
from nest_hub.content.xliff.writing import NAMESPACE, write_xliff
from nest_hub.diagnostics import Diagnostic
from tests.cat_tool import accented, translate
from tests.small_hub import page, replace, write_small_hub

BODY = """\
Read **bold _and italic_ words**, `code *as it is*`, and [ours](/themes/index.md).
It goes on in a second line.\x20\x20
This is after a break.

## A heading with an id {#own}

A [page elsewhere](https://example.org/a_(b) "Its title") and [a place](/themes/index.md#top).

### A deeper one

- One item, said by <abbr title="National Health Service">NHS</abbr>
- Another:

    1. first <span lang="cy">nyth</span>
    2. 2021

> A quotation with a \\*star\\* and 3 * 4.

| Name | Number |
| :--- | ---: |
| A \\| bar | 12 |

/// example | A short title
A scene.
///

![A door, half open](door.png "The door")

/// list | principles
///
"""
URI = "rich.md"
PATH = PurePosixPath("rich.xlf")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub with a page that has no Welsh version yet, and holds all that Markdown has.

    No test changes it; `own` is a copy that a test may change.
    """
    root = write_small_hub(tmp_path_factory.mktemp("rich") / "hub")
    text = page("en", "A rich page", body=BODY.rstrip("\n"))
    (root / "docs/en" / URI).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def own(rich: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(rich, tmp_path / "own"))


def exported(root: Path, uri: str = URI) -> str:
    hub = load_hub(root)
    original = hub.page("en", uri)
    assert original is not None
    return write_xliff(hub, original)


def came_back(root: Path, data: bytes | str) -> tuple[Taken | None, list[Diagnostic]]:
    raw = data.encode() if isinstance(data, str) else data
    returned, findings = read_xliff(PATH, raw)
    return take_back(load_hub(root), returned) if returned else (None, findings)


def taken(root: Path, data: bytes | str) -> str:
    result, findings = came_back(root, data)
    assert result is not None, [finding.plain() for finding in findings]
    return result.text


def refused(root: Path, data: bytes | str) -> list[str]:
    result, findings = came_back(root, data)
    assert result is None
    assert findings
    return [finding.plain() for finding in findings]


def with_target(xliff: str, ident: str, inner: str) -> str:
    """The file with what stands in one unit's target."""
    pattern = rf'(<trans-unit id="{ident}" .*?<target[^>]*>).*?(</target>)'
    changed, number = re.subn(
        pattern, lambda match: match[1] + inner + match[2], xliff, count=1, flags=re.DOTALL
    )
    assert number == 1
    return changed


@pytest.fixture(scope="module")
def translated(rich: Path) -> str:
    """The rich page, wholly translated."""
    return translate(exported(rich)).decode()


def unit_about(root: Path, words: str) -> str:
    """The number of the unit that holds the words."""
    original = load_hub(root).page("en", URI)
    assert original is not None
    return next(unit.id for unit in read_units(original) if words in str(unit.content))


# What goes out


def test_a_translators_tool_reads_every_unit_with_its_codes(rich: Path) -> None:
    store = xlifffile.parsestring(exported(rich).encode())
    file = store.document.getroot()[0]
    assert dict(file.attrib) == {
        "original": "docs/en/rich.md",
        "source-language": "en",
        "target-language": "cy",
        "datatype": "x-markdown",
    }
    sources = {unit.xmlelement.get("id"): unit.source for unit in store.units}
    assert list(sources.values()) == [
        "A rich page",
        "We listen to children and act on what they say.",
        (
            "Read bold and italic words, code *as it is*, and ours. "
            "It goes on in a second line.This is after a break."
        ),
        "A heading with an id",
        "A page elsewhere and a place.",
        "https://example.org/a_(b)",
        "Its title",
        "/themes/index.md#top",
        "A deeper one",
        "One item, said by NHS",
        "National Health Service",
        "Another:",
        "first nyth",
        "A quotation with a *star* and 3 * 4.",
        "Name",
        "Number",
        "A | bar",
        "A short title",
        "A scene.",
        "A door, half open",
        "The door",
    ]
    codes = [
        (type(piece).__name__, piece.id)
        for unit in store.units
        for tree in unit.rich_source
        for piece in tree.depth_first()
        if isinstance(piece, (placeables.G, placeables.X))
    ]
    assert codes[:5] == [("G", "1"), ("G", "2"), ("G", "3"), ("G", "4"), ("X", "5")]


def test_a_unit_says_where_it_stands_and_names_the_terms(own: Path) -> None:
    replace(own, "docs/en/rich.md", "A scene.", "Open the Door: no wrong door is shut. It is safe.")
    store = xlifffile.parsestring(exported(own).encode())
    notes = {unit.source: unit.getnotes().split("\n") for unit in store.units}
    assert notes["Open the Door: no wrong door is shut. It is safe."] == [
        "Paragraph under “A deeper one”",
        "Term: door = drws",
        "Term: No wrong door = Dim drws anghywir (still to be confirmed)",
    ]
    assert notes["https://example.org/a_(b)"] == [
        "Address of the link in the paragraph under “A heading with an id”",
        "If that page is also in Welsh, write its Welsh address.",
    ]


def test_required_headings_and_ids_are_not_sent(small: Path) -> None:
    sent = exported(small, "case-studies/one-door.md")
    assert "<source>What was the need" not in sent
    assert "What was the need" in sent  # as a place


def test_what_a_translation_says_already_goes_along(small: Path) -> None:
    uri = "principles/no-wrong-door.md"
    replace(small, f"docs/en/{uri}", "## Questions", "## Asked\n\nA new part.\n\n## Questions")
    replace(
        small, f"docs/en/{uri}", "## Where it comes from\n\nWe", "## Where it comes from\n\nSo we"
    )
    store = xlifffile.parsestring(exported(small, uri).encode())
    assert [(unit.source[:12], unit.target and unit.target[:6]) for unit in store.units] == [
        ("No wrong doo", "Dim dr"),
        ("We listen to", "Rydym "),
        ("We listen to", "Rydym "),
        ("We listen to", "Rydym "),
        ("We listen to", "Rydym "),
        ("Asked", None),
        ("A new part.", None),
        ("We listen to", "Rydym "),
        ("So we listen", None),
    ]


def test_a_reviewed_translation_is_approved(small: Path) -> None:
    assert 'approved="yes"' not in exported(small, "index.md")
    replace(small, "docs/cy/index.md", "translation:", "reviewed: true\ntranslation:")
    assert exported(small, "index.md").count('approved="yes"') == 3


def test_a_part_built_otherwise_in_the_translation_is_left_empty(small: Path) -> None:
    replace(small, "docs/cy/index.md", "\n\nRydym", "\n\nYn ail.\n\nRydym")
    units = xlifffile.parsestring(exported(small, "index.md").encode()).units
    assert [bool(unit.target) for unit in units] == [True, True, False]


def test_signs_that_xml_cannot_hold_are_not_sent(own: Path) -> None:
    replace(own, "docs/en/rich.md", "A scene.", "A\x0b 5 < 6 & more.")
    sent = exported(own)
    ElementTree.fromstring(sent)
    assert "<source>A 5 &lt; 6 &amp; more.</source>" in sent
    assert "Â 5 < 6 & môrê." in taken(own, translate(sent))


# What comes back


def test_a_new_page_has_the_structure_and_the_words(rich: Path, translated: str) -> None:
    body = taken(rich, translated).split("---\n", 2)
    assert body[1].startswith(
        "title: Â rîch pâgê\n"
        "description: Ŵê lîstên tô chîldrên ând âct ôn ŵhât thêy sây.\n"
        "slug: a-rich-page\n"
        "translation:\n  original: en\n  parts:\n"
    )
    assert body[2] == (
        "\n"
        "Rêâd **bôld *ând îtâlîc* ŵôrds**, `côdê *âs ît îs*`, ând [ôûrs](/themes/index.md). "
        "Ît gôês ôn în â sêcônd lînê.  \n"
        "Thîs îs âftêr â brêâk.\n"
        "\n"
        "## Â hêâdîng ŵîth ân îd {#own}\n"
        "\n"
        'Â [pâgê êlsêŵhêrê](<https://example.org/a_(b)> "Îts tîtlê") '
        "ând [â plâcê](/themes/index.md#top).\n"
        "\n"
        "### Â dêêpêr ônê\n"
        "\n"
        '- Ônê îtêm, sâîd by <abbr title="Nâtîônâl Hêâlth Sêrvîcê">NHS</abbr>\n'
        "- Ânôthêr:\n"
        "\n"
        "    1. fîrst nyth\n"
        "    2. 2021\n"
        "\n"
        "> Â qûôtâtîôn ŵîth â \\*stâr\\* ând 3 \\* 4.\n"
        "\n"
        "| Nâmê | Nûmbêr |\n"
        "| :--- | ---: |\n"
        "| Â \\| bâr | 12 |\n"
        "\n"
        "/// example | Â shôrt tîtlê\n"
        "Â scênê.\n"
        "///\n"
        "\n"
        '![Â dôôr, hâlf ôpên](door.png "Thê dôôr")\n'
        "\n"
        "/// list | principles\n"
        "///\n"
    )


def test_welsh_can_be_the_original(small: Path) -> None:
    path = small / "docs/cy/newydd.md"
    path.write_text(page("cy", "Newydd", "newydd"), encoding="utf-8")
    hub = load_hub(small)
    original = hub.page("cy", "newydd.md")
    assert original is not None
    sent = write_xliff(hub, original)
    assert 'source-language="cy" target-language="en"' in sent
    text = taken(small, translate(sent))
    assert text.startswith("---\ntitle: Nêŵydd\n")
    assert "slug:" not in text
    assert "  original: cy\n" in text


def test_a_case_study_gets_the_welsh_headings(small: Path) -> None:
    text = taken(small, translate(exported(small, "case-studies/one-door.md")))
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Beth oedd yr angen",
        "Beth wnaed",
        "Beth ddywedodd pobl ifanc",
        "Beth newidiodd",
        "Beth a ddysgwyd",
    ]


def test_an_existing_page_keeps_what_is_its_own(small: Path) -> None:
    uri = "principles/no-wrong-door.md"
    replace(
        small,
        f"docs/cy/{uri}",
        "slug: no-wrong-door-cy\n",
        "# ours\nslug: old-place\nreviewed: true\ndraft: true\n",
    )
    sent = translate(exported(small, uri), leave=["title"])
    text = taken(small, sent)
    assert "# ours\nslug: old-place\ndraft: true\nprinciple: no-wrong-door\ntranslation:" in text
    assert "title: Dim drws anghywir\n" in text
    assert "reviewed" not in text
    returned, _ = read_xliff(PATH, sent)
    assert returned is not None
    result, _ = take_back(load_hub(small), returned, reviewed=True)
    assert result is not None
    assert "\nreviewed: true\n" in result.text


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Help: nawr", 'title: "Help: nawr"'),
        ("“Nyth” # 1", 'title: "“Nyth” # 1"'),
        ('Y "nyth" \\ hyn', 'title: Y "nyth" \\ hyn'),
        ('"Nyth"', 'title: "\\"Nyth\\""'),
        ("null", 'title: "null"'),
        ("- Nyth ---", 'title: "- Nyth ---"'),
        ("[Nyth]", 'title: "[Nyth]"'),
        ("@nyth", 'title: "@nyth"'),
    ],
)
def test_a_title_is_written_so_that_it_reads_the_same(
    own: Path, translated: str, title: str, line: str
) -> None:
    text = taken(own, with_target(translated, "title", title))
    assert text.split("\n")[1] == line
    (own / "docs/cy/rich.md").write_text(text, encoding="utf-8")
    written = load_hub(own).page("cy", URI)
    assert isinstance(written, Page)
    assert written.title == title


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Help nawr!", "help-nawr"),
        ("Cael help: ŵyr a’r tŷ", "cael-help-wyr-ar-ty"),
        ("10 peth — a mwy", "10-peth-a-mwy"),
        ("***", ""),
    ],
)
def test_a_slug_is_made_of_the_title(title: str, address: str) -> None:
    assert slug(title) == address


def test_a_translators_own_signs_are_only_signs(rich: Path, translated: str) -> None:
    scene = unit_about(rich, "A scene.")
    for words, written in [
        ("Gair * arall", "Gair * arall"),
        ("Dim ond *", "Dim ond *"),
        ("un_gair_hir", "un_gair_hir"),
        ("*seren", "*seren"),
        ("- rhestr", "\\- rhestr"),
        ("2026. Blwyddyn", "2026\\. Blwyddyn"),
        ("# pennawd", "\\# pennawd"),
        ("&gt; dyfyniad", "\\> dyfyniad"),
        ("#hashnod", "\\#hashnod"),
        ("diwedd\\", "diwedd\\"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("&amp;amp; a mwy", "&amp;amp; a mwy"),
        ("a\u0302 b", "â b"),
        ("un\n  dau", "un dau"),
        ("tri\u00a0pheth", "tri\u00a0pheth"),
        ("---", "\\---"),
    ]:
        text = taken(rich, with_target(translated, scene, words))
        assert f"\n{written}\n///\n" in text


def test_a_target_may_mark_words_of_the_other_language(rich: Path, translated: str) -> None:
    scene = unit_about(rich, "A scene.")
    typed = 'Gair &lt;span lang="en"&gt;here&lt;/span&gt; ac acw'
    assert 'Gair <span lang="en">here</span> ac acw' in taken(
        rich, with_target(translated, scene, typed)
    )


def test_codes_may_change_places_and_hold_blanks(rich: Path, translated: str) -> None:
    ident = unit_about(rich, "elsewhere")
    target = '<g id="2" ctype="link"> lle </g>a<g id="1">tudalen arall </g>hefyd'
    text = taken(rich, with_target(translated, ident, target))
    assert (
        '\n[lle](/themes/index.md#top) a[tudalen arall](<https://example.org/a_(b)> "Îts tîtlê") '
        "hefyd\n" in text
    )


def test_an_exclamation_mark_before_a_link_does_not_make_a_picture(
    rich: Path, translated: str
) -> None:
    ident = unit_about(rich, "elsewhere")
    target = 'Helo!<g id="1">un</g> a <g id="2">dau</g>'
    assert "Helo\\![un](" in taken(rich, with_target(translated, ident, target))


def test_an_address_may_be_that_of_the_other_language(rich: Path, translated: str) -> None:
    ident = unit_about(rich, "elsewhere")
    changed = with_target(translated, f"{ident}.1.address", "https://example.org/cy")
    changed = with_target(changed, f"{ident}.2.address", "/themes/index.md#brig")
    text = taken(rich, changed)
    assert "(https://example.org/cy " in text
    assert "(/themes/index.md#brig)" in text


def test_sentences_that_a_tool_marked_are_one_text(rich: Path, translated: str) -> None:
    scene = unit_about(rich, "A scene.")
    target = '<mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">Dau.</mrk>'
    assert "\nUn. Dau.\n///" in taken(rich, with_target(translated, scene, target))


def test_the_file_may_come_back_as_utf_16(rich: Path, translated: str) -> None:
    changed = translated.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert taken(rich, changed.encode("utf-16")) == taken(rich, translated)


# What is refused


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
