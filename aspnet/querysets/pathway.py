"""Questions asked of national pathways."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of

from ..enums import ADOPTED_PATHWAY, PUBLIC_PATHWAY, PathwayStatus


class PathwayVersionQuerySet(models.QuerySet):
    """Versions by state, day and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_pathwayversion`` holds: drafts are the country's own."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(status__in=PUBLIC_PATHWAY)
        return self.filter(public | Q(country__in=sorted(own)) if own else public)

    def public(self) -> Self:
        """What everybody may read."""
        return self.filter(status__in=PUBLIC_PATHWAY)

    def of_country(self, code: str) -> Self:
        """One country's."""
        return self.filter(country=code)

    def adopted(self) -> Self:
        """In force at some time: approved, also when superseded since."""
        return self.filter(status__in=ADOPTED_PATHWAY)

    def in_force(self, day: datetime.date) -> Self:
        """Adopted, and valid on ``day``: dates decide, also for versions superseded since."""
        return self.adopted().filter(period__contains=day)

    def approved(self) -> Self:
        """Adopted and not superseded."""
        return self.filter(status=PathwayStatus.APPROVED)

    def described(self) -> Self:
        """Told by a source only."""
        return self.filter(status=PathwayStatus.DESCRIBED)

    def whole(self) -> Self:
        """With the parts a page shows."""
        return self.select_related("country").prefetch_related("stages", "windows")


class PathwayPartQuerySet(models.QuerySet):
    """Stages and windows: as public as their version."""

    def visible_to(self, user: Any) -> Self:
        """The rows whose version the reader may see."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(version__status__in=PUBLIC_PATHWAY)
        return self.filter(public | Q(version__country__in=sorted(own)) if own else public)
