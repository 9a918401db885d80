"""The dates of a series on a page: how to join, the dates to come, and the calendar file."""

from __future__ import annotations

from urllib.parse import quote

from nest_hub.content.events import Series
from nest_hub.languages import format_weekday
from nest_hub.pages.calendar_file import calendar_address
from nest_hub.pages.context import Context


def render_events(context: Context, ident: str) -> str:
    """The dates from the day of the build on, or how to hear of them while there are none."""
    series = context.hub.events.by_id.get(ident)
    if series is None:
        return ""
    address = calendar_address(context.hub, series, context.language)
    guidance = context.hub.regions.guidance
    return events_html(
        context,
        series,
        file=context.relative(address) if address else None,
        mailbox=guidance.national_contact if guidance else None,
    )


def events_html(
    context: Context, series: Series, file: str | None = None, mailbox: str | None = None
) -> str:
    """A series with its dates; `file` is the address of its calendar file."""
    return context.render(
        "events.html",
        series=series,
        dates=[
            {"date": date, "day": format_weekday(date.day, context.language)}
            for date in series.from_day(context.hub.day)
        ],
        mailbox=mailbox,
        subject=quote(series.name[context.language]),
        file=file,
    )
