"""What the command writes for a lead whose teams sent their files."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest

from nest_hub.assessments.outputs import write_picture
from nest_hub.assessments.outputs.words import PictureWords
from nest_hub.cli import main
from nest_hub.languages import LANGUAGES
from tests.assessments.vectors import (
    FACTS,
    PLACE,
    content,
    item,
    picture_of,
    picture_of_sent,
    reader,
    sealed,
)

NAMES = ["assessments-refused.csv", "assessments.csv", "assessments.html", "assessments.json"]
NAMES += ["assessments.xlsx"]


def run(*arguments: object) -> int:
    return main(["--root", str(Path(__file__).parents[2]), *map(str, arguments)])


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_assessments_make_only_the_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = copytree(PLACE / "sent", tmp_path / "sent")
    for record in (sent / "records").iterdir():
        record.unlink()
    assert run("report", sent, "-o", tmp_path / "out") == 0
    assert files_of(tmp_path / "out") == NAMES
    said = capsys.readouterr().out
    assert "12 files for the picture of teams: 6 assessments of 5 teams; 3 refused." in said
    assert "records" not in said


def test_where_every_file_is_refused_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_bytes((PLACE / "sent" / "damaged.json").read_bytes())
    assert run("report", tmp_path / "a.json", "-o", tmp_path / "out") == 1
    said = capsys.readouterr()
    assert "damaged: 1" in said.out
    assert files_of(tmp_path) == ["a.json"]


@pytest.mark.parametrize("form", ["csv", "html", "json", "xlsx"])
def test_no_output_says_what_a_team_wrote_or_who_it_is(tmp_path: Path, form: str) -> None:
    write_picture(picture_of_sent(), tmp_path, [form], LANGUAGES)
    for path in tmp_path.iterdir():
        text = _text(path)
        assert "SECRET" not in text
        assert "Harbour" not in text
        assert "trusted-adults" in text or "refused" in path.name


def _text(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_names_of_files_are_texts_wherever_they_are_shown(tmp_path: Path) -> None:
    picture = picture_of_sent()
    picture["input"]["refused"] = [{"name": '=A1&"<b>".json', "reason": "range"}]
    write_picture(picture, tmp_path, ["csv", "html", "xlsx"], ["en"])
    assert files_of(tmp_path) == [
        "assessments-en.html",
        "assessments-en.xlsx",
        "assessments-refused.csv",
        "assessments.csv",
    ]
    page = (tmp_path / "assessments-en.html").read_text(encoding="utf-8")
    assert "<b>&#34;" not in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert "\"'=A1&" in (tmp_path / "assessments-refused.csv").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(tmp_path / "assessments-en.xlsx")
    cell = book.worksheets[-1]["A3"]
    assert (cell.value, cell.data_type) == ('\'=A1&"<b>".json', "s")


def test_numbers_in_the_workbook_are_those_of_the_picture(tmp_path: Path) -> None:
    picture = picture_of_sent()
    write_picture(picture, tmp_path, ["xlsx"], ["cy"])
    book = openpyxl.load_workbook(tmp_path / "assessments-cy.xlsx")
    grids = PictureWords(picture, "cy").grids()
    assert [grid.id for grid in grids] == ["principles", "changes", "regions"]
    for sheet, grid in zip(book.worksheets[1:4], grids, strict=True):
        for row, cells in zip(grid.rows, sheet.iter_rows(min_row=3, values_only=True), strict=True):
            assert cells[1:] == tuple("–" if cell == "" else cell for cell in row.cells)


def test_five_teams_are_enough_only_if_every_region_has_five() -> None:
    def words(*items: dict[str, Any]) -> PictureWords:
        return PictureWords(picture_of(list(items)), "en")

    teams = [item(number, f"{number}", 2) for number in range(5)]
    assert not words(*teams).is_few
    assert words(*teams[:4]).is_few
    assert words(*teams, item(9, "Far", 2, region="powys")).is_few


def test_without_figures_for_wales_none_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FACTS, "national", None)
    words = PictureWords(picture_of([item(1, "A", 2, 3)]), "cy")
    assert words.national_day == ""
    assert len(words.grids()[0].heads) == 7
    assert len(words.sentences("principles")) == 1


def test_the_reader_goes_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(reader()))
    assert again("a", sealed(content(item(1, "A", 2)))) == reader()(
        "a", sealed(content(item(1, "A", 2)))
    )
