"""Figures of the centres: counted now, by what is known of them."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Left

from unesco_portal.core import dates
from unesco_portal.core.enums import Verification

from .enums import CentreStatus
from .models import Centre


@dataclass(frozen=True)
class CentreFigures:
    """How many centres the portal knows, and of how many a source was read; with the day.

    ``generated`` of them are demonstration data and in none of the other numbers.
    """

    verified: int
    unverified: int
    ceased: int
    generated: int
    countries: int
    as_of: datetime.date

    @property
    def value(self) -> int:
        """All centres whose designation has not ended."""
        return self.verified + self.unverified


def centres() -> CentreFigures:
    """The centres of today, in one query."""
    today = Q(is_generated=False) & ~Q(status=CentreStatus.CEASED)
    found = Centre.objects.aggregate(
        verified=Count("pk", filter=today & Q(verification=Verification.VERIFIED)),
        unverified=Count("pk", filter=today & Q(verification=Verification.UNVERIFIED)),
        ceased=Count("pk", filter=Q(is_generated=False, status=CentreStatus.CEASED)),
        generated=Count("pk", filter=Q(is_generated=True)),
        countries=Count("country", filter=today, distinct=True),
    )
    return CentreFigures(**found, as_of=dates.today())


@dataclass(frozen=True)
class Expiries:
    """In which years the agreements end, by whether their dates were read in a source."""

    years: dict[int, tuple[int, int]]  # verified, not verified
    unknown: int
    as_of: datetime.date


def by_expiry() -> Expiries:
    """The centres of today by the year their agreement ends; for most of them nobody knows it."""
    rows = Centre.objects.real().exclude(status=CentreStatus.CEASED).order_by()
    is_read = Q(designation_verification=Verification.VERIFIED)
    grouped = rows.annotate(year=Left("expires_on", 4)).values_list("year")
    found = grouped.annotate(
        verified=Count("pk", filter=is_read), unverified=Count("pk", filter=~is_read)
    )
    years, unknown = {}, 0
    for year, verified, unverified in found:
        if year:
            years[int(year)] = (verified, unverified)
        else:
            unknown = verified + unverified
    return Expiries(dict(sorted(years.items())), unknown, dates.today())


def by_status() -> dict[str, int]:
    """How many centres stand in which status, demonstration data left out."""
    rows = Centre.objects.real().order_by().values_list("status")
    return dict(rows.annotate(count=Count("pk")))
