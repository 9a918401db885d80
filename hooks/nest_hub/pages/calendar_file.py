"""The dates of a series as a calendar file, one for each language, for any calendar to open."""

from __future__ import annotations

import datetime
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Timezone, vDatetime, vText

from nest_hub.content.events import ZONE, EventDate, Series
from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES, PHRASES, Language

FOLDER = "community"
"""The folder of the pages about meetings, and of the calendar files."""
_NAMESPACE = UUID("6f0d0f1c-6d0e-5c0b-9a5e-0d6d3f6f1b52")
_TIME_ZONE = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE.key}
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""Written out, so that the bytes do not depend on what the machine knows of time zones."""


def calendar_address(hub: Hub, series: Series, language: Language) -> str | None:
    """Where the file lies, from the site's root; none where there is no page beside it."""
    index = hub.page(language, f"{FOLDER}/index.md")
    return f"{hub.address(index)}{series.slug[language]}.ics" if index else None


def calendar_files(hub: Hub) -> dict[str, str]:
    """Each file by its address. A series without a date to come has none."""
    files: dict[str, str] = {}
    for series in hub.events.by_id.values():
        dates = series.from_day(hub.day)
        for language in LANGUAGES:
            address = calendar_address(hub, series, language)
            if address and dates:
                files[address] = _calendar(hub, series, dates, language)
    return files


def _calendar(hub: Hub, series: Series, dates: list[EventDate], language: Language) -> str:
    page, guidance = hub.page(language, f"{FOLDER}/{series.id}.md"), hub.regions.guidance
    url = hub.site_url + hub.address(page) if page and hub.site_url else None
    how = [PHRASES[language].events_join, series.join[language]]
    how += [more for more in (guidance and guidance.national_contact, url) if more]
    calendar = Calendar()
    calendar.add("prodid", f"-//NYTH/NEST hub//{series.id}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", series.name[language], {"language": str(language)})
    calendar.add("x-wr-calname", series.name[language])  # where Outlook and Apple look
    calendar.add_component(Timezone.from_ical(_TIME_ZONE))
    for date in dates:
        event = _event(series, date, language)
        event.add("description", vText("\n".join(how)), {"language": str(language)})
        if url:
            event.add("url", url)
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(series: Series, date: EventDate, language: Language) -> Event:
    marked, name, topic = {"language": str(language)}, series.name[language], date.topic
    changed = datetime.datetime.combine(date.updated, datetime.time(), datetime.UTC)
    event = Event()
    # The same in both languages: whoever takes both files has each meeting once.
    event.add("uid", str(uuid5(_NAMESPACE, f"{series.id}/{date.id}")))
    event.add("dtstamp", vDatetime(changed))
    event.add("last-modified", vDatetime(changed))
    event.add("dtstart", date.starts)
    event.add("dtend", date.ends)
    event.add("summary", vText(f"{name}: {topic[language]}" if topic else name), marked)
    if series.where:
        event.add("location", vText(series.where[language]), marked)
    return event
