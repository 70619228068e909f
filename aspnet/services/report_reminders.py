"""Reminders to schools, and digests to coordinators; each day once, whatever happens between."""

import datetime
from collections import defaultdict

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from unesco_portal.workflow.notices import compose, holders, notify

from ..models import ReportReminder, SchoolReport, SchoolYear
from ..states import COORDINATOR
from ..transitions import report_url
from ..transitions.many import BATCH, send_many


def passed_day(due: datetime.date, since: datetime.date, today: datetime.date) -> int | None:
    """The latest reminder day that has come since the report was opened; None for none."""
    days = [
        day
        for day in settings.REPORT_REMINDER_DAYS
        if since < due + datetime.timedelta(days=day) <= today
    ]
    return max(days, default=None)


def remind_of_reports(now: datetime.datetime | None = None) -> int:
    """Remind the schools whose plan or report is due soon or late; returns the mails written.

    One mail for a school, whatever is due there; a year is locked while it is gone through.
    """
    today = (now or timezone.now()).date()
    years = SchoolYear.objects.open().filter(is_generated=False)
    keys = list(years.order_by("pk").values_list("pk", flat=True))
    return sum(remind_year(key, today) for key in keys)


@transaction.atomic
def remind_year(key: int, today: datetime.date) -> int:
    """Remind the schools of one year."""
    year = SchoolYear.objects.open().filter(pk=key).select_for_update().first()
    if year is None:
        return 0
    rows = SchoolReport.objects.of_year(year).to_remind()
    rows = rows.select_related("membership__institution").order_by("membership", "kind")
    told = set(
        ReportReminder.objects.filter(report__school_year=year).values_list("report", "days")
    )
    reminders = []
    by_school: dict[int, list[SchoolReport]] = defaultdict(list)
    for report in rows:
        due = year.due_on(report.kind)
        day = passed_day(due, report.created_at.date(), today) if due else None
        if day is None or (report.pk, day) in told:
            continue
        reminders.append(ReportReminder(report=report, days=day, sent_on=today))
        by_school[report.membership_id].append(report)
    ReportReminder.objects.bulk_create(reminders, batch_size=BATCH)
    send_many(reminder_mail(year, reports, today) for reports in by_school.values())
    return len(by_school)


def reminder_mail(
    year: SchoolYear, reports: list[SchoolReport], today: datetime.date
) -> EmailMessage:
    """One mail about everything that a school owes for a year."""
    items = [
        {"report": report, "due": year.due_on(report.kind), "url": report_url(report)}
        for report in reports
    ]
    institution = reports[0].membership.institution
    is_late = any(item["due"] < today for item in items)
    subject, body = compose(
        "emails/aspnet/remind_report_school.txt",
        reports[0].language,
        {"institution": institution, "year": year, "items": items, "is_late": is_late},
    )
    return EmailMessage(subject, body, to=[institution.email])


def tell_coordinators(now: datetime.datetime | None = None) -> int:
    """Once a week, how many plans and reports wait to be read and are overdue; returns mails."""
    now = now or timezone.now()
    week = "{}-{}".format(*now.date().isocalendar()[:2])
    years = SchoolYear.objects.open().filter(is_generated=False).with_progress()
    count = 0
    for year in years.select_related("network__country").order_by("pk"):
        to_read = year.plans_to_read + year.reports_to_read  # type: ignore[attr-defined]  # counted by with_progress()
        overdue = SchoolReport.objects.of_year(year).overdue(now.date()).count()
        if to_read or overdue:
            count += tell_of_year(year, week, to_read, overdue)
    return count


def tell_of_year(year: SchoolYear, week: str, to_read: int, overdue: int) -> int:
    """One notice and mail for each coordinator; returns how many."""
    count = 0
    context = {
        "year": year,
        "to_read": to_read,
        "overdue": overdue,
        "url": settings.SITE_URL + year.get_workspace_url(),
    }
    for user in holders(COORDINATOR, year.network.country_id):
        subject, body = compose("emails/aspnet/reports_digest.txt", user.language, context)
        key = f"reports:{year.pk}:{week}:{user.pk}"
        count += notify(user, subject, body, url=year.get_workspace_url(), key=key)
    return count
