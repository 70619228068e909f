"""Questions asked of meetings, of their parts, and of the persons who spoke there."""

import datetime
from typing import Self

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models import When as Branch
from django.db.models.functions import Concat

from unesco_portal.core import dates
from unesco_portal.core.search import PortalVector, SearchQuerySet, resolve_query

from .enums import HELD_STATUSES, PUBLIC_STATUSES, Status, When


def timing_condition(when: str) -> Q:
    """The meetings that lie so to today: held ones are past, postponed ones have no date."""
    undated = Q(starts_on=None) | Q(status=Status.POSTPONED)
    past = Q(ends_on__lt=dates.today()) | Q(status__in=HELD_STATUSES)
    match when:
        case When.UNDATED:
            return undated
        case When.PAST:
            return past & ~undated
    return ~past & ~undated


def timing_expression() -> Case:
    """The same as ``Meeting.when``, computed by the database."""
    return Case(
        *(Branch(timing_condition(when), then=Value(when.value)) for when in When),
        output_field=CharField(),
    )


def period_condition(first: datetime.date | None, last: datetime.date | None) -> Q:
    """The meetings that may go on between two days; of postponed ones the old date is void."""
    condition = ~Q(status=Status.POSTPONED)
    if first is not None:
        condition &= Q(ends_on__gte=first)
    return condition if last is None else condition & Q(starts_on__lte=last)


class MeetingQuerySet(SearchQuerySet):
    """Meetings by state, time and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``events.view_meeting`` holds: plans are for staff only."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(status__in=PUBLIC_STATUSES)

    def lying(self, *when: str) -> Self:
        """Upcoming, past or undated ones."""
        condition = Q(pk__in=[])
        for value in when:
            condition |= timing_condition(value)
        return self.filter(condition)

    def upcoming(self) -> Self:
        """Dated, not over, and not recorded as held."""
        return self.lying(When.UPCOMING)

    def going_on(self) -> Self:
        """Those that nobody has called off."""
        return self.exclude(status__in=(Status.CANCELLED, Status.GIVEN_UP))

    def past(self) -> Self:
        """Over by their dates, or recorded as held."""
        return self.lying(When.PAST)

    def not_upcoming(self) -> Self:
        """Past ones, and those without a date."""
        return self.lying(When.PAST, When.UNDATED)

    def soonest_first(self) -> Self:
        """In the order in which they begin."""
        return self.order_by("sort_on", "public_id")

    def latest_first(self) -> Self:
        """The latest beginning first; undated ones last."""
        return self.order_by("-sort_on", "-public_id")

    def in_year(self, year: int) -> Self:
        """Those that may have gone on during a year."""
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def during(self, first: datetime.date | None, last: datetime.date | None) -> Self:
        """Those that may go on between two days, open where one is not given."""
        return self.filter(period_condition(first, last))

    def of_countries(self, codes: list[str]) -> Self:
        """Those held in, hosted by, or attended by one of the countries."""
        return self.filter(
            Q(country__in=codes) | Q(host_country__in=codes) | self.attended_by(codes)
        )

    def attended_by(self, codes: list[str]) -> Q:
        """The condition that a source names one of the countries among those taking part."""
        through = self.model.countries.through.objects
        return Q(Exists(through.filter(meeting=OuterRef("pk"), country__in=codes)))

    def about_targets(self, codes: list[str]) -> Self:
        """Those that name one of the Goals or targets."""
        through = self.model.sdg_targets.through.objects
        return self.filter(Exists(through.filter(meeting=OuterRef("pk"), sdgtarget__in=codes)))

    def with_speaker(self, public_id: str) -> Self:
        """Those at which a public person is named."""
        return self.filter(Exists(self.named().filter(person__public_id=public_id)))

    def search(self, text: str) -> Self:
        """The same for a text as typed, as the back office searches."""
        return self.matching_with_speakers(resolve_query(text))

    def matching_with_speakers(self, query: SearchQuery | None) -> Self:
        """Rows whose own words, or one of whose public speakers, hold every word asked for."""
        if query is None:
            return self.none()
        return self.filter(Q(search=query) | Exists(self.named().filter(person__search=query)))

    def named(self) -> QuerySet:
        """For a subquery: the public persons a source names at a meeting."""
        participants = self.model.participants.rel.related_model.objects
        return participants.public().filter(meeting=OuterRef("pk"))

    def generated(self) -> Self:
        """Demonstration data."""
        return self.filter(is_generated=True)


class MeetingPartQuerySet(models.QuerySet):
    """Parts of meetings: as public as their meeting."""

    def visible_to(self, user) -> Self:
        """The rows whose meeting the reader may see."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(meeting__status__in=PUBLIC_STATUSES)


class ParticipantQuerySet(MeetingPartQuerySet):
    """Persons named at meetings."""

    def public(self) -> Self:
        """Those who hold or held a public function; others are never named to the public."""
        return self.filter(person__is_public=True)

    def visible_to(self, user) -> Self:
        """Public persons at meetings the reader may see; staff see all."""
        rows = super().visible_to(user)
        return rows if getattr(user, "is_staff", False) else rows.public()


class InterventionQuerySet(MeetingPartQuerySet):
    """What was said at meetings."""

    def public(self) -> Self:
        """The words of public persons."""
        return self.filter(participant__person__is_public=True)

    def visible_to(self, user) -> Self:
        """As visible as the one who spoke."""
        rows = super().visible_to(user)
        return rows if getattr(user, "is_staff", False) else rows.public()


class SpeakerQuerySet(SearchQuerySet):
    """Persons whom meetings name."""

    def visible_to(self, user) -> Self:
        """Public persons named at a public meeting: what the search box may find."""
        named = self.model.participations.rel.related_model.objects.visible_to(user)
        return self.filter(is_public=True, pk__in=named.values("person"))

    def saying_why(self, query: SearchQuery, *fields: str) -> Self:
        """Found by the whole name, in any order; else by a further name."""
        name = Concat(F("given_name"), Value(" "), F("family_name"))
        found = Branch(whole_name=query, then=Value("name"))
        matched = Case(found, default=Value(""), output_field=CharField())
        return self.alias(whole_name=PortalVector(name)).annotate(matched=matched)


class PublicQuerySet(models.QuerySet):
    """Rows that hide nothing."""

    def visible_to(self, user) -> Self:
        """Everybody's."""
        return self
