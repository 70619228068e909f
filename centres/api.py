"""Centres for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import CentreFilterSet
from .resources import CENTRES


class CentreViewSet(ResourceViewSet):
    """Category 2 institutes and centres."""

    resource = CENTRES
    filterset_class = CentreFilterSet
