"""Query parameters of plans, reports, assessments and national reports in the workspace."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.filters import CodesFilter, PortalFilterSet
from unesco_portal.reference.filters import CountryFilter

from ..enums import NationalReportStatus, ReportKind, ReportStatus, Result
from ..models import ComplianceAssessment, NationalReport, SchoolReport

DUE, OVERDUE = "due", "overdue"


class TimingFilter(CodesFilter):
    """What is still with the school, before or after its date."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """One condition for each code."""
        today = dates.today()
        wanted = Q(pk__in=[])
        if DUE in value:
            wanted |= Q(due__gte=today) | Q(due=None)
        if OVERDUE in value:
            wanted |= Q(due__lt=today)
        return rows.writing().with_due().filter(wanted)


class SchoolReportFilterSet(PortalFilterSet):
    """Plans and reports of one year."""

    q = None
    kind = CodesFilter(choices=ReportKind.choices, label=_("Kind"))
    status = CodesFilter(choices=ReportStatus.choices, label=_("Status"))
    timing = TimingFilter(
        choices=[(DUE, _("not received, not yet due")), (OVERDUE, _("overdue"))],
        label=_("Due date"),
    )

    class Meta:
        model = SchoolReport
        fields: list[str] = []


class AssessmentFilterSet(PortalFilterSet):
    """Assessments of one year."""

    q = None
    computed = CodesFilter(choices=Result.choices, label=_("Computed"))
    assessed = CodesFilter(
        choices=[("met", _("met")), ("not_met", _("not met"))], label=_("Assessed")
    )

    class Meta:
        model = ComplianceAssessment
        fields: list[str] = []


class NationalReportFilterSet(PortalFilterSet):
    """National reports."""

    q = None
    country = CountryFilter(field_name="network__country")
    status = CodesFilter(choices=NationalReportStatus.choices, label=_("Status"))

    class Meta:
        model = NationalReport
        fields: list[str] = []
