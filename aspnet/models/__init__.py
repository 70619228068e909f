"""The tables of the Associated Schools Network."""

from .application import Application
from .attachment import Attachment
from .campaign import Campaign, ResourceItem
from .certificate import Certificate, CertificateIssue, Signatory, SigningKey
from .count import CountryCount, PlaceCount
from .imports import ImportBatch, ImportMapping, ImportRow
from .institution import Institution, InstitutionName
from .membership import Membership
from .network import NationalNetwork
from .pathway import IntakeWindow, PathwayStage, PathwayVersion
from .review import Review

__all__ = [
    "Application",
    "Attachment",
    "Campaign",
    "Certificate",
    "CertificateIssue",
    "CountryCount",
    "ImportBatch",
    "ImportMapping",
    "ImportRow",
    "Institution",
    "InstitutionName",
    "IntakeWindow",
    "Membership",
    "NationalNetwork",
    "PathwayStage",
    "PathwayVersion",
    "PlaceCount",
    "ResourceItem",
    "Review",
    "Signatory",
    "SigningKey",
]
