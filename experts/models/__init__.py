"""The tables of the 2005 Convention and its Expert Facility."""

from .expert import ExpertProfile, ExpertTerm
from .facility import FacilityPhase
from .party import Party
from .project import Project

__all__ = ["ExpertProfile", "ExpertTerm", "FacilityPhase", "Party", "Project"]
