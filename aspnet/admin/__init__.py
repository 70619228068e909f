"""The back office of the network."""

from .cases import ApplicationAdmin, CaseAdmin, MembershipAdmin
from .institutions import InstitutionAdmin, InstitutionNameInline, history_of
from .networks import CampaignAdmin, NationalNetworkAdmin, ResourceItemAdmin

__all__ = [
    "ApplicationAdmin",
    "CampaignAdmin",
    "CaseAdmin",
    "InstitutionAdmin",
    "InstitutionNameInline",
    "MembershipAdmin",
    "NationalNetworkAdmin",
    "ResourceItemAdmin",
    "history_of",
]
