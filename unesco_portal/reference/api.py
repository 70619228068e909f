"""The reference lists for machines."""

from unesco_portal.core.api import ResourceViewSet

from .filters import (
    CountryFilterSet,
    InternationalDayFilterSet,
    RegionFilterSet,
    SdgTargetFilterSet,
    SourceDocumentFilterSet,
    StatementFilterSet,
)
from .resources import (
    COUNTRIES_RESOURCE,
    INTERNATIONAL_DAYS_RESOURCE,
    REGIONS_RESOURCE,
    SDG_TARGETS_RESOURCE,
    SOURCE_DOCUMENTS_RESOURCE,
    STATEMENTS_RESOURCE,
)


class CountryViewSet(ResourceViewSet):
    """Countries."""

    resource = COUNTRIES_RESOURCE
    filterset_class = CountryFilterSet


class RegionViewSet(ResourceViewSet):
    """Regions."""

    resource = REGIONS_RESOURCE
    filterset_class = RegionFilterSet


class SdgTargetViewSet(ResourceViewSet):
    """Goals and targets."""

    resource = SDG_TARGETS_RESOURCE
    filterset_class = SdgTargetFilterSet


class InternationalDayViewSet(ResourceViewSet):
    """International days."""

    resource = INTERNATIONAL_DAYS_RESOURCE
    filterset_class = InternationalDayFilterSet


class StatementViewSet(ResourceViewSet):
    """What sources say."""

    resource = STATEMENTS_RESOURCE
    filterset_class = StatementFilterSet


class SourceDocumentViewSet(ResourceViewSet):
    """Source documents."""

    resource = SOURCE_DOCUMENTS_RESOURCE
    filterset_class = SourceDocumentFilterSet
