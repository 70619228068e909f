"""Questions asked of institutions and their parts."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.meta import model_behind
from unesco_portal.core.search import SearchQuerySet

from ..enums import (
    PUBLIC_STANDINGS,
    ApplicationStatus,
    Standing,
)


class InstitutionQuerySet(SearchQuerySet):
    """Institutions by standing and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_institution`` holds."""
        if getattr(user, "is_staff", False):
            return self.exclude(self._only_drafted())
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(standing__in=PUBLIC_STANDINGS)
        if not own:
            return self.filter(public)
        return self.filter(public | Q(country__in=sorted(own))).exclude(self._only_drafted())

    def _only_drafted(self) -> Q:
        """Institutions of a draft that nobody has sent: their writer's alone."""
        every = model_behind(self.model, "applications")._default_manager.all()
        applications = every.filter(institution=OuterRef("pk"))
        drafts = applications.filter(status=ApplicationStatus.DRAFT)
        sent = applications.exclude(status=ApplicationStatus.DRAFT)
        return Q(Exists(drafts), ~Exists(sent), standing=Standing.NONE)

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
