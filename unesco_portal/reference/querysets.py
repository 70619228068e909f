"""Questions asked of the reference lists; all of them are public."""

import datetime
from typing import Self

from django.db.models import Q

from unesco_portal.core.search import SearchQuerySet


class ReferenceQuerySet(SearchQuerySet):
    """Rows that everybody may read."""

    def visible_to(self, user) -> Self:
        """Reference lists hide nothing."""
        return self


class InternationalDayQuerySet(ReferenceQuerySet):
    """International days by date."""

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Those on a fixed day from ``first`` to ``last``; dates told by a rule are left out."""
        days = (first + datetime.timedelta(days=ahead) for ahead in range((last - first).days + 1))
        wanted = Q(pk__in=[])
        for day in days:
            wanted |= Q(month=day.month, day=day.day)
        return self.filter(wanted)


class CountryQuerySet(ReferenceQuerySet):
    """Countries by their standing."""

    def states(self) -> Self:
        """Member States, without Associate Members."""
        return self.filter(status="member")


class RegionMembershipQuerySet(ReferenceQuerySet):
    """Countries' places in region schemes."""

    def primary(self) -> Self:
        """The one region of each country in each scheme, without second regions."""
        return self.filter(is_secondary=False)
