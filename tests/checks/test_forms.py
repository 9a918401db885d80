"""The issue forms ask for all of a case study, alike in both languages, with the choices there are.

A name corrected in the framework is corrected in the forms too, or the check says so.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from nest_hub.checks.forms import check_forms
from nest_hub.content.case_studies import HEADINGS, CaseStudyData, Consent
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.study_fields import FIELDS, SECTIONS, choices
from nest_hub.content.study_form import FORMS, Form, load_forms
from nest_hub.languages import LANGUAGES
from tests.findings import findings

OF_THE_PAGE = {"title", "description"}
"""What the front matter asks of an author; the rest of it is written by commands."""
NOT_OF_THE_MODEL = {"promises"}


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, Form]:
    found, faults = load_forms(root)
    assert faults == []
    return {form.language: form for form in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_case_study_is_asked(forms: dict[str, Form], language: str) -> None:
    asked = {question.id for question in forms[language].questions}
    consent = {f"consent_{name}" for name in Consent.model_fields}
    fields = set(CaseStudyData.model_fields) - {"consent"} | consent | OF_THE_PAGE
    assert asked == fields | set(SECTIONS) | NOT_OF_THE_MODEL
    assert {field.id for field in FIELDS} == fields


def test_both_forms_ask_the_same_in_the_same_order(forms: dict[str, Form]) -> None:
    shape = {
        language: [(q.id, q.type, len(q.options)) for q in form.questions]
        for language, form in forms.items()
    }
    assert shape["en"] == shape["cy"]
    labels = {language: {q.label for q in form.questions} for language, form in forms.items()}
    assert labels["en"] & labels["cy"] == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_five_headings_are_the_questions(forms: dict[str, Form], language: str) -> None:
    labels = [q.label for q in forms[language].questions if q.id in SECTIONS]
    assert labels == HEADINGS[language]


def test_what_can_be_chosen_is_chosen_and_each_choice_has_words(
    forms: dict[str, Form], hub: Hub
) -> None:
    for form in forms.values():
        for question in form.questions:
            valid = choices(hub, question.id)
            options = [labels[form.language] for labels in valid.values()]
            assert list(question.options) == options or question.id in NOT_OF_THE_MODEL
            assert len(set(options)) == len(options)
            assert all(options)


def test_the_forms_warn_that_everyone_can_read_them(root: Path) -> None:
    for language, words in (("en", "Everyone can read"), ("cy", "Gall pawb ddarllen")):
        body: list[dict[str, Any]] = yaml.safe_load(
            (root / FORMS[language]).read_text(encoding="utf-8")
        )["body"]
        assert body[0]["type"] == "markdown"
        assert words in body[0]["attributes"]["value"]
        promises = body[-1]["attributes"]["options"]
        assert [promise["required"] for promise in promises] == [True] * 3


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("vendor.github-issue-forms", [str(path) for path in FORMS.values()]),
        ("vendor.github-issue-config", [".github/ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_they_are_as_github_expects(root: Path, schema: str, names: list[str]) -> None:
    result = subprocess.run(
        ["check-jsonschema", "--builtin-schema", schema, *names],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_no_form_lies_beside_these(root: Path) -> None:
    folder = root / ".github/ISSUE_TEMPLATE"
    names = {path.name for path in folder.iterdir()}
    assert names == {"config.yml", *(path.name for path in FORMS.values())}


def test_a_corrected_name_is_corrected_in_the_forms(root: Path, tmp_path: Path) -> None:
    for name in ("framework", ".github"):
        shutil.copytree(root / name, tmp_path / name)
    file = tmp_path / "framework/framework.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("      cy: Meithringar\n", "      cy: Magu\n"), encoding="utf-8")
    line = next(
        place
        for place, text in enumerate((root / FORMS["cy"]).read_text("utf-8").split("\n"), 1)
        if text == "    id: themes"
    )
    place = f"{FORMS['cy']}:{line}"
    assert [finding.plain() for finding in check_forms(load_hub(tmp_path))] == [
        (
            f"{place}: The choices of the question 'Pa deimladau NYTH mae’n eu dangos?' "
            "are not those that there are: 'Meithringar' is none, 'Magu' is not there.\n"
            "  They are, in this order: Magu; Grymusol; Diogel; Dibynadwy."
        )
    ]


def test_a_form_that_cannot_be_read(small: Path, root: Path) -> None:
    folder = small / FORMS["en"].parent
    folder.mkdir(parents=True)
    (small / FORMS["en"]).write_text("name: A\nbody: none\n", encoding="utf-8")
    assert findings(small) == [
        f"{FORMS['cy']}: The file is missing.\n  Write it, or restore it.",
        f"{FORMS['en']}:1: The form asks nothing.\n  Restore its `body`.",
    ]
