"""Who reads the portal: one reader of every role, and those who hold none."""

from django.contrib.auth.models import AnonymousUser

from tests.factories.people import (
    AreaFactory,
    UserFactory,
    administrator,
    coordinator,
    user_with,
)
from unesco_portal.people.enums import AREA_ROLES, NATIONAL_ROLES, STAFF_ROLES, Role

HOME, ELSEWHERE, AREA = "SN", "FR", "Census area"
# A reader's names, from the narrowest to the widest: a table of answers names any of them.
READERS = {
    "anonymous": ("anonymous",),
    "plain": ("plain", "signed_in"),
    "dismissed": ("dismissed", "signed_in"),
    "expert": ("expert", "signed_in"),
    "coordinator_elsewhere": ("coordinator_elsewhere", "national_elsewhere", "signed_in"),
    "national_coordinator": ("national_coordinator", "coordinator", "national", "signed_in"),
    "deputy_coordinator": ("deputy_coordinator", "coordinator", "national", "signed_in"),
    "national_commission": ("national_commission", "national", "signed_in"),
    # Of the area in which the schools of the census at home lie, but for the former member.
    "sub_national_coordinator": ("sub_national_coordinator", "signed_in"),
    **{role.value: (role.value, "staff", "signed_in") for role in sorted(STAFF_ROLES)},
    "administrator": ("administrator", "staff", "signed_in"),
}


def make_reader(name: str, *, expert_person=None):
    """The account of a reader; nobody's for a visitor."""
    without_role = {
        "anonymous": AnonymousUser,
        "plain": UserFactory,
        "dismissed": lambda: user_with(Role.ASPNET_COORDINATION, start_on="2010", end_on="2015"),
        "expert": lambda: UserFactory(person=expert_person),
        "coordinator_elsewhere": lambda: coordinator(ELSEWHERE),
        "administrator": administrator,
    }
    if name in without_role:
        return without_role[name]()
    if Role(name) in AREA_ROLES:
        return user_with(Role(name), HOME, area=AreaFactory(name_en=AREA))
    return user_with(Role(name), HOME if Role(name) in NATIONAL_ROLES else None)
