"""Networks, coordinators, campaigns and materials for machines."""

import datetime

import pytest
from django.utils import timezone

from aspnet import freshness
from aspnet.enums import NetworkStatus
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, member
from tests.factories.people import AppointmentFactory, PersonFactory, user_with
from unesco_portal.core.models import DatasetVersion
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
API = "/api/v1/institutions/"
NETWORKS, COORDINATORS = "/api/v1/national-networks/", "/api/v1/national-coordinators/"
CAMPAIGNS, RESOURCES = "/api/v1/campaigns/", "/api/v1/aspnet-resources/"


def results(client, url: str) -> list[dict]:
    response = client.get(url)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def post(country: str = "SN", role: str = Role.NATIONAL_COORDINATOR, **fields):
    """Somebody in office; public unless told."""
    person = PersonFactory(is_public=fields.pop("is_public", True), given_name="Awa")
    return AppointmentFactory(person=person, role=role, country_id=country, **fields)


@pytest.mark.parametrize("url", [API, NETWORKS, COORDINATORS, CAMPAIGNS, RESOURCES])
def test_nothing_is_written_and_nothing_is_invented(client, url):
    assert client.get(f"{url}nothing/").status_code == 404
    assert client.get(f"{url}?ordering=%00").status_code == 400
    for ask in (client.post, client.put, client.patch, client.delete):
        assert ask(url, {}, content_type="application/json").status_code == 405


# --- Networks and coordinators ---------------------------------------------------------------


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize("url", [NETWORKS, COORDINATORS])
def test_networks_and_coordinators_query_count(client, url, item_count, django_assert_num_queries):
    for country in ("SN", "KE", "FR")[:item_count]:
        NetworkFactory(country_id=country)
        post(country)
    client.get(url)

    with django_assert_num_queries(1):
        answer = client.get(url).json()

    assert len(answer["results"]) == item_count


def test_a_network_tells_its_office_its_coordinators_and_vacancies(client):
    NetworkFactory(contact_email="aspnet@natcom.example", established_on="1957")
    NetworkFactory(country_id="KE")
    NetworkFactory(country_id="FR")
    public = post()
    post("SN", Role.DEPUTY_COORDINATOR, is_public=False)
    post("FR", is_public=False)
    post("KE", end_on="2020")
    post("KE", Role.NATIONAL_COMMISSION)

    found = {row["id"]: row for row in results(client, NETWORKS)}

    assert found["SN"]["coordinators"] == [public.public_id]
    assert found["SN"]["established_on"] == "1957"
    assert found["SN"]["contact_email"] == "aspnet@natcom.example"
    assert {code: row["is_vacant"] for code, row in found.items()} == {
        "SN": False,
        "KE": True,
        "FR": False,
    }
    assert found["KE"]["coordinators"] == found["FR"]["coordinators"] == []
    assert client.get(f"{NETWORKS}SN/").json() == found["SN"]


def test_a_network_tells_how_fresh_its_records_are(client):
    today = timezone.localdate()
    for day in (today, today, None):
        member(confirmed_on=day)
    member(confirmed_on=today - datetime.timedelta(days=900), is_generated=True)
    NetworkFactory(country_id="KE")
    InstitutionFactory(country_id="KE", standing="candidate", confirmed_on=today)
    freshness.refresh(force=True)

    found = {row["id"]: row for row in results(client, NETWORKS)}

    names = ("member_count", "confirmed_this_year_share", "fresh_share", "due_share")
    more = ("stale_share", "unknown_share")
    assert [found["SN"][name] for name in names + more] == [4, 50, 50, 0, 25, 25]
    assert [found["KE"][name] for name in names + more] == [None] * 6
    assert found["SN"]["freshness_as_of"].endswith("Z")
    assert found["KE"]["freshness_as_of"] is None
    assert client.get(f"{NETWORKS}SN/").json() == found["SN"]
    table = client.get(f"{NETWORKS}?format=csv").getvalue().decode()
    assert "confirmed_this_year_share" in table.splitlines()[0]


