"""Questions asked of twinnings."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from ..enums import OPEN_TWINNING, PUBLIC_STANDINGS, PUBLIC_TWINNING, TwinningStatus
from .reach import in_reach

SIDES = ("school", "partner")


class TwinningQuerySet(models.QuerySet):
    """Twinnings by state, school and reader."""

    def visible_to(self, user: Any) -> Self:
        """The rows for which ``aspnet.view_twinning`` holds: proposals are the two desks' own."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(self._public() | self._own(user))

    def public(self) -> Self:
        """What everybody may read: agreed on, going on or over."""
        return self.filter(self._public())

    def served_by(self, user: Any) -> Self:
        """With a school of the reader's own countries and areas on either side."""
        return self.filter(self._own(user))

    def of(self, institution: Any) -> Self:
        """Those of one school, on either side."""
        return self.filter(Q(school=institution) | Q(partner=institution))

    def of_country(self, code: str) -> Self:
        """With a school of the country on either side."""
        return self.filter(Q(school__country=code) | Q(partner__country=code))

    def open(self) -> Self:
        """Proposed or agreed."""
        return self.filter(status__in=OPEN_TWINNING)

    def agreed(self) -> Self:
        """Those that go on."""
        return self.filter(status=TwinningStatus.AGREED)

    def over(self, day: datetime.date) -> Self:
        """Agreed, though the last day has passed."""
        return self.agreed().filter(ends_on__lt=day)

    def with_schools(self) -> Self:
        """With what a line about each tells."""
        return self.select_related("school__country", "partner__country", "theme")

    def _public(self) -> Q:
        told = {f"{side}__standing__in": PUBLIC_STANDINGS for side in SIDES}
        return Q(status__in=PUBLIC_TWINNING, **told)

    def _own(self, user: Any) -> Q:
        one, other = (in_reach(user, country=f"{s}__country", area=f"{s}__area") for s in SIDES)
        return one | other
