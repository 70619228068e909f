"""Who said that a record is right, by role and date; and which schools were asked to."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import PublicModel

from ..enums import Channel
from ..querysets import ConfirmationQuerySet
from .institution import Institution


class Confirmation(PublicModel):
    """“This record is right”, said once. Append-only: a database trigger refuses changes.

    ``Institution.confirmed_on`` and ``confirmed_by`` are the fast copy of the latest.
    """

    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="confirmations", verbose_name=_("institution")
    )
    role = models.CharField(
        _("by"), max_length=40, help_text=_("The function of who confirmed it, never a name.")
    )
    channel = models.CharField(_("through"), max_length=13, choices=Channel)
    on = models.DateField(_("on"), default=timezone.localdate)
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(name="aspnet_confirmation_latest", fields=["institution", "-on", "-id"])
        ]
        constraints = [
            models.CheckConstraint(
                name="aspnet_confirmation_says_who", condition=~models.Q(role="")
            )
        ]
        triggers = [
            *PublicModel.Meta.triggers,
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.on}"


class ConfirmationRequest(PublicModel):
    """A school was asked, once since its last confirmation, to confirm its record."""

    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="confirmation_requests",
        verbose_name=_("institution"),
    )
    since = models.DateField(
        _("unconfirmed since"), help_text=_("The last confirmation; else the day it was recorded.")
    )

    class Meta(PublicModel.Meta):
        verbose_name = _("request to confirm")
        verbose_name_plural = _("requests to confirm")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_confirmationrequest_once_a_stay", fields=["institution", "since"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.since}"
