"""Institutions for machines."""

import csv
import io
import json

import pytest

from aspnet.enums import Standing
from aspnet.models import Institution
from tests.factories.aspnet import (
    InstitutionFactory,
    InstitutionNameFactory,
    former_member,
    member,
)
from tests.factories.people import coordinator
from unesco_portal.core.search import refresh_lexicon

pytestmark = pytest.mark.django_db
API = "/api/v1/institutions/"
ENTRY = [
    "id", "name", "country", "subdivision", "city", "levels", "national_type", "ownership",
    "setting", "languages", "themes", "website", "existence", "standing", "number",
    "member_since", "membership_status", "ended_on", "evidence", "latitude", "longitude",
    "location_precision", "confirmed_on", "confirmed_by", "freshness", "is_generated",
    "updated_at", "page",
]  # fmt: skip
PRIVATE = {"email", "phone", "address", "pupil_count", "staff_count", "applications", "contact"}


def results(client, url: str) -> list[dict]:
    response = client.get(url)
    assert response.status_code == 200, response.content
    return response.json()["results"]


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"), [("?country=KE", 1), ("?q=institution", 3), ("?format=csv", 4)]
)
def test_list_query_count(client, item_count, query, queries, django_assert_num_queries):
    for _number in range(item_count):
        InstitutionNameFactory(institution=member(country_id="KE"), name="Further")
    client.get(f"{API}{query}").getvalue()

    with django_assert_num_queries(queries):
        content = client.get(f"{API}{query}").getvalue().decode()

    assert content.count("ASP-") >= item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    institution = member()
    for number in range(item_count):
        InstitutionNameFactory(institution=institution, name=f"Name {number}")
    client.get(f"{API}{institution.public_id}/")

    with django_assert_num_queries(3):
        client.get(f"{API}{institution.public_id}/")


def test_entry_and_record_hold_every_public_column(client):
    institution = member(
        name="Lycée Exemple",
        levels=["primary"],
        languages=["wo", "fr"],
        themes=["aspnet-2025-esd"],
        member_since="1998-05",
        evidence="list",
        latitude=14.7,
        longitude=-17.4,
    )
    InstitutionNameFactory(institution=institution, name="Sample", language="en")

    (entry,) = results(client, API)
    record = client.get(f"{API}{institution.public_id}/").json()

    assert list(entry) == ENTRY
    assert list(record) == [*ENTRY, "names", "successor", "predecessors"]
    assert {name: record[name] for name in ENTRY} == entry
    assert record["names"] == [{"name": "Sample", "kind": "translation", "language": "en"}]
    assert entry["levels"] == ["primary"]
    assert (entry["country"], entry["languages"]) == ("SN", ["wo", "fr"])
    assert (entry["member_since"], entry["evidence"]) == ("1998-05", "list")
    assert entry["page"].endswith(institution.get_absolute_url())
    assert [name for name in ENTRY if name.endswith("_on") and entry[name] is not None] == []


@pytest.mark.parametrize("suffix", ["", "?format=csv", "?format=jsonl", "?format=geojson"])
def test_nothing_personal_and_nobody_who_is_not_public(client, sign_in, suffix):
    member(
        name="Member school",
        email="office@secret.example",
        phone="+221 33 secret",
        address="Secret street",
        latitude=1.0,
        longitude=1.0,
    )
    for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
        InstitutionFactory(
            name=f"Secret {standing}", standing=standing, latitude=1.0, longitude=1.0
        )
    sign_in(coordinator("SN"))

    content = client.get(f"{API}{suffix}").getvalue().decode()

    assert "Member school" in content
    assert "ecret" not in content  # codespell:ignore ecret


@pytest.mark.parametrize("standing", [Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE])
def test_records_that_are_not_public_are_not_there(client, standing):
    hidden = InstitutionFactory(name="Secret", standing=standing)

    assert client.get(f"{API}{hidden.public_id}/").status_code == 404
    assert client.get(f"{API}?standing={standing}").status_code == 400
    assert results(client, f"{API}?q=secret") == []


def test_former_members_are_records_and_listed_when_asked_for(client):
    former = former_member(name="Former school")

    record = client.get(f"{API}{former.public_id}/").json()

    assert results(client, API) == []
    assert len(results(client, f"{API}?standing=former")) == 1
    assert (record["standing"], record["membership_status"]) == ("former", "withdrawn")
    assert record["ended_on"] == "2020"
    assert not PRIVATE & set(record)


