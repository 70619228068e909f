"""A record for machines that read pages: schema.org as JSON-LD, and its point as GeoJSON."""

from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
JSON_LD = "application/ld+json"
GEOJSON = "application/geo+json"
# Inside a script element nothing may look like markup.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def thing(kind: str, record: Any, **facts: Any) -> dict[str, Any]:
    """A thing of schema.org with what is known of it: unknown facts are left out."""
    url = settings.SITE_URL + record.get_absolute_url()
    return {
        "@context": CONTEXT,
        "@type": kind,
        "@id": url,
        "url": url,
        "name": str(record),
        **known(facts),
    }


def part(kind: str, **facts: Any) -> dict[str, Any] | None:
    """A part of a thing; ``None`` where nothing of it is known."""
    found = known(facts)
    return {"@type": kind, **found} if found else None


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that are there."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def place(*, city: str, country: str | None, latitude: Any = None, longitude: Any = None) -> Any:
    """Where something is, as exactly as the public may know."""
    return part(
        "Place",
        address=part("PostalAddress", addressLocality=city, addressCountry=country),
        geo=part("GeoCoordinates", latitude=latitude, longitude=longitude),
    )


def as_text(data: dict[str, Any]) -> SafeString:
    """The data as the content of a script element, which no browser runs."""
    return mark_safe(orjson.dumps(data).decode().translate(ESCAPES))  # noqa: S308 -- escaped just here


def json_ld(data: dict[str, Any]) -> HttpResponse:
    """The data as a file."""
    return HttpResponse(orjson.dumps(data), content_type=JSON_LD)


def geojson(record: Any, properties: dict[str, Any], point: tuple[str, str]) -> HttpResponse:
    """The record as one feature; without a point its geometry is empty (RFC 7946)."""
    latitude, longitude = (getattr(record, name) for name in point)
    is_located = latitude is not None and longitude is not None
    body = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if is_located else None,
        "properties": properties,
    }
    return HttpResponse(orjson.dumps(body, default=str), content_type=GEOJSON)
