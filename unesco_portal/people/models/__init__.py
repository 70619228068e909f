"""Who is who, and who serves where, from when to when."""

from .appointment import Appointment
from .area import Area, refuse_area_elsewhere
from .organisation import ExternalIdentifier, Organisation, OrganisationName, OrganisationRelation
from .person import Person, PersonName

__all__ = [
    "Appointment",
    "Area",
    "ExternalIdentifier",
    "Organisation",
    "OrganisationName",
    "OrganisationRelation",
    "Person",
    "PersonName",
    "refuse_area_elsewhere",
]
