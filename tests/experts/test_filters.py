import pytest

from experts.enums import PersonalField
from tests.factories.experts import serving_expert
from unesco_portal.core.search import refresh_lexicon

pytestmark = pytest.mark.django_db
PARTIES = "/api/v1/convention-parties/"
EXPERTS = "/api/v1/experts/"
ALL = list(PersonalField.values)


def ids(client, url, query):
    answer = client.get(f"{url}?fields=id&page_size=200&{query}")
    assert answer.status_code == 200, answer.content
    return {row["id"] for row in answer.json()["results"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=CH&country=FR", {"CH", "FR"}),
        ("country=JP", set()),
        ("instrument=acceptance&deposited_from=2009&deposited_to=2009", {"NL"}),
        ("deposited_from=2008-07-16&deposited_to=2008-07-16", {"CH"}),
        ("deposited_from=2021", {"BH", "PK", "CV"}),
        ("region=group_iv&deposited_to=2018&is_deposit_verified=false", {"IN", "TL", "WS"}),
        ("q=suisse", {"CH"}),
        ("q=union+europeenne", set()),
        ("q=european", {"EU"}),
    ],
)
def test_parties_are_filtered(client, query, expected):
    assert ids(client, PARTIES, query) == expected


@pytest.mark.parametrize("region", ["group_iv", "asia_pacific"])
def test_region_filter_gives_the_14_of_2018(client, region):
    assert ids(client, PARTIES, f"region={region}&deposited_to=2018") == {
        "AF",
        "AU",
        "BD",
        "CN",
        "ID",
        "IN",
        "KH",
        "KR",
        "LA",
        "MN",
        "NZ",
        "TL",
        "VN",
        "WS",
    }


def test_region_filter_leaves_out_the_european_union(client):
    assert "EU" not in ids(client, PARTIES, "region=europe_north_america&region=group_i")


@pytest.mark.parametrize(
    "query",
    [
        "deposited_from=18",
        "deposited_to=2018-13",
        "deposited_to=0000",
        "instrument=letter",
        "region=IV",
        "country=fr",
        "is_deposit_verified=maybe",
        "year=2018",
        "colour=red",
        "q=" + "x" * 201,
        "page_size=1000000",
        "ordering=size",
        "cursor=abc",
        "fields=secret",
        "format=pdf",
        "deposited_from=2010&deposited_from=2011",
    ],
)
def test_wrong_parameters_of_parties_are_named(client, query):
    answer = client.get(f"{PARTIES}?{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


@pytest.fixture
def roster():
    agreed = serving_expert(
        nationalities=["SN"],
        residences=["FR"],
        languages=["fr"],
        expertise=["digital"],
        modalities=["workshop"],
        consents=ALL,
    )
    silent = serving_expert(
        nationalities=["SN"],
        residences=["FR"],
        languages=["fr"],
        expertise=["trade"],
        modalities=["advice"],
        is_generated=True,
    )
    return {"agreed": agreed.public_id, "silent": silent.public_id}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("country=SN", ["agreed"]),
        ("country=FR", ["agreed"]),
        ("country=SN&country=JP", ["agreed"]),
        ("country=JP", []),
        ("region=africa", ["agreed"]),
        ("region=group_i", ["agreed"]),
        ("region=asia_pacific", []),
        ("language=fr", ["agreed"]),
        ("language=en", []),
        ("expertise=digital&expertise=trade", ["agreed", "silent"]),
        ("modality=advice", ["silent"]),
        ("is_generated=false", ["agreed"]),
    ],
)
def test_experts_are_filtered_only_by_what_they_agreed_to_tell(client, roster, query, names):
    assert ids(client, EXPERTS, query) == {roster[name] for name in names}


def test_experts_are_found_by_their_published_name(client):
    wanted = serving_expert(public_name="Chéikh Ñandu")
    serving_expert(public_name="Somebody Else")
    refresh_lexicon()

    assert ids(client, EXPERTS, "q=cheikh+nandu") == {wanted.public_id}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("country=MN", 1),
        ("country=KR", 1),
        ("country=FR", 0),
        ("q=cooperation", 1),
        ("q=strengthening+creative", 1),
    ],
)
def test_projects_are_filtered(client, query, count):
    assert len(ids(client, "/api/v1/convention-projects/", query)) == count
