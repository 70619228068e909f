"""Three school years of generated plans, reports and assessments, in every state."""

import datetime
from collections import defaultdict
from random import Random

from django.db.models import QuerySet
from django.utils import timezone

from unesco_portal.reference.models import InternationalDay

from ..enums import (
    REPORTING_MEMBERSHIP,
    Approach,
    Condition,
    HearingBasis,
    MembershipStatus,
    ReportKind,
    ReportStatus,
    Result,
    YearStatus,
)
from ..minimum_requirements import judge, overall
from ..models import (
    Activity,
    Campaign,
    CampaignParticipation,
    ComplianceAssessment,
    DayCelebration,
    ExtraRequirement,
    Hearing,
    Membership,
    NationalFigure,
    NationalNetwork,
    NationalReport,
    ReportAnswer,
    ReportReminder,
    ReportTemplate,
    ReportVersion,
    RequirementResult,
    SchoolReport,
    SchoolYear,
)
from ..querysets.reports import condition_of
from ..services.compliance import facts_of
from ..services.school_years import year_label
from ..transitions import language_of

SHARE = 8  # of so many members, one plans and reports
LEAST_SCHOOLS = 60
MOST_HEARINGS = 6
ALWAYS = ("JP", "SN")  # the demonstration's coordinators work there
YEARS = 3
FIRST_MONTH = 9
BATCH = 2000
TITLES = (
    "A garden of peace in the school yard",
    "Letters to a school abroad",
    "The story of our town, told by its grandparents",
    "A day without waste",
    "Songs and dances of the neighbours",
    "Rights of the child on posters",
    "Water diary of a river",
)
WORDS = "Pupils and teachers did it together. (Generated for demonstration.)"
IN_USE = {
    YearStatus.LOCKED: [
        (ReportStatus.ACCEPTED, 70),
        (ReportStatus.PUBLISHED, 15),
        (ReportStatus.MISSING, 15),
    ],
    YearStatus.OPEN: [
        (ReportStatus.OPEN, 30),
        (ReportStatus.DRAFT, 15),
        (ReportStatus.SUBMITTED, 25),
        (ReportStatus.RETURNED, 5),
        (ReportStatus.ACCEPTED, 25),
    ],
}
EMPTY = (ReportStatus.OPEN, ReportStatus.MISSING)
GENERATED = (  # in the order in which they may go
    RequirementResult,
    ComplianceAssessment,
    Hearing,
    ReportAnswer,
    Activity,
    DayCelebration,
    CampaignParticipation,
    ReportVersion,
    SchoolReport,
    NationalFigure,
    NationalReport,
    SchoolYear,
)


