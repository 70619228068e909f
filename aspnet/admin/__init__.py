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

__all__ = [
    "ApplicationAdmin",
    "AttachmentAdmin",
    "CampaignAdmin",
    "CaseAdmin",
    "CertificateAdmin",
    "CertificateIssueAdmin",
    "ImportBatchAdmin",
    "ImportMappingAdmin",
    "ImportRowAdmin",
    "InstitutionAdmin",
    "InstitutionNameInline",
    "MembershipAdmin",
    "NationalNetworkAdmin",
    "PathwayVersionAdmin",
    "ResourceItemAdmin",
    "ReviewAdmin",
    "SignatoryAdmin",
    "SigningKeyAdmin",
    "history_of",
]
