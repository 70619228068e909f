"""Nothing waits in silence: holders are reminded on the set days, each day once."""

import datetime

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.concurrency import PATIENCE, in_thread, wait_for_a_lock
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.people.enums import Role
from unesco_portal.workflow import reminders
from unesco_portal.workflow.models import Notification, OutgoingMail
from unesco_portal.workflow.tasks import remind_holders

db = pytest.mark.django_db


def waiting(
    days: int, status: str = Status.SUBMITTED, country: str = "SN", **fields
) -> Application:
    """An application that has waited some days."""
    return ApplicationFactory(
        status=status,
        status_since=timezone.now() - datetime.timedelta(days=days),
        institution=InstitutionFactory(country_id=country, standing="applicant"),
        **fields,
    )


def reminded() -> list[str]:
    """The addresses that were written to."""
    return list(OutgoingMail.objects.order_by("pk").values_list("to", flat=True))


@db
def test_holder_is_reminded_by_notice_and_mail():
    user, application = coordinator(), waiting(31)

    remind_holders()

    notice = Notification.objects.get()
    mail = OutgoingMail.objects.get()
    assert (notice.user, notice.url) == (user, application.get_workspace_url())
    assert (mail.to, mail.subject) == (user.email, f"Still waiting for you: {application}")
    assert "“received by the National Coordinator”" in mail.text
    assert "At the latest by" in mail.text


@db
def test_nobody_is_reminded_before_the_first_day():
    coordinator()
    waiting(29)

    remind_holders()

    assert reminded() == []


@db
def test_same_day_reminds_once_however_often_the_clock_strikes():
    user = coordinator()
    waiting(31)

    for _time in range(3):
        remind_holders()

    assert reminded() == [user.email]


@db
def test_each_reminder_day_reminds_again(settings):
    settings.REMINDER_DAYS = (30, 60, 90)
    user, application = coordinator(), waiting(0)

    for days in (29, 30, 45, 60, 61, 89, 90, 200):
        now = application.status_since + datetime.timedelta(days=days, minutes=1)
        reminders.remind_holders(now)

    assert reminded() == [user.email] * 3


@db
def test_new_stay_in_the_same_state_is_reminded_of_again():
    coordinator()
    application = waiting(31)
    remind_holders()

    Application.objects.filter(pk=application.pk).update(
        status_since=timezone.now() - datetime.timedelta(days=35)
    )
    remind_holders()

    assert len(reminded()) == 2


@db
def test_only_those_in_whose_hands_it_is():
    coordinator("FR")
    user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020")
    post, desk = coordinator(), headquarters()
    waiting(31)
    waiting(31, Status.RECOMMENDED)
    waiting(31, Status.WITHDRAWN)

    remind_holders()

    assert sorted(reminded()) == sorted([post.email, desk.email])


@db
def test_vacant_post_reminds_those_who_stand_in():
    commission, desk = user_with(Role.NATIONAL_COMMISSION, "SN"), headquarters()
    waiting(31)

    remind_holders()

    assert sorted(reminded()) == sorted([commission.email, desk.email])


@db
def test_school_that_never_completes_comes_back_to_the_coordinator(settings):
    settings.APPLICATION_COMPLETION_DAYS = 90
    user = coordinator()
    waiting(89, Status.RETURNED)
    remind_holders()
    assert reminded() == []

    waiting(91, Status.RETURNED)
    remind_holders()

    assert reminded() == [user.email]


@db
def test_generated_cases_remind_nobody():
    coordinator()
    waiting(31, is_generated=True)

    remind_holders()

    assert reminded() == []


@db
def test_reminder_that_could_not_be_written_is_written_next_time(monkeypatch):
    user = coordinator()
    waiting(31)

    def broken(**_fields):
        raise OperationalError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(OutgoingMail.objects, "create", broken)
        with pytest.raises(OperationalError):
            remind_holders()
    remind_holders()

    assert reminded() == [user.email]


def test_two_workers_at_once_remind_once(committed_db):
    NetworkFactory()
    user = coordinator()
    waiting(31)
    waiting(32)

    with transaction.atomic():
        remind_holders()
        thread, outcome = in_thread(remind_holders)
        wait_for_a_lock()
    thread.join(timeout=PATIENCE)

    assert outcome == [None]
    assert reminded() == [user.email] * 2
