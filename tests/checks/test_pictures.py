"""Pictures outside case studies, what is never opened, and that looking takes no time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from nest_hub.checks.picture_words import check_picture_words
from nest_hub.checks.pictures import check_pictures, listed
from nest_hub.content.load import load_hub
from nest_hub.content.pictures import picture as reading
from tests.findings import findings
from tests.pictures import picture
from tests.small_hub import accept_all, replace

STUDY = "case_studies/one-door"


def place(root: Path, folder: str, name: str) -> None:
    """Shows the picture in a section of the module, in both languages."""
    for language, text in (("en", "A door, half open"), ("cy", "Drws, yn hanner agored")):
        file = f"{folder}/{language}/{'first' if folder.startswith('modules') else 'index'}.md"
        replace(root, file, "\n---\n\n", f"\n---\n\n![{text}]({name})\n\n")
    accept_all(root)


@pytest.mark.parametrize(
    ("page", "file"),
    [("modules/nest", "modules/nest/door.jpg"), ("docs", "docs/images/door.jpg")],
)
def test_a_picture_of_any_page_is_read(small: Path, page: str, file: str) -> None:
    (small / file).parent.mkdir(exist_ok=True)
    (small / file).write_bytes(picture("jpeg-gps"))
    assert findings(small) == []  # no page shows it, and it is no contributor's
    place(small, page, "door.jpg")
    assert [finding.split(": ")[0] for finding in findings(small)] == [file]


def test_a_page_that_shows_sound_pictures_has_no_findings(small: Path) -> None:
    for name in ("jpeg-clean.jpeg", "png-clean.png", "webp-clean.webp", "avif-clean.avif"):
        (small / "modules/nest" / name).write_bytes(picture(name.split(".")[0]))
        place(small, "modules/nest", name)
    assert findings(small) == []


def test_a_poster_is_a_picture_too(small: Path) -> None:
    poster = (
        "    poster:\n      file: door.png\n      text:\n        en: A door\n        cy: Drws\n"
    )
    replace(small, "modules/nest/questions.yml", "    seconds: 1\n", f"    seconds: 1\n{poster}")
    (small / "modules/nest/media/door.png").write_bytes(picture("png-text"))
    assert [finding.split("\n")[0] for finding in findings(small)] == [
        "modules/nest/media/door.png: The picture holds a text that is not shown."
    ]


def test_a_link_among_files_is_not_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(picture("jpeg-gps"))
    (small / STUDY / "door.jpg").symlink_to(outside)
    assert list(check_pictures(load_hub(small))) == []


def test_a_picture_is_read_once_while_it_stays_as_it_is(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = reading.judge

    def judge(data: bytes, kind: str) -> reading.Picture:
        read.append(kind)
        return real(data, kind)

    monkeypatch.setattr(reading, "judge", judge)
    file = small / STUDY / "door.jpg"
    for name, times in (("jpeg-gps", 1), ("jpeg-camera", 2)):
        file.write_bytes(picture(name))
        first, second = (list(check_pictures(load_hub(small))) for _ in range(2))
        assert first == second != []
        assert len(read) == times


def test_a_draft_may_still_lack_its_picture(small: Path) -> None:
    (small / STUDY / "door.jpg").write_bytes(picture("jpeg-clean"))
    replace(small, f"{STUDY}/en.md", "\n---\n\n", "\n---\n\n![A door, half open](door.jpg)\n\n")
    assert list(check_picture_words(load_hub(small))) != []
    replace(small, f"{STUDY}/cy.md", "title:", "draft: true\ntitle:")
    assert list(check_picture_words(load_hub(small))) == []


def test_the_same_words_are_found_in_the_translation(small: Path) -> None:
    (small / STUDY / "door.jpg").write_bytes(picture("jpeg-clean"))
    for language in ("en", "cy"):
        file = f"{STUDY}/{language}.md"
        replace(small, file, "\n---\n\n", "\n---\n\n![Plant  PLANT](door.jpg)\n\n")
    [finding] = check_picture_words(load_hub(small))
    assert str(finding.path) == f"{STUDY}/cy.md"
    assert finding.problem.startswith("The alternative text 'Plant  PLANT' is that of ")


def test_looking_for_pictures_takes_no_time(small: Path) -> None:
    hub = load_hub(small)
    for number in range(1, 500):
        (small / f"case_studies/door-{number}").mkdir()
        (small / f"case_studies/door-{number}/case_study.yml").touch()
    started = time.process_time()
    assert [*check_pictures(hub), *check_picture_words(hub)] == []
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("things", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(things: list[str], said: str) -> None:
    assert listed(things) == said
