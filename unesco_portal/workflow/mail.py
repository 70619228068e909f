"""The outbox as a mail backend: whatever sends mail writes a row, and a worker delivers it."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from . import muting
from .models import OutgoingMail, new_message_id

logger = logging.getLogger(__name__)


class OutboxBackend(BaseEmailBackend):
    """Writes each mail as a row, in the transaction of the act that caused it."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """One row for each recipient."""
        rows = [
            OutgoingMail(
                to=address,
                subject=message.subject[:250],
                text=str(message.body),
                html=html_of(message),
                message_id=new_message_id(),
            )
            for message in messages
            for address in message.recipients()
        ]
        OutgoingMail.objects.bulk_create(rows)
        return len(messages)


def html_of(message: EmailMessage) -> str:
    """The HTML alternative of a message, if it has one."""
    for alternative in getattr(message, "alternatives", ()):
        if alternative.mimetype == "text/html":
            return alternative.content
    return ""


def deliver(mail: OutgoingMail) -> None:
    """Hand one mail to the mail server; raises what the server or the network raise."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            **muting.headers(mail),
        },
        connection=get_connection(settings.OUTBOX_DELIVERY_BACKEND),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()


class LogBackend(BaseEmailBackend):
    """Development: says that a mail went out; its text is read in the page at /outbox/."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """One line a mail."""
        for message in messages:
            logger.info("Mail delivered: %s (see /outbox/)", message.subject)
        return len(messages)
