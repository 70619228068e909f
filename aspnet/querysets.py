"""Questions asked of networks, institutions, applications and memberships."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.search import SearchQuerySet
from unesco_portal.people.models import Appointment

from .enums import (
    CURRENT_MEMBERSHIP,
    OPEN_APPLICATION,
    PUBLIC_STANDINGS,
    ApplicationStatus,
    NetworkStatus,
    Standing,
)


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


class InstitutionPartQuerySet(models.QuerySet):
    """Rows of institutions: as public as their institution."""

    def visible_to(self, user) -> Self:
        """The rows whose institution the reader may see."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        public = Q(institution__standing__in=PUBLIC_STANDINGS)
        return self.filter(public | Q(institution__country__in=sorted(own)) if own else public)


class MembershipQuerySet(InstitutionPartQuerySet):
    """Memberships by state and reader."""

    def current(self) -> Self:
        """Not ended."""
        return self.filter(status__in=CURRENT_MEMBERSHIP)


class PublicQuerySet(models.QuerySet):
    """Rows that hide nothing."""

    def visible_to(self, user) -> Self:
        """Everybody's."""
        return self
