"""The outbox: what was promised is sent, at least once, whatever goes away meanwhile."""

import datetime

import pytest
from django.conf import settings as portal_settings
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import connections, transaction
from django.utils import timezone

from unesco_portal.accounts import throttling
from unesco_portal.celery import app
from unesco_portal.workflow.models import OutgoingMail
from unesco_portal.workflow.tasks import HEARTBEAT, deliver_mail, heartbeat

db = pytest.mark.django_db
NOBODY_LISTENS = 1
MINUTE = datetime.timedelta(minutes=1)


def write(*recipients: str, subject: str = "Subject") -> list[OutgoingMail]:
    """Mails in the outbox, oldest first."""
    for recipient in recipients or ("awa@test.example",):
        send_mail(subject, "Text", None, [recipient])
    return list(OutgoingMail.objects.order_by("pk"))


def hurry() -> None:
    """Whatever was put off is due now."""
    OutgoingMail.objects.update(due_at=timezone.now())


@pytest.fixture
def mail_server_is_down(settings) -> None:
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", NOBODY_LISTENS


@db
def test_mail_is_a_row_for_each_recipient_and_nothing_leaves_yet():
    message = EmailMultiAlternatives(
        "S" * 300, "Text", None, ["a@test.example"], cc=["b@test.example"]
    )
    message.attach_alternative("<p>Text</p>", "text/html")

    assert message.send() == 1

    rows = OutgoingMail.objects.order_by("to")
    assert [(row.to, row.subject, row.text, row.html) for row in rows] == [
        ("a@test.example", "S" * 250, "Text", "<p>Text</p>"),
        ("b@test.example", "S" * 250, "Text", "<p>Text</p>"),
    ]
    assert len({row.message_id for row in rows}) == 2
    assert mail.outbox == []


@db
def test_mail_without_recipients_is_no_row():
    EmailMessage("Subject", "Text").send()

    assert not OutgoingMail.objects.exists()


@db
def test_delivery_sends_each_mail_once_with_its_message_id():
    first, second = write("a@test.example", "b@test.example")

    deliver_mail.delay()
    deliver_mail.delay()

    assert [message.to for message in mail.outbox] == [["a@test.example"], ["b@test.example"]]
    assert [message.extra_headers for message in mail.outbox] == [
        {"Message-ID": row.message_id, "Auto-Submitted": "auto-generated"}
        for row in (first, second)
    ]
    assert {message.from_email for message in mail.outbox} == {portal_settings.DEFAULT_FROM_EMAIL}
    first.refresh_from_db()
    assert (first.sent_at is not None, first.attempts, first.last_error) == (True, 1, "")


@db
def test_html_goes_along():
    message = EmailMultiAlternatives("Subject", "Text", None, ["a@test.example"])
    message.attach_alternative("<p>Text</p>", "text/html")
    message.send()

    deliver_mail()

    [alternative] = mail.outbox[0].alternatives
    assert (alternative.content, alternative.mimetype) == ("<p>Text</p>", "text/html")


@db
def test_worker_that_dies_after_sending_sends_again_under_the_same_message_id():
    write()

    with transaction.atomic():
        deliver_mail()
        transaction.set_rollback(True)  # sent, but never marked
    deliver_mail()

    identities = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(identities) == 2
    assert len(set(identities)) == 1


@db
def test_mail_server_that_is_down_loses_nothing(mail_server_is_down, settings):
    first, second = write("a@test.example", "b@test.example")

    deliver_mail()

    for row in (first, second):
        row.refresh_from_db()
        assert (row.sent_at, row.attempts, row.last_error) == (None, 1, "ConnectionRefusedError")
        assert MINUTE - datetime.timedelta(seconds=20) < row.due_at - timezone.now() <= MINUTE
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver_mail()
    assert mail.outbox == []  # not due yet
    hurry()
    deliver_mail()
    assert len(mail.outbox) == 2
    first.refresh_from_db()
    assert (first.attempts, first.last_error) == (2, "")


@db
def test_each_attempt_waits_twice_as_long_up_to_six_hours(mail_server_is_down):
    [row] = write()
    waits = []

    for _attempt in range(12):
        hurry()
        deliver_mail()
        row.refresh_from_db()
        waits.append(round((row.due_at - timezone.now()) / MINUTE))

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert (row.sent_at, row.attempts) == (None, 12)


@db
def test_mail_given_up_stays_to_be_seen(mail_server_is_down, settings):
    write()
    OutgoingMail.objects.update(attempts=12, last_error="SMTPRecipientsRefused")
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    deliver_mail()

    assert mail.outbox == []
    assert OutgoingMail.objects.get().last_error == "SMTPRecipientsRefused"


@db
def test_mail_that_cannot_be_built_does_not_stop_the_others():
    OutgoingMail.objects.create(
        to="a@test.example", subject="Two\nlines", text="Text", message_id="<broken@test>"
    )
    write("b@test.example")

    deliver_mail()

    assert [message.to for message in mail.outbox] == [["b@test.example"]]
    broken = OutgoingMail.objects.get(message_id="<broken@test>")
    assert (broken.attempts, broken.last_error) == (1, "BadHeaderError")


@db
def test_oldest_go_first_and_only_as_many_as_asked():
    write("a@test.example", "b@test.example", "c@test.example")

    deliver_mail(batch_size=2)

    assert [message.to for message in mail.outbox] == [["a@test.example"], ["b@test.example"]]


def test_mail_in_another_worker_s_hands_is_left_to_it(committed_db):
    first, _second = write("a@test.example", "b@test.example")
    other = connections["default"].copy()

    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM workflow_outgoingmail WHERE id = %s FOR UPDATE", [first.pk]
            )
        deliver_mail()
        assert [message.to for message in mail.outbox] == [["b@test.example"]]
        other.rollback()
    finally:
        other.close()

    deliver_mail()
    assert [message.to for message in mail.outbox] == [["b@test.example"], ["a@test.example"]]


def test_mail_of_an_act_is_not_seen_by_the_worker_before_the_act_is_done(committed_db):
    other = connections["default"].copy()
    question = "SELECT count(*) FROM workflow_outgoingmail"

    def seen() -> int:
        with other.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]

    try:
        with transaction.atomic():
            write()
            assert seen() == 0
        assert seen() == 1
    finally:
        other.close()


@pytest.fixture
def without_redis(settings):
    settings.CACHES = {
        "default": settings.CACHES["default"]
        | {"LOCATION": f"redis://127.0.0.1:{NOBODY_LISTENS}/0"}
    }
    throttling.redis.cache_clear()
    yield
    throttling.redis.cache_clear()


@db
def test_mail_is_delivered_without_redis(without_redis):
    write()

    deliver_mail()
    heartbeat()

    assert len(mail.outbox) == 1


def test_heartbeat_is_heard():
    heartbeat.delay()

    assert abs(cache.get(HEARTBEAT) - timezone.now().timestamp()) < 60


def test_every_clock_of_the_schedule_is_a_known_task():
    app.loader.import_default_modules()

    scheduled = {entry["task"] for entry in portal_settings.CELERY_BEAT_SCHEDULE.values()}

    assert scheduled - set(app.tasks) == set()
    assert set(portal_settings.CELERY_TASK_ROUTES) - set(app.tasks) == set()
