"""Which records a signed-in reader reaches."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from ..models import Institution, NationalNetwork


def visible_or_404(model: Any, user: Any, public_id: str, *related: str) -> Any:
    """One record among those this reader may see."""
    rows = model.objects.visible_to(user).select_related(*related)
    return get_object_or_404(rows, public_id=public_id)


def own_institution(user: Any, public_id: str) -> Institution:
    """An institution this reader serves; others are not there."""
    rows = Institution.objects.visible_to(user).select_related("country", "membership")
    return get_object_or_404(rows if user.is_staff else rows.served_by(user), public_id=public_id)


def network_url(user: Any, institution: Institution) -> str:
    """The page of the network of the country, for those who may open it; else empty."""
    found = NationalNetwork.objects.filter(country=institution.country_id).first()
    if found is None or not user.has_perm("aspnet.invite_coordinator", found):
        return ""
    return reverse("aspnet:network", args=[found.country_id])
