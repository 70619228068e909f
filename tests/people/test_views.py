"""Pages of bodies: the directory, and one body with who served there."""

import pytest

from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    user_with,
)
from tests.pages import text_of
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Organisation, OrganisationRelation

pytestmark = pytest.mark.django_db
LIST = "/organisations/"


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("suffix", "queries"), [("", 7), ("&format=csv", 4), ("&q=body", 9)])
def test_list_query_count(client, item_count, suffix, queries, django_assert_num_queries):
    OrganisationFactory.create_batch(item_count, country_id="BT")
    refresh_lexicon()
    url = f"{LIST}?country=BT&kind=other{suffix}"
    client.get(url).getvalue()

    with django_assert_num_queries(queries):
        content = client.get(url).getvalue().decode()

    assert content.count("Test body") >= item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    body = OrganisationFactory()
    for number in range(item_count):
        other = OrganisationFactory()
        body.names.create(name=f"Name {number}", kind="variant")
        OrganisationRelation.objects.create(organisation=body, kind="supports", other=other)
        AppointmentFactory(organisation=body, person=PersonFactory(is_public=True))
    client.get(body.get_absolute_url())

    with django_assert_num_queries(7):
        client.get(body.get_absolute_url())


def test_list_shows_what_a_body_is(client):
    OrganisationFactory(
        name="Lake body", acronym="LB", kind="university", country_id="SN", city="Dakar"
    )

    text = text_of(client.get(f"{LIST}?country=SN&kind=university"))

    assert "Lake body LB university Senegal Dakar" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=category_1", "Abdus Salam International Centre for Theoretical Physics"),
        ("country=KR", "Korean National Commission for UNESCO"),
        ("region=africa&kind=category_1", "Capacity Building in Africa"),
        ("q=iicba", "Capacity Building in Africa"),
        ("q=KNCU", "Korean National Commission"),
    ],
)
def test_real_bodies_are_found(client, query, found):
    assert found in text_of(client.get(f"{LIST}?{query}"))


@pytest.mark.parametrize("query", ["country=XX", "kind=king", "region=atlantis", "ordering=price"])
def test_a_wrong_parameter_is_told(client, query):
    assert client.get(f"{LIST}?{query}").status_code == 400


def test_detail_shows_names_relations_and_public_people_only(client):
    body, other = OrganisationFactory(name="Lake body"), OrganisationFactory(name="Hosted body")
    body.names.create(name="Former lake body", kind="former")
    OrganisationRelation.objects.create(organisation=body, kind="hosts", other=other)
    for family_name, is_public in (("Public", True), ("Private", False)):
        person = PersonFactory(given_name="Ada", family_name=family_name, is_public=is_public)
        AppointmentFactory(person=person, organisation=body, title_en="Director", start_on="2019")

    text = text_of(client.get(body.get_absolute_url()))

    for words in ("Lake body", "Former lake body (former name)", "hosts Hosted body", "Ada Public"):
        assert words in text
    assert "Private" not in text


def test_own_and_staff_readers_see_private_posts(client, sign_in):
    body, user = OrganisationFactory(), UserFactory()
    AppointmentFactory(person=user.person, organisation=body, title_en="Director")

    for reader, is_shown in (
        (UserFactory(), False),
        (user, True),
        (user_with(Role.FIELD_OFFICER), True),
    ):
        sign_in(reader)
        text = text_of(client.get(body.get_absolute_url()))
        assert (user.person.name in text) is is_shown


def test_what_was_not_verified_says_so(client):
    unread = Organisation.objects.get(public_id="unesco-mgiep")
    read = Organisation.objects.get(public_id="unesco-iicba")

    assert "not verified" in text_of(client.get(unread.get_absolute_url())).casefold()
    assert "not verified" not in text_of(client.get(read.get_absolute_url())).casefold()


def test_generated_body_is_marked(client):
    body = OrganisationFactory(is_generated=True, country_id="BT")

    assert "Demonstration data" in text_of(client.get(body.get_absolute_url()))
    assert "Demonstration data" in text_of(client.get(f"{LIST}?country=BT"))


def test_category_2_centre_has_its_own_page(client):
    response = client.get(f"{LIST}apceiu/")

    assert (response.status_code, response["Location"]) == (301, "/centres/apceiu/")


def test_unknown_body_is_no_page(client):
    assert client.get(f"{LIST}nothing/").status_code == 404
