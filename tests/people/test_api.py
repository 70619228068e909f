"""Bodies for machines."""

import pytest

from tests.factories.people import AppointmentFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
API = "/api/v1/organisations/"
ENTRY = [
    "id", "name", "acronym", "kind", "country", "city", "website", "covers", "ended_on",
    "verification", "source_note", "source", "note", "is_generated", "updated_at",
]  # fmt: skip
NESTED = ["names", "relations", "identifiers"]


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("", 1), ("&region=asia_pacific", 2)])
def test_list_query_count(client, item_count, query, queries, django_assert_num_queries):
    OrganisationFactory.create_batch(item_count, country_id="BT")
    url = f"{API}?country=BT&kind=other{query}"
    client.get(url)

    with django_assert_num_queries(queries):
        answer = client.get(url).json()

    assert len(answer["results"]) == item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    body = OrganisationFactory()
    for number in range(item_count):
        body.names.create(name=f"Name {number}", kind="variant")
        body.identifiers.create(scheme="ror", value=str(number))
        body.relations.create(kind="hosts", other=OrganisationFactory())
    client.get(f"{API}{body.public_id}/")

    with django_assert_num_queries(6):
        client.get(f"{API}{body.public_id}/")


def test_entry_and_record_hold_every_public_column(client):
    body = OrganisationFactory(country_id="BT", is_generated=True)
    other = OrganisationFactory()
    body.names.create(name="Former", kind="former", language="en")
    body.identifiers.create(scheme="ror", value="123")
    body.relations.create(kind="hosts", other=other, start_on="2017")

    entry = client.get(f"{API}?country=BT").json()["results"][0]
    record = client.get(f"{API}{body.public_id}/").json()

    assert list(entry) == ENTRY
    assert list(record) == ENTRY + NESTED
    assert {name: record[name] for name in ENTRY} == entry
    assert record["names"] == [{"name": "Former", "kind": "former", "language": "en"}]
    assert record["identifiers"] == [{"scheme": "ror", "value": "123"}]
    assert record["relations"] == [
        {"kind": "hosts", "other": other.public_id, "start_on": "2017", "end_on": None}
    ]


def test_people_are_not_among_the_columns(client):
    body = OrganisationFactory()
    AppointmentFactory(organisation=body, person=PersonFactory(family_name="Zyxwv", is_public=True))

    assert b"Zyxwv" not in client.get(f"{API}{body.public_id}/").content


def test_verification_is_told(client):
    answer = client.get(f"{API}unesco-mgiep/").json()

    assert answer["verification"] == "unverified"
    assert client.get(f"{API}unesco-iicba/").json()["verification"] == "verified"


def test_offices_name_the_countries_they_cover(client):
    answer = client.get(f"{API}?kind=regional_office&page_size=200").json()

    covered = {row["id"]: row["covers"] for row in answer["results"]}
    assert any(covered.values())
    assert all(codes == sorted(codes) for codes in covered.values())


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("country=XX", "country"),
        ("country=sn", "country"),
        ("region=atlantis", "region"),
        ("kind=king", "kind"),
        ("fields=people", "fields"),
        ("nothing=1", "nothing"),
    ],
)
def test_a_wrong_parameter_is_a_named_problem(client, query, field):
    response = client.get(f"{API}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_several_codes_mean_any_of_them(client):
    both = client.get(f"{API}?country=KR&country=ET&fields=id,country").json()["results"]

    assert {row["country"] for row in both} == {"KR", "ET"}
