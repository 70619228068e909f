"""Questions asked of institutions and their parts."""

from typing import Self

from django.db import models
from django.db.models import Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.search import SearchQuerySet

from ..enums import (
    PUBLIC_STANDINGS,
    Standing,
)


class InstitutionQuerySet(SearchQuerySet):
    """Institutions by standing and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_institution`` holds."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(standing__in=PUBLIC_STANDINGS)
        return self.filter(public | Q(country__in=sorted(own)) if own else public)

    def of_countries(self, codes: frozenset[str]) -> Self:
        """Those in any of the countries."""
        return self.filter(country__in=sorted(codes))

    def members(self) -> Self:
        """Members today; candidates and former members are none."""
        return self.filter(standing=Standing.MEMBER)

    def generated(self) -> Self:
        """Demonstration data."""
        return self.filter(is_generated=True)


class InstitutionPartQuerySet(models.QuerySet):
    """Rows of institutions: as public as their institution."""

    def visible_to(self, user) -> Self:
        """The rows whose institution the reader may see."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(institution__standing__in=PUBLIC_STANDINGS)
        return self.filter(public | Q(institution__country__in=sorted(own)) if own else public)
