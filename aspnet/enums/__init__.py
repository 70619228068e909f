"""Vocabulary of the Associated Schools Network."""

from .application import DECIDED_APPLICATION, OPEN_APPLICATION, ApplicationStatus, DeclineReason
from .certificate import CertificateState, CertificateStatus, LogoAnswer, Verdict
from .imports import (
    BEGUN_IMPORT,
    UNMAPPED_IMPORT,
    WORKING_IMPORT,
    ImportKind,
    ImportMode,
    ImportStage,
    ImportStatus,
    RowDecision,
    RowOutcome,
    RowState,
)
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
    "BEGUN_IMPORT",
    "CURRENT_MEMBERSHIP",
    "DECIDED_APPLICATION",
    "HIGHER_EDUCATION",
    "OPEN_APPLICATION",
    "PUBLIC_STANDINGS",
    "UNMAPPED_IMPORT",
    "WORKING_IMPORT",
    "ApplicationStatus",
    "CampaignKind",
    "CertificateState",
    "CertificateStatus",
    "DeclineReason",
    "Existence",
    "ImportKind",
    "ImportMode",
    "ImportStage",
    "ImportStatus",
    "Level",
    "LocationPrecision",
    "LogoAnswer",
    "MembershipEvidence",
    "MembershipStatus",
    "NetworkStatus",
    "Ownership",
    "ResourceKind",
    "RowDecision",
    "RowOutcome",
    "RowState",
    "Setting",
    "Standing",
    "Verdict",
]
