"""The private address of somebody's calendar of deadlines."""

from typing import Self

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

KEY_LENGTH = 24


def new_key() -> str:
    """What makes an address another one than before."""
    return get_random_string(KEY_LENGTH)


def signer() -> signing.Signer:
    """Signs keys: what stands in the database alone opens no calendar."""
    return signing.Signer(salt="portal.calendar", sep="~")


class CalendarAddressQuerySet(models.QuerySet["CalendarAddress"]):
    """Calendar addresses; everybody's own."""

    def visible_to(self, user) -> Self:
        """That of the reader."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def with_token(self, token: str) -> Self:
        """The one whose address carries the token, while its account may sign in."""
        try:
            key = signer().unsign(token)
        except signing.BadSignature:
            return self.none()
        return self.filter(key=key, user__is_active=True)


class CalendarAddress(models.Model):
    """Lets a calendar read the deadlines of one account without signing in. Renewed at will."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_address",
        verbose_name=_("account"),
    )
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        """The address to give to a calendar, and to nobody else."""
        return reverse("workspace:calendar", args=[signer().sign(self.key)])
