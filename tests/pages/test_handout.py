"""A module's handout: everything of the module once, and the answers after all of it."""

from __future__ import annotations

import re
from pathlib import Path

from nest_hub.checks import check_hub
from nest_hub.content.load import load_hub
from nest_hub.languages import PHRASES
from nest_hub.pages.compose import compose
from nest_hub.pages.view import build_view
from tests.small_hub import accept_all, page, replace

URI = "modules/nest/handout.md"
ORDER_AND_MATCH = """\
  - id: in-order
    use: check
    type: order
    outcomes: [open-doors]
    text:
      en: What comes first?
      cy: Beth sy’n dod gyntaf?
    hint:
      en: Begin at the door.
      cy: Dechreuwch wrth y drws.
    items:
      - {id: a, text: {en: Knock, cy: Cnocio}}
      - {id: b, text: {en: Wait, cy: Aros}}
      - {id: c, text: {en: Come in, cy: Dod i mewn}}
    why:
      en: A door opens in its own time.
      cy: Mae drws yn agor yn ei amser ei hun.
  - id: in-pairs
    use: check
    type: match
    outcomes: [open-doors]
    text:
      en: Which belong together?
      cy: Pa rai sy’n perthyn?
    pairs:
      - {id: a, left: {en: Door, cy: Drws}, right: {en: House, cy: Tŷ}}
      - {id: b, left: {en: Page, cy: Tudalen}, right: {en: Book, cy: Llyfr}}
    why:
      en: Each opens the other.
      cy: Mae’r naill yn agor y llall.
reflections:
"""


def handout(root: Path, language: str = "en") -> tuple[str, str]:
    """The handout's Markdown: what is before the answers, and the answers."""
    hub = load_hub(root)
    ours = hub.page("cy" if language == "cy" else "en", URI)
    assert ours is not None
    text = compose(hub, ours).whole
    title = PHRASES[ours.language].handout_answers
    before, _, answers = text.partition(f"## {title} {{#answers .handout-answers}}")
    assert answers
    return before, answers


def test_it_has_every_section_and_question_once_and_in_order(small: Path) -> None:
    for number, name in enumerate(("first", "second", "third", "fourth", "fifth"), 1):
        replace(small, f"modules/nest/en/{name}.md", "title: Module", f"title: Part {number}")
    before, answers = handout(small)
    titles = [line for line in before.split("\n") if line.startswith("## ")]
    assert titles == [*(f"## Part {number}" for number in range(1, 6)), "## Module"]
    numbers = [f"Question {number}</p>" for number in range(1, 18)]
    for text in (before, answers):
        places = [text.index(number) for number in numbers]
        assert places == sorted(places)
        assert len(re.findall(r"Question \d+</p>", text)) == 17
    assert [line for line in answers.split("\n") if line.startswith("#")] == [
        "### Part 1",
        "### Part 2",
        "### Module",
    ]


def test_answers_stand_only_after_the_questions(small: Path) -> None:
    before, answers = handout(small)
    for said in ("That opens the door.", "That shuts the door.", "An open door helps."):
        assert said not in before
        assert said in answers
    assert before.count("<li>Come in</li>") == 17


def test_what_is_put_in_order_or_matched(small: Path) -> None:
    flat = ORDER_AND_MATCH.replace("\\\n", "")
    replace(small, "modules/nest/questions.yml", "reflections:\n", flat)
    for language in ("en", "cy"):
        blocks = (
            "/// check | ask-first\n///\n\n/// check | in-order\n///\n\n/// check | in-pairs\n///"
        )
        replace(small, f"modules/nest/{language}/first.md", "/// check | ask-first\n///", blocks)
    before, answers = handout(small)
    assert '<ul class="handout-blanks"><li>' in before
    assert "<li>Knock</li><li>Wait</li><li>Come in</li>" not in before
    assert "<ol><li>Knock</li><li>Wait</li><li>Come in</li></ol>" in answers
    assert "<strong>Hint:</strong> Begin at the door." in answers
    assert '<ol type="A"><li>Book</li><li>House</li></ol>' in before
    assert "<dt>Door</dt><dd>B. House</dd>" in answers
    assert "<dt>Page</dt><dd>A. Book</dd>" in answers


