"""Vocabulary of the Associated Schools Network."""

from .application import DECIDED_APPLICATION, OPEN_APPLICATION, ApplicationStatus, DeclineReason
from .certificate import CertificateState, CertificateStatus, LogoAnswer, Verdict
from .institution import (
    HIGHER_EDUCATION,
    PUBLIC_STANDINGS,
    Existence,
    Level,
    LocationPrecision,
    Ownership,
    Setting,
    Standing,
)
from .membership import CURRENT_MEMBERSHIP, MembershipEvidence, MembershipStatus
from .network import CampaignKind, NetworkStatus, ResourceKind

__all__ = [
    "CURRENT_MEMBERSHIP",
    "DECIDED_APPLICATION",
    "HIGHER_EDUCATION",
    "OPEN_APPLICATION",
    "PUBLIC_STANDINGS",
    "ApplicationStatus",
    "CampaignKind",
    "CertificateState",
    "CertificateStatus",
    "DeclineReason",
    "Existence",
    "Level",
    "LocationPrecision",
    "LogoAnswer",
    "MembershipEvidence",
    "MembershipStatus",
    "NetworkStatus",
    "Ownership",
    "ResourceKind",
    "Setting",
    "Standing",
    "Verdict",
]
