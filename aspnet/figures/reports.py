"""Figures of plans, reports and confirmations; what schools say of themselves is marked so."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates

from ..enums import ANSWERED, HANDED_IN, LEAST_DAYS, ReportKind, RoundStatus
from ..models import (
    CampaignParticipation,
    DayCelebration,
    RenewalRound,
    RoundEntry,
    SchoolReport,
    SchoolYear,
)
from . import vocabulary
from .registry import Figure, Form, Found, Measure, Scope, Subject

LEAST_TOLD = 5
YEAR_KEY = _("School year that begins in")
PUNCTUAL = (
    Measure("due", _("Due"), is_drawn=False),
    Measure("on_time", _("On time")),
    Measure("late", _("Late")),
    Measure("missing", _("Not received")),
)


def by_school_year(rows: QuerySet, **numbers: Any) -> Found:
    """Plans or reports by the year in which their school year begins."""
    grouped = rows.values_list("school_year__first_year", "is_generated").annotate(**numbers)
    return Found((str(year), *rest) for year, *rest in grouped.order_by())


def punctual(scope: Scope, kind: ReportKind) -> Found:
    """Those that had to be there by today, or are."""
    rows: QuerySet = SchoolReport.objects.filter(kind=kind).with_due()
    rows = rows.filter(due__isnull=False).filter(Q(status__in=HANDED_IN) | Q(due__lt=dates.today()))
    here = Q(status__in=HANDED_IN)
    return by_school_year(
        scope.of(rows, "school_year__network__country"),
        total=Count("pk"),
        on_time=Count("pk", filter=here & Q(submitted_on__lte=F("due"))),
        late=Count("pk", filter=here & Q(submitted_on__gt=F("due"))),
        missing=Count("pk", filter=~here),
    )


def plans(scope: Scope) -> Found:
    """Plans of the schools."""
    return punctual(scope, ReportKind.PLAN)


def reports(scope: Scope) -> Found:
    """Reports of the schools."""
    return punctual(scope, ReportKind.REPORT)


def confirmations(scope: Scope) -> Found:
    """Renewal rounds whose last day has passed, by the year of that day."""
    rows: QuerySet = RoundEntry.objects.filter(round__closes_on__lt=dates.today())
    rows = rows.exclude(round__status=RoundStatus.CANCELLED)
    rows = scope.of(rows, "round__network__country")
    answered = Q(answer__in=ANSWERED)
    last = F("round__closes_on")
    grouped = rows.annotate(year=ExtractYear("round__closes_on")).values_list(
        "year", "is_generated"
    )
    found = grouped.annotate(
        total=Count("pk"),
        on_time=Count("pk", filter=answered & Q(answered_on__lte=last)),
        late=Count("pk", filter=answered & Q(answered_on__gt=last)),
        missing=Count("pk", filter=~answered),
    )
    return Found((str(year), *rest) for year, *rest in found.order_by())


def handed_in(scope: Scope) -> QuerySet:
    """Reports received, read or not."""
    rows = SchoolReport.objects.handed_in().filter(kind=ReportKind.REPORT)
    return scope.of(rows, "school_year__network__country")


def participation(scope: Scope) -> Found:
    """Schools in a flagship project, and with days celebrated."""
    flagship = CampaignParticipation.objects.filter(report=OuterRef("pk"))
    days = DayCelebration.objects.filter(report=OuterRef("pk")).order_by().values("report")
    enough = days.annotate(number=Count("pk")).filter(number__gte=LEAST_DAYS)
    return by_school_year(
        handed_in(scope).annotate(in_flagship=Exists(flagship), has_days=Exists(enough)),
        total=Count("pk"),
        flagship=Count("pk", filter=Q(in_flagship=True)),
        days=Count("pk", filter=Q(has_days=True)),
    )


def reached(scope: Scope) -> Found:
    """Sums over the reports."""
    return by_school_year(
        handed_in(scope),
        total=Count("pk"),
        pupils=Coalesce(Sum("pupils_reached"), 0),
        teachers=Coalesce(Sum("teachers_reached"), 0),
    )


def days(scope: Scope) -> Found:
    """Which days the reports name."""
    rows = DayCelebration.objects.filter(report__in=handed_in(scope))
    grouped = rows.values_list("day__slug", "report__is_generated").annotate(total=Count("pk"))
    return Found(grouped.order_by())


def flagships(scope: Scope) -> Found:
    """Which campaigns the reports name."""
    rows = CampaignParticipation.objects.filter(report__in=handed_in(scope))
    grouped = rows.values_list("campaign__public_id", "report__is_generated")
    found = grouped.annotate(total=Count("report", distinct=True)).order_by()
    return Found((code or "", *rest) for code, *rest in found)


REPORT_TABLES = (SchoolReport, SchoolYear)
Figure(
    "plans-on-time",
    label=_("Plans on time"),
    definition=_(
        "Annual plans whose due date, the network's own, has passed, or that were handed in:"
        " first handed in by that day, later, or not at all."
    ),
    subject=Subject.REPORTS,
    key=YEAR_KEY,
    measures=PUNCTUAL,
    rows=plans,
    tables=REPORT_TABLES,
    word=vocabulary.year,
    is_yearly=True,
    share=("on_time",),
    share_label=_("Share on time"),
    least=LEAST_TOLD,
)
Figure(
    "reports-on-time",
    label=_("Reports on time"),
    definition=_(
        "Annual reports whose due date, the network's own, has passed, or that were handed in:"
        " first handed in by that day, later, or not at all."
    ),
    subject=Subject.REPORTS,
    key=YEAR_KEY,
    measures=PUNCTUAL,
    rows=reports,
    tables=REPORT_TABLES,
    word=vocabulary.year,
    is_yearly=True,
    share=("on_time",),
    share_label=_("Share on time"),
    least=LEAST_TOLD,
)
Figure(
    "confirmations-on-time",
    label=_("Profiles confirmed on time"),
    definition=_(
        "Schools asked in renewal rounds whose last day has passed: answered by that day, later,"
        " or not at all."
    ),
    subject=Subject.REPORTS,
    key=_("Year"),
    measures=(
        Measure("asked", _("Asked"), is_drawn=False),
        *PUNCTUAL[1:3],
        Measure("missing", _("No answer")),
    ),
    rows=confirmations,
    tables=(RenewalRound, RoundEntry),
    word=vocabulary.year,
    is_yearly=True,
    share=("on_time",),
    share_label=_("Share on time"),
    least=LEAST_TOLD,
)
Figure(
    "participation",
    label=_("International days and flagship projects"),
    definition=_(
        "Reports handed in, and among them those that name a flagship project, contest or"
        " campaign, and those that name at least two international days."
    ),
    subject=Subject.REPORTS,
    key=YEAR_KEY,
    measures=(
        Measure("reports", _("Reports")),
        Measure("flagship", _("In a flagship project")),
        Measure("days", _("At least two days")),
    ),
    rows=participation,
    tables=(*REPORT_TABLES, DayCelebration, CampaignParticipation),
    word=vocabulary.year,
    is_yearly=True,
    form=Form.BESIDE,
    least=LEAST_TOLD,
    is_self_reported=True,
)
Figure(
    "days",
    label=_("International days celebrated"),
    definition=_("Reports handed in that name the day, over all school years."),
    subject=Subject.REPORTS,
    key=_("International day"),
    measures=(Measure("reports", _("Reports")),),
    rows=days,
    tables=(*REPORT_TABLES, DayCelebration),
    word=vocabulary.day,
    least=LEAST_TOLD,
    is_self_reported=True,
)
Figure(
    "flagships",
    label=_("Flagship projects, contests and campaigns"),
    definition=_("Reports handed in that name it, over all school years."),
    subject=Subject.REPORTS,
    key=_("Campaign"),
    measures=(Measure("reports", _("Reports")),),
    rows=flagships,
    tables=(*REPORT_TABLES, CampaignParticipation),
    word=vocabulary.campaign,
    least=LEAST_TOLD,
    is_self_reported=True,
)
Figure(
    "reached",
    label=_("Pupils and teachers reached"),
    definition=_(
        "Sums over the reports handed in, as the schools say; nobody has counted again, and a"
        " person may be in several reports."
    ),
    subject=Subject.REPORTS,
    key=YEAR_KEY,
    measures=(
        Measure("reports", _("Reports")),
        Measure("pupils", _("Pupils")),
        Measure("teachers", _("Teachers")),
    ),
    rows=reached,
    tables=REPORT_TABLES,
    word=vocabulary.year,
    form=Form.YEARS,
    is_yearly=True,
    least=LEAST_TOLD,
    is_self_reported=True,
)
