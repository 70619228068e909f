"""Query parameters of the network: page, API and download get the same."""

from .certificates import CertificateFilterSet
from .institutions import ApplicationFilterSet, InstitutionFilterSet, WorkspaceInstitutionFilterSet
from .networks import (
    CampaignFilterSet,
    CoordinatorFilterSet,
    NationalNetworkFilterSet,
    ResourceItemFilterSet,
)
from .pathways import PathwayFilterSet

__all__ = [
    "ApplicationFilterSet",
    "CampaignFilterSet",
    "CertificateFilterSet",
    "CoordinatorFilterSet",
    "InstitutionFilterSet",
    "NationalNetworkFilterSet",
    "PathwayFilterSet",
    "ResourceItemFilterSet",
    "WorkspaceInstitutionFilterSet",
]
