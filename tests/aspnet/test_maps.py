"""The map of schools: circles by country, degree or place, and rows where counts cannot tell."""

import pytest

from aspnet import counts, maps
from aspnet.enums import Standing
from tests.factories.aspnet import InstitutionFactory, former_member, member
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db
MAP = "/schools/map.geojson"
DAKAR = {"latitude": 14.7, "longitude": -17.4}
NEARBY = {"latitude": 14.9, "longitude": -17.2, "city": "Rufisque"}
NAIROBI = {"latitude": -1.3, "longitude": 36.8, "city": "Nairobi", "country_id": "KE"}
WEST = "-20,10,-10,20"


def read(client, query: str = "") -> list[tuple]:
    """Count, name and rounded point of each feature, in an order of our own."""
    response = client.get(f"{MAP}?{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/geo+json"
    return sorted(
        (
            row["properties"]["count"],
            row["properties"]["name"],
            *(round(part, 1) for part in row["geometry"]["coordinates"]),
        )
        for row in response.json()["features"]
    )


@pytest.fixture
def schools():
    """Three places with members; candidates and former members beside them."""
    member(name="First", **DAKAR)
    member(name="Second", ownership="private", **DAKAR)
    member(name="Third", **NEARBY)
    member(name="Fourth", is_generated=True, **NAIROBI)
    former_member(name="Former", **DAKAR)
    InstitutionFactory(name="Candidate", standing=Standing.CANDIDATE, **DAKAR)
    InstitutionFactory(name="Applicant", standing=Standing.APPLICANT, **NAIROBI)
    member(name="Hidden", location_precision="hidden")
    counts.refresh(force=True)


def test_far_out_one_circle_a_country(client, schools):
    senegal, kenya = (Country.objects.get(pk=code) for code in ("SN", "KE"))

    assert read(client) == [
        (1, "Kenya", round(kenya.longitude, 1), round(kenya.latitude, 1)),
        (4, "Senegal", round(senegal.longitude, 1), round(senegal.latitude, 1)),
    ]


def test_nearer_one_circle_a_degree(client, schools):
    assert read(client, "zoom=5") == [(1, "Nairobi", 36.8, -1.3), (3, "Rufisque", -17.3, 14.8)]


def test_near_one_circle_a_place_leading_to_its_schools(client, schools):
    response = client.get(f"{MAP}?zoom=9&bbox={WEST}")

    found = {row["properties"]["name"]: row["properties"] for row in response.json()["features"]}
    assert found == {
        "Dakar": {"count": 2, "name": "Dakar", "url": "/schools/?country=SN&q=Dakar"},
        "Rufisque": {"count": 1, "name": "Rufisque", "url": "/schools/?country=SN&q=Rufisque"},
    }
    assert "First" in client.get(found["Dakar"]["url"]).content.decode()


def test_only_the_part_of_the_world_asked_for(client, schools):
    assert read(client, f"zoom=6&bbox={WEST}") == [(3, "Rufisque", -17.3, 14.8)]
    assert read(client, "zoom=9&bbox=100,10,120,20") == []


@pytest.mark.parametrize("zoom", [0, 5, 9])
@pytest.mark.parametrize(
    ("query", "total"),
    [("country=KE", 1), ("region=africa", 4), ("is_generated=false", 3), ("country=FR", 0)],
)
def test_counts_are_narrowed(client, schools, zoom, query, total):
    found = read(client, f"{query}&zoom={zoom}&bbox=-180,-90,180,90")

    hidden = zoom == 0 and query in ("region=africa", "is_generated=false")
    assert sum(row[0] for row in found) == total + hidden


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=first", [(1, "First", -17.4, 14.7)]),
        ("ownership=private", [(1, "Second", -17.4, 14.7)]),
        ("standing=former", [(1, "Former", -17.4, 14.7)]),
        (
            "standing=former&standing=member&country=SN",
            [(1, "Third", -17.2, 14.9), (3, "Dakar", -17.4, 14.7)],
        ),
        ("q=candidate", []),
        ("q=applicant&standing=member&standing=former", []),
        (f"q=fourth&bbox={WEST}", []),
    ],
)
def test_other_selections_show_the_rows_themselves(client, schools, query, found):
    assert read(client, query) == found


def test_one_row_leads_to_its_page(client):
    institution = member(name="First", **DAKAR)

    (feature,) = client.get(f"{MAP}?q=first").json()["features"]

    assert feature["properties"]["url"] == institution.get_absolute_url()
    assert client.get(feature["properties"]["url"]).status_code == 200


def test_a_cut_map_says_so(client, schools, monkeypatch):
    monkeypatch.setattr(maps, "MOST_POINTS", 1)

    assert client.get(f"{MAP}?q=dakar").json()["note"] == "Only the first 1 points are shown."
    assert "note" not in client.get(f"{MAP}?q=nothing").json()


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3",
        "bbox=1,2,3,4,5",
        "bbox=a,b,c,d",
        "bbox=nan,nan,nan,nan",
        "bbox=10,0,-10,5",
        "bbox=0,10,5,-10",
        "bbox=0,-100,5,0",
        "zoom=x",
        "zoom=-1",
        "zoom=19",
        "zoom=1.5",
        f"zoom={'9' * 5000}",
        "country=XX",
        "standing=candidate",
    ],
)
def test_a_wrong_parameter_is_told(client, query):
    response = client.get(f"{MAP}?{query}")

    assert response.status_code == 400
    assert response.json()["errors"]


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("", 2), ("zoom=5", 1), ("zoom=9", 1), ("q=x", 2)])
def test_map_query_count(client, item_count, query, queries, django_assert_num_queries):
    for number in range(item_count):
        member(latitude=float(number), longitude=float(number), country_id="SN")
    counts.refresh(force=True)
    client.get(f"{MAP}?{query}")

    with django_assert_num_queries(queries):
        client.get(f"{MAP}?{query}")
