"""The map of schools: as many points as a reader can use, however many rows there are.

Far out: one circle a country. Nearer: one a degree. Near: one a place. Selections that the counts
do not know (search, level, theme …) come from the rows themselves, at most two thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Avg, IntegerField, Max, QuerySet, Sum
from django.db.models.functions import Cast, Floor
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.boxes import BBOX
from unesco_portal.core.filters import NOT
from unesco_portal.reference.vocabularies import COUNTRIES

from . import freshness
from .filters import InstitutionFilterSet
from .models import CountryCount, PlaceCount

COUNTED = {"country", "region", "is_generated", f"country{NOT}", f"region{NOT}"}
COUNTRY_ZOOM, CELL_ZOOM = 3, 6
MOST_POINTS = 2_000
MOST_ZOOM = 18


@dataclass(frozen=True)
class Window:
    """A part of the world, and how near the reader looks (0 the world, 18 a house)."""

    corners: list[str]
    zoom: int

    @classmethod
    def of(cls, corners: list[str], zoom: str) -> Self:
        """From the sides of a box and a number; raises ``ValidationError`` for no such zoom."""
        if not (zoom.isascii() and zoom.isdigit() and len(zoom) < 3 and int(zoom) <= MOST_ZOOM):
            raise ValidationError(
                {"zoom": _("Give zoom as a whole number from 0 to %(most)s.") % {"most": MOST_ZOOM}}
            )
        return cls(corners, int(zoom))

    def inside(self, rows: QuerySet) -> QuerySet:
        """The rows with a point in the window."""
        return InstitutionFilterSet.base_filters[BBOX].filter(rows, self.corners)


def features(rows: QuerySet, values: dict[str, Any], window: Window) -> Iterable[dict[str, Any]]:
    """The features for a selection of rows, given as the filter values that made it."""
    if values.keys() - COUNTED:
        return points(window.inside(rows))
    if window.zoom <= COUNTRY_ZOOM:
        narrowed = InstitutionFilterSet.narrow(
            CountryCount.objects.all(), values, with_standing=True
        )
        return countries(narrowed)
    places = InstitutionFilterSet.narrow(PlaceCount.objects.all(), values, with_standing=False)
    places = window.inside(places)
    return cells(places) if window.zoom <= CELL_ZOOM else towns(places)


def countries(rows: QuerySet) -> Iterable[dict[str, Any]]:
    """One circle a country, at the country's point."""
    known = COUNTRIES.all()
    for code, count in rows.values_list("country_id").annotate(total=Sum("count")).order_by():
        country = known[code]
        yield feature(country.longitude, country.latitude, count, country.name, country=code)


def unconfirmed() -> Iterable[dict[str, Any]]:
    """One circle a country: how many of its members were not confirmed this year."""
    known = COUNTRIES.all()
    for code, found in freshness.by_country().items():
        country = known[code]
        name = _("%(country)s: %(share)s%% confirmed this year") % {
            "country": country.name,
            "share": found.share,
        }
        yield feature(
            country.longitude,
            country.latitude,
            found.members - found.this_year,
            name,
            country=code,
            url=reverse("aspnet:network-figures", args=[code]),
            is_generated=found.is_generated,
        )


def cells(places: QuerySet) -> Iterable[dict[str, Any]]:
    """One circle a degree, at the mean of its places."""
    column = {
        "x": Cast(Floor("longitude"), IntegerField()),
        "y": Cast(Floor("latitude"), IntegerField()),
    }
    groups = places.annotate(**column).values("x", "y").order_by()
    found = groups.annotate(
        longitude_mean=Avg("longitude"),
        latitude_mean=Avg("latitude"),
        total=Sum("count"),
        town=Max("city"),
    )
    for row in found[:MOST_POINTS]:
        yield feature(row["longitude_mean"], row["latitude_mean"], row["total"], row["town"])


def towns(places: QuerySet) -> Iterable[dict[str, Any]]:
    """One circle a place, with the way to its institutions."""
    directory = reverse("aspnet:institution-list")
    fields = ("longitude", "latitude", "count", "city", "country_id")
    for longitude, latitude, count, city, country in places.values_list(*fields)[:MOST_POINTS]:
        url = f"{directory}?{urlencode({'country': country, 'q': city})}"
        yield feature(longitude, latitude, count, city, url=url)


def points(rows: QuerySet) -> Iterable[dict[str, Any]]:
    """The rows themselves, those at one point together."""
    some = rows.order_by("sort_name", "public_id").values_list(
        "longitude", "latitude", "name", "public_id", "city"
    )
    together: dict[tuple[float, float], list[tuple[str, str, str]]] = {}
    for longitude, latitude, name, public_id, city in some[:MOST_POINTS]:
        together.setdefault((longitude, latitude), []).append((name, public_id, city))
    directory = reverse("aspnet:institution-list")
    for (longitude, latitude), found in together.items():
        name, public_id, city = found[0]
        if len(found) == 1:
            yield feature(longitude, latitude, 1, name, url=f"{directory}{public_id}/")
        else:
            yield feature(longitude, latitude, len(found), city)


def feature(
    longitude: float, latitude: float, count: int, name: str, **properties: Any
) -> dict[str, Any]:
    """A GeoJSON point with a count and a name."""
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [round(longitude, 4), round(latitude, 4)],
        },
        "properties": {"count": count, "name": name, **properties},
    }


def as_geojson(found: Iterable[dict[str, Any]]) -> bytes:
    """A FeatureCollection; says when it was cut."""
    rows = list(found)
    body = {"type": "FeatureCollection", "features": rows}
    if len(rows) >= MOST_POINTS:
        body["note"] = str(_("Only the first %(most)s points are shown.") % {"most": MOST_POINTS})
    return orjson.dumps(body)
