"""Meetings and their dates: those to come on a day, and times by the clock in Wales."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nest_hub.content.events import load_events
from nest_hub.content.today import build_day
from tests.meetings import write_meetings


def test_a_hub_without_meetings_may_leave_the_file_out(tmp_path: Path) -> None:
    events, findings = load_events(tmp_path)
    assert (events.by_id, findings) == ({}, [])


def test_the_dates_to_come_stand_in_their_order_and_today_is_not_past(tmp_path: Path) -> None:
    write_meetings(tmp_path)
    events, findings = load_events(tmp_path)
    assert findings == []
    meetings = events.by_id["meetings"]
    days = ["2027-03-24", "2027-03-28", "2027-03-31", "2027-10-27", "2027-11-03"]
    assert [str(d.day) for d in meetings.from_day(date(2026, 1, 1))] == days
    assert [str(d.day) for d in meetings.from_day(date(2027, 3, 31))] == days[2:]
    assert meetings.from_day(date(2027, 11, 4)) == []


def test_times_are_those_of_the_clock_in_wales(tmp_path: Path) -> None:
    write_meetings(tmp_path)
    dates = load_events(tmp_path)[0].by_id["meetings"].from_day(date(2027, 1, 1))
    assert [d.starts.astimezone(UTC).strftime("%m-%d %H:%M") for d in dates] == [
        "03-24 10:00",
        "03-28 00:30",
        "03-31 09:00",
        "10-27 09:00",
        "11-03 10:00",
    ]


def test_the_day_of_a_build_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806192000")
    assert build_day() == date(2027, 3, 28)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_day() == datetime.now(UTC).date()
