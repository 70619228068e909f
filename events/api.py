"""Meetings for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import MeetingFilterSet
from .resources import MEETINGS


class MeetingViewSet(ResourceViewSet):
    """Meetings."""

    resource = MEETINGS
    filterset_class = MeetingFilterSet
