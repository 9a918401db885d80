"""A case study about a chair by a door: its answers as flags, and its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nest_hub.cli import main

FLAGS = {
    "--kind": "practice",
    "--title-en": "A chair: by the door",
    "--title-cy": "Cadair wrth y drws",
    "--description-en": "How a school made it easier to come in.",
    "--description-cy": "Sut y gwnaeth ysgol hi’n haws dod i mewn.",
    "--organisation-en": "A school",
    "--organisation-cy": "Ysgol",
    "--sectors": "education, youth-work",
    "--ages": "young-people",
    "--principles": "no-wrong-door",
    "--date": "2026-11",
    "--details-changed": "yes",
    "--consent-appears": "young-person",
    "--consent-given-by": "young-person,parent-or-carer",
    "--consent-use": "This website",
    "--consent-given-on": "2026-05-01",
    "--consent-until": "2999-04-30",
    "--consent-form-kept-at": "The school’s records",
}
SHARED = """\
kind: practice
organisation:
  en: A school
  cy: Ysgol
sectors: [education, youth-work]
ages: [young-people]
regions: []
themes: []
principles: [no-wrong-door]
values: []
date: 2026-11
review: {review}
details_changed: yes
consent:
  appears: [young-person]
  given_by: [young-person, parent-or-carer]
  use: This website
  given_on: 2026-05-01
  until: 2999-04-30
  form_kept_at: The school’s records
"""
WORDS = {
    "en": [
        (
            "Young people did not come in when they wanted to talk. They told us that the door "
            "looked closed, even when it was open."
        ),
        (
            "We put a chair by the door and sat there at the same time every day. Nobody had to "
            "say why they had come."
        ),
        "They asked us to keep the chair, and to tell them before we went away.",
        "More young people come in, and they come sooner. The room is still too small.",
        "Ask first. We would ask young people where to put the chair before we bought one.",
    ],
    "cy": [
        (
            "Doedd pobl ifanc ddim yn dod i mewn pan oedden nhw eisiau siarad. Roedd y drws yn "
            "edrych ar gau, medden nhw, hyd yn oed pan oedd ar agor."
        ),
        (
            "Rhoesom gadair wrth y drws, ac eistedd yno ar yr un adeg bob dydd. Doedd dim rhaid i "
            "neb ddweud pam roedden nhw wedi dod."
        ),
        "Gofynnon nhw i ni gadw’r gadair, a dweud wrthyn nhw cyn i ni fynd i ffwrdd.",
        (
            "Mae mwy o bobl ifanc yn dod i mewn, ac maen nhw’n dod yn gynt. Mae’r ystafell yn rhy "
            "fach o hyd."
        ),
        "Gofynnwch yn gyntaf. Byddem yn gofyn i bobl ifanc ble i roi’r gadair cyn prynu un.",
    ],
}
ONE_YEAR_ON = date(date.today().year + 1, date.today().month, min(date.today().day, 28))


def flags(**changes: str | None) -> list[str]:
    """The flags as one passes them; `None` leaves one out."""
    given = {**FLAGS, **{"--" + key.replace("_", "-"): value for key, value in changes.items()}}
    return [part for name, value in given.items() if value is not None for part in (name, value)]


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "new", "case-study", *arguments])


def without_guides(text: str) -> str:
    lines = text.splitlines()
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(kept) + "\n"


def nothing_is_left(root: Path) -> bool:
    cache = root / ".cache"
    return [p.name for p in (root / "case_studies").iterdir()] == ["one-door"] and not (
        cache.exists() and list(cache.iterdir())
    )
