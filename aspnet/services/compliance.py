"""Computing the requirements of a year for all members, and assessing them."""

import datetime
from collections import defaultdict
from typing import Any

import rules
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

from ..enums import ReportKind, Result
from ..minimum_requirements import Facts, Finding, Paper, judge, overall
from ..models import (
    ComplianceAssessment,
    ExtraRequirement,
    Institution,
    Membership,
    RequirementResult,
    SchoolReport,
    SchoolYear,
)
from ..transitions.many import BATCH

UPDATES = ("aspnet.confirm_institution", "aspnet.edit_institution")


def check_assesses(year: SchoolYear, by: Any) -> None:
    """The network's coordinators assess."""
    if not rules.has_perm("aspnet.assess_compliance", by, year):
        raise PermissionDenied("aspnet.assess_compliance")


@transaction.atomic
def compute_assessments(
    year: SchoolYear, *, by: Any, members: QuerySet | None = None, today: Any = None
) -> int:
    """Compute the requirements of every member of the network anew; returns how many.

    Assessments that were decided keep their decision; their computed results are renewed too.
    """
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    check_assesses(year, by)
    today = today or dates.today()
    rows = Membership.objects.current().filter(network=year.network_id)
    if members is not None:
        rows = rows.filter(pk__in=members)
    found = list(rows.select_related("institution").order_by("pk"))
    facts = facts_of(year, found, today)
    findings = {member.pk: judge(facts[member.pk]) for member in found}
    extras = list(extra_requirements(year))
    known = told_extras(year, extras)
    assessments = [
        new_assessment(year, member, findings[member.pk], extras, known) for member in found
    ]
    saved = ComplianceAssessment.objects.bulk_create(
        assessments,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["membership", "school_year"],
        update_fields=["computed", "computed_at", "updated_at"],
    )
    renew_results(saved, findings, extras, known)
    return len(saved)


def new_assessment(
    year: SchoolYear,
    member: Membership,
    findings: list[Finding],
    extras: list[ExtraRequirement],
    known: dict[tuple[int, int], RequirementResult],
) -> ComplianceAssessment:
    """The computed side of one assessment; what nobody said of a further requirement is unknown."""
    results = [found.result for found in findings]
    for extra in extras:
        row = known.get((member.pk, extra.pk))
        results.append(Result(row.result) if row else Result.UNKNOWN)
    return ComplianceAssessment(
        membership=member,
        school_year=year,
        computed=overall(results),
        computed_at=timezone.now(),
        is_generated=member.is_generated,
    )


def extra_requirements(year: SchoolYear) -> QuerySet:
    """The further requirements of the network that were valid through the year."""
    rows = ExtraRequirement.objects.filter(network=year.network_id, valid_from__lte=year.starts_on)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=year.ends_on)).order_by("pk")


def told_extras(
    year: SchoolYear, extras: list[ExtraRequirement]
) -> dict[tuple[int, int], RequirementResult]:
    """What the coordinator said of further requirements, by membership and requirement."""
    rows = RequirementResult.objects.filter(assessment__school_year=year, extra__in=extras)
    return {
        (row.assessment.membership_id, row.extra_id): row
        for row in rows.select_related("assessment")
        if row.extra_id is not None
    }


def renew_results(
    assessments: list[ComplianceAssessment],
    findings: dict[int, list[Finding]],
    extras: list[ExtraRequirement],
    known: dict[tuple[int, int], RequirementResult],
) -> None:
    """Replace the computed results; what a coordinator said of further requirements stays."""
    RequirementResult.objects.filter(assessment__in=assessments, extra=None).delete()
    rows = [
        RequirementResult(
            assessment=assessment,
            requirement=found.requirement,
            result=found.result,
            source=found.source,
            evidence=found.evidence,
            is_generated=assessment.is_generated,
        )
        for assessment in assessments
        for found in findings[assessment.membership_id]
    ]
    rows += [
        RequirementResult(
            assessment=assessment,
            extra=extra,
            result=Result.UNKNOWN,
            source="none",
            is_generated=assessment.is_generated,
        )
        for assessment in assessments
        for extra in extras
        if (assessment.membership_id, extra.pk) not in known
    ]
    RequirementResult.objects.bulk_create(rows, batch_size=BATCH)


