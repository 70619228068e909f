"""One mail a day at most: for those who chose so, once, in their language; never for decisions."""

import datetime

import pytest
from django.utils import timezone

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.people import UserFactory, coordinator, headquarters
from tests.pages import text_of, told
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.digests import send_digest, send_digests
from unesco_portal.workflow.models import Digest, Notification, OutgoingMail
from unesco_portal.workflow.notices import notify
from unesco_portal.workflow.tasks import send_digests as task

pytestmark = pytest.mark.django_db
MORNING = datetime.datetime(2026, 12, 1, 8, tzinfo=datetime.UTC)
NEXT_DAY = MORNING + datetime.timedelta(days=1)
SETTINGS = "/accounts/settings/"


def reader(choice: str, **fields):
    user = coordinator()
    for name, value in ({"mail_choice": choice} | fields).items():
        setattr(user, name, value)
    user.save()
    return user


def tell(user, *subjects: str) -> None:
    for subject in subjects or ("Waiting",):
        notify(user, subject, "Text", url="/workspace/")


def mails(user) -> list[str]:
    rows = OutgoingMail.objects.filter(to=user.email).order_by("pk")
    return list(rows.values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("choice", "at_once", "next_morning"),
    [
        ("at_once", ["First", "Second"], []),
        ("daily", [], ["2 notices for you today"]),
        ("none", [], []),
    ],
)
def test_each_reader_is_told_as_chosen(choice, at_once, next_morning):
    user = reader(choice)

    tell(user, "First", "Second")
    first = mails(user)
    send_digests(MORNING)

    assert (first, mails(user)) == (at_once, at_once + next_morning)
    assert user.notifications.count() == 2


def test_the_mail_lists_every_notice_with_its_address(settings):
    user = reader("daily")
    tell(user, "First", "Second")

    assert send_digests(MORNING) == 1

    text = OutgoingMail.objects.get().text
    assert f"- First\n  {settings.SITE_URL}/workspace/\n- Second" in text
    assert f"{settings.SITE_URL}{SETTINGS}" in text


def test_at_most_one_a_day_whatever_comes_and_however_often_the_clock_runs():
    user = reader("daily")
    tell(user, "First")
    send_digests(MORNING)
    tell(user, "Second")

    again = send_digests(MORNING + datetime.timedelta(hours=3))
    on_the_next = send_digests(NEXT_DAY)

    assert (again, on_the_next) == (0, 1)
    assert len(mails(user)) == Digest.objects.filter(user=user).count() == 2
    assert "Second" in OutgoingMail.objects.latest("pk").text


def test_a_digest_that_was_begun_elsewhere_is_not_written_twice():
    user = reader("daily")
    tell(user)
    Digest.objects.create(user=user, sent_on=MORNING.date(), notice_count=1)

    assert send_digest(user.pk, MORNING.date()) == 0
    assert mails(user) == []


def test_not_before_the_hour(settings):
    settings.DIGEST_HOUR = 9
    tell(reader("daily"))

    assert send_digests(MORNING) == 0
    assert send_digests(MORNING + datetime.timedelta(hours=1)) == 1


def test_what_was_read_in_the_page_is_not_mailed():
    user = reader("daily")
    tell(user, "Read")
    user.notifications.update(read_at=timezone.now())

    assert send_digests(MORNING) == 0
    assert not Notification.objects.filter(awaits_digest=True).exists()


def test_who_chooses_none_meanwhile_gets_none():
    user = reader("daily")
    tell(user)
    user.mail_choice = "none"
    user.save()

    assert send_digests(MORNING) == 0


def test_a_closed_account_gets_none():
    tell(reader("daily", is_active=False))

    assert send_digests(MORNING) == 0


def test_in_the_language_of_the_reader_and_long_ones_are_cut(monkeypatch):
    monkeypatch.setattr("unesco_portal.workflow.digests.MOST_LISTED", 1)
    user = reader("daily")
    tell(user, "First", "Second", "Third")

    task_at(monkeypatch, MORNING)

    text = OutgoingMail.objects.get().text
    assert "Second" not in text
    assert "2 more stand in the page." in text


def task_at(monkeypatch, moment) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    task()


def test_a_case_that_waits_is_collected_and_a_decision_is_not():
    NetworkFactory()
    user = reader("daily")
    application = ApplicationFactory(status=Status.DRAFT)
    transitions.submit(application, by=LinkHolder.of(application, "Awa"))
    waiting = mails(user)

    recommended = ApplicationFactory(status=Status.RECOMMENDED)
    transitions.admit(recommended, by=headquarters())

    assert waiting == []
    assert len(mails(user)) == 1
    assert str(recommended.public_id) in mails(user)[0]


def test_the_choice_is_made_in_the_settings(client, sign_in):
    user = UserFactory()
    sign_in(user)

    answer = client.post(SETTINGS, {"mail_choice": "none"})
    wrong = client.post(SETTINGS, {"mail_choice": "hourly"})

    user.refresh_from_db()
    assert (told(answer)[0], user.mail_choice) == ("Saved.", "none")
    assert wrong.status_code == 400
    assert "once a day, all in one mail" in text_of(client.get(SETTINGS))


def test_new_accounts_get_one_mail_a_day():
    assert type(UserFactory()).objects.create_user("new@test.example").mail_choice == "daily"