def make_reports(rng: Random, now: datetime.datetime, institutions: int) -> int:
    """Plans and reports for a share of the generated members; returns how many."""
    today = now.date()
    templates = {row.kind: row for row in ReportTemplate.objects.prefetch_related("questions")}
    if len(templates) < len(ReportKind):
        return 0  # the questions are loaded before, or there is nothing to ask
    members = some_members(rng, max(LEAST_SCHOOLS, institutions // SHARE))
    networks = {member.network for member in members}
    years = make_years(networks, today)
    reports = [
        report
        for year in years
        for member in members
        if member.network_id == year.network_id
        for report in papers(rng, year, member, templates, today)
    ]
    reports = SchoolReport.objects.bulk_create(reports, batch_size=BATCH)
    make_parts(rng, reports)
    make_answers(reports, templates)
    make_assessments(years, members, today)
    make_hearings(members, today)
    return len(reports)


def some_members(rng: Random, most: int) -> list[Membership]:
    """The members of the demonstration's coordinators, and of networks drawn by lot."""
    networks = list(NationalNetwork.objects.filter(is_generated=True).order_by("pk"))
    rng.shuffle(networks)
    networks.sort(key=lambda network: network.country_id not in ALWAYS)
    found: list[Membership] = []
    for network in networks:
        rows = Membership.objects.filter(
            network=network, status__in=REPORTING_MEMBERSHIP, institution__is_generated=True
        )
        own = list(rows.select_related("institution", "network").order_by("pk"))
        if len(found) + len(own) <= most or not found:
            found += own[: most // 2]
    return found


def make_years(networks: set[NationalNetwork], today: datetime.date) -> list[SchoolYear]:
    """The present year and the two before it, which are locked."""
    rows = []
    for network in sorted(networks, key=lambda network: network.pk):
        month = network.school_year_start or FIRST_MONTH
        current = today.year if today.month >= month else today.year - 1
        for first in range(current - YEARS + 1, current + 1):
            starts_on = datetime.date(first, month, 1)
            ends_on = datetime.date(first + 1, month, 1) - datetime.timedelta(days=1)
            rows.append(
                SchoolYear(
                    network=network,
                    first_year=first,
                    label=year_label(starts_on),
                    starts_on=starts_on,
                    ends_on=ends_on,
                    plan_due_on=starts_on + datetime.timedelta(days=60),
                    report_due_on=ends_on - datetime.timedelta(days=30),
                    plans_opened_on=starts_on,
                    reports_opened_on=starts_on + datetime.timedelta(days=60),
                    status=YearStatus.OPEN if first == current else YearStatus.LOCKED,
                    is_generated=True,
                )
            )
    return SchoolYear.objects.bulk_create(rows)


def papers(
    rng: Random,
    year: SchoolYear,
    member: Membership,
    templates: dict[str, ReportTemplate],
    today: datetime.date,
) -> list[SchoolReport]:
    """The plan and the report of one member for one year."""
    found = []
    for kind in ReportKind:
        states, weights = zip(*IN_USE[YearStatus(year.status)], strict=True)
        status = rng.choices(states, weights)[0]
        due = year.due_on(kind)
        is_in = status not in (*EMPTY, ReportStatus.DRAFT)
        is_told = status not in EMPTY
        is_report = kind == ReportKind.REPORT
        found.append(
            SchoolReport(
                membership=member,
                school_year=year,
                kind=kind,
                template=templates[kind],
                status=status,
                language=language_of(member.institution, member.network),
                submitted_on=min(due + datetime.timedelta(days=rng.randint(-40, 12)), today)
                if is_in
                else None,
                coordinator_name="Generated Person" if is_told else "",
                pupils_reached=rng.randint(20, 900) if is_told and is_report else None,
                teachers_reached=rng.randint(2, 60) if is_told and is_report else None,
                is_sign_shown=rng.choice(["yes", "yes", "no", "unknown"]) if is_in else "unknown",
                is_community_informed="yes" if is_in and rng.random() < 0.8 else "unknown",
                may_publish_activities=status == ReportStatus.PUBLISHED,
                may_publish_days=status == ReportStatus.PUBLISHED and rng.random() < 0.6,
                is_generated=True,
            )
        )
    return found


def make_parts(rng: Random, reports: list[SchoolReport]) -> None:
    """Activities, days and campaigns of those that were written."""
    written = [report for report in reports if report.status not in EMPTY]
    days = list(InternationalDay.objects.order_by("slug").values_list("pk", flat=True))
    campaigns = list(Campaign.objects.order_by("pk").values_list("pk", flat=True))
    Activity.objects.bulk_create(
        (
            Activity(
                report=report,
                title=title,
                themes=[],
                approach=rng.choice(Approach.values),
                description=WORDS,
                is_generated=True,
            )
            for report in written
            for title in rng.sample(TITLES, rng.randint(1, 3))
        ),
        batch_size=BATCH,
    )
    done = [report for report in written if report.kind == ReportKind.REPORT]
    DayCelebration.objects.bulk_create(
        (
            DayCelebration(report=report, day_id=day, evidence=WORDS, is_generated=True)
            for report in done
            for day in rng.sample(days, min(len(days), rng.randint(0, 4)))
        ),
        batch_size=BATCH,
    )
    CampaignParticipation.objects.bulk_create(
        (
            CampaignParticipation(
                report=report, campaign_id=rng.choice(campaigns), is_generated=True
            )
            for report in done
            if campaigns and rng.random() < 0.7
        ),
        batch_size=BATCH,
    )


def make_answers(reports: list[SchoolReport], templates: dict[str, ReportTemplate]) -> None:
    """Words where words are needed."""
    asked = {
        kind: [
            question
            for question in template.questions.all()
            if question.is_required
            and question.kind == "text"
            and question.key != "coordinator_name"
        ]
        for kind, template in templates.items()
    }
    ReportAnswer.objects.bulk_create(
        (
            ReportAnswer(report=report, question=question, text=WORDS, is_generated=True)
            for report in reports
            if report.status not in EMPTY
            for question in asked[report.kind]
        ),
        batch_size=BATCH,
    )


def make_assessments(
    years: list[SchoolYear], members: list[Membership], today: datetime.date
) -> None:
    """Computed for locked years; assessed where the result is known."""
    for year in years:
        if year.status != YearStatus.LOCKED:
            continue
        own = [member for member in members if member.network_id == year.network_id]
        facts = facts_of(year, own, today)
        findings = {member.pk: judge(facts[member.pk]) for member in own}
        rows = []
        for member in own:
            result = overall([found.result for found in findings[member.pk]])
            is_known = result != Result.UNKNOWN
            rows.append(
                ComplianceAssessment(
                    membership=member,
                    school_year=year,
                    computed=result,
                    computed_at=timezone.now(),
                    assessed=result if is_known else "",
                    decided_on=today if is_known else None,
                    is_generated=True,
                )
            )
        saved = ComplianceAssessment.objects.bulk_create(rows, batch_size=BATCH)
        RequirementResult.objects.bulk_create(
            (
                RequirementResult(
                    assessment=row,
                    requirement=found.requirement,
                    result=found.result,
                    source=found.source,
                    evidence=found.evidence,
                    is_generated=True,
                )
                for row in saved
                for found in findings[row.membership_id]
            ),
            batch_size=BATCH,
        )


def make_hearings(members: list[Membership], today: datetime.date) -> None:
    """For a few members below twice, the end is proposed and the school is heard."""
    assessed: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = ComplianceAssessment.objects.decided().filter(membership__in=members)
    for key, first, result in rows.values_list("membership", "school_year__first_year", "assessed"):
        assessed[key].append((first, result))
    below = [row for row in members if condition_of(assessed[row.pk]) == Condition.SECOND_BELOW]
    chosen = below[:: max(1, len(below) // MOST_HEARINGS)][:MOST_HEARINGS]
    Hearing.objects.bulk_create(
        Hearing(
            membership=member,
            basis=HearingBasis.TWO_YEARS,
            grounds=WORDS,
            contact_email=member.institution.email,
            proposed_on=today - datetime.timedelta(days=10),
            statement_due_on=today + datetime.timedelta(days=30),
            statement=WORDS if number % 2 else "",
            stated_on=today if number % 2 else None,
            is_generated=True,
        )
        for number, member in enumerate(chosen)
    )
    Membership.objects.filter(pk__in=[member.pk for member in chosen]).update(
        status=MembershipStatus.TERMINATION_PROPOSED, status_since=timezone.now()
    )


def remove_reports() -> None:
    """Take away every plan, report, assessment and year that hangs on generated records.

    Children carry the mark of what they hang on, so that each table is gone through once.
    """
    ReportReminder.objects.filter(report__is_generated=True).delete()
    ExtraRequirement.objects.filter(network__is_generated=True).delete()
    for model in GENERATED:
        model.objects.filter(is_generated=True)._raw_delete("default")


def acts_on_reports() -> tuple[QuerySet, ...]:
    """The generated rows that acts may have left entries about."""
    models = (SchoolYear, SchoolReport, ComplianceAssessment, Hearing, NationalReport)
    return tuple(model.objects.filter(is_generated=True) for model in models)
