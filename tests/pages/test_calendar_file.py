"""Calendar files, read back by the library that others read them with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from nest_hub.content.events import ZONE
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.languages import Language
from nest_hub.pages.calendar_file import calendar_files
from nest_hub.pages.context import Context
from nest_hub.pages.events import render_events
from tests.small_hub import page, replace

URL = "https://example.org/"
FILES: dict[Language, str] = {
    "cy": "cy/cymryd-rhan/cyfarfodydd.ics",
    "en": "en/community/meetings.ics",
}

both = pytest.mark.parametrize("language", ["cy", "en"])


@pytest.fixture
def hub(small: Path) -> Hub:
    """The small hub with a page of its meetings, as on a day of winter."""
    for language in FILES:
        folder = small / "docs" / language / "community"
        folder.mkdir()
        welsh = language == "cy"
        (folder / "index.md").write_text(
            page(language, "Cymryd rhan" if welsh else "Community", "cymryd-rhan"), encoding="utf-8"
        )
        (folder / "meetings.md").write_text(
            page(
                language,
                "Cyfarfodydd" if welsh else "Meetings",
                "cyfarfodydd",
                "/// events | meetings\n///",
            ),
            encoding="utf-8",
        )
    hub = load_hub(small)
    hub.site_url, hub.day = URL, date(2027, 1, 1)
    return hub


def read(hub: Hub, language: Language) -> Calendar:
    return Calendar.from_ical(calendar_files(hub)[FILES[language]])


def shown(hub: Hub, language: Language, series: str = "meetings") -> str:
    return render_events(Context(hub, hub.pages[language, "community/meetings.md"]), series)


@both
def test_each_language_has_a_file_with_every_date(language: Language, hub: Hub) -> None:
    events = read(hub, language).events
    assert [(e.start.astimezone(UTC), e.end.astimezone(UTC)) for e in events] == [
        (datetime(2027, 3, 24, 10, 0, tzinfo=UTC), datetime(2027, 3, 24, 11, 30, tzinfo=UTC)),
        # The night on which the clocks go forward: an hour and a half, from 00:30 to 03:00.
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, 0, tzinfo=UTC)),
        (datetime(2027, 3, 31, 9, 0, tzinfo=UTC), datetime(2027, 3, 31, 10, 30, tzinfo=UTC)),
        (datetime(2027, 10, 27, 9, 0, tzinfo=UTC), datetime(2027, 10, 27, 10, 30, tzinfo=UTC)),
        (datetime(2027, 11, 3, 10, 0, tzinfo=UTC), datetime(2027, 11, 3, 11, 30, tzinfo=UTC)),
    ]
    assert [e["dtstart"].params["TZID"] for e in events] == ["Europe/London"] * 5
    assert [e["dtstart"].dt.strftime("%H:%M") for e in events if e["dtstart"].dt.hour] == [
        "10:00"
    ] * 4


def test_the_words_are_those_of_the_language(hub: Hub) -> None:
    welsh, english = (read(hub, language).events[0] for language in ("cy", "en"))
    name = "Cyfarfodydd wrth y drws, ac wedyn"
    assert str(welsh["summary"]) == f"{name}: Drysau a phwy sy’n eu hagor"
    assert welsh["summary"].params["LANGUAGE"] == "cy"
    assert str(english["summary"]) == (
        "Meetings at the door, and after: Doors; who opens them, and when"
    )
    assert str(welsh["location"]) == "Ar-lein"
    assert str(welsh["url"]) == f"{URL}cy/cymryd-rhan/cyfarfodydd/"
    assert str(welsh["description"]).splitlines() == [
        "Sut i ymuno",
        "Ysgrifennwch atom.",
        "nest@example.org",
        f"{URL}cy/cymryd-rhan/cyfarfodydd/",
    ]
    assert str(read(hub, "cy")["name"]) == name


def test_the_zone_says_what_the_clocks_do(hub: Hub) -> None:
    """What the file says of Europe/London, against what the machine knows, for forty years."""
    zone = read(hub, "en").timezones[0].to_tz(lookup_tzid=False)
    london = ZoneInfo(ZONE.key)
    for year in range(2020, 2060):
        for month in range(1, 13):
            for day in (1, 15, 24, 28):
                at = datetime(year, month, day, 12)
                assert at.replace(tzinfo=zone).utcoffset() == at.replace(tzinfo=london).utcoffset()


def test_a_meeting_keeps_its_name_when_it_is_moved(hub: Hub, small: Path) -> None:
    before = {str(e["uid"]): e for e in read(hub, "en").events}
    assert len(before) == 5
    assert before.keys() == {str(e["uid"]) for e in read(hub, "cy").events}
    replace(small, "framework/events.yml", "day: 2027-03-31", "day: 2027-04-07")
    moved = load_hub(small)
    moved.day = date(2027, 1, 1)
    assert before.keys() == {str(e["uid"]) for e in read(moved, "en").events}


def test_a_file_changes_with_what_it_says_alone(hub: Hub, small: Path) -> None:
    first = calendar_files(hub)
    again = load_hub(small)
    again.site_url, again.day = URL, date(2027, 2, 2)
    assert calendar_files(again) == first
    assert {str(e["dtstamp"].dt) for e in read(hub, "en").events} == {
        "2026-11-20 00:00:00+00:00",
        "2026-11-22 00:00:00+00:00",
    }
    for text in first.values():
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@both
def test_what_is_past_is_left_out(language: Language, hub: Hub) -> None:
    hub.day = date(2027, 10, 27)
    assert len(read(hub, language).events) == 2
    assert shown(hub, language).count("<time") == 2


@both
def test_the_page_leads_to_the_file(language: Language, hub: Hub) -> None:
    html = shown(hub, language)
    assert f'href="../{FILES[language].split("/")[-1]}"' in html
    day = "Dydd Mercher 24 Mawrth 2027" if language == "cy" else "Wednesday 24 March 2027"
    assert f'<time datetime="2027-03-24T10:00:00+00:00">{day}</time>' in html
    assert 'data-ends="2027-03-31T11:30:00+01:00"' in html
    assert "data-none hidden" in html


@both
@pytest.mark.parametrize("series", ["meetings", "talks"])
def test_without_dates_there_is_no_file_and_the_page_says_how_to_join(
    language: Language, series: str, hub: Hub
) -> None:
    hub.day = date(2028, 1, 1)
    assert calendar_files(hub) == {}
    html = shown(hub, language, series)
    assert ".ics" not in html
    assert "<time" not in html
    assert "data-none>" in html
    assert "mailto:nest@example.org?subject=" in html
