"""Accounts: an e-mail address that signs in; what it may do follows from appointments."""

from functools import cached_property

import pghistory
import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.people.models import Person

from ..roles import STAFF_ROLES, Grant, current_grants


class MailChoice(models.TextChoices):
    """When somebody is told by mail what also stands in the page."""

    AT_ONCE = "at_once", _("at once, each by itself")
    DAILY = "daily", _("once a day, all in one mail")
    NONE = "none", _("no mail: I read the notices in the page")


class UserManager(BaseUserManager):
    """Makes accounts; the address is the name, in lower case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """An account without any role of its own."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """A system administrator: technical, without content decisions."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        """Addresses are compared in lower case."""
        return self.get(email=email.lower())


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["password", "last_login"]
)
class User(AbstractBaseUser):
    """Somebody who can sign in. Person, account and appointment are three different things."""

    email = models.EmailField(_("e-mail address"), unique=True)
    person = models.OneToOneField(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("person"),
    )
    language = models.CharField(
        _("language of mails and pages"),
        max_length=2,
        choices=settings.WORKING_LANGUAGES,
        default="en",
    )
    mail_choice = models.CharField(
        _("mails about what waits"),
        max_length=8,
        choices=MailChoice,
        default=MailChoice.DAILY,
        help_text=_("Decisions, hearings, invitations and sign-in always come at once."),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_superuser = models.BooleanField(_("system administrator"), default=False)
    is_demonstration = models.BooleanField(_("demonstration login"), default=False, editable=False)
    date_joined = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.person.name if self.person_id else self.email

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        """The roles that today's appointments carry; looked up once for each request."""
        return current_grants(self.person_id) if self.is_active else ()

    @property
    def is_staff(self) -> bool:
        """Whether the back office opens: for UNESCO's own roles and system administrators."""
        return self.is_active and (
            self.is_superuser or any(grant.role in STAFF_ROLES for grant in self.grants)
        )

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Whether the rules allow it. System administrators may do everything but decide."""
        if not self.is_active:
            return False
        return self.is_superuser or rules.has_perm(perm, self, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the back office shows the app."""
        return self.is_staff and (self.is_superuser or rules.has_perm(app_label, self))
