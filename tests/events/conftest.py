"""The people of these tests; and an empty calendar, unless a test asks for the loaded one."""

import itertools

import pgtrigger
import pytest
from django.apps import apps

from unesco_portal.accounts.models import User
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Person

NUMBERS = itertools.count(1)
OF_MEETINGS = [
    model
    for model in apps.get_app_config("events").get_models(include_auto_created=True)
    if not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
]


@pytest.fixture(autouse=True)
def empty_calendar(request, db):
    """Take away the meetings of the source facts, which the suite loads for everybody."""
    if "loaded" not in request.fixturenames:
        with pgtrigger.ignore("events.Meeting:public_meeting_stays"):
            for model in OF_MEETINGS:  # keys are looked at when the test is over
                model._default_manager.all()._raw_delete("default")


@pytest.fixture
def loaded(db):
    """Keep the meetings of the source facts."""


@pytest.fixture
def make_person(db):
    """Make a person; public unless told."""

    def make(given: str = "Ada", family: str = "Example", *, is_public: bool = True) -> Person:
        return Person.objects.create(given_name=given, family_name=family, is_public=is_public)

    return make


@pytest.fixture
def make_user(db, make_person):
    """Make an account whose appointment carries a role; without one when none is given."""

    def make(role: Role | None = None, country: str | None = None) -> User:
        number = next(NUMBERS)
        person = make_person("User", f"Number{number}", is_public=False)
        if role is not None:
            Appointment.objects.create(
                person=person, role=role, country_id=country, start_on="2020-01-01"
            )
        return User.objects.create_user(
            f"meetings{number}@test.example", person=person, mail_choice="at_once"
        )

    return make


@pytest.fixture
def coordination(make_user):
    """The Meetings coordination."""
    return make_user(Role.MEETINGS_COORDINATION)
