"""Notices: in the page for people with an account, and by mail through the outbox."""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

MOST_ATTEMPTS = 12


class Mute(models.TextChoices):
    """Which mails their reader may have no more of; letters and decisions always arrive."""

    NEVER = "", _("always arrives")
    SELECTIONS = "selections", _("mails to a selection of schools")
    NOTICES = "notices", _("mails about what waits")


def new_message_id() -> str:
    """A Message-ID that no other mail has."""
    return f"<{get_random_string(24)}@{DNS_NAME}>"


class NotificationQuerySet(models.QuerySet):
    """In-page notices."""

    def unread(self) -> Self:
        """Not opened yet."""
        return self.filter(read_at=None)

    def visible_to(self, user) -> Self:
        """Everybody's own."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()


class Notification(models.Model):
    """Something a person with an account should know, shown in the page."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    url = models.CharField(_("address"), max_length=300, blank=True)
    key = models.CharField(
        max_length=200,
        null=True,
        unique=True,
        editable=False,
    )
    awaits_digest = models.BooleanField(_("waits for the daily mail"), default=False)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                name="workflow_notification_unread", fields=["user"], condition=Q(read_at=None)
            ),
            models.Index(
                name="workflow_notification_digest",
                fields=["user"],
                condition=Q(awaits_digest=True),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Digest(models.Model):
    """One person got the mail of one day: the row that makes it happen once."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    sent_on = models.DateField(_("sent on"))
    notice_count = models.PositiveIntegerField(_("notices"))

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        ordering = ["-sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="workflow_digest_once_a_day", fields=["user", "sent_on"])
        ]

    def __str__(self) -> str:
        return f"{self.sent_on}"


class OutgoingMailQuerySet(models.QuerySet):
    """The outbox."""

    def due(self) -> Self:
        """Waiting to be sent now."""
        return self.filter(
            sent_at=None,
            refused_at=None,
            withheld_at=None,
            attempts__lt=MOST_ATTEMPTS,
            due_at__lte=timezone.now(),
        ).order_by("due_at", "pk")

    def mark_sent(self) -> None:
        """Remember that the mail server took it."""
        self.update(sent_at=timezone.now(), last_error="", attempts=F("attempts") + 1)

    def mark_refused(self, *, error: str) -> None:
        """The server refused the address for good: trying again would only annoy it."""
        self.update(refused_at=timezone.now(), last_error=error[:300], attempts=F("attempts") + 1)

    def mark_withheld(self) -> None:
        """Its reader asked for no such mails after it was written."""
        self.update(withheld_at=timezone.now())

    def put_off(self, *, attempts: int, error: str) -> None:
        """Try again later, each time after twice as long, at most six hours."""
        minutes = min(2**attempts, 360)
        self.update(
            attempts=attempts + 1,
            last_error=error[:300],
            due_at=timezone.now() + datetime.timedelta(minutes=minutes),
        )


class OutgoingMail(models.Model):
    """A mail to be delivered: written with the act that caused it, sent by a worker.

    The Message-ID is fixed here, so that a mail sent twice after a crash is seen once.
    """

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=150, unique=True)
    mutes = models.CharField(
        _("its reader may mute"), max_length=10, choices=Mute, blank=True, default=Mute.NEVER
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    refused_at = models.DateTimeField(_("address refused at"), null=True, blank=True)
    withheld_at = models.DateTimeField(_("withheld at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                name="workflow_outgoingmail_due", fields=["due_at"], condition=Q(sent_at=None)
            ),
            models.Index(
                name="workflow_outgoingmail_refused",
                fields=["to"],
                condition=Q(refused_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
