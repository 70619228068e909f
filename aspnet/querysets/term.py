"""Questions asked of terms and of successions."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from ..enums import CURRENT_MEMBERSHIP, PUBLIC_STANDINGS
from .reach import in_reach
from .reports import OfSchoolQuerySet


class MembershipTermQuerySet(OfSchoolQuerySet):
    """Terms by day and reader."""

    country_path = "membership__network__country"

    def running(self, day: datetime.date) -> Self:
        """Those that hold on a day."""
        return self.filter(period__contains=day)

    def to_remind(self, today: datetime.date, limit: datetime.date) -> Self:
        """Last terms of real, current members that end between two days and nobody renewed."""
        own = self.model._default_manager.filter(
            membership=models.OuterRef("membership"),
            period__fully_gt=models.OuterRef("period"),
        )
        return self.filter(
            ~models.Exists(own),
            is_generated=False,
            membership__is_generated=False,
            membership__institution__is_generated=False,
            membership__status__in=CURRENT_MEMBERSHIP,
            ends_on__gte=str(today.year),  # by the index; the exact day is asked next
            period__endswith__gt=today,
            period__endswith__lte=limit + datetime.timedelta(days=1),
        )


class SuccessionQuerySet(models.QuerySet):
    """Mergers, splits and duplicates by state and reader."""

    def visible_to(self, user: Any) -> Self:
        """All for staff, those of the own country or area for its officials, nothing for others."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(in_reach(user, country="predecessor__country", area="predecessor__area"))

    def live(self) -> Self:
        """Not taken back."""
        return self.filter(undone_at=None)

    def public(self) -> Self:
        """Between two institutions that everybody may see."""
        return self.live().filter(
            predecessor__standing__in=PUBLIC_STANDINGS, successor__standing__in=PUBLIC_STANDINGS
        )

    def about(self, institution: Any) -> Self:
        """What an institution came from, and what became of it."""
        return self.filter(Q(predecessor=institution) | Q(successor=institution))
