"""Roles follow from dated appointments: role x scope x dates. Nothing else grants a right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from unesco_portal.core import dates
from unesco_portal.people.enums import (
    AREA_ROLES,
    COORDINATOR_ROLES,
    NATIONAL_ROLES,
    STAFF_ROLES,
    Role,
)
from unesco_portal.people.models import Appointment

__all__ = [
    "AREA_ROLES",
    "COORDINATOR_ROLES",
    "NATIONAL_ROLES",
    "STAFF_ROLES",
    "Grant",
    "Role",
    "areas_of",
    "countries_of",
    "current_grants",
    "holds",
    "holds_any",
]


@dataclass(frozen=True)
class Grant:
    """One role held today, with its scope."""

    role: str
    country: str | None
    organisation: int | None
    area: int | None = None


def current_grants(person_id: int | None) -> tuple[Grant, ...]:
    """What a person's appointments grant today."""
    if person_id is None:
        return ()
    rows = Appointment.objects.current().filter(person=person_id).exclude(role="")
    in_force = Q(area=None) | Q(area__period__contains=dates.today())
    scopes = ("role", "country_id", "organisation_id", "area_id")
    return tuple(Grant(*row) for row in rows.filter(in_force).values_list(*scopes))


def holds(user: Any, role: Role, country: str | None = None) -> bool:
    """Whether ``user`` holds ``role`` today, for ``country`` where one is given."""
    return any(
        grant.role == role and (country is None or grant.country == country)
        for grant in getattr(user, "grants", ())
    )


def holds_any(user: Any, roles: Iterable[Role]) -> bool:
    """Whether ``user`` holds one of ``roles`` today, anywhere."""
    wanted = set(roles)
    return any(grant.role in wanted for grant in getattr(user, "grants", ()))


def countries_of(user: Any, roles: Iterable[Role]) -> frozenset[str]:
    """The countries for which ``user`` holds one of ``roles`` today."""
    wanted = set(roles)
    return frozenset(
        grant.country
        for grant in getattr(user, "grants", ())
        if grant.role in wanted and grant.country
    )


def areas_of(user: Any) -> frozenset[int]:
    """The keys of the areas that ``user`` coordinates today."""
    return frozenset(
        grant.area
        for grant in getattr(user, "grants", ())
        if grant.role in AREA_ROLES and grant.area
    )
