"""School years made ahead, their dates, and the opening of rounds."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import compose

from ..enums import REPORTING_MEMBERSHIP, NetworkStatus, ReportKind
from ..models import Membership, NationalNetwork, ReportTemplate, SchoolReport, SchoolYear
from ..transitions import language_of, report_url
from ..transitions.many import BATCH, send_many
from .links import QUIET

DATES = ("starts_on", "ends_on", "plan_due_on", "report_due_on")


def same_day_next_year(day: datetime.date | None) -> datetime.date | None:
    """29 February becomes 28."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def year_label(starts_on: datetime.date) -> str:
    """2026 for a year that begins in January, else 2025/26."""
    first = starts_on.year
    return str(first) if starts_on.month == 1 else f"{first}/{(first + 1) % 100:02d}"


def begin_of(network: NationalNetwork, year: int) -> datetime.date:
    """The first day of the school year that begins in a year; the network has said its month."""
    if network.school_year_start is None:
        raise ValueError(f"{network} has not said in which month its school year begins.")
    return datetime.date(year, network.school_year_start, 1)


def new_year(network: NationalNetwork, first: int, earlier: SchoolYear | None) -> SchoolYear:
    """The year that begins in ``first``; due dates are those of the year before, a year later."""
    starts_on = begin_of(network, first)
    if earlier is not None and earlier.ends_on >= starts_on:
        starts_on = earlier.ends_on + datetime.timedelta(days=1)
    ends_on = begin_of(network, first + 1) - datetime.timedelta(days=1)
    return SchoolYear(
        network=network,
        first_year=first,
        label=year_label(starts_on),
        starts_on=starts_on,
        ends_on=ends_on,
        plan_due_on=same_day_next_year(earlier.plan_due_on) if earlier else None,
        report_due_on=same_day_next_year(earlier.report_due_on) if earlier else None,
        status_since=timezone.make_aware(
            datetime.datetime.combine(starts_on, datetime.time()), datetime.UTC
        ),
        is_generated=network.is_generated,
    )


@transaction.atomic
def make_school_years(now: datetime.datetime | None = None) -> int:
    """Make this year and, in good time, the next, for each active network; returns how many.

    A network that has not said in which month its school year begins gets none.
    """
    today = (now or timezone.now()).date()
    ahead = today + datetime.timedelta(days=settings.SCHOOL_YEAR_AHEAD_DAYS)
    known: dict[tuple[int, int], SchoolYear] = {
        (year.network_id, year.first_year): year
        for year in SchoolYear.objects.filter(first_year__gte=today.year - 3)
    }
    rows = []
    networks = NationalNetwork.objects.filter(status=NetworkStatus.ACTIVE)
    for network in networks.exclude(school_year_start=None).order_by("pk"):
        current = today.year if begin_of(network, today.year) <= today else today.year - 1
        for first in (current, current + 1):
            if (network.pk, first) in known or begin_of(network, first) > ahead:
                continue
            year = new_year(network, first, known.get((network.pk, first - 1)))
            known[network.pk, first] = year
            rows.append(year)
    SchoolYear.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def change_dates(year: SchoolYear, *, by: Any, changes: dict[str, Any]) -> SchoolYear:
    """The coordinator sets the dates of the network's own year."""
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    check_runs(year, by)
    for name in DATES:
        if name in changes:
            setattr(year, name, changes[name])
    year.label = year_label(year.starts_on)
    year.full_clean(exclude=["public_id"])
    year.save()
    details = {name: str(value) for name, value in changes.items()}
    AuditEntry.objects.record("aspnet.run_schoolyear", year, by=by, details=details)
    return year


def check_runs(year: SchoolYear, by: Any) -> None:
    """Only the network's coordinators run its year, and only while it is open."""
    if not rules.has_perm("aspnet.run_schoolyear", by, year):
        raise PermissionDenied("aspnet.run_schoolyear")
    if year.is_locked:
        raise DomainError(_("This school year is locked."))


