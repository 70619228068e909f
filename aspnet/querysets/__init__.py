"""Questions asked of the network's rows; ``visible_to`` in each."""

from .application import ApplicationQuerySet, CasePartQuerySet
from .certificate import (
    CertificateIssueQuerySet,
    CertificateQuerySet,
    SignatoryQuerySet,
    SigningKeyQuerySet,
)
from .imports import ImportBatchQuerySet, ImportMappingQuerySet, ImportPartQuerySet
from .institution import InstitutionPartQuerySet, InstitutionQuerySet
from .membership import MembershipQuerySet
from .network import NationalNetworkQuerySet, PublicQuerySet
from .pathway import PathwayPartQuerySet, PathwayVersionQuerySet
from .reports import (
    ComplianceQuerySet,
    HearingQuerySet,
    NationalReportQuerySet,
    ReportPartQuerySet,
    ReportTemplateQuerySet,
    SchoolReportQuerySet,
    SchoolYearQuerySet,
)

__all__ = [
    "ApplicationQuerySet",
    "CasePartQuerySet",
    "CertificateIssueQuerySet",
    "CertificateQuerySet",
    "ComplianceQuerySet",
    "HearingQuerySet",
    "ImportBatchQuerySet",
    "ImportMappingQuerySet",
    "ImportPartQuerySet",
    "InstitutionPartQuerySet",
    "InstitutionQuerySet",
    "MembershipQuerySet",
    "NationalNetworkQuerySet",
    "NationalReportQuerySet",
    "PathwayPartQuerySet",
    "PathwayVersionQuerySet",
    "PublicQuerySet",
    "ReportPartQuerySet",
    "ReportTemplateQuerySet",
    "SchoolReportQuerySet",
    "SchoolYearQuerySet",
    "SignatoryQuerySet",
    "SigningKeyQuerySet",
]
