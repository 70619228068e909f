"""Query parameters about the areas of networks."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import codes
from unesco_portal.core.filters import CodesFilter, OneOrMore, TruthFilter
from unesco_portal.people.models import Area
from unesco_portal.reference.filters import CountryFilter, RegionFilter, UnsearchedFilterSet

OUTSIDE = "none"


class AreaCodes:
    """What may stand in ``?area=``: a code of an area, whether there is one or not, or ``none``."""

    def __contains__(self, value: object) -> bool:
        return value == OUTSIDE or (
            isinstance(value, str) and value.startswith("ARE-") and codes.is_valid(value)
        )


class AreaFilter(CodesFilter):
    """``?area=ARE-…``: schools of an area; ``none``: schools outside all areas."""

    def __init__(self, *, path: str = "area", **kwargs: Any) -> None:
        given = {"choices": [], "known": AreaCodes(), "widget": OneOrMore}
        super().__init__(label=_("Area"), **given, **kwargs)
        self.path = path

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """By code."""
        if not value:
            return rows
        found = Q(**{f"{self.path}__public_id__in": value})
        if OUTSIDE in value:
            found |= Q(**{self.path: None})
        return rows.filter(found)


def offer_areas(filterset: Any) -> None:
    """Let the form of a filter offer the areas whose schools the reader reaches, if any."""
    user = getattr(filterset.request, "user", None)
    areas = list(Area.objects.served_by(user).order_by("country", "name_en"))
    if not areas:
        del filterset.filters["area"]
        return
    is_one = len({area.country_id for area in areas}) == 1
    found = [
        (area.public_id, area.name if is_one else f"{area.country_id}: {area.name}")
        for area in areas
    ]
    filterset.filters["area"].field.choices = [*found, (OUTSIDE, _("no area"))]


class AreaFilterSet(UnsearchedFilterSet):
    """Published areas."""

    country = CountryFilter()
    region = RegionFilter()
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Area
        fields: list[str] = []
