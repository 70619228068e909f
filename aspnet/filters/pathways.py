"""Query parameters of national pathways."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, PortalFilterSet, TruthFilter
from unesco_portal.reference.filters import CountryFilter

from ..enums import PUBLIC_PATHWAY, PathwayStatus
from ..models import PathwayVersion


class PathwayFilterSet(PortalFilterSet):
    """Versions by country and state."""

    q = None
    country = CountryFilter()
    status = CodesFilter(
        choices=[(value, PathwayStatus(value).label) for value in PUBLIC_PATHWAY],
        label=_("Status"),
    )
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = PathwayVersion
        fields: list[str] = []
