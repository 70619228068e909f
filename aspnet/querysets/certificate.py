"""Questions asked of certificates, signatories, keys and bulk issues."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.dates import today

from ..enums import CertificateStatus


class CertificateQuerySet(models.QuerySet):
    """Certificates by state."""

    def visible_to(self, user) -> Self:
        """All: whoever holds a certificate may check it, as long as the world stands."""
        return self

    def valid(self) -> Self:
        """Neither replaced nor revoked; the term may be over."""
        return self.filter(status=CertificateStatus.VALID)

    def in_force(self, day: datetime.date | None = None) -> Self:
        """Valid, and the term is not over."""
        day = day or today()
        return self.valid().filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def expired(self, day: datetime.date | None = None) -> Self:
        """Valid once, and the term is over."""
        return self.valid().filter(valid_until__lt=day or today())

    def renamed(self) -> Self:
        """Valid, but the directory has another name by now: to be replaced."""
        return self.valid().exclude(name=F("membership__institution__name"))

    def with_term(self) -> Self:
        """Valid ones that end: what reminders look at, unless the term's own reminder tells it."""
        rows = self.valid().filter(valid_until__isnull=False, is_generated=False)
        return rows.exclude(terms__ends_on__isnull=False)


class SignatoryQuerySet(models.QuerySet):
    """Who signs certificates, by day."""

    def visible_to(self, user) -> Self:
        """The list is the back office's."""
        return self if getattr(user, "is_staff", False) else self.none()

    def on(self, day: datetime.date) -> Self:
        """In office on a day, the latest first."""
        ended = Q(end_on__lt=day)
        return self.filter(start_on__lte=day).exclude(ended).order_by("-start_on", "-pk")

    def able_to_sign_for(self, *, is_generated: bool) -> Self:
        """A generated signatory signs for generated members only, but in a demonstration."""
        if is_generated or settings.DEMONSTRATION:
            return self
        return self.filter(is_generated=False)


class SigningKeyQuerySet(models.QuerySet):
    """Keys; all of them are public for good."""

    def visible_to(self, user) -> Self:
        """A key hides nothing."""
        return self


class CertificateIssueQuerySet(models.QuerySet):
    """Bulk issues by state and reader."""

    def visible_to(self, user) -> Self:
        """Staff see all, national roles those of their countries."""
        if getattr(user, "is_staff", False):
            return self
        own = countries_of(user, NATIONAL_ROLES)
        return self.filter(network__country__in=sorted(own))

    def due(self) -> Self:
        """Neither finished nor cancelled: work for a worker."""
        return self.filter(finished_at=None)
