"""Every change of status of a plan or report."""

from collections.abc import Iterable
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction as db_transaction
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import compose

from ..enums import QuestionKind
from ..enums import ReportStatus as Status
from ..models import ReportQuestion, SchoolReport, SchoolYear
from ..states import SCHOOL_REPORT
from .letters import report_url, school_of_report
from .many import move_many, send_many
from .prefill import prefill

LOCKED = _("The school year is locked: ask the National Coordinator for a correction.")
PARTS: dict[str, str] = {
    QuestionKind.ACTIVITIES: "activities",
    QuestionKind.DAYS: "days",
    QuestionKind.FLAGSHIP: "participations",
}


def refuse_when_locked(report: SchoolReport) -> None:
    """A locked year takes corrections only."""
    if report.school_year.is_locked:
        raise DomainError(LOCKED)


def unanswered(report: SchoolReport) -> list[ReportQuestion]:
    """The required questions without an answer."""
    answers = {row.question_id: row for row in report.answers.all()}
    missing = []
    for question in report.template.questions.filter(is_required=True):
        if part := PARTS.get(question.kind):
            is_answered = getattr(report, part).exists()
        elif hasattr(report, question.key):
            is_answered = getattr(report, question.key) not in ("", None)
        else:
            row = answers.get(question.pk)
            is_answered = row is not None and (bool(row.text.strip()) or row.number is not None)
        if not is_answered:
            missing.append(question)
    return missing


@transition(
    "aspnet.begin_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.OPEN],
    target=Status.DRAFT,
    label=_("Begin to write"),
    explanation=_("What is known from last year and from the plan is filled in already."),
)
def begin(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The school, or the coordinator for it, begins to write."""
    refuse_when_locked(report)
    prefill(report)


@transition(
    "aspnet.submit_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.DRAFT, Status.RETURNED],
    target=Status.SUBMITTED,
    label=_("Hand in"),
    explanation=_("The National Coordinator receives it."),
    recipients=school_of_report,
)
def submit_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The school hands in its plan or report; the first day counts for being on time."""
    refuse_when_locked(report)
    missing = unanswered(report)
    if missing:
        words = "; ".join(f"“{question.words}”" for question in missing)
        raise DomainError(_("Still to be answered: %(questions)s") % {"questions": words})
    report.submitted_on = report.submitted_on or dates.today()


@transition(
    "aspnet.return_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.SUBMITTED],
    target=Status.RETURNED,
    label=_("Return to the school"),
    explanation=_("The school gets your words, completes what it wrote and hands it in again."),
    reason=Reason.REQUIRED,
    recipients=school_of_report,
)
def return_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The coordinator asks the school to complete it."""
    refuse_when_locked(report)


@transition(
    "aspnet.accept_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.SUBMITTED],
    target=Status.ACCEPTED,
    label=_("Accept"),
    reason=Reason.OPTIONAL,
    recipients=school_of_report,
)
def accept_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The coordinator has read it and accepts it."""
    refuse_when_locked(report)


@transition(
    "aspnet.publish_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.ACCEPTED],
    target=Status.PUBLISHED,
    label=_("Publish the parts that the school agreed to"),
    explanation=_("They stand on the school's public page. The rest stays with you and UNESCO."),
)
def publish_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The coordinator publishes what the school has agreed to publish."""


@transition(
    "aspnet.unpublish_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.PUBLISHED],
    target=Status.ACCEPTED,
    label=_("Take it off the public page"),
)
def unpublish_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """The school or the coordinator takes the published parts back; the school its consent too."""
    if isinstance(by, LinkHolder):
        report.may_publish_activities = report.may_publish_days = False


@transition(
    "aspnet.close_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.OPEN, Status.DRAFT, Status.RETURNED],
    target=Status.MISSING,
    label=_("Record as not received"),
    explanation=_("Nothing was handed in. It may still be received late, with a reason."),
    reason=Reason.REQUIRED,
)
def close_report(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """Nothing usable came in time."""


@transition(
    "aspnet.receive_late_schoolreport",
    machine=SCHOOL_REPORT,
    source=[Status.MISSING],
    target=Status.ACCEPTED,
    label=_("Record as received late"),
    explanation=_("Correct its content afterwards: what the school sent goes in as a new version."),
    reason=Reason.REQUIRED,
)
def receive_late(report: SchoolReport, *, by: Any, reason: str = "") -> None:
    """It came after all, and the coordinator accepts it."""
    report.submitted_on = dates.today()


@db_transaction.atomic
def accept_reports(year: SchoolYear, codes: Iterable[str], *, by: Any) -> int:
    """Accept many reports of one year, as ``accept_report`` does; returns how many were waiting."""
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    if not rules.has_perm("aspnet.accept_schoolreport", by, year):
        raise PermissionDenied("aspnet.accept_schoolreport")
    if year.is_locked:
        raise DomainError(LOCKED)
    rows = SchoolReport.objects.of_year(year).filter(status=Status.SUBMITTED)
    rows = rows.filter(public_id__in=list(codes)).select_related("membership__institution")
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    move_many(found, "aspnet.accept_schoolreport", Status.ACCEPTED, by=by)
    send_many(accepted_mail(report) for report in found if told(report))
    return len(found)


def told(report: SchoolReport) -> bool:
    """Whether a round of mails reaches the school: never a generated one."""
    return bool(report.membership.institution.email) and not report.is_generated


def accepted_mail(report: SchoolReport) -> EmailMessage:
    """What a school reads when its report was accepted with others."""
    subject, body = compose(
        "emails/aspnet/accept_schoolreport_school.txt",
        report.language,
        {"record": report, "entry": AuditEntry(), "url": report_url(report)},
    )
    return EmailMessage(subject, body, to=[report.membership.institution.email])
