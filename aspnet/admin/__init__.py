"""The back office of the network."""

from .cases import ApplicationAdmin, CaseAdmin, MembershipAdmin
from .certificates import (
    CertificateAdmin,
    CertificateIssueAdmin,
    SignatoryAdmin,
    SigningKeyAdmin,
)
from .imports import ImportBatchAdmin, ImportMappingAdmin, ImportRowAdmin
from .institutions import InstitutionAdmin, InstitutionNameInline, history_of
from .networks import CampaignAdmin, NationalNetworkAdmin, ResourceItemAdmin

__all__ = [
    "ApplicationAdmin",
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
    "ResourceItemAdmin",
    "SignatoryAdmin",
    "SigningKeyAdmin",
    "history_of",
]
