"""A day on which something is due: what worklist, calendar and hand-over pack show alike."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from unesco_portal.core.icalendar import escape, moment
from unesco_portal.core.site import site_host
from unesco_portal.reference.vocabularies import COUNTRIES


@dataclass(frozen=True)
class Deadline:
    """One day in words. ``key`` stays the same as long as the day is about the same thing."""

    key: str
    day: datetime.date
    text: str
    url: str
    country: str = ""
    is_generated: bool = False


def last_coming_day(today: datetime.date) -> datetime.date:
    """Until when a deadline is shown as coming."""
    return today + datetime.timedelta(days=settings.DEADLINE_AHEAD_DAYS)


def split(
    deadlines: Iterable[Deadline], today: datetime.date
) -> tuple[list[Deadline], list[Deadline]]:
    """Those that have passed, and those that come, each the earliest first."""
    in_order = sorted(deadlines, key=lambda found: (found.day, found.country, found.key))
    late = [found for found in in_order if found.day < today]
    return late, in_order[len(late) :]


def calendar_lines(deadlines: Iterable[Deadline]) -> Iterator[str]:
    """The unfolded lines of a calendar, each deadline an all-day event (RFC 5545)."""
    stamp = moment(timezone.now())
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//{escape(settings.SITE_NAME)}//Deadlines//{(get_language() or 'en').upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    name = _("Deadlines: %(site)s") % {"site": settings.SITE_NAME}
    yield f"X-WR-CALNAME:{escape(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT6H"
    for found in deadlines:
        yield from event_lines(found, stamp)
    yield "END:VCALENDAR"


def event_lines(found: Deadline, stamp: str) -> Iterator[str]:
    """One deadline; the key makes its UID, so that a changed day moves the event."""
    summary = f"{found.text} ({_('demonstration data')})" if found.is_generated else found.text
    yield "BEGIN:VEVENT"
    yield f"UID:deadline-{found.key}@{site_host()}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{found.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{found.day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(summary)}"
    if found.country:
        yield f"DESCRIPTION:{escape(COUNTRIES.word(found.country))}"
    yield f"URL:{settings.SITE_URL}{found.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
