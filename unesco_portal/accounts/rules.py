"""Permissions on accounts and on the shared lists below them, and how apps grant theirs."""

from typing import Any

import rules
from django.apps import apps
from django.db.models import Model

from .roles import NATIONAL_ROLES, Role, areas_of, countries_of, holds


@rules.predicate
def is_staff(user: Any) -> bool:
    """UNESCO's own roles, and system administrators."""
    return bool(getattr(user, "is_staff", False))


@rules.predicate
def is_data_steward(user: Any) -> bool:
    """Keeps reference data, bodies and persons."""
    return holds(user, Role.DATA_STEWARD)


@rules.predicate
def is_aspnet_coordination(user: Any) -> bool:
    """The International ASPnet coordination at Headquarters."""
    return holds(user, Role.ASPNET_COORDINATION)


@rules.predicate
def is_public_person(user: Any, person: Any = None) -> bool:
    """Public functions are public; everybody sees the own entry."""
    return person is not None and (
        person.is_public or person.pk == getattr(user, "person_id", None)
    )


@rules.predicate
def is_of_public_person(user: Any, appointment: Any = None) -> bool:
    """An appointment is as public as its person."""
    return appointment is not None and (
        appointment.person.is_public or appointment.person_id == getattr(user, "person_id", None)
    )


@rules.predicate
def is_of_own_country(user: Any, invitation: Any = None) -> bool:
    """National roles see the invitations of their country."""
    return (
        invitation is not None
        and invitation.country_id is not None
        and invitation.country_id in countries_of(user, NATIONAL_ROLES)
    )


@rules.predicate
def is_public_area(user: Any, area: Any = None) -> bool:
    """A network publishes its areas, or keeps them to itself."""
    return area is not None and area.is_public


@rules.predicate
def serves_area(user: Any, area: Any = None) -> bool:
    """National roles see the areas of their country, sub-national coordinators their own."""
    return area is not None and (
        area.country_id in countries_of(user, NATIONAL_ROLES) or area.pk in areas_of(user)
    )


@rules.predicate
def is_own(user: Any, record: Any = None) -> bool:
    """What people keep for themselves is nobody else's."""
    return record is not None and record.user_id == getattr(user, "pk", None)


def back_office(
    app_label: str, *, editors: rules.Predicate, readers: rules.Predicate = is_staff
) -> None:
    """Let ``readers`` see, and ``editors`` add and change, every model of an app in the admin.

    Permissions granted by hand before stay as they are. Nobody is granted ``delete``.
    """
    for model in apps.get_app_config(app_label).get_models():
        grant(model, "view", readers)
        grant(model, "add", editors)
        grant(model, "change", editors)


def grant(model: type[Model], verb: str, predicate: rules.Predicate) -> None:
    """Add one permission unless it is granted already."""
    name = f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
    if not rules.perm_exists(name):
        rules.add_perm(name, predicate)


rules.add_perm("reference", is_staff)
rules.add_perm("people", is_staff)
rules.add_perm("accounts", is_staff)
rules.add_perm("core", is_staff)
rules.add_perm("people.view_organisation", rules.always_true)
rules.add_perm("people.appoint_staff", is_data_steward)
rules.add_perm("people.view_person", is_staff | is_public_person)
rules.add_perm("people.view_appointment", is_staff | is_of_public_person)
rules.add_perm("people.view_area", is_staff | is_public_area | serves_area)
rules.add_perm("accounts.view_savedfilter", is_own)
rules.add_perm("accounts.view_calendaraddress", is_own)
rules.add_perm("accounts.view_invitation", is_staff | is_of_own_country)
back_office("reference", editors=is_data_steward, readers=rules.always_true)
back_office("people", editors=is_data_steward | is_aspnet_coordination)
back_office("accounts", editors=is_data_steward)
back_office("core", editors=rules.always_false)
