import json

import pytest

from tests.factories.experts import PartyFactory, serving_expert
from unesco_portal.core.loading import facts

pytestmark = pytest.mark.django_db


def test_party_answers_with_everything_known(client):
    answer = client.get("/api/v1/convention-parties/CH/").json()

    wanted = {
        "id": "CH",
        "name": "Switzerland",
        "country": "CH",
        "organisation": None,
        "standing": "in_force",
        "deposited_on": "2008-07-16",
        "in_force_on": "2008-10-16",
        "denounced_on": None,
        "is_generated": False,
    }
    assert {name: answer[name] for name in wanted} == wanted
    assert answer["page"].endswith("/convention/parties/CH/")


def test_european_union_answers_as_an_organisation(client):
    answer = client.get("/api/v1/convention-parties/EU/").json()

    assert (answer["country"], answer["organisation"]) == (None, "european-union")


def test_all_parties_can_be_pulled_page_by_page(client):
    url, seen = "/api/v1/convention-parties/?page_size=40&fields=id", []
    while url:
        answer = client.get(url).json()
        seen += [row["id"] for row in answer["results"]]
        url = answer["next"]

    assert len(seen) == len(set(seen)) == 151


@pytest.mark.parametrize("ordering", ["name", "-name", "deposited", "-deposited", "id", "updated"])
def test_every_order_walks_all_parties(client, ordering):
    url, seen = f"/api/v1/convention-parties/?page_size=60&fields=id&ordering={ordering}", []
    while url:
        answer = client.get(url).json()
        seen += [row["id"] for row in answer["results"]]
        url = answer["next"]

    assert len(set(seen)) == 151


def test_party_without_a_date_comes_last_and_is_not_lost(client):
    PartyFactory(deposited_on=None, in_force_on=None, in_force_basis="")
    first = client.get(
        "/api/v1/convention-parties/?page_size=100&fields=id&ordering=deposited"
    ).json()
    second = client.get(first["next"]).json()

    assert second["results"][-1] == {"id": "JP"}


def test_parties_download_as_geojson_with_the_union_unplaced(client):
    response = client.get("/api/v1/convention-parties/?format=geojson")

    features = json.loads(b"".join(response))["features"]
    unplaced = [feature["properties"]["id"] for feature in features if not feature["geometry"]]
    assert (len(features), unplaced) == (151, ["EU"])


def test_phases_say_what_was_not_found(client):
    rows = client.get("/api/v1/facility-phases/").json()["results"]

    sizes = {row["id"]: (row["expert_count"], row["expert_country_count"]) for row in rows}
    assert sizes == {
        "2011": (30, 24),
        "2015": (43, None),
        "2019-2022": (42, 35),
        "2023-2026": (None, None),
    }
    assert len(client.get("/api/v1/facility-phases/2011/").json()["beneficiaries"]) == 13
    assert len(client.get("/api/v1/facility-phases/2019-2022/").json()["beneficiaries"]) == 12


def leaves(value):
    match value:
        case dict():
            for item in value.values():
                yield from leaves(item)
        case list():
            for item in value:
                yield from leaves(item)
        case None:
            return
        case _:
            yield str(value)


def test_every_fact_of_the_project_is_in_the_answer_and_on_the_page(client):
    fact = facts()["convention_2005_project"]
    answer = client.get(f"/api/v1/convention-projects/{fact['id']}/").json()
    page = client.get(f"/convention/projects/{fact['id']}/").content.decode()
    told = set(leaves(answer))

    assert [leaf for leaf in leaves(fact) if leaf not in told] == []
    page = page.replace("&#x27;", "'")
    assert [leaf for leaf in leaves(fact) if leaf not in page] == []


def test_expert_answers_with_the_term_of_today(client):
    profile = serving_expert()

    answer = client.get(f"/api/v1/experts/{profile.public_id}/").json()

    assert (answer["phase"], answer["term_from"], answer["term_to"]) == (
        "2023-2026",
        "2023",
        "2099",
    )
    assert [term["status"] for term in answer["terms"]] == ["active"]
    assert "person" not in answer
    assert "consents" not in answer


def test_answer_is_not_modified_until_a_term_changes(client):
    profile = serving_expert()
    first = client.get("/api/v1/experts/")

    same = client.get("/api/v1/experts/", headers={"If-None-Match": first["ETag"]})

    assert same.status_code == 304
    assert profile.public_id in first.content.decode()
