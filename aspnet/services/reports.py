"""What a school writes, step by step; corrections of locked years as new versions."""

from dataclasses import dataclass
from typing import Any

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, unsign
from unesco_portal.workflow.models import AuditEntry

from ..enums import ReportStatus
from ..models import (
    Activity,
    CampaignParticipation,
    DayCelebration,
    ReportAnswer,
    ReportVersion,
    SchoolReport,
)
from ..transitions import REPORT_LINK

Part = Activity | DayCelebration | CampaignParticipation
WRITTEN = (ReportStatus.DRAFT, ReportStatus.RETURNED)
PARTS = ("activities", "days", "participations")
FIELDS = (
    "coordinator_name",
    "pupils_reached",
    "teachers_reached",
    "is_sign_shown",
    "is_community_informed",
    "difficulties",
    "needs",
    "may_publish_activities",
    "may_publish_days",
)


@dataclass(frozen=True)
class LinkedReport:
    """A plan or report and the actor its signed link makes."""

    report: SchoolReport
    actor: LinkHolder


def open_report_link(token: str, *, days: int) -> LinkedReport:
    """The plan or report behind a signed link; raises ``DomainError`` when there is none."""
    public_id = unsign(REPORT_LINK, token, days=days)
    report = (
        SchoolReport.objects.filter(public_id=public_id)
        .select_related("membership__institution__country", "school_year__network", "template")
        .first()
    )
    if report is None:
        raise DomainError(_("This plan or report is no longer in the portal."))
    return LinkedReport(report, LinkHolder.of(report, report.membership.institution.name))


@dataclass(frozen=True)
class Written:
    """What one step of writing gives: fields, answers by question, whole lists of parts."""

    fields: dict[str, Any]
    answers: dict[Model, str | int | None]
    parts: dict[str, list[Part]]


@transaction.atomic
def write_report(
    report: SchoolReport, written: Written, *, by: Any, reason: str = ""
) -> SchoolReport:
    """Save one step. Saving it twice changes nothing more: lists are replaced as a whole."""
    report = SchoolReport.objects.select_for_update().get(pk=report.pk)
    if report.school_year.is_locked:
        begin_correction(report, by, reason)
    else:
        check_writes(report, by)
    for name, value in written.fields.items():
        setattr(report, name, value)
    report.full_clean(exclude=["public_id"])
    report.save()
    for question, value in written.answers.items():
        write_answer(report, question, value)
    for name, rows in written.parts.items():
        replace_part(report, name, rows)
    return report


def check_writes(report: SchoolReport, by: Any) -> None:
    """The school by its link, or the coordinator for it, while it is in the school's hands."""
    if not rules.has_perm("aspnet.write_schoolreport", by, report):
        raise PermissionDenied("aspnet.write_schoolreport")
    if report.status not in WRITTEN:
        state = report.get_status_display()
        raise DomainError(
            _("It cannot be changed now: the state is “%(state)s”.") % {"state": state}
        )


def begin_correction(report: SchoolReport, by: Any, reason: str) -> None:
    """Keep what the report says now, with who corrects it and why."""
    if not rules.has_perm("aspnet.correct_schoolreport", by, report):
        raise PermissionDenied("aspnet.correct_schoolreport")
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is corrected: the year is locked.")})
    ReportVersion.objects.create(
        report=report,
        number=report.version,
        content=snapshot(report),
        author=by,
        author_label=str(by)[:200],
        reason=reason,
        is_generated=report.is_generated,
    )
    report.version += 1
    details = {"version": report.version}
    AuditEntry.objects.record(
        "aspnet.correct_schoolreport", report, by=by, reason=reason, details=details
    )


def snapshot(report: SchoolReport) -> dict[str, Any]:
    """All a report says, as it can be read later without its tables."""
    content: dict[str, Any] = {name: getattr(report, name) for name in FIELDS}
    content["answers"] = {
        answer.question.key: answer.text or answer.number
        for answer in report.answers.select_related("question")
    }
    for name in PARTS:
        content[name] = [plain(row) for row in getattr(report, name).order_by("pk")]
    return content


def plain(row: Model) -> dict[str, Any]:
    """A part as words and numbers."""
    kept = model_to_dict(row, exclude=["id", "report"])
    return {
        name: value if isinstance(value, (str, int, list, type(None))) else str(value)
        for name, value in kept.items()
    } | {"name": str(row)}


def write_answer(report: SchoolReport, question: Any, value: str | int | None) -> None:
    """Keep one answer; an empty one goes."""
    if value in ("", None):
        report.answers.filter(question=question).delete()
        return
    kept = {"text": "", "number": value} if isinstance(value, int) else {"text": value}
    ReportAnswer.objects.update_or_create(
        report=report,
        question=question,
        defaults={"text": "", "number": None, "is_generated": report.is_generated} | kept,
    )


def replace_part(report: SchoolReport, name: str, rows: list[Part]) -> None:
    """The list as it was sent is the list."""
    getattr(report, name).all().delete()
    for row in rows:
        row.pk = None
        row.report = report
        row.is_generated = report.is_generated
        row.full_clean()
        row.save(force_insert=True)
