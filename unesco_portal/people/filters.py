"""Query parameters of bodies."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, PortalFilterSet
from unesco_portal.reference.filters import CountryFilter, RegionFilter

from .enums import OrganisationKind
from .models import Organisation


class OrganisationFilterSet(PortalFilterSet):
    """Bodies by kind and country."""

    kind = CodesFilter(choices=OrganisationKind.choices, label=_("Kind"))
    country = CountryFilter()
    region = RegionFilter()

    class Meta:
        model = Organisation
        fields: list[str] = []
