"""Questions asked of Parties, experts, their terms, and projects."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Exists, OuterRef, Q

from unesco_portal.core import dates
from unesco_portal.core.search import SearchQuerySet

from .enums import NEVER_SERVED, OPEN_TERM, ProfileStatus, TermStatus
from .treaty import denounced_before_effect


class PublicQuerySet(models.QuerySet):
    """Rows that hide nothing."""

    def visible_to(self, user) -> Self:
        """Everybody's."""
        return self


class PartyQuerySet(PublicQuerySet, SearchQuerySet):
    """Parties to the Convention; all of them are public."""

    def matching(self, query: SearchQuery | None) -> Self:
        """Found by every name of the State or organisation."""
        if query is None:
            return self.none()
        return self.filter(Q(country__search=query) | Q(organisation__search=query))

    def current(self) -> Self:
        """Without those whose denunciation has taken effect."""
        ended = denounced_before_effect(dates.today())
        return self.filter(Q(denounced_on=None) | Q(denounced_on__gt=ended))


class ProjectQuerySet(PublicQuerySet, SearchQuerySet):
    """Projects; all of them are public."""

    def concerning(self, codes: Iterable[str]) -> Self:
        """Those in which one of the countries takes part, or for which it pays."""
        wanted = list(codes)
        places = self.model.countries.through.objects.filter(
            project=OuterRef("pk"), country__in=wanted
        )
        return self.filter(Q(Exists(places)) | Q(donor_country__in=wanted))


class ExpertTermQuerySet(models.QuerySet):
    """Mandates by state, day and reader."""

    def active_on(self, day: datetime.date) -> Self:
        """In which somebody serves on that day."""
        return self.filter(status=TermStatus.ACTIVE, period__contains=day)

    def served(self) -> Self:
        """Accepted and begun: neither waiting for an answer nor declined."""
        return self.exclude(status=TermStatus.INVITED).exclude(end_reason__in=NEVER_SERVED)

    def due(self, today: datetime.date | None = None) -> Self:
        """Not ended although the mandate is over."""
        today = today or dates.today()
        return self.filter(status__in=OPEN_TERM, period__endswith__lte=today)

    def visible_to(self, user) -> Self:
        """The rows for which ``experts.view_expertterm`` holds."""
        if getattr(user, "is_staff", False):
            return self
        today = dates.today()
        serving = self.model.objects.active_on(today).filter(expert=OuterRef("expert"))
        public = Q(Exists(serving), expert__status=ProfileStatus.PUBLISHED)
        public &= ~Q(status=TermStatus.INVITED) & ~Q(end_reason__in=NEVER_SERVED)
        person = getattr(user, "person_id", None)
        return self.filter(public | Q(expert__person=person) if person else public)


class ExpertProfileQuerySet(SearchQuerySet):
    """Profiles by state and reader."""

    def public(self) -> Self:
        """Published, and serving in an active term today."""
        return self.filter(self._serving(), status=ProfileStatus.PUBLISHED)

    def formerly_public(self) -> Self:
        """Published, but the mandate is over or paused."""
        served = self._terms().served().filter(expert=OuterRef("pk"))
        return self.filter(~self._serving(), Exists(served), status=ProfileStatus.PUBLISHED)

    def own(self, user) -> Self:
        """The profile of the account's person."""
        person = getattr(user, "person_id", None)
        return self.filter(person=person) if person else self.none()

    def visible_to(self, user) -> Self:
        """The rows for which ``experts.view_expertprofile`` holds."""
        if getattr(user, "is_staff", False):
            return self
        public = Q(self._serving(), status=ProfileStatus.PUBLISHED)
        person = getattr(user, "person_id", None)
        return self.filter(public | Q(person=person) if person else public)

    def from_countries(self, codes: Iterable[str]) -> Self:
        """National of, or living in, one of the countries, as far as that may be known."""
        wanted = list(codes)
        return self.filter(
            Q(public_nationalities__overlap=wanted) | Q(public_residences__overlap=wanted)
        )

    def _terms(self) -> ExpertTermQuerySet:
        return self.model._meta.get_field("terms").related_model.objects.all()

    def _serving(self) -> Exists:
        today = dates.today()
        return Exists(self._terms().active_on(today).filter(expert=OuterRef("pk")))
