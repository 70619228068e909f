"""A meeting as an iCalendar file (RFC 5545): one all-day event for calendars of every make."""

import datetime
from collections.abc import Iterator

from django.conf import settings

from unesco_portal.core.dates import first_day
from unesco_portal.core.icalendar import escape, moment, written
from unesco_portal.core.site import site_host

from .enums import Status
from .models import Meeting
from .wording import place_in_words

STATES = {Status.CANCELLED: "CANCELLED", Status.PLANNED: "TENTATIVE"}


def calendar_of(meeting: Meeting) -> bytes:
    """The calendar file of a meeting whose days are known."""
    return written(lines_of(meeting))


def lines_of(meeting: Meeting) -> Iterator[str]:
    """The unfolded content lines. The last day is the first one on which nothing happens."""
    start = first_day(meeting.start_on)
    end = first_day(meeting.end_on or meeting.start_on) + datetime.timedelta(days=1)
    place = ", ".join(part for part in (meeting.venue, place_of(meeting)) if part)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//{escape(settings.SITE_NAME)}//Meetings//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield "BEGIN:VEVENT"
    yield f"UID:meeting-{meeting.public_id}@{site_host()}"
    yield f"DTSTAMP:{moment(meeting.updated_at)}"
    yield f"LAST-MODIFIED:{moment(meeting.updated_at)}"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
    yield f"SUMMARY:{escape(meeting.title)}"
    if meeting.theme:
        yield f"DESCRIPTION:{escape(meeting.theme)}"
    if place:
        yield f"LOCATION:{escape(place)}"
    yield f"URL:{settings.SITE_URL}{meeting.get_absolute_url()}"
    yield f"STATUS:{STATES.get(meeting.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def place_of(meeting: Meeting) -> str:
    """City and country."""
    return place_in_words(meeting.city, meeting.country_id)
