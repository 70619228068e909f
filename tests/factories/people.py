"""Persons, bodies, appointments, accounts."""

import factory
from factory.django import DjangoModelFactory

from unesco_portal.accounts.models import MailChoice, SavedFilter, User
from unesco_portal.people.enums import OrganisationKind, Role
from unesco_portal.people.models import Appointment, Area, Organisation, Person


class PersonFactory(DjangoModelFactory):
    given_name = "Test"
    family_name = factory.Sequence(lambda n: f"Person{n}")

    class Meta:
        model = Person


class OrganisationFactory(DjangoModelFactory):
    public_id = factory.Sequence(lambda n: f"test-body-{n}")
    name = factory.Sequence(lambda n: f"Test body {n}")
    kind = OrganisationKind.OTHER

    class Meta:
        model = Organisation


class AreaFactory(DjangoModelFactory):
    country_id = "SN"
    name_en = factory.Sequence(lambda n: f"Area {n}")

    class Meta:
        model = Area
        django_get_or_create = ("country_id", "name_en")


class AppointmentFactory(DjangoModelFactory):
    person = factory.SubFactory(PersonFactory)
    title_en = "Title"

    class Meta:
        model = Appointment


class UserFactory(DjangoModelFactory):
    email = factory.Sequence(lambda n: f"user{n}@test.example")
    person = factory.SubFactory(PersonFactory)
    mail_choice = MailChoice.AT_ONCE  # so that a test sees each mail; digests are a test's own

    class Meta:
        model = User


class SavedFilterFactory(DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    view_name = "aspnet:workspace-institution-list"
    name = "Primary schools"
    query = "level=primary"

    class Meta:
        model = SavedFilter


def user_with(role: Role, country: str | None = None, **fields) -> User:
    """An account whose appointment carries a role."""
    user = UserFactory()
    AppointmentFactory(person=user.person, role=role, country_id=country, **fields)
    return user


def coordinator(country: str = "SN") -> User:
    return user_with(Role.NATIONAL_COORDINATOR, country)


def area_coordinator(area: Area, **fields) -> User:
    return user_with(Role.SUB_NATIONAL_COORDINATOR, area.country_id, area=area, **fields)


def headquarters() -> User:
    return user_with(Role.ASPNET_COORDINATION)


def administrator() -> User:
    return UserFactory(is_superuser=True)
