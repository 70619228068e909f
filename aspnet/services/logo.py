"""The one answer to “may this institution use the logo today?”."""

import datetime
from dataclasses import dataclass

from django.conf import settings

from unesco_portal.core import dates

from ..enums import CertificateState, CertificateStatus, LogoAnswer, MembershipStatus, Standing
from ..models import Certificate, Institution

BY_STATE = {
    CertificateState.VALID: LogoAnswer.YES,
    CertificateState.EXPIRED: LogoAnswer.EXPIRED,
    CertificateState.REVOKED: LogoAnswer.REVOKED,
}


@dataclass(frozen=True)
class LogoRight:
    """The answer for a day, and the certificate it stands on."""

    answer: LogoAnswer
    on: datetime.date
    certificate: Certificate | None = None

    @property
    def holds(self) -> bool:
        """Whether the logo may be used."""
        return self.answer == LogoAnswer.YES

    @property
    def until(self) -> datetime.date | None:
        """The last day of the right; ``None`` where no end is stated."""
        return self.certificate.valid_until if self.holds and self.certificate else None


def logo_right(institution: Institution, on: datetime.date | None = None) -> LogoRight:
    """A member, not dormant (a setting), with a certificate that is valid and not over."""
    on = on or dates.today()
    membership = institution.membership
    if institution.standing != Standing.MEMBER or membership is None:
        return LogoRight(LogoAnswer.NOT_MEMBER, on)
    certificate = last_certificate(institution)
    if membership.status == MembershipStatus.DORMANT and not settings.LOGO_RIGHT_WHEN_DORMANT:
        return LogoRight(LogoAnswer.DORMANT, on, certificate)
    if certificate is None:
        return LogoRight(LogoAnswer.NO_CERTIFICATE, on)
    return LogoRight(BY_STATE[certificate.state_on(on)], on, certificate)


def last_certificate(institution: Institution) -> Certificate | None:
    """The certificate of the present membership that was not replaced by a newer one."""
    rows = Certificate.objects.filter(membership=institution.membership_id)
    return rows.exclude(status=CertificateStatus.REPLACED).order_by("-pk").first()
