"""Questions asked of school years, plans, reports and assessments."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, areas_of, countries_of

from ..enums import HANDED_IN, WRITING, Condition, ReportKind, ReportStatus, Result, YearStatus
from .reach import in_reach, of_network

DUE = models.Case(
    models.When(kind=ReportKind.PLAN, then=F("school_year__plan_due_on")),
    default=F("school_year__report_due_on"),
)


class OfCountryQuerySet(models.QuerySet):
    """Rows for the people of one country, and for UNESCO; never public."""

    country_path = "network__country"

    def visible_to(self, user) -> Self:
        """Everything for staff, what is the own for officials of a country, nothing for others."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(self._own(user))

    def _own(self, user: Any) -> Q:
        """The rows of the reader's own countries."""
        own = countries_of(user, NATIONAL_ROLES)
        return Q(**{f"{self.country_path}__in": sorted(own)})


class OfSchoolQuerySet(OfCountryQuerySet):
    """Rows about one school: those of an area are for its coordinator, too."""

    area_path = "membership__institution__area"

    def _own(self, user: Any) -> Q:
        """The rows of the own countries and areas."""
        return in_reach(user, country=self.country_path, area=self.area_path)


class SchoolYearQuerySet(OfCountryQuerySet):
    """School years of networks: all who serve a part of the network know its dates."""

    def _own(self, user: Any) -> Q:
        """Those of the networks that the reader serves, or serves a part of."""
        return of_network(user, country=self.country_path)

    def open(self) -> Self:
        """Those that still take plans and reports."""
        return self.filter(status=YearStatus.OPEN)

    def of(self, country: str) -> Self:
        """Those of a country's network."""
        return self.filter(network__country=country)

    def with_progress(self, user: Any = None) -> Self:
        """How many plans and reports stand where, of those that the reader may see."""
        counts: dict[str, Any] = {}
        area = "reports__membership__institution__area"
        is_narrow = areas_of(user) and not user.is_staff
        seen = in_reach(user, country=self.country_path, area=area) if is_narrow else Q()
        for kind in ReportKind.values:
            own = seen & Q(reports__kind=kind)
            counts[f"{kind}s_all"] = Count("reports", filter=own)
            counts[f"{kind}s_in"] = Count("reports", filter=own & Q(reports__status__in=HANDED_IN))
            waiting = own & Q(reports__status=ReportStatus.SUBMITTED)
            counts[f"{kind}s_to_read"] = Count("reports", filter=waiting)
        # Django leaves the model's own order out where it groups
        return self.annotate(**counts).order_by("-starts_on", "pk")


class ReportTemplateQuerySet(models.QuerySet):
    """Versions of the questions."""

    def valid_on(self, day: datetime.date) -> Self:
        """Those in force, the newest first."""
        return self.filter(valid_from__lte=day).order_by("-version")


class SchoolReportQuerySet(OfSchoolQuerySet):
    """Plans and reports."""

    country_path = "school_year__network__country"

    def of_year(self, year: Any) -> Self:
        """Those of one school year."""
        return self.filter(school_year=year)

    def writing(self) -> Self:
        """Still in the school's hands."""
        return self.filter(status__in=WRITING)

    def handed_in(self) -> Self:
        """Received, read or not."""
        return self.filter(status__in=HANDED_IN)

    def with_due(self) -> Self:
        """The day by which each is due."""
        return self.annotate(due=DUE)

    def overdue(self, today: datetime.date) -> Self:
        """In the school's hands after its due date."""
        return self.writing().with_due().filter(due__lt=today)

    def to_remind(self) -> Self:
        """Real ones in the school's hands in an open year, with an address to write to."""
        rows = self.writing().filter(is_generated=False, school_year__status=YearStatus.OPEN)
        return rows.exclude(membership__institution__email="")


class ReportPartQuerySet(models.QuerySet):
    """Activities, days and campaigns: public only with the school's consent, once published."""

    def published(self, consent: str) -> Self:
        """Of reports published in part, where the school agreed to this part."""
        return self.filter(**{"report__status": ReportStatus.PUBLISHED, f"report__{consent}": True})


class ComplianceQuerySet(OfSchoolQuerySet):
    """Assessments."""

    country_path = "school_year__network__country"

    def decided(self) -> Self:
        """Assessed by the coordinator."""
        return self.exclude(assessed="")


class HearingQuerySet(OfSchoolQuerySet):
    """Hearings."""

    country_path = "membership__network__country"

    def open(self) -> Self:
        """Not decided."""
        return self.filter(outcome="")


class NationalReportQuerySet(OfCountryQuerySet):
    """National reports: drafts are their network's, sent ones UNESCO's too."""


def condition_of(assessed: list[tuple[int, str]]) -> Condition:
    """How a membership stands, from its assessed years as (first year, result), in any order.

    Only assessed years count, and only two in a row make a second one.
    """
    results = dict(assessed)
    if not results:
        return Condition.NOT_ASSESSED
    latest = max(results)
    if results[latest] == Result.MET:
        return Condition.GOOD
    if results.get(latest - 1) == Result.NOT_MET:
        return Condition.SECOND_BELOW
    return Condition.FIRST_BELOW
