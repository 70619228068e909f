"""Certificates: issuing one, opening the school's link, checking what somebody shows."""

import re
from dataclasses import dataclass
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from unesco_portal.core.codes import is_valid
from unesco_portal.workflow.actors import LinkHolder, unsign

from .. import signing, transitions
from ..enums import Verdict
from ..models import Certificate, Membership
from ..transitions import CERTIFICATE_LINK

MOST_CHARACTERS = 8000
CODE = re.compile(r"CER[\s-]?([0-9A-Z]{6})\b", re.IGNORECASE)
RELATED = ("membership__institution", "membership__network", "country", "successor", "key")


@transaction.atomic
def issue_certificate(membership: Membership, *, by: Any) -> Certificate:
    """Headquarters issues a member's certificate. Raises ``DomainError`` for "not now"."""
    if not rules.has_perm("aspnet.issue_certificate", by, membership):
        raise PermissionDenied("aspnet.issue_certificate")
    return transitions.issue(membership, by=by)


def open_certificate_link(certificate: Certificate, token: str) -> LinkHolder:
    """The school behind the signed link of this certificate; raises ``DomainError``."""
    public_id = unsign(CERTIFICATE_LINK, token, days=settings.CERTIFICATE_LINK_DAYS)
    return school_behind(certificate if certificate.public_id == public_id else by_code(public_id))


def open_school_link(token: str) -> LinkHolder:
    """The school behind the signed link of any of its certificates; raises ``DomainError``."""
    return school_behind(
        by_code(unsign(CERTIFICATE_LINK, token, days=settings.CERTIFICATE_LINK_DAYS))
    )


def school_behind(certificate: Certificate | None) -> LinkHolder:
    """The institution as an actor; nobody for a certificate that is gone."""
    if certificate is None:
        return LinkHolder("", 0, "")
    return LinkHolder.of(certificate.institution, certificate.name)


def by_code(code: str) -> Certificate | None:
    """One certificate with what its check shows."""
    return Certificate.objects.filter(public_id=code).select_related(*RELATED).first()


@dataclass(frozen=True)
class Check:
    """What a check found: a certificate, or why there is none."""

    verdict: Verdict
    certificate: Certificate | None = None
    is_signed: bool = False

    @property
    def is_good(self) -> bool:
        """Whether the certificate holds today."""
        return self.certificate is not None and self.certificate.state == "valid"


def check(text: str) -> Check:
    """A code, an address with a code, or a signed text: what it is worth today."""
    text = text[:MOST_CHARACTERS].strip()
    if not text:
        return Check(Verdict.EMPTY)
    if "".join(text.split()).startswith("ey"):
        return check_signed(text)
    return check_code(text)


def check_code(text: str) -> Check:
    """A code as typed: small letters and a missing hyphen are forgiven, wrong signs are not."""
    match = CODE.search(text)
    if match is None:
        return Check(Verdict.UNREADABLE)
    code = f"CER-{match[1].upper()}"
    if not is_valid(code):
        return Check(Verdict.MISTYPED)
    found = by_code(code)
    return Check(Verdict.FOUND if found else Verdict.UNKNOWN, found)


def check_signed(text: str) -> Check:
    """A signed text: the signature first, by any key there ever was, then the register."""
    try:
        facts = signing.verify(text, signing.public_keys())
    except signing.UnknownKeyError:
        return Check(Verdict.UNKNOWN_KEY)
    except signing.AlteredTextError:
        return Check(Verdict.ALTERED)
    except signing.SignatureError:
        return Check(Verdict.UNREADABLE)
    match = CODE.search(str(facts.get("code") or facts.get("jti") or ""))
    found = by_code(f"CER-{match[1]}") if match else None
    return Check(Verdict.FOUND if found else Verdict.NOT_OURS, found, is_signed=found is not None)
