"""Query parameters of the network: page, API and download get the same."""

from .areas import OUTSIDE, AreaFilterSet
from .certificates import CertificateFilterSet
from .institutions import ApplicationFilterSet, InstitutionFilterSet, WorkspaceInstitutionFilterSet
from .networks import (
    CampaignFilterSet,
    CoordinatorFilterSet,
    NationalNetworkFilterSet,
    ResourceItemFilterSet,
)
from .pathways import PathwayFilterSet
from .reports import AssessmentFilterSet, NationalReportFilterSet, SchoolReportFilterSet
from .round import RoundEntryFilterSet
from .twinnings import PeerFilterSet, TwinningFilterSet, WorkspaceTwinningFilterSet

__all__ = [
    "OUTSIDE",
    "ApplicationFilterSet",
    "AreaFilterSet",
    "AssessmentFilterSet",
    "CampaignFilterSet",
    "CertificateFilterSet",
    "CoordinatorFilterSet",
    "InstitutionFilterSet",
    "NationalNetworkFilterSet",
    "NationalReportFilterSet",
    "PathwayFilterSet",
    "PeerFilterSet",
    "ResourceItemFilterSet",
    "RoundEntryFilterSet",
    "SchoolReportFilterSet",
    "TwinningFilterSet",
    "WorkspaceInstitutionFilterSet",
    "WorkspaceTwinningFilterSet",
]
