"""Which records a signed-in reader reaches."""

from typing import Any

from django.shortcuts import get_object_or_404

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of

from ..models import Institution


def visible_or_404(model: Any, user: Any, public_id: str, *related: str) -> Any:
    """One record among those this reader may see."""
    rows = model.objects.visible_to(user).select_related(*related)
    return get_object_or_404(rows, public_id=public_id)


def own_institution(user: Any, public_id: str) -> Institution:
    """An institution this reader may edit; others are not there."""
    institution = visible_or_404(Institution, user, public_id, "country", "membership")
    in_reach = user.is_staff or institution.country_id in countries_of(user, NATIONAL_ROLES)
    if not in_reach:
        return get_object_or_404(Institution.objects.none())
    return institution
