"""Actors that have no account: the holder of a signed link, and the portal itself."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError


@dataclass(frozen=True)
class LinkHolder:
    """Somebody who received the mail with the signed link to one record."""

    record_label: str
    pk: int
    name: str

    @classmethod
    def of(cls, record: Model, name: str) -> "LinkHolder":
        """The holder of the link to ``record``; ``name`` is what the audit trail says."""
        return cls(record._meta.label, record.pk, name)

    def __str__(self) -> str:
        return self.name

    def holds_link_to(self, record: Any) -> bool:
        """Whether the link was for this very record."""
        return isinstance(record, Model) and (record._meta.label, record.pk) == (
            self.record_label,
            self.pk,
        )


@dataclass(frozen=True)
class System:
    """The portal acting by its clocks; always named as such."""

    def __str__(self) -> str:
        return "portal"


def sign(purpose: str, public_id: str) -> str:
    """A token that opens one record for one purpose."""
    return signing.dumps(public_id, salt=f"portal.{purpose}")


def unsign(purpose: str, token: str, *, days: int) -> str:
    """The record behind a token; raises ``DomainError`` for a wrong or an old one."""
    try:
        return signing.loads(token, salt=f"portal.{purpose}", max_age=days * 86400)
    except signing.SignatureExpired as error:
        raise DomainError(_("This link has expired. Ask for a new one.")) from error
    except signing.BadSignature as error:
        raise DomainError(_("This link is not complete. Copy all of it from the mail.")) from error
