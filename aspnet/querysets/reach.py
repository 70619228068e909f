"""Which rows the officials of a country, or of an area of it, reach."""

from typing import Any

from django.db.models import Q

from unesco_portal.accounts.roles import (
    AREA_ROLES,
    NATIONAL_ROLES,
    areas_of,
    countries_of,
)


def in_reach(user: Any, *, country: str, area: str) -> Q:
    """Rows of the own countries, and of schools of the own areas; ``rules.serves`` as a query.

    ``country`` and ``area`` lead from the row to them.
    """
    found = Q(**{f"{country}__in": sorted(countries_of(user, NATIONAL_ROLES))})
    areas = areas_of(user)
    return found | Q(**{f"{area}__in": sorted(areas)}) if areas else found


def of_network(user: Any, *, country: str) -> Q:
    """What a whole network shares, such as its school years: also for those who serve a part."""
    return Q(**{f"{country}__in": sorted(countries_of(user, NATIONAL_ROLES | AREA_ROLES))})


def reaches_anything(user: Any) -> bool:
    """Whether somebody is an official of any country or area."""
    return bool(countries_of(user, NATIONAL_ROLES | AREA_ROLES))
