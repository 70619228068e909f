"""Questions asked of national networks, and rows that hide nothing."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from unesco_portal.core.search import SearchQuerySet
from unesco_portal.people.models import Appointment

from ..enums import NetworkStatus


class NationalNetworkQuerySet(SearchQuerySet):
    """National networks; all of them are public."""

    def visible_to(self, user) -> Self:
        """A network hides nothing."""
        return self

    def active(self) -> Self:
        """Those that take applications."""
        return self.filter(status=NetworkStatus.ACTIVE)

    def vacant(self) -> Self:
        """Without anybody coordinating today."""
        posts = Appointment.objects.current().coordinators()
        return self.filter(~Exists(posts.filter(country=OuterRef("country"))))


class PublicQuerySet(models.QuerySet):
    """Rows that hide nothing."""

    def visible_to(self, user) -> Self:
        """Everybody's."""
        return self
