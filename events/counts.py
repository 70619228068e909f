"""Figures of the meetings: counted now, by what the public may see of them."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from unesco_portal.core import dates

from .enums import HELD_STATUSES, PUBLIC_STATUSES
from .models import Meeting
from .querysets import period_condition

MONTHS_SHOWN = 6


@dataclass(frozen=True)
class MeetingFigures:
    """How many meetings the register knows, and from when; demonstration rows are left out."""

    value: int
    held: int
    first_on: str | None
    last_on: str | None
    as_of: datetime.date


@dataclass(frozen=True)
class Month:
    """A month of the calendar, ``away`` months after this one."""

    first: datetime.date
    away: int

    @property
    def code(self) -> str:
        """As dates of its precision are written."""
        return f"{self.first:%Y-%m}"

    @property
    def period(self) -> dict[str, str]:
        """The filters of the list that choose it."""
        return {"held_from": self.code, "held_to": self.code}

    @property
    def condition(self) -> Q:
        """The meetings that may go on in it."""
        return period_condition(self.first, dates.last_day(self.code))


def months_ahead() -> list[Month]:
    """This month and the next ones, by the calendar in UTC."""
    first = dates.today().replace(day=1)
    return [Month(dates.months_later(first, away), away) for away in range(MONTHS_SHOWN)]


def coming_months(rows: QuerySet) -> list[tuple[Month, int]]:
    """How many of some meetings go on in each, in one query; far ones only if there are any."""
    months = months_ahead()
    numbers = {f"month_{one.away}": Count("pk", filter=one.condition) for one in months}
    found = rows.order_by().aggregate(**numbers)
    counted = [(one, found[f"month_{one.away}"]) for one in months]
    return [(one, number) for one, number in counted if number or one.away <= 1]


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
