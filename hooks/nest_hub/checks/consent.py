"""Nobody is shown who has not agreed, or no longer agrees; and when a case study is read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from nest_hub.content.case_studies import Appears, CaseStudyData, Consent, Giver
from nest_hub.content.hub import Hub
from nest_hub.diagnostics import Diagnostic

SOON = timedelta(days=60)
"""How long before a consent ends it is said, so that there is time to ask again."""

_NEEDS: dict[Appears, tuple[Giver, ...]] = {
    "adult": ("adult",),
    "child": ("parent-or-carer",),
    "young-person": ("young-person", "parent-or-carer"),
    "looked-after-child": ("local-authority",),
}
_SEEN: dict[Appears, str] = {
    "adult": "An adult",
    "child": "A child",
    "young-person": "A young person",
    "looked-after-child": "A child who is looked after by a council",
}
_MISSING: dict[Giver, tuple[str, str]] = {
    "adult": ("no adult has agreed", "Ask each adult who appears, and"),
    "young-person": (
        "no young person has agreed",
        "Ask each young person in words that they use, and",
    ),
    "parent-or-carer": (
        "no parent or carer has agreed",
        "Ask a parent or carer of each child and young person, and",
    ),
    "local-authority": (
        "the local authority has not agreed",
        "Ask the child’s social worker for the agreement of the council, not of a carer alone, and",
    ),
}


def today() -> date:
    """The day on which consents and reviews are judged."""
    return date.today()


def check_consent(hub: Hub) -> Iterator[Diagnostic]:
    """Consent that is not whole, not yet given or over, and reviews that are due."""
    now = today()
    for study in hub.case_studies.values():
        yield from _review(study.data, now)
        consent = study.data.consent
        if consent is None:
            continue
        if study.data.kind == "illustration":
            yield study.data.finding(
                "consent",
                "An illustration is made up, and this one has `consent`.",
                "If it is about real people, write `kind: practice`. If it is made up, "
                "remove `consent`.",
            )
            continue
        yield from _dates(consent, now)
        yield from _givers(consent)


def _review(data: CaseStudyData, now: date) -> Iterator[Diagnostic]:
    if data.review < now:
        yield Diagnostic(
            data.path,
            data.line("review"),
            f"It was to be reviewed by {data.review}, which is past.",
            "Read it again in both languages, correct what is no longer so, and write the "
            "next date after `review:`.",
            "warning",
        )


def _dates(consent: Consent, now: date) -> Iterator[Diagnostic]:
    """`until` is the last day: on that day it may still be shown."""
    if consent.given_on > now:
        yield consent.finding(
            "given_on",
            f"The consent is dated {consent.given_on}, a day that has not come yet.",
            "Write the day on which the form was signed.",
        )
    if consent.until < consent.given_on:
        yield consent.finding(
            "until",
            f"The consent ends on {consent.until}, before it was given on {consent.given_on}.",
            "Correct one of the two from the signed form.",
        )
    elif consent.until < now:
        yield consent.finding(
            "until",
            f"The consent ended on {consent.until}, so this may not be shown any more.",
            "Ask those who agreed again and write the new dates, or remove the folder.",
        )
    elif consent.until <= now + SOON:
        yield Diagnostic(
            consent.path,
            consent.line("until"),
            f"The consent ends soon, on {consent.until}. After that day nothing can be "
            "published until it is mended.",
            "Ask those who agreed again and write the new dates, or remove the folder in time.",
            "warning",
        )


def _givers(consent: Consent) -> Iterator[Diagnostic]:
    for giver, (problem, mend) in _MISSING.items():
        shown = [seen for seen in _NEEDS if seen in consent.appears and giver in _NEEDS[seen]]
        if shown and giver not in consent.given_by:
            yield consent.finding(
                "given_by",
                f"{_SEEN[shown[0]]} appears in it, and {problem}.",
                f"{mend} add `{giver}` to `given_by`. Or change the words so that nobody could "
                "be recognised, and correct `appears`.",
            )