def test_networks_filters(client):
    NetworkFactory()
    NetworkFactory(country_id="KR", status=NetworkStatus.DORMANT)

    assert [row["id"] for row in results(client, f"{NETWORKS}?status=dormant")] == ["KR"]
    assert [row["id"] for row in results(client, f"{NETWORKS}?region=africa")] == ["SN"]


def test_coordinators_are_told_without_personal_addresses(client):
    NetworkFactory(contact_email="aspnet@natcom.example")
    public = user_with(Role.NATIONAL_COORDINATOR, "SN")
    public.person.is_public = True
    public.person.save()
    hidden = user_with(Role.DEPUTY_COORDINATOR, "SN")
    former = user_with(Role.NATIONAL_COORDINATOR, "KE", end_on="2020")

    response = client.get(COORDINATORS)

    (entry,) = response.json()["results"]
    content = response.content.decode()
    assert entry["name"] == public.person.name
    assert (entry["country"], entry["office_email"]) == ("SN", "aspnet@natcom.example")
    for user in (public, hidden, former):
        assert user.email not in content
    hidden_post = hidden.person.appointments.get()
    assert hidden.person.family_name not in content
    assert client.get(f"{COORDINATORS}{hidden_post.public_id}/").status_code == 404
    assert client.get(f"{COORDINATORS}{entry['id']}/").json() == entry


def test_coordinators_filters_and_orderings(client):
    post("SN")
    post("KE", Role.DEPUTY_COORDINATOR)

    deputies = results(client, f"{COORDINATORS}?role=deputy_coordinator")
    ordered = results(client, f"{COORDINATORS}?ordering=country")

    assert [row["country"] for row in deputies] == ["KE"]
    assert [row["country"] for row in ordered] == ["KE", "SN"]


# --- Campaigns and materials -----------------------------------------------------------------


@pytest.mark.parametrize(("url", "count"), [(CAMPAIGNS, 2), (RESOURCES, 5)])
def test_what_the_sources_tell_takes_one_query(client, url, count, django_assert_num_queries):
    client.get(url)

    with django_assert_num_queries(1):
        rows = client.get(url).json()["results"]

    assert len(rows) == count
    assert {row["source"] for row in rows} == {"source-1"}


def test_campaigns(client):
    record = client.get(f"{CAMPAIGNS}whole-school-climate/").json()

    assert record == {
        "id": "whole-school-climate",
        "title": "Whole-institution approach to climate change",
        "other_title": "whole-school approach to climate change",
        "kind": "pilot_project",
        "scope": None,
        "donor": "JP",
        "school_count": 262,
        "school_qualifier": "more_than",
        "country_count": 25,
        "awarded_count": None,
        "source": "source-1",
    }


@pytest.mark.parametrize("ordering", ["title", "id"])
def test_materials(client, ordering):
    rows = results(client, f"{RESOURCES}?ordering={ordering}")

    keys = [row[ordering] for row in rows]
    assert keys == sorted(keys)
    assert {row["kind"] for row in rows} == {"guide", "tutorial", "teaching_material"}
    assert {row["item_count"] for row in rows} == {None, 3}


def test_a_new_day_is_a_new_answer(client, settings):
    """Shares move with the calendar, though no institution has changed."""
    settings.CONDITIONAL_SECONDS = 0
    NetworkFactory()
    freshness.refresh(force=True)
    given = client.get(NETWORKS)["ETag"]
    assert client.get(NETWORKS, headers={"If-None-Match": given}).status_code == 304

    yesterday = timezone.now() - datetime.timedelta(days=1)
    DatasetVersion.objects.filter(dataset=freshness.COMPUTED_FROM).update(changed_at=yesterday)

    assert freshness.refresh()
    assert not freshness.refresh()
    assert client.get(NETWORKS, headers={"If-None-Match": given}).status_code == 200
