"""A day on which something is due: what worklist, calendar and hand-over pack show alike."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings


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
