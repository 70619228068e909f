"""Questions asked of applications."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of

from ..enums import OPEN_APPLICATION, ApplicationStatus


class ApplicationQuerySet(models.QuerySet):
    """Applications by state and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_application`` holds: never drafts, never the public."""
        submitted = self.exclude(status=ApplicationStatus.DRAFT)
        if getattr(user, "is_staff", False):
            return submitted
        own = countries_of(user, NATIONAL_ROLES)
        return submitted.filter(institution__country__in=sorted(own))

    def open(self) -> Self:
        """Not decided, withdrawn or lapsed."""
        return self.filter(status__in=OPEN_APPLICATION)

    def of_same_school(self, institution: Any, email: str) -> Self:
        """Of an institution of this name in this country, or from this address there."""
        same_name = Q(institution__name__iexact=institution.name.strip())
        same = same_name | Q(contact_email__iexact=email)
        return self.filter(same, institution__country=institution.country_id)

    def unverified_since(self, moment: datetime.datetime) -> Self:
        """Drafts whose address nobody confirmed before ``moment``."""
        return self.filter(status=ApplicationStatus.DRAFT, status_since__lt=moment)
