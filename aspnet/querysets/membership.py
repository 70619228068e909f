"""Questions asked of memberships."""

from typing import Self

from ..enums import CURRENT_MEMBERSHIP
from .institution import InstitutionPartQuerySet


class MembershipQuerySet(InstitutionPartQuerySet):
    """Memberships by state and reader."""

    def current(self) -> Self:
        """Not ended."""
        return self.filter(status__in=CURRENT_MEMBERSHIP)
