"""Figures of the centres: counted now, by what is known of them."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

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
    return CentreFigures(**found, as_of=timezone.now().date())


def by_status() -> dict[str, int]:
    """How many centres stand in which status, demonstration data left out."""
    rows = Centre.objects.real().order_by().values_list("status")
    return dict(rows.annotate(count=Count("pk")))