@pytest.mark.parametrize(
    "query",
    [
        "country=SN",
        "region=africa",
        "level=tvet",
        "ownership=private",
        "language=wo",
        "theme=aspnet-2025-esd",
        "standing=member",
        "member_since_from=2017",
        "member_since_to=2017-11",
        "is_generated=true",
        "q=quastenfloser",
    ],
)
def test_filters(client, query):
    member(
        name="Quastenflosser",
        levels=["tvet"],
        ownership="private",
        languages=["wo"],
        themes=["aspnet-2025-esd"],
        member_since="2017-11-23",
        is_generated=True,
    )
    if query != "standing=member":
        member(name="Other", country_id="FR")
    refresh_lexicon()

    assert [row["name"] for row in results(client, f"{API}?{query}")] == ["Quastenflosser"]


@pytest.mark.parametrize(
    ("ordering", "names"),
    [
        ("name", ["école", "Lycée", "zoo"]),
        ("-name", ["zoo", "Lycée", "école"]),
        ("updated", ["zoo", "école", "Lycée"]),
        ("-updated", ["Lycée", "école", "zoo"]),
    ],
)
def test_orderings(client, ordering, names):
    for name in ("zoo", "école", "Lycée"):
        member(name=name)

    assert [row["name"] for row in results(client, f"{API}?ordering={ordering}")] == names


def test_ordering_by_code(client):
    for _number in range(4):
        member()

    codes = [row["id"] for row in results(client, f"{API}?ordering=id&fields=id")]

    assert codes == sorted(codes)
    assert len(codes) == 4


def test_fields_are_chosen_and_kept_in_the_order_asked_for(client):
    member(name="School")

    (entry,) = results(client, f"{API}?fields=city,name")

    assert list(entry.items()) == [("city", "Dakar"), ("name", "School")]


@pytest.mark.parametrize("ordering", ["name", "-name", "id", "updated", "-updated"])
def test_pages_lose_and_repeat_nothing_while_rows_are_added(client, ordering):
    names = [f"School {number:02}" for number in range(9)]
    for name in names:
        member(name=name)
    seen, url, added = [], f"{API}?page_size=2&ordering={ordering}&fields=name", 0

    while url:
        answer = client.get(url).json()
        seen += [row["name"] for row in answer["results"]]
        url = answer["next"]
        if added < 4:
            member(name=f"School {added:02} bis")
            added += 1

    old = [name for name in seen if "bis" not in name]
    assert sorted(old) == names
    assert len(seen) == len(set(seen))


def test_the_way_back_is_the_way_there(client):
    for number in range(5):
        member(name=f"School {number}")
    first = client.get(f"{API}?page_size=2").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    assert client.get(third["previous"]).json()["results"] == second["results"]
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert (first["previous"], third["next"]) == (None, None)


def test_a_row_that_leaves_takes_no_neighbour_along(client):
    schools = [member(name=f"School {number}") for number in range(5)]
    first = client.get(f"{API}?page_size=2&fields=name").json()
    Institution.objects.filter(pk__in=[schools[1].pk, schools[2].pk]).update(standing="former")

    second = client.get(first["next"]).json()

    assert [row["name"] for row in second["results"]] == ["School 3", "School 4"]


def test_geojson(client):
    member(name="Shown", latitude=14.7, longitude=-17.4)
    member(name="Town unknown")

    response = client.get(f"{API}?format=geojson")

    collection = json.loads(response.getvalue())
    points = {row["properties"]["name"]: row["geometry"] for row in collection["features"]}
    assert response["Portal-Row-Count"] == "2"
    assert points == {
        "Shown": {"type": "Point", "coordinates": [-17.4, 14.7]},
        "Town unknown": None,
    }


def test_csv_holds_public_columns_and_disarms_formulas(client):
    member(name='=HYPERLINK("x")', city="Saint-Louis, Sénégal")

    file = client.get(f"{API}?format=csv").getvalue().decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(file))
    assert (row["name"], row["city"]) == ('\'=HYPERLINK("x")', "Saint-Louis, Sénégal")
    assert row["country_name"] == "Senegal"
    assert not PRIVATE & set(row)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("nothing=1", "nothing"),
        ("country=XX", "country"),
        ("standing=candidate", "standing"),
        ("level=higher_education", "level"),
        ("member_since_from=soon", "member_since_from"),
        ("page_size=0", "page_size"),
        ("page_size=100000", "page_size"),
        ("ordering=email", "ordering"),
        ("fields=email", "fields"),
        ("fields=", "fields"),
        ("cursor=abc", "cursor"),
        ("format=pdf", "format"),
        ("q=a&q=b", "q"),
    ],
)
def test_a_wrong_parameter_is_a_named_problem(client, query, field):
    response = client.get(f"{API}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in response.json()["errors"]] == [field]
