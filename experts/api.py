"""Experts and the Convention for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import ExpertFilterSet, FacilityPhaseFilterSet, PartyFilterSet, ProjectFilterSet
from .resources import EXPERTS, PARTIES, PHASES, PROJECTS


class ExpertViewSet(ResourceViewSet):
    """Experts who serve today."""

    resource = EXPERTS
    filterset_class = ExpertFilterSet


class PartyViewSet(ResourceViewSet):
    """Parties."""

    resource = PARTIES
    filterset_class = PartyFilterSet


class ProjectViewSet(ResourceViewSet):
    """Projects."""

    resource = PROJECTS
    filterset_class = ProjectFilterSet


class FacilityPhaseViewSet(ResourceViewSet):
    """Phases of the Expert Facility."""

    resource = PHASES
    filterset_class = FacilityPhaseFilterSet
