"""The back office of people: stewards keep the records, others read, nothing is deleted."""

import pytest

from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    PersonFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Organisation, Person

pytestmark = pytest.mark.django_db
ADMIN = "/admin/people"


def steward():
    return user_with(Role.DATA_STEWARD)


def fields_of(client, url: str) -> dict[str, str]:
    """The fields of a form, its parts included, as a browser would send them back."""
    context = client.get(url).context
    form = context["adminform"].form
    data = {form.add_prefix(name): form[name].value() for name in form.fields}
    for formset in context["inline_admin_formsets"]:
        for part in (formset.formset.management_form, *formset.formset.forms):
            data |= {part.add_prefix(name): part[name].value() for name in part.fields}
    return {name: value for name, value in data.items() if value not in (None, [])}


@pytest.mark.parametrize("who", [steward, headquarters, administrator])
def test_stewards_appoint_and_the_database_s_rules_are_told_in_the_form(client, sign_in, who):
    person = PersonFactory()
    AppointmentFactory(
        person=person, role=Role.NATIONAL_COORDINATOR, country_id="SN", end_on="2019"
    )
    sign_in(who())
    url = f"{ADMIN}/appointment/add/"
    data = fields_of(client, url) | {
        "person": person.pk,
        "role": "national_coordinator",
        "title_en": "Coordinator",
        "country": "SN",
    }

    overlapping = client.post(url, data | {"start_on": "2019-05"})
    homeless = client.post(url, data | {"country": ""})
    backwards = client.post(url, data | {"start_on": "2022", "end_on": "2021"})
    done = client.post(url, data | {"start_on": "2020"})

    assert "already holds this role during part of that time" in text_of(overlapping)
    assert "A national role needs its country." in text_of(homeless)
    assert "An appointment ends after it begins." in text_of(backwards)
    assert done.status_code == 302
    assert Appointment.objects.filter(person=person).count() == 2


def test_appointment_is_ended_by_its_date_not_deleted(client, sign_in):
    appointment = AppointmentFactory(role=Role.NATIONAL_COORDINATOR, country_id="SN")
    sign_in(steward())
    url = f"{ADMIN}/appointment/{appointment.pk}/"

    changed = client.post(
        f"{url}change/", fields_of(client, f"{url}change/") | {"end_on": "2020-06"}
    )
    deleted = client.post(f"{url}delete/", {"post": "yes"})

    appointment.refresh_from_db()
    assert (changed.status_code, deleted.status_code) == (302, 403)
    assert appointment.end_on == "2020-06"
    assert not Appointment.objects.current().filter(pk=appointment.pk).exists()
    history = text_of(client.get(f"{url}history/"))
    assert "to : – → 2020-06" in history


def test_other_staff_only_read(client, sign_in):
    person = PersonFactory()
    sign_in(user_with(Role.FIELD_OFFICER))
    url = f"{ADMIN}/person/{person.pk}/change/"

    assert client.get(url).status_code == 200
    assert client.post(url, {"family_name": "Other"}).status_code == 403
    assert client.get(f"{ADMIN}/person/add/").status_code == 403


def test_coordinators_stay_outside(client, sign_in):
    sign_in(coordinator())

    assert client.get(f"{ADMIN}/person/", follow=True).status_code == 403


def test_person_is_kept_with_names_in_other_scripts(client, sign_in):
    person = PersonFactory(given_name="Li", family_name="Jin")
    sign_in(steward())
    url = f"{ADMIN}/person/{person.pk}/change/"

    client.post(
        url,
        fields_of(client, url)
        | {
            "name_order": "family_first",
            "names-TOTAL_FORMS": "1",
            "names-0-name": "金里",
            "names-0-kind": "translation",
            "names-0-person": person.pk,
        },
    )

    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.names.get().name) == ("JIN Li", "金里")
    assert "JIN Li" in text_of(client.get(f"{ADMIN}/person/?q=金里"))


def test_permanent_name_is_chosen_once(client, sign_in):
    sign_in(steward())
    url = f"{ADMIN}/organisation/add/"

    client.post(
        url, fields_of(client, url) | {"public_id": "quite-new", "name": "New", "kind": "ngo"}
    )
    body = Organisation.objects.get(public_id="quite-new")
    change = f"{ADMIN}/organisation/{body.pk}/change/"
    client.post(change, fields_of(client, change) | {"public_id": "other", "name": "Newer"})

    body.refresh_from_db()
    assert (body.public_id, body.name, body.verification) == ("quite-new", "Newer", "unverified")


@pytest.mark.parametrize("item_count", [1, 3])
def test_list_query_count(client, sign_in, item_count, django_assert_num_queries):
    sign_in(steward())
    for _number in range(item_count):
        AppointmentFactory(
            organisation=OrganisationFactory(), role=Role.FIELD_OFFICER, country_id="SN"
        )
    url = f"{ADMIN}/appointment/?role__exact=field_officer"
    client.get(url)

    with django_assert_num_queries(5):
        client.get(url)
