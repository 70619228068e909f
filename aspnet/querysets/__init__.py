"""Questions asked of the network's rows; ``visible_to`` in each."""

from .application import ApplicationQuerySet, CasePartQuerySet
from .certificate import (
    CertificateIssueQuerySet,
    CertificateQuerySet,
    SignatoryQuerySet,
    SigningKeyQuerySet,
)
from .imports import ImportBatchQuerySet, ImportMappingQuerySet, ImportPartQuerySet
from .institution import InstitutionPartQuerySet, InstitutionQuerySet, typed_number
from .membership import MembershipQuerySet
from .network import NationalNetworkQuerySet, PublicQuerySet
from .pathway import PathwayPartQuerySet, PathwayVersionQuerySet
from .reach import of_network
from .reports import (
    ComplianceQuerySet,
    HearingQuerySet,
    NationalReportQuerySet,
    ReportPartQuerySet,
    ReportTemplateQuerySet,
    SchoolReportQuerySet,
    SchoolYearQuerySet,
)
from .round import ConfirmationQuerySet, RenewalRoundQuerySet, RoundEntryQuerySet
from .term import MembershipTermQuerySet, SuccessionQuerySet
from .twinning import TwinningQuerySet

__all__ = [
    "ApplicationQuerySet",
    "CasePartQuerySet",
    "CertificateIssueQuerySet",
    "CertificateQuerySet",
    "ComplianceQuerySet",
    "ConfirmationQuerySet",
    "HearingQuerySet",
    "ImportBatchQuerySet",
    "ImportMappingQuerySet",
    "ImportPartQuerySet",
    "InstitutionPartQuerySet",
    "InstitutionQuerySet",
    "MembershipQuerySet",
    "MembershipTermQuerySet",
    "NationalNetworkQuerySet",
    "NationalReportQuerySet",
    "PathwayPartQuerySet",
    "PathwayVersionQuerySet",
    "PublicQuerySet",
    "RenewalRoundQuerySet",
    "ReportPartQuerySet",
    "ReportTemplateQuerySet",
    "RoundEntryQuerySet",
    "SchoolReportQuerySet",
    "SchoolYearQuerySet",
    "SignatoryQuerySet",
    "SigningKeyQuerySet",
    "SuccessionQuerySet",
    "TwinningQuerySet",
    "of_network",
    "typed_number",
]
