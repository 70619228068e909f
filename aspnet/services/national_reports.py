"""The coordinator's yearly report: figures counted, then confirmed or corrected with a note."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

from ..enums import (
    HANDED_IN,
    LEAST_DAYS,
    FigureCode,
    Level,
    MembershipStatus,
    NationalReportStatus,
    Ownership,
    ReportKind,
    Standing,
)
from ..models import (
    Institution,
    Membership,
    NationalFigure,
    NationalReport,
    SchoolReport,
    SchoolYear,
)

DEFINITIONS = {
    FigureCode.MEMBERS: _("Institutions of the country in the standing of member, dormant too."),
    FigureCode.DORMANT: _("Members set dormant by a rule of the network."),
    FigureCode.CANDIDATES: _("Recommended to UNESCO, not decided; not counted as members."),
    FigureCode.ADMISSIONS: _("Memberships since a day or month of the year; year-only dates not."),
    FigureCode.LOSSES: _("Memberships that ended on a known day of the year."),
    FigureCode.PLANS: _("Plans of the year handed in, read or not."),
    FigureCode.REPORTS: _("Reports of the year handed in, read or not."),
    FigureCode.ON_TIME: _("Reports first handed in by the network's due date."),
    FigureCode.FLAGSHIP: _("Schools whose report names at least one."),
    FigureCode.DAYS: _("Schools whose report names at least two."),
    FigureCode.PUPILS: _("Sum over the reports handed in, as the schools say."),
    FigureCode.TEACHERS: _("Sum over the reports handed in, as the schools say."),
}
OF_PROFILE = _("Members by the profile in the portal; a school may teach several levels.")


def definition(code: str) -> Any:
    """How a figure is counted."""
    return DEFINITIONS.get(FigureCode(code), OF_PROFILE)


def check_edits(report: NationalReport, by: Any) -> None:
    """The network's coordinators, while it is not sent."""
    if not rules.has_perm("aspnet.edit_nationalreport", by, report):
        raise PermissionDenied("aspnet.edit_nationalreport")
    if report.status != NationalReportStatus.DRAFT:
        raise DomainError(_("This report is with UNESCO already."))


@transaction.atomic
def prepare_national_report(year: SchoolYear, *, by: Any) -> NationalReport:
    """Begin the report of a year, or count its figures anew; corrections and notes stay."""
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    if not rules.has_perm("aspnet.edit_nationalreport", by, year):
        raise PermissionDenied("aspnet.edit_nationalreport")
    report, _is_new = NationalReport.objects.get_or_create(
        school_year=year, defaults={"network": year.network, "is_generated": year.is_generated}
    )
    check_edits(report, by)
    now = timezone.now()
    NationalFigure.objects.bulk_create(
        (
            NationalFigure(
                report=report,
                code=code,
                computed=value,
                as_of=now,
                is_generated=report.is_generated,
            )
            for code, value in count_figures(year).items()
        ),
        update_conflicts=True,
        unique_fields=["report", "code"],
        update_fields=["computed", "as_of", "updated_at"],
    )
    return report


def count_figures(year: SchoolYear) -> dict[str, int]:
    """Every figure, in four queries."""
    return {**of_members(year), **of_movements(year), **of_reports(year)}


def of_members(year: SchoolYear) -> dict[str, int]:
    """Members by level and ownership, and candidates apart."""
    member = Q(standing=Standing.MEMBER)
    counts: dict[str, Any] = {
        FigureCode.MEMBERS: Count("pk", filter=member),
        FigureCode.CANDIDATES: Count("pk", filter=Q(standing=Standing.CANDIDATE)),
        FigureCode.DORMANT: Count(
            "pk", filter=member & Q(membership__status=MembershipStatus.DORMANT)
        ),
        FigureCode.PUBLIC: Count("pk", filter=member & Q(ownership=Ownership.PUBLIC)),
        FigureCode.PRIVATE: Count("pk", filter=member & Q(ownership=Ownership.PRIVATE)),
    }
    for level in Level:
        code = FigureCode(f"level_{level}")
        counts[code] = Count("pk", filter=member & Q(levels__contains=[level]))
    rows = Institution.objects.filter(country=year.network.country_id)
    return rows.aggregate(**{str(code): count for code, count in counts.items()})


def of_movements(year: SchoolYear) -> dict[str, int]:
    """Who came and who went, as far as the day or month is known."""
    first, last = year.starts_on.isoformat(), year.ends_on.isoformat()
    since = Q(member_since__gte=first[:7], member_since__lte=last) & ~Q(
        member_since__regex="^.{4}$"
    )
    ended = Q(ended_on__gte=first[:7], ended_on__lte=last) & ~Q(ended_on__regex="^.{4}$")
    return Membership.objects.filter(network=year.network_id).aggregate(
        admissions=Count("pk", filter=since), losses=Count("pk", filter=ended)
    )


def of_reports(year: SchoolYear) -> dict[str, int]:
    """What the schools handed in and say."""
    rows = SchoolReport.objects.of_year(year).filter(status__in=HANDED_IN)
    report = Q(kind=ReportKind.REPORT)
    on_time = report & Q(submitted_on__lte=F("school_year__report_due_on"))
    told = rows.aggregate(
        plans=Count("pk", filter=Q(kind=ReportKind.PLAN)),
        reports=Count("pk", filter=report),
        reports_on_time=Count("pk", filter=on_time),
        pupils=Sum("pupils_reached", filter=report),
        teachers=Sum("teachers_reached", filter=report),
    )
    parts = rows.filter(report).annotate(
        day_count=Count("days", distinct=True),
        campaign_count=Count("participations", distinct=True),
    )
    took_part = parts.aggregate(
        flagship=Count("pk", filter=Q(campaign_count__gte=1)),
        days=Count("pk", filter=Q(day_count__gte=LEAST_DAYS)),
    )
    return {name: value or 0 for name, value in (told | took_part).items()}


@transaction.atomic
def write_national_report(
    report: NationalReport,
    *,
    by: Any,
    narrative: str,
    figures: dict[str, tuple[int | None, str]],
) -> NationalReport:
    """The coordinator confirms or corrects figures, each correction with a note."""
    rows = NationalReport.objects.select_for_update(of=("self",)).select_related("network")
    report = rows.get(pk=report.pk)
    check_edits(report, by)
    report.narrative = narrative
    report.full_clean(exclude=["public_id"])
    report.save()
    changed = []
    for figure in report.figures.all():
        if figure.code not in figures:
            continue
        figure.confirmed, figure.note = figures[figure.code]
        figure.full_clean()
        changed.append(figure)
    NationalFigure.objects.bulk_update(changed, ["confirmed", "note"])
    AuditEntry.objects.record("aspnet.edit_nationalreport", report, by=by)
    return report
