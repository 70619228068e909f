"""An institution's place in the network, kept in step with its case."""

from typing import Any

from ..enums import Standing
from ..models import Institution


def set_standing(institution: Institution, standing: Standing, **changes: Any) -> None:
    """Keep the institution's place in the network in step with its case."""
    institution.standing = standing
    for name, value in changes.items():
        setattr(institution, name, value)
    institution.save(update_fields=["standing", "updated_at", *changes])


def former_or_none(institution: Institution) -> Standing:
    """Where an institution stands without an open case."""
    return Standing.FORMER if institution.membership_id else Standing.NONE
