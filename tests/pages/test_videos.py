"""A video on the page of a section: whole without script, nothing loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.load import load_hub
from nest_hub.content.timing import page_load
from nest_hub.languages import Language
from nest_hub.pages.compose import compose
from tests.findings import findings
from tests.pictures import picture
from tests.small_hub import replace

QUESTIONS = "modules/nest/questions.yml"
FILM = """\
    file: door.webm
    captions:
      en: door.en.vtt
      cy: door.cy.vtt
"""


def section(root: Path, language: Language) -> str:
    hub = load_hub(root)
    page = hub.page(language, "modules/nest/first.md")
    assert page is not None
    return compose(hub, page).whole


def test_a_film_with_captions_in_both_languages(small: Path) -> None:
    text = section(small, "cy")
    place = "../../../../assets/content/modules/nest/media/door"
    assert '<video controls preload="none" aria-label="Wrth y drws">' in text
    assert f'<source src="{place}.webm" type="video/webm">' in text
    assert (
        f'<track kind="captions" src="{place}.cy.vtt" srclang="cy" label="Cymraeg" default>' in text
    )
    assert f'<track kind="captions" src="{place}.en.vtt" srclang="en" label="English">' in text
    assert "Hyd: 1 eiliad" in text
    _, _, transcript = text.partition("<summary>Trawsgrifiad")
    assert "\n\nDewch i mewn, ac eisteddwch.\n\n</details>" in transcript


def test_a_poster_is_described(small: Path) -> None:
    poster = (
        "    poster:\n      file: door.png\n      text:\n        en: A door\n        cy: Drws\n"
    )
    replace(small, QUESTIONS, "    seconds: 1\n", f"    seconds: 1\n{poster}")
    (small / "modules/nest/media/door.png").write_bytes(picture("png-clean"))
    assert findings(small) == []
    text = section(small, "cy")
    assert 'door.png" aria-describedby="v-door-poster">' in text
    assert '<p class="hidden" id="v-door-poster">Drws</p>' in text


def test_a_video_elsewhere_is_a_link_that_says_where_it_leads(small: Path) -> None:
    there = "    address: https://www.example.org/door\n    captions_there: [cy, en]\n"
    replace(small, QUESTIONS, FILM, there)
    assert findings(small) == []
    text = section(small, "en")
    assert '<a href="https://www.example.org/door">Watch it on example.org</a>' in text
    assert "the link leaves the hub" in text
    assert "Come in, and sit down." in text
    assert "<video" not in text
    assert "src=" not in text


def test_its_length_counts(small: Path) -> None:
    def minutes() -> float:
        hub = load_hub(small)
        page = hub.page("en", "modules/nest/first.md")
        assert page is not None
        return page_load(hub, page).minutes

    before = minutes()
    replace(small, QUESTIONS, "    seconds: 1\n", "    seconds: 121\n")
    assert minutes() - before == pytest.approx(2)
    assert "Length: 2 minutes 1 second</p>" in section(small, "en")
