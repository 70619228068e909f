"""Questions asked of memberships."""

from typing import Self

from ..enums import CURRENT_MEMBERSHIP, CertificateStatus
from .institution import InstitutionPartQuerySet


class MembershipQuerySet(InstitutionPartQuerySet):
    """Memberships by state and reader."""

    def current(self) -> Self:
        """Not ended."""
        return self.filter(status__in=CURRENT_MEMBERSHIP)

    def without_certificate(self) -> Self:
        """Current ones that hold no certificate, not even one whose term is over."""
        return self.current().exclude(certificates__status=CertificateStatus.VALID)
