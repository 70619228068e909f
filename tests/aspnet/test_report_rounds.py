"""School years made ahead, rounds opened in bulk, reminders and digests by the clock."""

import datetime
import time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aspnet import services, tasks
from aspnet.models import Institution, Membership, ReportReminder, SchoolReport, SchoolYear
from aspnet.services.school_years import year_label
from tests.factories.aspnet import NetworkFactory, member
from tests.factories.people import coordinator, headquarters
from tests.factories.reports import SchoolYearFactory, report_in
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import Notification, OutgoingMail

from .acts import actors

pytestmark = pytest.mark.django_db
NOON = datetime.time(12, tzinfo=datetime.UTC)


def at(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date(year, month, day), NOON)


def opened_long_ago() -> None:
    SchoolReport.objects.update(created_at=at(2025, 9, 1))


@pytest.mark.parametrize(
    ("month", "now", "labels"),
    [
        (9, at(2026, 3, 1), ["2025/26"]),
        (9, at(2026, 8, 1), ["2025/26", "2026/27"]),
        (1, at(2026, 3, 1), ["2026"]),
        (1, at(2026, 11, 1), ["2026", "2027"]),
        (None, at(2026, 3, 1), []),
    ],
)
def test_years_follow_the_networks_first_month(month, now, labels):
    network = NetworkFactory(school_year_start=month)

    services.make_school_years(now)
    services.make_school_years(now)

    rows = SchoolYear.objects.filter(network=network).order_by("starts_on")
    assert [row.label for row in rows] == labels
    assert [(row.plan_due_on, row.report_due_on) for row in rows] == [(None, None)] * len(labels)


def test_due_dates_are_carried_over_and_never_invented():
    year = SchoolYearFactory(network__school_year_start=9, plan_due_on="2025-10-15")

    services.make_school_years(at(2026, 8, 1))

    found = SchoolYear.objects.get(network=year.network, first_year=2026)
    assert (found.plan_due_on, found.report_due_on) == (
        datetime.date(2026, 10, 15),
        datetime.date(2027, 6, 30),
    )


def test_a_year_prolonged_by_its_network_is_not_overlapped():
    year = SchoolYearFactory(network__school_year_start=9, ends_on="2026-09-10")

    services.make_school_years(at(2026, 8, 1))

    found = SchoolYear.objects.get(network=year.network, first_year=2026)
    assert found.starts_on == datetime.date(2026, 9, 11)


@pytest.mark.parametrize(("month", "label"), [(1, "2026"), (9, "2026/27"), (2, "2026/27")])
def test_label(month, label):
    assert year_label(datetime.date(2026, month, 1)) == label


def test_opening_asks_each_member_once():
    year = SchoolYearFactory()
    schools = [member(email=f"s{n}@test.example", languages=["fr"]) for n in range(2)]
    member(name="Without address")
    member(name="Resting", email="resting@test.example", status="dormant")
    member(name="Elsewhere", email="far@test.example", country_id="FR")
    user = coordinator()

    first = services.open_round(year, "plan", by=user)
    again = services.open_round(year, "plan", by=user)
    late = member(email="late@test.example")
    third = services.open_round(year, "plan", by=user)

    assert (first.created, first.mailed, first.without_address) == (3, 2, 1)
    assert (again.created, third.created) == (0, 1)
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == [
        "late@test.example",
        "s0@test.example",
        "s1@test.example",
    ]
    report = SchoolReport.objects.get(membership=schools[0].membership)
    assert (report.status, report.language, report.template.kind) == ("open", "fr", "plan")
    assert SchoolReport.objects.filter(membership=late.membership).exists()


def test_opening_needs_a_due_date_and_the_right_person():
    year = SchoolYearFactory(plan_due_on=None)
    member(email="s@test.example")

    with pytest.raises(DomainError, match="Set the due date first"):
        services.open_round(year, "plan", by=coordinator())
    for name, actor in actors().items():
        if name not in {"coordinator", "deputy"}:
            with pytest.raises(PermissionDenied):
                services.open_round(year, "report", by=actor)
    assert not SchoolReport.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_opening_mail_is_in_the_schools_language(language):
    year = SchoolYearFactory()
    member(email="s@test.example", languages=[language])

    services.open_round(year, "report", by=coordinator())

    mail = OutgoingMail.objects.get()
    assert "/schools/reports/" in mail.text
    assert language != "en" or "hand it in by 30 June 2026" in mail.text


