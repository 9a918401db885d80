"""Meetings with dates for tests: on both sides of each change of the clocks, and in the night."""

from __future__ import annotations

from pathlib import Path

EVENTS = """\
series:
  - id: meetings
    name:
      en: Meetings at the door, and after
      cy: Cyfarfodydd wrth y drws, ac wedyn
    slug:
      en: meetings
      cy: cyfarfodydd
    how_often:
      en: Now and then
      cy: Nawr ac yn y man
    where:
      en: Online
      cy: Ar-lein
    join:
      en: Write to us.
      cy: Ysgrifennwch atom.
    source: A page
    dates:
      - id: autumn-two
        day: 2027-11-03
        start: 10:00
        end: 11:30
        updated: 2026-11-22
      - id: spring-one
        day: 2027-03-24
        start: 10:00
        end: 11:30
        topic:
          en: "Doors; who opens them, and when"
          cy: Drysau a phwy sy’n eu hagor
        updated: 2026-11-20
      - id: in-the-night
        day: 2027-03-28
        start: 00:30
        end: 03:00
        updated: 2026-11-22
      - id: spring-two
        day: 2027-03-31
        start: 10:00
        end: 11:30
        updated: 2026-11-22
      - id: autumn-one
        day: 2027-10-27
        start: 10:00
        end: 11:30
        updated: 2026-11-22
  - id: talks
    name:
      en: Talks
      cy: Sgyrsiau
    slug:
      en: talks
      cy: sgyrsiau
    how_often:
      en: Every month
      cy: Bob mis
    join:
      en: Write to us.
      cy: Ysgrifennwch atom.
    source: A page
    dates: []
"""


def write_meetings(root: Path) -> None:
    """Writes `framework/events.yml` with five dates in one series and none in the other."""
    (root / "framework").mkdir(exist_ok=True)
    (root / "framework/events.yml").write_text(EVENTS, encoding="utf-8")
