"""The last day of a consent, its last weeks, and what a reader is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nest_hub.checks import consent
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES
from nest_hub.pages.compose import compose
from tests.findings import findings
from tests.small_hub import replace

STUDY = "case_studies/one-door/case_study.yml"
PRACTICE = """\
kind: practice
details_changed: yes
consent:
  appears: [adult, young-person, looked-after-child]
  given_by: [adult, young-person, parent-or-carer, local-authority]
  use: This website and its printed pages
  given_on: 2026-05-01
  until: 2029-04-30
  form_kept_at: The records of the school, file 12
"""
ENDED = (
    f"{STUDY}:8: The consent ended on 2029-04-30, so this may not be shown any more.\n"
    "  Ask those who agreed again and write the new dates, or remove the folder."
)
ENDS_SOON = (
    f"{STUDY}:8: warning: The consent ends soon, on 2029-04-30. After that day nothing can be "
    "published until it is mended.\n"
    "  Ask those who agreed again and write the new dates, or remove the folder in time."
)
DUE = (
    f"{STUDY}:11: warning: It was to be reviewed by 2099-11-22, which is past.\n"
    "  Read it again in both languages, correct what is no longer so, and write the next date "
    "after `review:`."
)
NOT_YET = (
    f"{STUDY}:7: The consent is dated 2026-05-01, a day that has not come yet.\n"
    "  Write the day on which the form was signed."
)


@pytest.fixture
def practice(small: Path) -> Path:
    """The small hub with a case study of real practice."""
    replace(small, STUDY, "kind: illustration\n", PRACTICE)
    return small


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 4, 30), [NOT_YET]),
        (date(2026, 5, 1), []),
        (date(2029, 2, 28), []),
        (date(2029, 3, 1), [ENDS_SOON]),
        (date(2029, 4, 30), [ENDS_SOON]),
        (date(2029, 5, 1), [ENDED]),
    ],
)
def test_days(practice: Path, monkeypatch: pytest.MonkeyPatch, day: date, said: list[str]) -> None:
    monkeypatch.setattr(consent, "today", lambda: day)
    assert findings(practice) == said


def test_a_review_is_due_after_its_day(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consent, "today", lambda: date(2099, 11, 22))
    assert findings(small) == []
    monkeypatch.setattr(consent, "today", lambda: date(2099, 11, 23))
    assert findings(small) == [DUE]


def test_related_practice_may_have_consent_and_it_is_judged_alike(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "address:\n  en: https://example.org/\n  cy: https://example.org/cy/\n"
    replace(practice, STUDY, "kind: practice\n", f"kind: related-practice\n{address}")
    monkeypatch.setattr(consent, "today", lambda: date(2028, 1, 1))
    assert findings(practice) == []
    monkeypatch.setattr(consent, "today", lambda: date(2029, 5, 1))
    assert findings(practice) == [ENDED.replace(":8:", ":11:")]


def test_the_page_says_that_they_agreed_and_nothing_more(practice: Path) -> None:
    hub = load_hub(practice)
    for language, agreed, changed in (
        ("en", "agreed to it being told.", "Some details have been changed"),
        ("cy", "i’r hanes gael ei adrodd.", "Newidiwyd rhai manylion"),
    ):
        page = hub.pages[language, "case-studies/one-door.md"]
        composed = compose(hub, page)
        text = "\n".join([composed.text, *composed.pieces.values()])
        assert agreed in text
        assert changed in text


def test_where_the_form_is_kept_is_on_no_page(practice: Path) -> None:
    hub = load_hub(practice)
    assert {page.language for page in hub.pages.values()} == set(LANGUAGES)
    for page in hub.pages.values():
        composed = compose(hub, page)
        text = "\n".join([composed.text, *composed.pieces.values()])
        for secret in ("file 12", "This website and its printed pages", "2029", "looked-after"):
            assert secret not in text, page.source
