"""The tables of the Associated Schools Network."""

from .application import Application
from .attachment import Attachment
from .campaign import Campaign, ResourceItem
from .certificate import Certificate, CertificateIssue, Signatory, SigningKey
from .compliance import ComplianceAssessment, ExtraRequirement, Hearing, RequirementResult
from .confirmation import Confirmation, ConfirmationRequest
from .count import ChoiceCount, CountryCount, PlaceCount
from .freshness import CountryFreshness
from .imports import ImportBatch, ImportMapping, ImportRow
from .institution import Institution, InstitutionName
from .membership import Membership
from .national_report import NationalFigure, NationalReport
from .network import NationalNetwork
from .pathway import IntakeWindow, PathwayStage, PathwayVersion
from .report_part import Activity, CampaignParticipation, DayCelebration, ReportAnswer
from .report_template import ReportQuestion, ReportTemplate
from .review import Review
from .round import RenewalRound, RoundEntry
from .school_report import ReportReminder, ReportVersion, SchoolReport
from .school_year import SchoolYear
from .succession import Succession
from .term import MembershipTerm
from .twinning import Twinning

__all__ = [
    "Activity",
    "Application",
    "Attachment",
    "Campaign",
    "CampaignParticipation",
    "Certificate",
    "CertificateIssue",
    "ChoiceCount",
    "ComplianceAssessment",
    "Confirmation",
    "ConfirmationRequest",
    "CountryCount",
    "CountryFreshness",
    "DayCelebration",
    "ExtraRequirement",
    "Hearing",
    "ImportBatch",
    "ImportMapping",
    "ImportRow",
    "Institution",
    "InstitutionName",
    "IntakeWindow",
    "Membership",
    "MembershipTerm",
    "NationalFigure",
    "NationalNetwork",
    "NationalReport",
    "PathwayStage",
    "PathwayVersion",
    "PlaceCount",
    "RenewalRound",
    "ReportAnswer",
    "ReportQuestion",
    "ReportReminder",
    "ReportTemplate",
    "ReportVersion",
    "RequirementResult",
    "ResourceItem",
    "Review",
    "RoundEntry",
    "SchoolReport",
    "SchoolYear",
    "Signatory",
    "SigningKey",
    "Succession",
    "Twinning",
]
