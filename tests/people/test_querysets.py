"""Which people a reader meets: the queryset and the permission mean the same rows."""

import datetime

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Organisation, Person, PersonName

pytestmark = pytest.mark.django_db


def readers() -> list:
    """Everybody who may read, former staff included."""
    return [
        AnonymousUser(),
        UserFactory(),
        UserFactory(person=None),
        coordinator("SN"),
        headquarters(),
        administrator(),
        user_with(Role.FIELD_OFFICER),
        user_with(Role.FIELD_OFFICER, end_on="2020"),
    ]


@pytest.fixture
def mixed() -> list[Appointment]:
    """Appointments of public, private and generated persons, with and without a role."""
    return [
        AppointmentFactory(person=PersonFactory(is_public=True)),
        AppointmentFactory(person=PersonFactory(is_public=False)),
        AppointmentFactory(person=PersonFactory(is_public=True), end_on="2019"),
        AppointmentFactory(
            person=PersonFactory(is_generated=True), role=Role.NATIONAL_COORDINATOR, country_id="FR"
        ),
    ]


@pytest.mark.parametrize("model", [Person, Appointment])
def test_visible_rows_are_those_with_the_permission(mixed, model):
    permission = f"people.view_{model._meta.model_name}"
    everybody = readers()

    for reader in everybody:
        visible = set(model.objects.visible_to(reader))
        allowed = {row for row in model.objects.all() if may(reader, permission, row)}
        assert visible == allowed, reader
    private = model.objects.exclude(pk__in=model.objects.visible_to(AnonymousUser()))
    assert private.exists()


def may(reader, permission: str, row) -> bool:
    """What the rules say, also of visitors."""
    return rules.has_perm(permission, reader, row) or getattr(reader, "is_superuser", False)


def test_everybody_sees_the_own_entry_and_posts():
    user = UserFactory()
    post = AppointmentFactory(person=user.person)

    assert user.person in Person.objects.visible_to(user)
    assert post in Appointment.objects.visible_to(user)
    assert user.person not in Person.objects.visible_to(UserFactory())


def test_bodies_hide_nothing():
    OrganisationFactory(is_generated=True)

    assert Organisation.objects.visible_to(AnonymousUser()).count() == Organisation.objects.count()


def test_current_appointments_are_those_of_today():
    today = timezone.now().date()
    day = datetime.timedelta(days=1)
    kept = [
        AppointmentFactory(),
        AppointmentFactory(start_on=today.isoformat(), end_on=today.isoformat()),
        AppointmentFactory(start_on=str(today.year), end_on=str(today.year)),
    ]
    AppointmentFactory(start_on=(today + day).isoformat())
    AppointmentFactory(end_on=(today - day).isoformat())

    ours = Appointment.objects.filter(source=None)
    assert set(ours.current()) == set(kept)


def test_coordinators_are_those_of_the_country():
    first = AppointmentFactory(role=Role.NATIONAL_COORDINATOR, country_id="SN")
    deputy = AppointmentFactory(role=Role.DEPUTY_COORDINATOR, country_id="SN")
    AppointmentFactory(role=Role.NATIONAL_COMMISSION, country_id="SN")
    AppointmentFactory(role=Role.NATIONAL_COORDINATOR, country_id="FR")

    rows = Appointment.objects.coordinators().in_country("SN")
    assert set(rows) == {first, deputy}
    assert list(rows.conferring(Role.DEPUTY_COORDINATOR)) == [deputy]


@pytest.mark.parametrize("text", ["金里", "jin", "JIN Li", "Jìn", "li jin"])
def test_person_is_found_in_any_script_and_order(text):
    person = PersonFactory(given_name="Li", family_name="Jin", is_public=True)
    PersonName.objects.create(person=person, name="金里", language="zh")

    assert person in Person.objects.search(text)


def test_body_is_found_by_acronym_town_and_further_name():
    body = OrganisationFactory(name="Zyx institute", acronym="ZYXI", city="Tambacounda")
    body.names.create(name="Formerly Wvut school", kind="former")

    refresh_lexicon()

    for text in ("zyxi", "Tambacounda", "wvut", "Zyx"):
        assert list(Organisation.objects.search(text)) == [body]
