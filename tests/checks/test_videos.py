"""Films that are not what they are called, or are too large: faults that no edit of text makes."""

from __future__ import annotations

from pathlib import Path

from nest_hub.checks.videos import MOST_BYTES
from tests.findings import findings
from tests.small_hub import FILM, replace

QUESTIONS = "modules/nest/questions.yml"
MEDIA = "modules/nest/media"


def test_a_film_of_another_type(small: Path) -> None:
    replace(small, QUESTIONS, "file: door.webm", "file: door.mp4")
    (small / MEDIA / "door.mp4").write_bytes(FILM.read_bytes())
    assert "\n".join(findings(small)) == (
        "modules/nest/questions.yml:554: The file 'door.mp4' of video 'door' is a .webm film.\n"
        "  Give it the ending that it should have."
    )


def test_no_film_at_all(small: Path) -> None:
    (small / MEDIA / "door.webm").write_text("A door opens.", encoding="utf-8")
    assert "\n".join(findings(small)) == (
        "modules/nest/questions.yml:554: The file 'door.webm' of video 'door' is neither an .mp4 "
        "nor a .webm film.\n  Save the film again in one of these two forms."
    )


def test_a_film_that_is_too_large(small: Path) -> None:
    with (small / MEDIA / "door.webm").open("r+b") as film:
        film.truncate(MOST_BYTES + 1_000_000)
    assert "\n".join(findings(small)) == (
        "modules/nest/questions.yml:554: The file 'door.webm' of video 'door' has 31 megabytes, "
        "more than 30.\n"
        "  Save it with a smaller picture, or publish it elsewhere and write `address:`."
    )


def test_a_film_for_each_language(small: Path) -> None:
    replace(small, QUESTIONS, "file: door.webm", "file:\n      en: door.webm\n      cy: drws.webm")
    replace(small, QUESTIONS, "seconds: 1", "seconds:\n      en: 1\n      cy: 1")
    (small / MEDIA / "drws.webm").write_bytes(FILM.read_bytes())
    assert findings(small) == []


def test_captions_that_are_no_text(small: Path) -> None:
    (small / MEDIA / "door.cy.vtt").write_bytes(b"WEBVTT\n\nt\xf7")
    assert "\n".join(findings(small)) == (
        "modules/nest/media/door.cy.vtt:3: The file is not UTF-8 text.\n  Save it again as UTF-8."
    )
