"""Keys of partners: hashed, dated, revocable, shown once."""

import datetime
import hashlib
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

MARK = "unp"
LAST_USE_STEP = datetime.timedelta(hours=1)


class Scope(models.TextChoices):
    """What a key lets its holder do."""

    READ = "read", _("read public data at the partners' rate")


class ApiKeyQuerySet(models.QuerySet):
    """Keys by whether they still open."""

    def valid(self) -> Self:
        """Neither revoked nor expired."""
        now = timezone.now()
        return self.filter(revoked_at=None).filter(Q(expires_at=None) | Q(expires_at__gt=now))

    def matching(self, key: str) -> Self:
        """The row of a key as the partner sends it."""
        return self.filter(key_hash=key_hash(key))

    def note_use(self, now: datetime.datetime) -> int:
        """Remember the last use, at most once an hour, so that reading does not write."""
        return self.filter(Q(last_used_at=None) | Q(last_used_at__lt=now - LAST_USE_STEP)).update(
            last_used_at=now
        )


def key_hash(key: str) -> str:
    """A plain digest is enough: a key has 190 bits of chance, no dictionary holds it."""
    return hashlib.sha256(key.encode()).hexdigest()


class ApiKey(models.Model):
    """A partner's key to the API. The key itself is shown once and never stored."""

    name = models.CharField(_("name"), max_length=120, help_text=_("Which partner, which use."))
    contact_email = models.EmailField(_("contact"))
    prefix = models.CharField(_("prefix"), max_length=8, unique=True, editable=False)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(
        models.CharField(max_length=10, choices=Scope),
        verbose_name=_("scopes"),
        default=list,
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="created_api_keys",
        verbose_name=_("created by"),
        editable=False,
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True, editable=False)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({MARK}_{self.prefix}…)"

    def set_new_key(self) -> str:
        """Give the row a fresh key and return it: the only moment anybody sees it."""
        self.prefix = get_random_string(8)
        key = f"{MARK}_{self.prefix}_{get_random_string(32)}"
        self.key_hash = key_hash(key)
        return key
