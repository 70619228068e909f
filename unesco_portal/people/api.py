"""Bodies for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import OrganisationFilterSet
from .resources import ORGANISATIONS


class OrganisationViewSet(ResourceViewSet):
    """Bodies."""

    resource = ORGANISATIONS
    filterset_class = OrganisationFilterSet
