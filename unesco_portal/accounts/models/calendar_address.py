"""The private address of somebody's calendar of deadlines."""

from typing import Self

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string
from django.utils.translation import gettext_lazy as _

from unesco_portal.people.models import Appointment

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

    def serving(self) -> Self:
        """Those made during a role that is still held: an address ends with the role it was for.

        Who is appointed again makes a new one.
        """
        begun = Q(period__startswith=None) | Q(period__startswith__lte=OuterRef("made_at__date"))
        roles = Appointment.objects.current().exclude(role="").filter(begun)
        return self.filter(Exists(roles.filter(person=OuterRef("user__person"))))

    def with_token(self, token: str) -> Self:
        """The one whose address carries the token, while its account may sign in."""
        try:
            key = signer().unsign(token)
        except signing.BadSignature:
            return self.none()
        return self.serving().filter(key=key, user__is_active=True)


class CalendarAddress(models.Model):
    """Lets a calendar read the deadlines of one account without signing in. Renewed at will.

    It ends with the password it was made under, as sessions do, and with the role.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_address",
        verbose_name=_("account"),
    )
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    session_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)

    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def is_of_present_password(self) -> bool:
        """Whether the account's password is still the one of that time."""
        return constant_time_compare(self.session_hash, self.user.get_session_auth_hash())

    def get_absolute_url(self) -> str:
        """The address to give to a calendar, and to nobody else."""
        return reverse("workspace:calendar", args=[signer().sign(self.key)])
