"""Questions asked of people, bodies and appointments."""

from typing import Self

from django.db import models
from django.db.models import Q

from unesco_portal.core import dates
from unesco_portal.core.search import SearchQuerySet

from .enums import AREA_ROLES, COORDINATOR_ROLES, NATIONAL_ROLES, Role


class OrganisationQuerySet(SearchQuerySet):
    """Bodies; all of them are public."""

    def visible_to(self, user) -> Self:
        """A body hides nothing: what is personal lies in appointments."""
        return self


class PersonQuerySet(SearchQuerySet):
    """Persons by whether the public may meet them."""

    def visible_to(self, user) -> Self:
        """The rows for which ``people.view_person`` holds: public functions, or all for staff."""
        if getattr(user, "is_staff", False):
            return self
        public = Q(is_public=True)
        if getattr(user, "person_id", None):
            public |= Q(pk=user.person_id)
        return self.filter(public)


class AreaQuerySet(models.QuerySet):
    """Areas by time and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``people.view_area`` holds.

        Published ones, those of the country for its national roles, and the own ones.
        """
        return self.filter(is_public=True) | self.served_by(user)

    def served_by(self, user) -> Self:
        """Those of the reader's own countries, and the own ones; all for staff."""
        if getattr(user, "is_staff", False):
            return self
        grants = getattr(user, "grants", ())
        countries = sorted({grant.country for grant in grants if grant.role in NATIONAL_ROLES})
        areas = sorted({grant.area for grant in grants if grant.role in AREA_ROLES})
        return self.filter(Q(country__in=countries) | Q(pk__in=areas))

    def current(self) -> Self:
        """In force today; an unknown start counts as begun, an unknown end as open."""
        return self.filter(period__contains=dates.today())

    def in_country(self, code: str) -> Self:
        """Those of one country."""
        return self.filter(country=code)


class AppointmentQuerySet(models.QuerySet):
    """Appointments by time and role."""

    def current(self) -> Self:
        """In force today; an unknown start counts as begun, an unknown end as open."""
        return self.filter(period__contains=dates.today())

    def conferring(self, *roles: Role) -> Self:
        """Those that carry one of ``roles``."""
        return self.filter(role__in=roles)

    def coordinators(self) -> Self:
        """National Coordinators and their deputies."""
        return self.filter(role__in=COORDINATOR_ROLES)

    def of_areas(self) -> Self:
        """Sub-national coordinators of areas that are in force today: both have to be."""
        today = dates.today()
        return self.filter(role__in=AREA_ROLES, area__period__contains=today)

    def able_to_act(self) -> Self:
        """Those whose holder can sign in: a case may not wait for somebody without an account."""
        return self.filter(person__user__is_active=True)

    def in_country(self, code: str) -> Self:
        """Those whose scope is the country."""
        return self.filter(country=code)

    def nobody_acts_in(self, code: str) -> bool:
        """Whether none of these posts of a country has a holder today who can sign in."""
        return not self.current().able_to_act().in_country(code).exists()

    def visible_to(self, user) -> Self:
        """The rows for which ``people.view_appointment`` holds: those of visible persons."""
        if getattr(user, "is_staff", False):
            return self
        public = Q(person__is_public=True)
        if getattr(user, "person_id", None):
            public |= Q(person=user.person_id)
        return self.filter(public)
