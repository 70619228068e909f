"""Figures of the meetings: counted now, by what the public may see of them."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from unesco_portal.core import dates

from .enums import HELD_STATUSES, PUBLIC_STATUSES
from .models import Meeting


@dataclass(frozen=True)
class MeetingFigures:
    """How many meetings the register knows, and from when; demonstration rows are left out."""

    value: int
    held: int
    first_on: str | None
    last_on: str | None
    as_of: datetime.date


def meetings() -> MeetingFigures:
    """The public meetings, in one query."""
    rows = Meeting.objects.filter(status__in=PUBLIC_STATUSES, is_generated=False)
    found = rows.aggregate(
        value=Count("pk"),
        held=Count("pk", filter=Q(status__in=HELD_STATUSES)),
        first_on=Min("start_on"),
        last_on=Max("start_on"),
    )
    return MeetingFigures(**found, as_of=dates.today())
