"""`nest-hub new case-study --from`: the words of a filled-in issue form, in place."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, MISUSED
from nest_hub.content.study_form import FORMS
from nest_hub.languages import LANGUAGES
from tests.commands.a_chair import (
    ONE_YEAR_ON,
    SHARED,
    WORDS,
    nothing_is_left,
    run,
    without_guides,
)
from tests.filled_forms import filled
from tests.findings import findings

ENGLISH_FORM: dict[str, str | list[str]] = {
    "title": "A chair by the door",
    "description": "How a school made it easier to come in.",
    "organisation": "A school",
    "kind": "Real practice",
    "regions": ["Powys"],
    "sectors": ["Education", "Youth work"],
    "ages": ["Young people"],
    "principles": ["No wrong door"],
    "date": "2026-11",
    **dict(zip(("need", "done", "said", "changed", "learned"), WORDS["en"], strict=True)),
    "consent_appears": ["A young person"],
    "consent_given_by": [
        "Every young person who appears",
        "A parent or carer of every child and young person",
    ],
    "consent_use": "This website",
    "consent_given_on": "2026-05-01",
    "consent_until": "2999-04-30",
    "consent_form_kept_at": "The school’s records",
    "details_changed": "Yes, some details were changed",
    "promises": [],
}
WELSH_FORM: dict[str, str | list[str]] = {
    "title": "Cadair wrth y drws",
    "description": "Sut y gwnaeth ysgol hi’n haws dod i mewn.",
    "organisation": "Ysgol",
    "kind": "Arfer go iawn",
    "sectors": ["Addysg", "Gwaith ieuenctid"],
    "ages": ["Pobl ifanc"],
    "principles": ["Dim drws anghywir"],
    "date": "2026-11",
    **dict(zip(("need", "done", "said", "changed", "learned"), WORDS["cy"], strict=True)),
    "details_changed": "Do, newidiwyd rhai manylion",
}
WITH_FORM = SHARED.replace("regions: []", "regions: [powys]")


@pytest.fixture
def with_forms(small: Path, root: Path) -> Path:
    """The small hub with the project's forms, which offer more than it has."""
    shutil.copytree(root / ".github", small / ".github")
    return small


def test_both_forms_make_a_case_study_that_is_sound(with_forms: Path, tmp_path: Path) -> None:
    english, welsh = tmp_path / "en.txt", tmp_path / "cy.txt"
    english.write_text(filled(with_forms / FORMS["en"], ENGLISH_FORM), encoding="utf-8")
    # A browser sends lines that end in two signs.
    text = filled(with_forms / FORMS["cy"], WELSH_FORM).replace("\n", "\r\n")
    welsh.write_bytes(text.encode())
    assert run(with_forms, "a-chair", "--from", str(english), "--from", str(welsh)) == DONE
    folder = with_forms / "case_studies/a-chair"
    shared = (folder / "case_study.yml").read_text(encoding="utf-8")
    assert without_guides(shared) == WITH_FORM.format(review=ONE_YEAR_ON)
    assert "<!--" not in "".join((folder / f"{la}.md").read_text("utf-8") for la in LANGUAGES)
    shutil.rmtree(with_forms / ".github")
    accept = ["translations", "accept", str(folder / "cy.md")]
    assert main(["--root", str(with_forms), *accept]) == DONE
    assert findings(with_forms) == []


def test_one_form_from_standard_input_leaves_the_translation_to_do(
    with_forms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = filled(with_forms / FORMS["cy"], WELSH_FORM)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert run(with_forms, "a-chair", "--from", "-", "--kind", "illustration") == DONE
    said = capsys.readouterr().out
    assert "run `nest-hub translations accept case_studies/a-chair/en.md`" in said
    folder = with_forms / "case_studies/a-chair"
    welsh = (folder / "cy.md").read_text(encoding="utf-8")
    assert welsh.count("<!--") == 0
    english = (folder / "en.md").read_text(encoding="utf-8")
    assert english.startswith("---\ntitle:\ndescription:\n---\n")
    assert english.count("<!-- Guide: ") == 5
    shared = (folder / "case_study.yml").read_text(encoding="utf-8")
    assert "kind: illustration\n" in shared
    assert "organisation:\n  en:\n  cy: Ysgol\n" in shared


def test_an_answer_may_hold_headings_of_its_own(with_forms: Path, tmp_path: Path) -> None:
    own = "First.\n\n### Title\n\nSecond.\n\n### Anything\n\nThird."
    form = tmp_path / "form.md"
    answers = {**ENGLISH_FORM, "done": own}
    form.write_text(filled(with_forms / FORMS["en"], answers), encoding="utf-8")
    assert run(with_forms, "a-chair", "--from", str(form)) == DONE
    english = (with_forms / "case_studies/a-chair/en.md").read_text(encoding="utf-8")
    assert f"## What was done\n\n{own}\n\n## What young people said\n" in english


def test_forms_that_cannot_be_read(
    with_forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.md"
    form.write_text("Hello, I have a case study.\n", encoding="utf-8")
    assert run(with_forms, "a-chair", "--from", str(form)) == MISUSED
    assert capsys.readouterr().err == (
        f"{form} is not the text of a filled-in form: it has no heading as '### Title'.\n"
        "Nothing was written.\n"
    )
    changed = {**ENGLISH_FORM, "kind": "True story", "date": "in May", "regions": ["Powis"]}
    form.write_text(filled(with_forms / FORMS["en"], changed), encoding="utf-8")
    assert run(with_forms, "a-chair", "--from", str(form)) == MISUSED
    assert capsys.readouterr().err == (
        f"{form}: Under 'What is it?': 'True story' is not one of its choices. They are: "
        "Real practice; Related practice; Made-up illustration.\n"
        f"{form}: Under 'In which regions was it?': 'Powis' is not one of its choices. They are: "
        "Powys.\n"
        f"{form}: Under 'When was it?': 'in May' is not a date. Write a year, a year and month, "
        "or a day: 2026, 2026-11 or 2026-11-22.\n"
        "Nothing was written.\n"
    )
    assert run(with_forms, "a-chair", "--from", "none.md") == MISUSED
    assert capsys.readouterr().err == (
        "none.md cannot be read: No such file or directory.\nNothing was written.\n"
    )
    assert nothing_is_left(with_forms)
