"""Questions asked of institutions and their parts."""

import re
from typing import Any, Self

from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value

from unesco_portal.core import codes
from unesco_portal.core.meta import model_behind
from unesco_portal.core.search import Fold, SearchQuerySet

from ..enums import PUBLIC_STANDINGS, ApplicationStatus, Standing
from .reach import in_reach, reaches_anything


def public_or_own(user: Any, *, path: str = "") -> Q:
    """Members and former members, and whatever lies in the own countries and areas."""
    public = Q(**{f"{path}standing__in": PUBLIC_STANDINGS})
    if not reaches_anything(user):
        return public
    return public | in_reach(user, country=f"{path}country", area=f"{path}area")


NUMBER = re.compile(r"[A-Z]{2}-\d+", re.ASCII)
ALIKE = 0.5  # of 1: how alike two names are, by their groups of three letters
ALIKE_IN_TOWN = 0.35


def typed_number(text: str) -> str:
    """The number of a membership that somebody typed, in small letters, too; else empty."""
    number = text.strip().upper()
    return number if NUMBER.fullmatch(number) else ""


class InstitutionQuerySet(SearchQuerySet):
    """Institutions by standing and reader."""

    def search(self, text: str) -> Self:
        """By code, by the number of any of its memberships, or else by names."""
        if code := codes.typed(text):
            return self.filter(public_id=code)
        if number := typed_number(text):
            numbered = self.filter(memberships__number=number)
            if numbered.exists():  # names may look like numbers
                return numbered
        return super().search(text)

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_institution`` holds."""
        if getattr(user, "is_staff", False):
            return self.exclude(self._only_drafted())
        rows = self.filter(public_or_own(user))
        return rows.exclude(self._only_drafted()) if reaches_anything(user) else rows

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

    def served_by(self, user: Any) -> Self:
        """Those in the reader's own countries and areas."""
        return self.filter(in_reach(user, country="country", area="area"))

    def members(self) -> Self:
        """Members today; candidates and former members are none."""
        return self.filter(standing=Standing.MEMBER)

    def alike(self, institution: Any, email: str) -> Self:
        """Members and former members of the country that resemble it, as all may know them."""
        return self.filter(standing__in=PUBLIC_STANDINGS).resembling(institution, email)

    def resembling(self, institution: Any, email: str) -> Self:
        """Those of the country with a similar name, or with this address.

        In the same town less of a name needs to agree.
        """
        name = Fold(Value(institution.name))
        near = Q(alike__gte=ALIKE_IN_TOWN, city__iexact=institution.city)
        alike = Q(sort_name__trigram_similar=name) & (Q(alike__gte=ALIKE) | near)
        same_address = Q(email__in=[email, email.lower()])
        rows = self.filter(country=institution.country_id)
        rows = rows.alias(alike=TrigramSimilarity("sort_name", name))  # type: ignore[arg-type]  # an expression serves, too
        return rows.filter(alike | same_address).order_by("-alike", "pk")

    def generated(self) -> Self:
        """Demonstration data."""
        return self.filter(is_generated=True)


class InstitutionPartQuerySet(models.QuerySet):
    """Rows of institutions: as public as their institution."""

    def visible_to(self, user) -> Self:
        """The rows whose institution the reader may see."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(public_or_own(user, path="institution__"))
