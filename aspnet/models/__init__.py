"""The tables of the Associated Schools Network."""

from .application import Application
from .campaign import Campaign, ResourceItem
from .certificate import Certificate, CertificateIssue, Signatory, SigningKey
from .count import CountryCount, PlaceCount
from .imports import ImportBatch, ImportMapping, ImportRow
from .institution import Institution, InstitutionName
from .membership import Membership
from .network import NationalNetwork

__all__ = [
    "Application",
    "Campaign",
    "Certificate",
    "CertificateIssue",
    "CountryCount",
    "ImportBatch",
    "ImportMapping",
    "ImportRow",
    "Institution",
    "InstitutionName",
    "Membership",
    "NationalNetwork",
    "PlaceCount",
    "ResourceItem",
    "Signatory",
    "SigningKey",
]
