"""Entry points of the workflow's clocks; each may run twice, late, or on two workers at once."""

from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from . import corrections, digests, mail, mailings, muting, reminders
from .models import Mute, OutgoingMail

HEARTBEAT = "worker.heartbeat"
# The server refuses, the network is down, the mail cannot even be built: none stops the others.
FAILURES = (SMTPException, OSError, ValueError)
PERMANENT = 500  # SMTP answers from here on say: do not try again (RFC 5321)


@shared_task(name="workflow.deliver_mail")
def deliver_mail(batch_size: int = 200) -> None:
    """Send what is due. Each mail is locked, sent and marked in a transaction of its own."""
    for pk in list(OutgoingMail.objects.due().values_list("pk", flat=True)[:batch_size]):
        with transaction.atomic():
            row = OutgoingMail.objects.due().filter(pk=pk)
            message = row.select_for_update(skip_locked=True).first()
            if message is None:  # sent meanwhile, or in another worker's hands
                continue
            if muting.is_muted(Mute(message.mutes), message.to):
                row.mark_withheld()
                mailings.leave_out(message)
                continue
            try:
                mail.deliver(message)
            except FAILURES as error:
                if is_refused_for_good(error):
                    row.mark_refused(error=type(error).__name__)
                else:
                    row.put_off(attempts=message.attempts, error=type(error).__name__)
            else:
                row.mark_sent()


def is_refused_for_good(error: Exception) -> bool:
    """Whether the server said that this address takes no mail, now or later."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    codes = [code for code, _words in error.recipients.values()]
    return bool(codes) and min(codes) >= PERMANENT


@shared_task(name="workflow.heartbeat")
def heartbeat() -> None:
    """Let ``/readyz`` know that a worker is alive."""
    cache.set(HEARTBEAT, timezone.now().timestamp(), timeout=120)


@shared_task(name="workflow.remind_holders")
def remind_holders() -> None:
    """Remind those in whose hands a case has waited long."""
    reminders.remind_holders()


@shared_task(name="workflow.forget_unconfirmed_suggestions")
def forget_unconfirmed_suggestions() -> None:
    """Delete suggested corrections whose writers did not confirm their address."""
    corrections.forget_unconfirmed()


@shared_task(name="workflow.send_digests")
def send_digests() -> None:
    """Once a day, what waits for those who chose one mail a day."""
    digests.send_digests()
