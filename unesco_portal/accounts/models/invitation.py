"""Invitations: how a new coordinator gets an account together with the appointment."""

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.people.enums import Role
from unesco_portal.people.models import Area, Organisation, refuse_area_elsewhere
from unesco_portal.reference.models import Country

from ..roles import AREA_ROLES, NATIONAL_ROLES, countries_of


class InvitationQuerySet(models.QuerySet):
    """Invitations by whether they can still be accepted."""

    def open(self) -> Self:
        """Neither accepted, withdrawn nor expired."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def with_token(self, token: str) -> Self:
        """The one whose link carries ``token``."""
        return self.filter(token_hash=token_hash(token))

    def visible_to(self, user) -> Self:
        """Staff see all; a National Commission or coordinator those of the own country."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(country__in=countries_of(user, NATIONAL_ROLES))


def token_hash(token: str) -> str:
    """What is kept of a token: enough to recognise it, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """An e-mail that offers somebody an account and a role; valid once, for some days."""

    email = models.EmailField(_("e-mail address"))
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    role = models.CharField(_("role"), max_length=24, choices=Role)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("country"),
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("area"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("body"),
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    language = models.CharField(
        _("language of the mail"), max_length=2, choices=settings.WORKING_LANGUAGES, default="en"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="sent_invitations",
        verbose_name=_("invited by"),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="accounts_invitation_not_accepted_and_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="accounts_invitation_national_role_has_country",
                condition=~Q(role__in=sorted(NATIONAL_ROLES)) | Q(country__isnull=False),
                violation_error_message=_("A national role needs its country."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_area_iff_sub_national",
                condition=Q(role__in=sorted(AREA_ROLES), area__isnull=False, country__isnull=False)
                | (~Q(role__in=sorted(AREA_ROLES)) & Q(area=None)),
                violation_error_message=_(
                    "A sub-national coordinator, and nobody else, has an area of a country."
                ),
            ),
            models.UniqueConstraint(
                name="accounts_invitation_one_open",
                fields=["email", "role", "country", "area"],
                nulls_distinct=False,
                condition=Q(accepted_at=None, withdrawn_at=None),
                violation_error_message=_("There is already an invitation like this one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"

    @property
    def place(self) -> str:
        """Where the role is held: the country, or the area of it."""
        places = [found.name for found in (self.area, self.country) if found is not None]
        return ", ".join(places)

    def clean(self) -> None:
        """The area lies in the country."""
        super().clean()
        refuse_area_elsewhere(self)
