"""Mails written by people: one text to many, each recipient told once."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import NATIONAL_ROLES, Role, areas_of, countries_of, holds
from unesco_portal.core.codes import PublicCodeField
from unesco_portal.people.models import Area
from unesco_portal.reference.models import Country

from .notice import MOST_ATTEMPTS, OutgoingMail

MOST_CHARACTERS = 8000


class LeftOut(models.TextChoices):
    """Why somebody of the selection is not written to."""

    NO_ADDRESS = "no_address", _("no address of mail is known")
    OPTED_OUT = "opted_out", _("asked for no such mails")
    REFUSED = "refused", _("the address takes no mail")
    SAME_ADDRESS = "same_address", _("another one of the selection has the same address")
    GENERATED = "generated", _("demonstration data, never written to")


class MailingQuerySet(models.QuerySet["Mailing"]):
    """Mailings by reader."""

    def visible_to(self, user: Any) -> Self:
        """The rows for which ``workflow.view_mailing`` holds: the country's, or all.

        Having written it is no role: an author's access ends with the appointment. Who coordinates
        an area sees what they wrote themselves for it, not what others wrote, nor what they wrote
        for an area that they do not coordinate any more.
        """
        if holds(user, Role.ASPNET_COORDINATION):
            return self
        found = Q(country__in=sorted(countries_of(user, NATIONAL_ROLES)))
        if areas := areas_of(user):
            found |= Q(author=user, area__in=sorted(areas))
        return self.filter(found)

    def with_counts(self) -> Self:
        """How many mails were sent, wait and failed, and who was left out."""
        mail = "recipients__mail__"
        failed = Q(**{f"{mail}refused_at__isnull": False}) | Q(
            **{f"{mail}sent_at": None, f"{mail}attempts__gte": MOST_ATTEMPTS}
        )
        written = Q(recipients__left_out="")
        return self.annotate(
            written_count=Count("recipients", filter=written),
            left_out_count=Count("recipients", filter=~written),
            sent_count=Count("recipients", filter=Q(**{f"{mail}sent_at__isnull": False})),
            failed_count=Count("recipients", filter=written & failed),
        )


class Mailing(models.Model):
    """One text that somebody sent to many, in up to three languages."""

    public_id = PublicCodeField(prefix="MLG")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="mailings",
        verbose_name=_("written by"),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mailings",
        verbose_name=_("country"),
        help_text=_("Empty: schools of several countries."),
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="mailings",
        verbose_name=_("area"),
        help_text=_("For which the author acted; empty: for the whole country, or for UNESCO."),
    )
    selection = models.TextField(_("selection"), blank=True, editable=False)
    reply_to = models.EmailField(_("address for answers"), blank=True)
    is_legal = models.BooleanField(
        _("legal notice"),
        default=False,
        help_text=_("Goes also to those who asked for no mails; without a link to opt out."),
    )
    subject_en = models.CharField(_("subject in English"), max_length=150, blank=True)
    text_en = models.TextField(_("text in English"), max_length=MOST_CHARACTERS, blank=True)
    subject_fr = models.CharField(_("subject in French"), max_length=150, blank=True)
    text_fr = models.TextField(_("text in French"), max_length=MOST_CHARACTERS, blank=True)
    subject_es = models.CharField(_("subject in Spanish"), max_length=150, blank=True)
    text_es = models.TextField(_("text in Spanish"), max_length=MOST_CHARACTERS, blank=True)
    created_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail to a selection")
        verbose_name_plural = _("mails to a selection")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(name="workflow_mailing_author", fields=["author", "created_at"])]
        constraints = [
            models.CheckConstraint(
                name="workflow_mailing_has_a_text",
                condition=~Q(text_en="") | ~Q(text_fr="") | ~Q(text_es=""),
                violation_error_message=_("Write the mail in one language at least."),
            ),
            *(
                models.CheckConstraint(
                    name=f"workflow_mailing_{code}_whole",
                    condition=Q(**{f"subject_{code}": "", f"text_{code}": ""})
                    | (~Q(**{f"subject_{code}": ""}) & ~Q(**{f"text_{code}": ""})),
                    violation_error_message=_("Each language needs both a subject and a text."),
                )
                for code in ("en", "fr", "es")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.subject}"

    @property
    def languages(self) -> list[str]:
        """The languages it is written in."""
        codes = [code for code, _name in settings.WORKING_LANGUAGES]
        return [code for code in codes if getattr(self, f"text_{code}")]

    @property
    def subject(self) -> str:
        """The subject in the first language it is written in."""
        return self.words(self.languages[0])[0] if self.languages else ""

    def words(self, language: str) -> tuple[str, str]:
        """Subject and text in a language."""
        return getattr(self, f"subject_{language}"), getattr(self, f"text_{language}")

    def language_for(self, wanted: list[str | None]) -> str:
        """The first wanted language it is written in, else English, else the first there is."""
        written = self.languages
        return next((code for code in [*wanted, "en"] if code in written), written[0])

    def get_workspace_url(self) -> str:
        """How many were sent, and who was left out."""
        return reverse("aspnet:mailing-detail", args=[self.public_id])


class MailingRecipientQuerySet(models.QuerySet["MailingRecipient"]):
    """Recipients by what became of their mails."""

    def failed(self) -> Self:
        """Refused for good, or tried until the end."""
        given_up = Q(mail__sent_at=None, mail__attempts__gte=MOST_ATTEMPTS)
        return self.filter(Q(mail__refused_at__isnull=False) | given_up)


class MailingRecipient(models.Model):
    """One of the selection: written to, or left out with the reason. Each once in a mailing."""

    mailing = models.ForeignKey(
        Mailing, models.CASCADE, related_name="recipients", verbose_name=_("mail")
    )
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=250)
    email = models.EmailField(_("address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.WORKING_LANGUAGES)
    left_out = models.CharField(_("why not written to"), max_length=12, choices=LeftOut, blank=True)
    mail = models.OneToOneField(
        OutgoingMail,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("outgoing mail"),
    )

    objects = MailingRecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient of a mail")
        verbose_name_plural = _("recipients of a mail")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="workflow_mailingrecipient_once", fields=["mailing", "code"]
            ),
            models.CheckConstraint(
                name="workflow_mailingrecipient_written_has_address",
                condition=~Q(left_out="") | ~Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MailOptOut(models.Model):
    """An address whose holder asked for no mails to a selection; legal notices still arrive."""

    email = models.EmailField(_("address"), unique=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("address without mails to a selection")
        verbose_name_plural = _("addresses without mails to a selection")
        ordering = ["email"]
        constraints = [
            models.CheckConstraint(
                name="workflow_mailoptout_lower_case",
                condition=Q(email=Lower("email")),
            )
        ]

    def __str__(self) -> str:
        return self.email
