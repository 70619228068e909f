"""Saying that records are right: one row for each time, and the fast copy at the institution."""

import datetime
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from unesco_portal.core import dates

from ..enums import Channel
from ..models import Confirmation, Institution

SCHOOL = "school"


def write_confirmations(
    institutions: Iterable[Institution],
    *,
    role: str,
    channel: Channel,
    on: datetime.date | None = None,
    note: str = "",
) -> None:
    """Confirm many records at once, in two statements; an older day never hides a newer one."""
    on = on or dates.today()
    institutions = list(institutions)
    Confirmation.objects.bulk_create(
        Confirmation(
            institution=institution,
            role=role,
            channel=channel,
            on=on,
            note=note[:400],
            is_generated=institution.is_generated,
        )
        for institution in institutions
    )
    keys = [institution.pk for institution in institutions]
    older = Q(confirmed_on=None) | Q(confirmed_on__lte=on)
    Institution.objects.filter(older, pk__in=keys).update(
        confirmed_on=on, confirmed_by=role, updated_at=timezone.now()
    )
