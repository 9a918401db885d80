"""The table of reading grades, in a terminal and on a pull request’s page."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE
from tests.small_hub import accept_all, page

BODIES = {
    "en": "We listen to you. You can ask us things.",
    "cy": "Rydym yn gwrando arnoch. Cewch ofyn pethau i ni.",
}


@pytest.fixture
def young(small: Path) -> Path:
    """A small hub with one page for young people."""
    for language, body in BODIES.items():
        folder = small / "docs" / language / "young-people"
        folder.mkdir()
        text = page(language, "Ifanc" if language == "cy" else "Young", "ifanc", body)
        (folder / "index.md").write_text(text, encoding="utf-8")
    accept_all(small)
    return small


def test_the_check_prints_the_grades(young: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(young), "check"]) == DONE
    assert (
        "Reading                    English grade  Welsh words a sentence  Welsh longest\n"
        "  young-people/index.md              0.5                     8.3             16\n"
        "  At most 6, 12 and 22. The grade is Flesch–Kincaid’s.\n"
    ) in capsys.readouterr().out


def test_so_does_the_summary(young: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(young), "check", "--format", "summary"]) == DONE
    assert capsys.readouterr().out.endswith(
        "\n### How hard the young people’s pages are\n"
        "\n"
        "| Page | English grade | Welsh words a sentence | Welsh longest |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| young-people/index.md | 0.5 | 8.3 | 16 |\n"
        "\n"
    )


def test_a_page_in_one_language_has_the_numbers_of_that_one(
    young: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (young / "docs/cy/young-people/index.md").unlink()
    main(["--root", str(young), "check"])
    said = capsys.readouterr().out
    assert (
        "  young-people/index.md              0.5                       –              –\n" in said
    )


def test_where_there_is_no_such_page_there_is_no_table(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(small), "check"]) == DONE
    assert "Reading" not in capsys.readouterr().out