def test_a_story_keeps_its_consequences_for_the_answers(small: Path) -> None:
    before, answers = handout(small)
    for said in ("The bell rings.", "What do you do?", "<li>Offer it</li>", "What now?"):
        assert said in before
    for said in ("A friend is there.", "You talk."):
        assert said not in before
        assert said in answers
    # Where a choice leads is said where the choices of a step lead apart.
    assert "A friend is there. Go on to step 2.</span>" in answers
    assert "The bell is quiet. The end.</span>" in answers
    assert "Your friend stands.</span>" in answers


def test_headings_go_down_and_links_lead_to_the_pages(small: Path) -> None:
    body = (
        "## A door {#door}\n\nSee [above](#door) and [more](/values/values-led.md#what-it-means)."
        "\n\n### A wall\n\n## A wall\n\nWe listen"
    )
    replace(small, "modules/nest/en/second.md", "\n\nWe listen", f"\n\n{body}")
    before, _ = handout(small)
    lines = [line for line in before.split("\n") if line.startswith("#")]
    assert [line for line in lines if "Module" not in line] == [
        "### A door",
        "#### A wall",
        "### A wall",
    ]
    assert "[above](../second/#door)" in before
    assert "[more](../../../values/values-led/#what-it-means)" in before


def test_a_reflection_has_lines_to_write_on_and_a_video_its_words(small: Path) -> None:
    before, _ = handout(small)
    assert "Which door is yours?" in before
    assert '<div class="handout-lines" aria-hidden="true"><span>' in before
    assert "Come in, and sit down." in before
    for tag in ("<form", "<input", "<textarea", "<video", "<details", " id="):
        assert tag not in before.replace('<h2 id="outcomes">', "")


def test_it_is_in_the_language_of_its_module(small: Path) -> None:
    hub = load_hub(small)
    titles = {la: ours.title for (la, uri), ours in hub.pages.items() if uri == URI}
    assert titles == {"cy": "Taflen: Modiwl", "en": "Handout: Module"}
    assert {hub.address(ours) for ours in hub.pages.values() if ours.kind == "handout"} == {
        "cy/modules/modiwl/taflen/",
        "en/modules/nest/handout/",
    }
    for name, way in (("index", "taflen/"), ("next-step", "../taflen/")):
        ours = hub.page("cy", f"modules/nest/{name}.md")
        assert ours is not None
        assert f"[Argraffu taflen ar gyfer sesiwn tîm]({way})" in compose(hub, ours).whole


def test_it_is_read_when_all_that_it_is_made_of_is_read(small: Path) -> None:
    def says_unreviewed() -> dict[str, bool]:
        hub = load_hub(small)
        pages = {la: ours for (la, uri), ours in hub.pages.items() if uri == URI}
        return {la: build_view(hub, p, None, "https://x/")["unreviewed"] for la, p in pages.items()}

    assert says_unreviewed() == {"cy": True, "en": False}
    files = sorted((small / "modules/nest/cy").glob("*.md"))
    for file in files:
        assert says_unreviewed()["cy"]
        replace(small, f"modules/nest/cy/{file.name}", "slug:", "reviewed: true\nslug:")
    assert says_unreviewed()["cy"] is False


def test_it_is_a_draft_where_its_module_is(small: Path) -> None:
    replace(small, "modules/nest/cy/index.md", "slug:", "draft: true\nslug:")
    hub = load_hub(small)
    ours = hub.page("en", URI)
    assert ours is not None
    assert not hub.published(ours)
    assert hub.is_draft(URI)


def test_its_name_cannot_be_taken(small: Path) -> None:
    for language in ("en", "cy"):
        file = small / f"modules/nest/{language}/handout.md"
        file.write_text(page(language, "Modiwl" if language == "cy" else "Module", "arall"))
    accept_all(small)
    hub = load_hub(small)
    assert [finding.plain() for finding in check_hub(hub)] == [
        f"modules/nest/{language}/handout.md: The name 'handout' is kept for the module’s handout, "
        "which is made from its other pages.\n"
        "  Give the file another name, in both languages and in module.yml."
        for language in ("cy", "en")
    ]
