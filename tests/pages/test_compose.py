"""Pages as Markdown for an engine: blocks, links, images, and what the generator adds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nest_hub.content.blocks import GENERATED, MODULE_BLOCKS
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.blocks import RENDERERS
from nest_hub.pages.compose import compose
from tests.small_hub import replace


def composed(hub: Hub, language: Language, uri: str) -> str:
    """The Markdown of one page."""
    page = hub.page(language, uri)
    assert page is not None
    return compose(hub, page).whole


def test_every_block_that_is_known_can_be_rendered() -> None:
    assert sorted(RENDERERS) == sorted([*GENERATED, *MODULE_BLOCKS])


def test_links_lead_from_the_page_to_the_page(small: Path) -> None:
    link = "\n\n[Door](/principles/no-wrong-door.md#what-it-means) We listen"
    replace(small, "docs/en/values/values-led.md", "\n\nWe listen", link)
    text = composed(load_hub(small), "en", "values/values-led.md")
    assert "[Door](../../principles/no-wrong-door/#what-it-means) We listen" in text


def test_a_word_leads_to_its_place_in_the_glossary(small: Path) -> None:
    word = "\n\n**[Doors (all [of] them)](glossary:door)**, [none](glossary:dor). We listen"
    replace(small, "docs/en/values/values-led.md", "\n\nWe listen", word)
    text = composed(load_hub(small), "en", "values/values-led.md")
    assert "**Doors (all [of] them)**, none. We listen" in text  # there is no such page
    shutil.copy(small / "docs/en/everything.md", small / "docs/en/glossary.md")
    text = composed(load_hub(small), "en", "values/values-led.md")
    assert "**[Doors (all [of] them)](../../glossary/#term-door)**, none. We listen" in text


def test_an_example_says_that_it_is_made_up(small: Path) -> None:
    block = "\n\n/// example | A <visit>\nHello **there**\n///\n\nRydym"
    replace(small, "docs/cy/index.md", "\n\nRydym", block)
    text = composed(load_hub(small), "cy", "index.md")
    assert (
        '<div class="example" markdown="1">\n\n'
        '<p class="block-label">Enghraifft ddychmygol: A &lt;visit&gt;</p>\n\n'
        "Hello **there**\n\n</div>"
    ) in text


def test_an_image_is_shared_by_both_languages(small: Path) -> None:
    for language, text in (("en", 'An "open" door'), ("cy", "Drws agored")):
        name = f"case_studies/one-door/{language}.md"
        replace(small, name, "\n\n## ", f"\n\n![{text}](door.png)\n\n## ")
    hub = load_hub(small)
    uri = "case-studies/one-door.md"
    assert (
        '<img src="../../../assets/content/case_studies/one-door/door.png" '
        'alt="An &quot;open&quot; door" loading="lazy">'
    ) in composed(hub, "en", uri)
    assert 'alt="Drws agored"' in composed(hub, "cy", uri)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_principle_leads_to_what_teaches_and_shows_it(small: Path, language: Language) -> None:
    hub = load_hub(small)
    text = composed(hub, language, "principles/no-wrong-door.md")
    section = hub.page(language, "modules/nest/first.md")
    study = hub.page(language, "case-studies/one-door.md")
    assert section is not None
    assert study is not None
    for page in (section, study):
        assert f'href="../../../{hub.address(page)}"'.replace(f"../{language}/", "") in text


def test_a_question_is_whole_without_script(small: Path) -> None:
    text = composed(load_hub(small), "en", "modules/nest/first.md")
    form = text[text.index("<form") : text.index("</form>")]
    assert '<button type="submit" hidden disabled>' in form
    assert form.count('<input type="radio"') == 2
    answer = form[form.index('<details class="answer">') :]
    for said in ("That opens the door.", "That shuts the door.", "An open door helps."):
        assert said in answer
    assert "\n\n" not in form


def test_words_of_a_question_are_text_and_not_html(small: Path) -> None:
    replace(small, "modules/nest/questions.yml", "en: Come in", "en: <script>x</script>")
    replace(small, "modules/nest/en/quiz.md", "\n\nWe listen", "\n\nThe quiz. We listen")
    text = composed(load_hub(small), "en", "modules/nest/quiz.md")
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert "<script>" not in text


def test_addresses_are_in_the_language_of_the_page(small: Path) -> None:
    hub = load_hub(small)
    addresses = {hub.address(page) for page in hub.pages.values() if "one-door" in page.uri} | {
        hub.address(page) for page in hub.pages.values() if page.uri == "values/values-led.md"
    }
    assert addresses == {
        "cy/case-studies/un-drws/",
        "cy/gwerthoedd/values-led-cy/",
        "en/case-studies/one-door/",
        "en/values/values-led/",
    }
