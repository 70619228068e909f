"""Figures of the Convention, each with its date."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from .models import Party


@dataclass(frozen=True)
class PartyFigure:
    """How many Parties the list holds, organisations among them, and when it last changed."""

    value: int
    organisations: int
    unverified: int
    as_of: datetime.date | None


def parties() -> PartyFigure:
    """Parties today, without those whose denunciation has taken effect."""
    found = Party.objects.current().aggregate(
        value=Count("pk"),
        organisations=Count("organisation"),
        unverified=Count("pk", filter=Q(is_deposit_verified=False)),
        changed_at=Max("updated_at"),
    )
    changed_at = found.pop("changed_at")
    return PartyFigure(**found, as_of=changed_at.date() if changed_at else None)
