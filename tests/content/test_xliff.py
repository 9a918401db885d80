"""A page as XLIFF: what stands in it, and what comes back."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from translate.storage.placeables import xliff as placeables
from translate.storage.xliff import xlifffile

from nest_hub.content.load import load_hub
from nest_hub.content.pages import Page
from nest_hub.content.xliff.reading import read_xliff
from nest_hub.content.xliff.returning import slug, take_back
from nest_hub.content.xliff.writing import write_xliff
from tests.cat_tool import translate
from tests.content.xliff_page import PATH, URI, exported, taken, unit_about, with_target
from tests.small_hub import page, replace

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


def test_signs_of_xml_are_sent_as_what_they_are(own: Path) -> None:
    replace(own, "docs/en/rich.md", "A scene.", "A 5 < 6 & more.")
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
