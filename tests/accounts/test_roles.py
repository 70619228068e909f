"""Rights follow from dated appointments, and end the day the appointment ends."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.factories.people import (
    AppointmentFactory,
    AreaFactory,
    UserFactory,
    administrator,
    coordinator,
    user_with,
)
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.accounts.roles import (
    AREA_ROLES,
    NATIONAL_ROLES,
    STAFF_ROLES,
    Grant,
    areas_of,
    countries_of,
    holds,
    holds_any,
)
from unesco_portal.accounts.services import invite
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db


def day(distance: int) -> str:
    """A day so many days from today."""
    return (timezone.now().date() + datetime.timedelta(days=distance)).isoformat()


@pytest.mark.parametrize(
    ("dates", "is_held"),
    [
        ({}, True),
        ({"start_on": day(0)}, True),
        ({"start_on": day(1)}, False),
        ({"end_on": day(0)}, True),
        ({"end_on": day(-1)}, False),
        ({"start_on": day(-9), "end_on": day(9)}, True),
        ({"start_on": day(0)[:4], "end_on": day(0)[:4]}, True),
        ({"start_on": day(0)[:7]}, True),
        ({"end_on": day(0)[:7]}, True),
        ({"end_on": str(timezone.now().year - 1)}, False),
        ({"start_on": str(timezone.now().year + 1)}, False),
    ],
    ids=str,
)
def test_role_is_held_from_the_first_to_the_last_day(dates, is_held):
    user = user_with(Role.NATIONAL_COORDINATOR, "SN", **dates)

    assert holds(user, Role.NATIONAL_COORDINATOR) is is_held
    assert countries_of(user, NATIONAL_ROLES) == (frozenset({"SN"}) if is_held else frozenset())


def test_role_has_its_country():
    user = coordinator("SN")

    assert holds(user, Role.NATIONAL_COORDINATOR, "SN")
    assert not holds(user, Role.NATIONAL_COORDINATOR, "FR")
    assert not holds(user, Role.DEPUTY_COORDINATOR, "SN")
    assert holds_any(user, NATIONAL_ROLES)
    assert not holds_any(user, STAFF_ROLES)


def test_several_roles_at_once():
    user = coordinator("SN")
    AppointmentFactory(person=user.person, role=Role.NATIONAL_COMMISSION, country_id="ML")
    AppointmentFactory(person=user.person, role=Role.DATA_STEWARD)
    AppointmentFactory(person=user.person, role="")

    assert set(user.grants) == {
        Grant("national_coordinator", "SN", None),
        Grant("national_commission", "ML", None),
        Grant("data_steward", None, None),
    }
    assert countries_of(user, NATIONAL_ROLES) == {"SN", "ML"}


@pytest.mark.parametrize("nobody", [AnonymousUser(), None], ids=str)
def test_visitors_hold_nothing(nobody):
    assert not holds(nobody, Role.NATIONAL_COORDINATOR)
    assert not holds_any(nobody, Role)
    assert countries_of(nobody, Role) == frozenset()


def test_account_without_a_person_holds_nothing():
    assert UserFactory(person=None).grants == ()


def test_account_switched_off_holds_nothing():
    user = user_with(Role.DATA_STEWARD)
    user.is_active = False

    assert (user.grants, user.is_staff) == ((), False)
    assert not user.has_perm("people.change_person")


def test_administrator_holds_no_role():
    user = administrator()

    assert (user.grants, user.is_staff) == ((), True)


@pytest.mark.parametrize("role", Role)
def test_back_office_opens_for_unesco_s_own_roles(role):
    area = AreaFactory() if role in AREA_ROLES else None
    user = user_with(role, None if role in STAFF_ROLES else "SN", area=area)

    assert user.is_staff is (role in STAFF_ROLES)
    assert user.has_module_perms("people") is (role in STAFF_ROLES)


@pytest.mark.parametrize(
    ("dates", "of_area", "is_held"),
    [({}, {}, True), ({"end_on": "2020"}, {}, False), ({}, {"end_on": "2020"}, False)],
    ids=["both in force", "appointment over", "area over"],
)
def test_area_is_held_while_appointment_and_area_are_in_force(dates, of_area, is_held):
    area = AreaFactory(**of_area)
    user = user_with(Role.SUB_NATIONAL_COORDINATOR, "SN", area=area, **dates)

    assert areas_of(user) == (frozenset({area.pk}) if is_held else frozenset())
    assert countries_of(user, NATIONAL_ROLES) == frozenset()


def test_roles_are_asked_once_a_request(django_assert_num_queries):
    user = User.objects.get(pk=coordinator().pk)

    with django_assert_num_queries(1):
        for _time in range(3):
            holds(user, Role.NATIONAL_COORDINATOR)
            countries_of(user, NATIONAL_ROLES)


def test_right_ends_between_two_requests(client, sign_in):
    user = user_with(Role.FIELD_OFFICER)
    sign_in(user)
    before = client.get("/admin/").status_code

    user.person.appointments.update(end_on=day(-1))

    assert (before, client.get("/admin/", follow=True).status_code) == (200, 403)


def test_invitations_are_seen_by_their_country_and_staff():
    """The queryset and the permission mean the same rows."""
    inviter = administrator()
    rows = [
        invite(
            Invitation(
                email=f"new{country}@test.example",
                family_name="New",
                role=Role.NATIONAL_COORDINATOR if country else Role.FIELD_OFFICER,
                country_id=country,
            ),
            by=inviter,
        )
        for country in ("SN", "FR", None)
    ]
    readers = (UserFactory(), coordinator("SN"), user_with(Role.NATIONAL_COMMISSION, "FR"))
    readers += (user_with(Role.FIELD_OFFICER), administrator(), AnonymousUser())

    for reader in readers:
        seen = set(Invitation.objects.visible_to(reader))
        allowed = {row for row in rows if reader.has_perm("accounts.view_invitation", row)}
        assert seen == allowed
    assert {row.country_id for row in Invitation.objects.visible_to(readers[1])} == {"SN"}


def test_address_is_the_name_in_lower_case():
    user = User.objects.create_user("Awa.DIOP@Test.Example", "x")

    assert user.email == "awa.diop@test.example"
    assert User.objects.get_by_natural_key("AWA.diop@test.example") == user
    assert str(user) == "awa.diop@test.example"
