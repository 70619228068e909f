"""Centres for machines."""

import json

import pytest

from tests.factories.centres import CentreActivityFactory, CentreFactory, CentreObservationFactory
from tests.factories.people import AppointmentFactory, OrganisationFactory, PersonFactory
from unesco_portal.people.models import OrganisationName

pytestmark = pytest.mark.django_db
API = "/api/v1/centres/"
ENTRY = [
    "id", "name", "acronym", "country", "city", "latitude", "longitude", "host_institution",
    "website", "heading", "lead_sector", "themes", "scope", "status", "status_on", "status_note",
    "non_operational_reason", "agreement", "approved_on", "signed_on", "provisional_on",
    "in_force_on", "established_on", "expires_on", "renewal_on", "legal_texts",
    "designation_source", "designation_verification", "verification", "source", "source_note",
    "note", "confirmed_on", "confirmed_by", "freshness", "ended_on", "is_generated", "updated_at",
    "page",
]  # fmt: skip
NESTED = [
    "names", "activities", "observations", "appointments", "relations", "inverse_relations",
    "identifiers",
]  # fmt: skip


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("?country=BT", 1), ("?country=BT&theme=zq", 2)])
def test_list_query_count(client, item_count, query, queries, django_assert_num_queries):
    CentreFactory.create_batch(item_count, country_id="BT", themes=["zq"])
    client.get(f"{API}{query}")

    with django_assert_num_queries(queries):
        answer = client.get(f"{API}{query}").json()

    assert len(answer["results"]) == item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    centre = CentreFactory()
    for number in range(item_count):
        CentreActivityFactory(centre=centre, partner=OrganisationFactory())
        CentreObservationFactory(centre=centre, as_of=f"201{number}")
        OrganisationName.objects.create(organisation=centre, name=f"Name {number}")
        AppointmentFactory(organisation=centre, person=PersonFactory(is_public=True))
    client.get(f"{API}{centre.public_id}/")

    with django_assert_num_queries(10):
        client.get(f"{API}{centre.public_id}/")


def test_entry_and_record_hold_every_public_column(client):
    centre = CentreFactory(is_generated=True)

    entry = client.get(f"{API}?is_generated=true").json()["results"][0]
    record = client.get(f"{API}{centre.public_id}/").json()

    assert list(entry) == ENTRY
    assert list(record) == ENTRY + NESTED
    assert {name: record[name] for name in ENTRY} == entry
    assert [name for name in ENTRY if name.endswith("_on") and entry[name] is not None] == []


def test_record_of_the_source_facts(client):
    record = client.get(f"{API}ichei/").json()

    assert {row["name"] for row in record["names"]} == {"ICHEI", "UNESCO-ICHEI"}
    assert record["observations"] == [
        {"state": "newly_established", "as_of": "2017", "note": None, "source": "source-0"}
    ]
    assert {
        "name": "Future Universities",
        "kind": "partner_initiative",
        "network_name": "International Institute of Online Education (IIOE)",
        "network": "iioe",
        "partner_name": "Wedon Demos Group",
        "partner": "hong-kong-wedon-demos-group",
        "source": "source-3",
    } in record["activities"]
    assert record["inverse_relations"] == [
        {"organisation": "sustech", "kind": "hosts", "start_on": None, "end_on": None}
    ]
    assert ("JIN Li", "Director", "source-3") in {
        (row["person"], row["title_en"], row["source"]) for row in record["appointments"]
    }


def test_private_people_stay_private(client):
    centre = CentreFactory()
    AppointmentFactory(organisation=centre, person=PersonFactory(is_public=False))

    assert client.get(f"{API}{centre.public_id}/").json()["appointments"] == []


def test_agreement_is_computed(client):
    record = client.get(f"{API}htc/").json()

    assert (record["expires_on"], record["renewal_on"], record["agreement"]) == (
        "2025-03-05",
        "2023-08-24",
        "renewing",
    )


@pytest.mark.parametrize("file_format", ["csv", "jsonl", "geojson", "xlsx"])
def test_downloads_hold_all_centres(client, file_format):
    response = client.get(f"{API}?format={file_format}&is_generated=false")
    content = response.getvalue()

    assert response["Portal-Row-Count"] == "110"
    if file_format == "jsonl":
        assert len(content.splitlines()) == 110
    if file_format == "geojson":
        features = json.loads(content)["features"]
        assert sum(feature["geometry"] is not None for feature in features) == 109


def test_pages_lose_and_repeat_nothing(client):
    seen, url = [], f"{API}?page_size=30&fields=id&is_generated=false"
    while url:
        answer = client.get(url).json()
        seen += [row["id"] for row in answer["results"]]
        url = answer["next"]

    assert (len(seen), len(set(seen))) == (110, 110)


@pytest.mark.parametrize("ordering", ["name", "-name", "id", "updated", "-updated"])
def test_orderings(client, ordering):
    answer = client.get(f"{API}?ordering={ordering}&page_size=200&is_generated=false").json()

    assert len(answer["results"]) == 110


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("nothing=1", "nothing"),
        ("country=XX", "country"),
        ("status=open", "status"),
        ("expires_before=soon", "expires_before"),
        ("page_size=100000", "page_size"),
        ("ordering=price", "ordering"),
        ("fields=secret", "fields"),
        ("cursor=abc", "cursor"),
        ("format=pdf", "format"),
    ],
)
def test_a_wrong_parameter_is_a_named_problem(client, query, field):
    response = client.get(f"{API}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_nothing_is_written_and_nothing_is_invented(client):
    assert client.get(f"{API}nothing/").status_code == 404
    assert client.get(f"{API}?theme=%00").status_code == 400
    assert client.post(API, {}).status_code == 405
