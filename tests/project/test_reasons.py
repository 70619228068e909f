"""Why can I see this: the appointment that opens a record, and nothing about what is not open."""

import pytest

from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    member,
)
from tests.factories.people import AreaFactory, administrator, coordinator, user_with
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment

pytestmark = pytest.mark.django_db


def page_of(record) -> str:
    return f"/workspace/why/{record._meta.label_lower}/{record.public_id}/"


def test_names_the_appointment_and_its_end(client, sign_in):
    NetworkFactory()
    application = ApplicationFactory(status="submitted")
    user = coordinator()
    Appointment.objects.filter(person=user.person).update(end_on="2099-06")
    sign_in(user)

    text = text_of(client.get(page_of(application)))

    assert "Your appointment opens it. National Coordinator (Senegal)" in text
    assert "until June 2099" in text
    assert "everybody" not in text


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (administrator, "You are a system administrator"),
        (lambda: user_with(Role.FIELD_OFFICER), "Field office officer"),
    ],
    ids=["administrator", "officer"],
)
def test_other_readers_have_other_reasons(client, sign_in, reader, words):
    NetworkFactory()
    sign_in(reader())

    text = text_of(client.get(page_of(ApplicationFactory(status="submitted"))))

    assert words.casefold() in text.casefold()


def test_a_public_record_says_so_and_a_foreign_one_is_not_there(client, sign_in):
    NetworkFactory()
    sign_in(coordinator("FR"))

    assert "It is public" in text_of(client.get(page_of(member())))
    assert client.get(page_of(ApplicationFactory(status="submitted"))).status_code == 404


@pytest.mark.parametrize(
    "kind", ["aspnet.membership", "aspnet.roundentry", "aspnet.complianceassessment", "no.such"]
)
def test_what_has_no_page_of_its_own_is_not_there(client, sign_in, kind):
    sign_in(coordinator())

    assert client.get(f"/workspace/why/{kind}/x/").status_code == 404


def test_coordinator_of_an_area_is_told_of_the_own_post(client, sign_in):
    area = AreaFactory(country_id="SN")
    NetworkFactory()
    school = InstitutionFactory(standing="applicant", area=area)
    sign_in(user_with(Role.SUB_NATIONAL_COORDINATOR, "SN", area=area))

    text = text_of(client.get(page_of(ApplicationFactory(status="submitted", institution=school))))

    assert "Your appointment opens it." in text
