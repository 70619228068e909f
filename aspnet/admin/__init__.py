"""The back office of the network."""

from .cases import ApplicationAdmin, AttachmentAdmin, CaseAdmin, MembershipAdmin, ReviewAdmin
from .certificates import CertificateAdmin, CertificateIssueAdmin, SignatoryAdmin, SigningKeyAdmin
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
from .rounds import ConfirmationAdmin, ConfirmationRequestAdmin, RenewalRoundAdmin, RoundEntryAdmin
from .terms import MembershipTermAdmin, SuccessionAdmin
from .twinnings import TwinningAdmin

__all__ = [
    "ApplicationAdmin",
    "AttachmentAdmin",
    "CampaignAdmin",
    "CaseAdmin",
    "CertificateAdmin",
    "CertificateIssueAdmin",
    "ComplianceAssessmentAdmin",
    "ConfirmationAdmin",
    "ConfirmationRequestAdmin",
    "ExtraRequirementAdmin",
    "HearingAdmin",
    "ImportBatchAdmin",
    "ImportMappingAdmin",
    "ImportRowAdmin",
    "InstitutionAdmin",
    "InstitutionNameInline",
    "MembershipAdmin",
    "MembershipTermAdmin",
    "NationalNetworkAdmin",
    "NationalReportAdmin",
    "PathwayVersionAdmin",
    "RenewalRoundAdmin",
    "ReportTemplateAdmin",
    "ResourceItemAdmin",
    "ReviewAdmin",
    "RoundEntryAdmin",
    "SchoolReportAdmin",
    "SchoolYearAdmin",
    "SignatoryAdmin",
    "SigningKeyAdmin",
    "SuccessionAdmin",
    "TwinningAdmin",
    "history_of",
]
