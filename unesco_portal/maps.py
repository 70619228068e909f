"""The small map of the first page: our own outlines, with the cities of centres, as one picture."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.gzip import gzip_page

from centres.enums import CentreStatus
from centres.models import Centre

WIDTH, NORTH, SOUTH = 480, 84, -56  # units of the drawing; degrees of latitude that are drawn
SCALE = WIDTH / 360
HEIGHT = round((NORTH - SOUTH) * SCALE)
SECONDS = 60 * 60 * 24
# Readable on light and on dark paper: a picture does not know the colours of its page.
LAND, POINT = "#8a98a5", "#b8470b"


@method_decorator(gzip_page, name="dispatch")
class SmallMapView(View):
    """The world with a dot in the city of each Category 2 centre, kept by browsers for a day."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The picture."""
        response = HttpResponse(picture(), content_type="image/svg+xml")
        response["Cache-Control"] = f"public, max-age={SECONDS}"
        return response


def picture() -> str:
    """The drawing in whole units."""
    rows = Centre.objects.real().exclude(status=CentreStatus.CEASED).exclude(latitude=None)
    places = rows.order_by("pk").values_list("longitude", "latitude")
    dots = "".join('<circle cx="{}" cy="{}" r="3"/>'.format(*placed(*place)) for place in places)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="{LAND}" fill-opacity=".55" d="{outlines()}"/>'
        f'<g fill="{POINT}" stroke="#fff">{dots}</g></svg>'
    )


def placed(longitude: float, latitude: float) -> tuple[int, int]:
    """A place on the drawing: degrees, evenly."""
    return round((longitude + 180) * SCALE), round((NORTH - latitude) * SCALE)


@cache
def outlines() -> str:
    """All outlines as one path; the file does not change while the portal runs."""
    world = json.loads((settings.DATA_DIR / "world.geojson").read_text(encoding="utf-8"))
    return "".join(ring for feature in world["features"] for ring in rings(feature["geometry"]))


def rings(geometry: dict) -> Iterator[str]:
    """The outer rings of a country that are still seen at this size."""
    single = geometry["type"] == "Polygon"
    for polygon in [geometry["coordinates"]] if single else geometry["coordinates"]:
        points: list[tuple[int, int]] = []
        for place in polygon[0]:
            point = placed(*place[:2])
            if not points or point != points[-1]:
                points.append(point)
        if len(points) > 3:
            yield path(points)


def path(points: list[tuple[int, int]]) -> str:
    """From the first point by steps, which are shorter to write than places."""
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"
