"""Who is who, and who serves where, from when to when."""

from .appointment import Appointment
from .organisation import ExternalIdentifier, Organisation, OrganisationName, OrganisationRelation
from .person import Person, PersonName

__all__ = [
    "Appointment",
    "ExternalIdentifier",
    "Organisation",
    "OrganisationName",
    "OrganisationRelation",
    "Person",
    "PersonName",
]
