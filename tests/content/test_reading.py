"""The reading grade: its formula, its syllables, and what it takes for a sentence."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from nest_hub.content.load import load_hub
from nest_hub.content.reading import Reading, grade, read_page, sentences_in
from nest_hub.content.syllables import count_syllables
from tests.small_hub import page, replace

HERE = PurePosixPath("docs/en/young-people/index.md")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # The examples of the article “Flesch–Kincaid readability tests” in Wikipedia.
        ("The cat sat on the mat.", -1.45),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            11.3,
        ),
        ("Go.", -3.4),
    ],
)
def test_the_grade_is_the_published_one(text: str, published: float) -> None:
    assert Reading(tuple(sentences_in(text, HERE))).grade == pytest.approx(published, abs=0.05)


def test_nothing_has_no_grade() -> None:
    assert grade(0, 0, 0) == 0


SYLLABLES = {
    1: "the cat through your moved asked helps clothes talked world doubt don’t you’ve NEST NYTH 1 "
    "school friends breathe scratched loved quite guess build",
    2: "people little table settled wanted something someone places being doing going quiet "
    "safely isn’t it’ll trusted lion poem rhythm homework careful busy statement TV GP business "
    "minutes Wednesday 45 bullied",
    3: "idea area expertise NHS 999 serious video beautiful opinion animal period worrying "
    "physical everything parliament nobody’s regional mental-health anyone",
    4: "society community experience organising education 1991 anxiety secondary January "
    "psychology situation",
    5: "UNCRC opportunity inclusivity",
}
"""As the dictionary of Carnegie Mellon University has them, in any of the ways that it knows."""


@pytest.mark.parametrize("number", SYLLABLES)
def test_the_syllables_of_words_that_are_known(number: int) -> None:
    wrong = {w: count_syllables(w) for w in SYLLABLES[number].split()}
    assert {word: found for word, found in wrong.items() if found != number} == {}


def words(text: str) -> list[int]:
    return [sentence.words for sentence in sentences_in(text, HERE)]


def test_sentences_end_where_they_end() -> None:
    assert words("One two. Three? “Four!” five… six") == [2, 1, 1, 1, 1]
    assert words("“Come in,” she says. “Sit down.”") == [4, 2]
    assert words("The score is 2.3 of 4. It is well-known.") == [6, 3]
    assert words("— …") == []
    assert words("See https://example.org/a.b.c now. Ask me@example.org.") == [2, 1]
    assert words("Mae’n dŷ i’r ci. Ie.") == [4, 1]


def test_a_sentence_knows_its_line() -> None:
    found = list(sentences_in("One\ntwo.\nThree\nfour.", HERE, 7))
    assert [(s.text, s.line) for s in found] == [("One two.", 7), ("Three four.", 9)]


def test_what_is_counted_on_a_page(small: Path) -> None:
    body = "## A long heading that nobody counts\n\nOne two three.\n\n- four five\n- six\n"
    folder = small / "docs/en/young-people"
    folder.mkdir()
    (folder / "index.md").write_text(page("en", "Young", "", body), encoding="utf-8")
    hub = load_hub(small)
    found = read_page(hub, hub.pages["en", "young-people/index.md"])
    assert [sentence.words for sentence in found.sentences] == [10, 3, 2, 1]
    assert (found.words, found.mean, found.longest) == (16, 4.0, 10)


def test_the_help_lines_of_a_page_count(small: Path) -> None:
    replace(
        small,
        "framework/help_lines.yml",
        "    phone: '999'",
        "    young_people:\n      en: Ring in danger. Do it now.\n      cy: Ffoniwch nawr.\n"
        "    phone: '999'",
    )
    hub = load_hub(small)
    found = read_page(hub, hub.pages["en", "everything.md"])
    lines = [(s.text, str(s.path), s.line) for s in found.sentences if "hel" in str(s.path)]
    assert lines == [
        ("Ring in danger.", "framework/help_lines.yml", 11),
        ("Do it now.", "framework/help_lines.yml", 11),
    ]
