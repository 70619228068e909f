"""School years, plans, reports, assessments."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from aspnet.enums import HANDED_IN, ReportStatus
from aspnet.models import (
    Activity,
    ComplianceAssessment,
    ExtraRequirement,
    Hearing,
    Institution,
    NationalReport,
    ReportAnswer,
    ReportTemplate,
    SchoolReport,
    SchoolYear,
)
from tests.factories.aspnet import NetworkFactory, member


class SchoolYearFactory(DjangoModelFactory):
    network = factory.SubFactory(NetworkFactory)
    first_year = 2025
    label = factory.LazyAttribute(lambda year: f"{year.first_year}/{(year.first_year + 1) % 100}")
    starts_on = factory.LazyAttribute(lambda year: datetime.date(year.first_year, 9, 1))
    ends_on = factory.LazyAttribute(lambda year: datetime.date(year.first_year + 1, 8, 31))
    plan_due_on = factory.LazyAttribute(lambda year: datetime.date(year.first_year, 10, 31))
    report_due_on = factory.LazyAttribute(lambda year: datetime.date(year.first_year + 1, 6, 30))

    class Meta:
        model = SchoolYear


class SchoolReportFactory(DjangoModelFactory):
    kind = "report"
    template = factory.LazyAttribute(lambda row: ReportTemplate.objects.get(kind=row.kind))
    language = "en"

    class Meta:
        model = SchoolReport


class AssessmentFactory(DjangoModelFactory):
    computed_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = ComplianceAssessment


class ExtraRequirementFactory(DjangoModelFactory):
    title = "Works on three national pillars"
    source = "Rules of the network, 2020"
    consulted_on = datetime.date(2019, 5, 1)
    valid_from = datetime.date(2020, 1, 1)

    class Meta:
        model = ExtraRequirement


class HearingFactory(DjangoModelFactory):
    basis = "two_years"
    grounds = "Two years without a report."
    proposed_on = factory.LazyFunction(timezone.localdate)
    statement_due_on = factory.LazyFunction(
        lambda: timezone.localdate() + datetime.timedelta(days=40)
    )

    class Meta:
        model = Hearing


class NationalReportFactory(DjangoModelFactory):
    network = factory.SelfAttribute("school_year.network")

    class Meta:
        model = NationalReport


def report_in(status: str, *, school: Institution | None = None, **fields) -> SchoolReport:
    """A plan or report in a state, of a member with an address."""
    school = school or member(email="school@test.example")
    if "school_year" not in fields:
        network = school.membership.network
        found = SchoolYear.objects.filter(network=network, first_year=2025).first()
        fields["school_year"] = found or SchoolYearFactory(network=network)
    if status in HANDED_IN:
        fields.setdefault("submitted_on", datetime.date(2026, 6, 1))
    if status == ReportStatus.PUBLISHED:
        fields.setdefault("may_publish_activities", True)
    return SchoolReportFactory(membership=school.membership, status=status, **fields)


def fill(report: SchoolReport) -> SchoolReport:
    """Answer everything that is needed."""
    report.coordinator_name = "Awa Test"
    if not report.is_plan:
        report.pupils_reached, report.teachers_reached = 120, 8
    report.save()
    for question in report.template.questions.filter(kind="text", is_required=True):
        if not hasattr(report, question.key):
            ReportAnswer.objects.create(report=report, question=question, text="In our words.")
    Activity.objects.create(
        report=report, title="A garden of peace", themes=[], approach="creating"
    )
    return report