@dataclass(frozen=True)
class Opened:
    """What opening a round did, or would do."""

    created: int
    mailed: int
    without_address: int


def to_ask(year: SchoolYear, kind: str) -> list[Membership]:
    """The members that have no plan, or report, for the year yet."""
    have = SchoolReport.objects.of_year(year).filter(kind=kind).values("membership")
    members = Membership.objects.filter(network=year.network_id, status__in=REPORTING_MEMBERSHIP)
    rows = members.exclude(pk__in=have)
    return list(rows.select_related("institution", "network").order_by("pk"))


def preview_round(year: SchoolYear, kind: str) -> Opened:
    """What opening the round would do now."""
    members = to_ask(year, kind)
    reached = sum(1 for member in members if member.institution.email)
    return Opened(len(members), reached, len(members) - reached)


@transaction.atomic
def open_round(year: SchoolYear, kind: str, *, by: Any) -> Opened:
    """Ask every member for its plan, or report, of the year; done again, only new members."""
    year = SchoolYear.objects.select_for_update().select_related("network").get(pk=year.pk)
    check_runs(year, by)
    if year.due_on(kind) is None:
        raise DomainError(_("Set the due date first: schools are told by when to hand in."))
    template = ReportTemplate.objects.filter(kind=kind).valid_on(dates.today()).first()
    if template is None:
        raise DomainError(_("There are no questions for this yet. Ask Headquarters."))
    members = to_ask(year, kind)
    reports = SchoolReport.objects.bulk_create(
        (new_report(year, kind, template, member) for member in members), batch_size=BATCH
    )
    opened = "plans_opened_on" if kind == ReportKind.PLAN else "reports_opened_on"
    if getattr(year, opened) is None:
        setattr(year, opened, dates.today())
        year.save(update_fields=[opened, "updated_at"])
    written = [report for report in reports if report.membership.institution.email]
    send_many(opening_mails(year, written))
    details = {"kind": kind, "created": len(reports)}
    AuditEntry.objects.record("aspnet.run_schoolyear", year, by=by, details=details)
    return Opened(len(reports), len(written), len(reports) - len(written))


def new_report(
    year: SchoolYear, kind: str, template: ReportTemplate, member: Membership
) -> SchoolReport:
    """A plan or report that nobody has begun."""
    return SchoolReport(
        membership=member,
        school_year=year,
        kind=kind,
        template=template,
        language=language_of(member.institution, member.network),
        is_generated=member.is_generated,
    )


def opening_mails(year: SchoolYear, reports: list[SchoolReport]) -> Iterator[EmailMessage]:
    """What the schools are asked, each in its language; generated ones get nothing."""
    for report in reports:
        if not report.is_generated:
            yield link_mail(report, "emails/aspnet/open_report_school.txt")


def link_mail(report: SchoolReport, template: str) -> EmailMessage:
    """A mail with the link to a plan or report."""
    context = {
        "report": report,
        "institution": report.membership.institution,
        "year": report.school_year,
        "due": report.school_year.due_on(report.kind),
        "url": report_url(report),
    }
    subject, body = compose(template, report.language, context)
    return EmailMessage(subject, body, to=[report.membership.institution.email])


@transaction.atomic
@transaction.atomic
def send_link(report: SchoolReport, *, by: Any) -> None:
    """Send the link again, to the address in the school's record; a second click sends nothing."""
    if not rules.has_perm("aspnet.write_schoolreport", by, report):
        raise PermissionDenied("aspnet.write_schoolreport")
    if not report.membership.institution.email:
        raise DomainError(_("The school's record has no e-mail address. Add one first."))
    SchoolReport.objects.select_for_update().get(pk=report.pk)
    sent = AuditEntry.objects.about(report).filter(details__link="sent")
    if sent.filter(created_at__gt=timezone.now() - QUIET).exists():
        return  # on its way
    link_mail(report, "emails/aspnet/open_report_school.txt").send()
    AuditEntry.objects.record("aspnet.write_schoolreport", report, by=by, details={"link": "sent"})