def many_members(count: int) -> SchoolYear:
    """A network with many members, written in bulk."""
    network = NetworkFactory()
    schools = Institution.objects.bulk_create(
        Institution(name=f"School {n}", country_id="SN", city="Dakar", email=f"s{n}@test.example")
        for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(institution=school, network=network, number=f"B-{n:04d}")
        for n, school in enumerate(schools)
    )
    return SchoolYearFactory(network=network)


def test_opening_for_1100_schools_takes_seconds_and_as_many_queries_as_for_three(
    django_assert_num_queries,
):
    user = coordinator()
    small = many_members(3)
    services.open_round(small, "report", by=user)  # what is asked once in a process is known now
    with django_assert_num_queries(9):
        services.open_round(small, "plan", by=user)
    SchoolReport.objects.all().delete()
    Membership.objects.all().delete()
    SchoolYear.objects.all().delete()
    large = many_members(1100)

    started = time.monotonic()
    with django_assert_num_queries(9):
        opened = services.open_round(large, "plan", by=user)

    assert opened.mailed == 1100
    assert OutgoingMail.objects.count() == 1106
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("day", "mails"),
    [
        (at(2026, 4, 30), 0),
        (at(2026, 5, 1), 1),
        (at(2026, 5, 31), 1),
        (at(2026, 6, 23), 1),
        (at(2026, 7, 1), 1),
        (at(2026, 7, 14), 1),
        (at(2027, 1, 1), 1),
    ],
)
def test_reminders_go_on_their_days_and_once(day, mails):
    report_in("draft")
    opened_long_ago()

    counts = [services.remind_of_reports(day) for _again in range(2)]

    assert counts == [mails, 0]
    assert OutgoingMail.objects.count() == mails
    assert ReportReminder.objects.count() == mails


def test_every_reminder_of_a_year():
    report_in("open")
    opened_long_ago()
    day = at(2025, 9, 2)
    while day < at(2026, 9, 30):
        services.remind_of_reports(day)
        day += datetime.timedelta(days=1)

    assert list(ReportReminder.objects.values_list("days", flat=True)) == [-60, -30, -7, 1, 14, 30]
    assert OutgoingMail.objects.count() == 6


@pytest.mark.parametrize("status", ["submitted", "accepted", "published", "missing"])
def test_those_done_are_never_reminded(status):
    report_in(status)
    opened_long_ago()

    assert services.remind_of_reports(at(2026, 7, 1)) == 0


def test_generated_rows_and_locked_years_are_never_reminded():
    generated = report_in("open", is_generated=True)
    locked_year = SchoolYearFactory(network=generated.school_year.network, first_year=2024)
    report_in("open", school_year=locked_year)
    SchoolYear.objects.filter(pk=locked_year.pk).update(status="locked")
    opened_long_ago()

    assert services.remind_of_reports(at(2026, 7, 1)) == 0


def test_a_round_opened_late_is_not_followed_by_past_reminders():
    report_in("open")
    SchoolReport.objects.update(created_at=at(2026, 6, 10))

    assert services.remind_of_reports(at(2026, 6, 11)) == 0
    assert services.remind_of_reports(at(2026, 6, 23)) == 1


def test_one_mail_for_a_school_that_owes_two():
    school = member(email="s@test.example")
    year = SchoolYearFactory(network=school.membership.network, plan_due_on="2026-06-30")
    for kind in ("plan", "report"):
        report_in("open", school=school, school_year=year, kind=kind)
    opened_long_ago()

    assert services.remind_of_reports(at(2026, 7, 1)) == 1
    mail = OutgoingMail.objects.get()
    assert mail.text.count("/schools/reports/") == 2
    assert mail.subject == "Overdue: your plan or report 2025/26"


def test_coordinators_get_one_digest_a_week():
    report_in("submitted")
    report_in("open")
    user = coordinator()
    headquarters()

    counts = [services.tell_coordinators(at(2026, 7, day)) for day in (6, 7, 12, 13)]

    assert counts == [1, 0, 0, 1]
    notice = Notification.objects.filter(user=user).first()
    assert "1 plan or report waits to be read." in notice.body
    assert "1 is overdue" in notice.body


def test_nothing_to_tell_tells_nothing():
    report_in("accepted")
    coordinator()

    assert services.tell_coordinators(timezone.now()) == 0


def test_the_clocks_run():
    for task in (
        tasks.make_school_years,
        tasks.remind_of_reports,
        tasks.tell_coordinators_of_reports,
    ):
        task()


def test_sending_the_link_again():
    report = report_in("draft")

    for _click in range(2):
        services.send_link(report, by=coordinator())

    assert OutgoingMail.objects.get().to == "school@test.example"
    with pytest.raises(PermissionDenied):
        services.send_link(report, by=coordinator("FR"))
