"""The back office of the network."""

from .cases import ApplicationAdmin, AttachmentAdmin, CaseAdmin, MembershipAdmin, ReviewAdmin
from .certificates import (
    CertificateAdmin,
    CertificateIssueAdmin,
    SignatoryAdmin,
    SigningKeyAdmin,
)
from .imports import ImportBatchAdmin, ImportMappingAdmin, ImportRowAdmin
from .institutions import InstitutionAdmin, InstitutionNameInline, history_of
from .networks import CampaignAdmin, NationalNetworkAdmin, ResourceItemAdmin
from .pathways import PathwayVersionAdmin
from .reports import (
    ComplianceAssessmentAdmin,
    ExtraRequirementAdmin,
    HearingAdmin,
    NationalReportAdmin,
    ReportTemplateAdmin,
    SchoolReportAdmin,
    SchoolYearAdmin,
)

__all__ = [
    "ApplicationAdmin",
    "AttachmentAdmin",
    "CampaignAdmin",
    "CaseAdmin",
    "CertificateAdmin",
    "CertificateIssueAdmin",
    "ComplianceAssessmentAdmin",
    "ExtraRequirementAdmin",
    "HearingAdmin",
    "ImportBatchAdmin",
    "ImportMappingAdmin",
    "ImportRowAdmin",
    "InstitutionAdmin",
    "InstitutionNameInline",
    "MembershipAdmin",
    "NationalNetworkAdmin",
    "NationalReportAdmin",
    "PathwayVersionAdmin",
    "ReportTemplateAdmin",
    "ResourceItemAdmin",
    "ReviewAdmin",
    "SchoolReportAdmin",
    "SchoolYearAdmin",
    "SignatoryAdmin",
    "SigningKeyAdmin",
    "history_of",
]