def facts_of(year: SchoolYear, members: list[Membership], today: datetime.date) -> dict[int, Facts]:
    """What is known of each member in the year, in a fixed number of queries."""
    papers: dict[int, dict[str, Paper]] = defaultdict(dict)
    reports = SchoolReport.objects.of_year(year).filter(membership__in=members)
    for report in reports.annotate(
        day_count=Count("days", distinct=True),
        campaign_count=Count("participations", distinct=True),
    ):
        papers[report.membership_id][report.kind] = paper_of(year, report, today)
    updates = updates_of(year, members)
    return {
        member.pk: Facts(
            plan=papers[member.pk].get(ReportKind.PLAN, Paper()),
            report=papers[member.pk].get(ReportKind.REPORT, Paper()),
            updates=updates.get(member.institution_id, 0),
            is_over=today > year.ends_on,
            is_record_whole=member.institution.created_at.date() <= year.starts_on,
        )
        for member in members
    }


def paper_of(year: SchoolYear, report: Any, today: datetime.date) -> Paper:
    """A plan or report as evidence."""
    due = year.due_on(report.kind)
    return Paper(
        code=report.public_id,
        status=report.status,
        is_past_due=due is not None and due < today,
        coordinator_name=report.coordinator_name,
        sign=report.is_sign_shown,
        community=report.is_community_informed,
        days=report.day_count,
        campaigns=report.campaign_count,
    )


def updates_of(year: SchoolYear, members: list[Membership]) -> dict[int, int]:
    """On how many days of the year each institution's record was confirmed or corrected."""
    entries = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Institution),
        object_id__in=[member.institution_id for member in members],
        action__in=UPDATES,
        created_at__date__range=(year.starts_on, year.ends_on),
    ).order_by()
    days = entries.annotate(on=TruncDate("created_at")).values("object_id")
    return dict(days.annotate(count=Count("on", distinct=True)).values_list("object_id", "count"))


@transaction.atomic
def assess(
    assessment: ComplianceAssessment, *, by: Any, assessed: str, reason: str = ""
) -> ComplianceAssessment:
    """The coordinator's assessment; one that differs from what was computed needs its reason."""
    rows = ComplianceAssessment.objects.select_for_update(of=("self",))
    assessment = rows.select_related("school_year__network").get(pk=assessment.pk)
    check_assesses(assessment.school_year, by)
    if assessed not in (Result.MET, Result.NOT_MET):
        raise ValidationError({"assessed": _("Choose met or not met.")})
    if assessed != assessment.computed and not reason.strip():
        text = _("Say why your assessment differs from what the portal computed.")
        raise ValidationError({"reason": text})
    if assessed == Result.NOT_MET and dates.today() <= assessment.school_year.ends_on:
        raise DomainError(_("Wait until the school year is over: the school may still do more."))
    assessment.assessed = assessed
    assessment.reason = reason
    assessment.decided_on = dates.today()
    assessment.decided_by = by
    assessment.save()
    AuditEntry.objects.record(
        "aspnet.assess_compliance",
        assessment,
        by=by,
        reason=reason,
        details={"assessed": assessed, "computed": assessment.computed},
    )
    return assessment


@transaction.atomic
def state_extra(
    assessment: ComplianceAssessment, extra: ExtraRequirement, *, by: Any, result: str
) -> None:
    """The coordinator says whether a further requirement of the network is met."""
    check_assesses(assessment.school_year, by)
    assessment.results.filter(extra=extra).update(result=result, source="coordinator")
    found = list(assessment.results.values_list("result", flat=True))
    assessment.computed = overall([Result(value) for value in found])
    assessment.save(update_fields=["computed", "updated_at"])


@transaction.atomic
def confirm_met(year: SchoolYear, *, by: Any) -> int:
    """Assess all members as computed where everything is met; returns how many.

    Nobody is assessed as below the requirements in bulk.
    """
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    check_assesses(year, by)
    rows = ComplianceAssessment.objects.filter(school_year=year, assessed="", computed=Result.MET)
    count = rows.update(
        assessed=Result.MET,
        decided_on=dates.today(),
        decided_by=by,
        updated_at=timezone.now(),
    )
    AuditEntry.objects.record("aspnet.assess_compliance", year, by=by, details={"met": count})
    return count
