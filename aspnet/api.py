"""The network for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import (
    CampaignFilterSet,
    CoordinatorFilterSet,
    InstitutionFilterSet,
    NationalNetworkFilterSet,
    ResourceItemFilterSet,
)
from .resources import CAMPAIGNS, COORDINATORS, INSTITUTIONS, NETWORKS, RESOURCE_ITEMS


class InstitutionViewSet(ResourceViewSet):
    """Institutions."""

    resource = INSTITUTIONS
    filterset_class = InstitutionFilterSet


class NationalNetworkViewSet(ResourceViewSet):
    """National networks."""

    resource = NETWORKS
    filterset_class = NationalNetworkFilterSet


class NationalCoordinatorViewSet(ResourceViewSet):
    """National Coordinators in office."""

    resource = COORDINATORS
    filterset_class = CoordinatorFilterSet


class CampaignViewSet(ResourceViewSet):
    """Campaigns."""

    resource = CAMPAIGNS
    filterset_class = CampaignFilterSet


class ResourceItemViewSet(ResourceViewSet):
    """Resources."""

    resource = RESOURCE_ITEMS
    filterset_class = ResourceItemFilterSet
