"""The reference lists for machines: whole, filtered by known codes only, in few queries."""

import pytest

from unesco_portal.core.exports import formats_of
from unesco_portal.reference.models import Country
from unesco_portal.reference.resources import COUNTRIES_RESOURCE

pytestmark = pytest.mark.django_db
API = "/api/v1"
SIZES = {
    "countries": 207,
    "regions": 11,
    "sdg-targets": 27,
    "international-days": 84,
    "source-documents": 14,
}


def all_of(client, url: str) -> list[dict]:
    """Every record of a collection, page by page."""
    rows, url = [], f"{url}{'&' if '?' in url else '?'}page_size=200"
    while url:
        answer = client.get(url).json()
        rows += answer["results"]
        url = answer["next"]
    return rows


@pytest.mark.parametrize("name", SIZES)
def test_collection_is_whole(client, name):
    rows = all_of(client, f"{API}/{name}/")

    assert len(rows) == len({row["id"] for row in rows}) == SIZES[name]


@pytest.mark.parametrize("name", [*SIZES, "statements"])
def test_list_takes_one_query_and_a_record_two(client, name, django_assert_num_queries):
    url = f"{API}/{name}/"
    first = client.get(url).json()["results"][0]["id"]
    client.get(f"{url}{first}/")

    with django_assert_num_queries(1):
        client.get(f"{url}?page_size=1")
    with django_assert_num_queries(1):
        client.get(f"{url}?page_size=3")
    with django_assert_num_queries(2):  # the version, then the record
        record = client.get(f"{url}{first}/").json()

    assert record["id"] == first


def test_country_holds_codes_names_regions_and_dates(client):
    row = client.get(f"{API}/countries/TJ/").json()

    assert {name: row[name] for name in ("id", "iso3", "m49", "name", "name_fr", "status")} == {
        "id": "TJ",
        "iso3": "TJK",
        "m49": "762",
        "name": "Tajikistan",
        "name_fr": "Tadjikistan",
        "status": "member",
    }
    assert (row["regions"], row["second_regions"]) == (
        ["europe_north_america", "group_ii"],
        ["asia_pacific"],
    )
    assert (row["joined_on"], row["ended_on"]) == ("1993-04-06", None)


def test_date_that_was_not_verified_says_so(client):
    unread = {
        row["id"] for row in all_of(client, f"{API}/countries/") if not row["is_joined_verified"]
    }

    expected = Country.objects.filter(is_joined_verified=False).values_list("code", flat=True)
    assert unread == set(expected)
    assert {"US", "IL"} <= unread


def test_day_that_was_not_verified_says_so(client):
    rows = all_of(client, f"{API}/international-days/")

    assert sum(row["verification"] == "unverified" for row in rows) == 44
    moving = {row["id"]: (row["day"], row["date_rule"]) for row in rows if row["day"] is None}
    assert moving["world-philosophy-day"] == (None, "third Thursday of November")


def test_region_holds_its_scheme_and_its_countries(client):
    group = client.get(f"{API}/regions/group_ii/").json()
    asia = client.get(f"{API}/regions/asia_pacific/").json()

    assert (group["scheme"], len(group["countries"])) == ("electoral", 25)
    assert asia["scheme"] == "unesco"
    assert "TJ" in group["countries"]
    assert "TJ" not in asia["countries"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("countries/?status=associate", 12),
        ("countries/?status=member&status=former", 195),
        ("countries/?region=africa&status=member", 47),
        ("countries/?region=group_iv", 44),
        ("countries/?region=africa&region=arab_states&status=member", 66),
        ("countries/?q=senegal", 1),
        ("countries/?q=السنغال", 1),
        ("countries/?q=Holland", 1),
        ("regions/?scheme=electoral", 6),
        ("sdg-targets/?kind=goal", 17),
        ("international-days/?is_unesco=true", 51),
        ("source-documents/?kind=data_set", None),
    ],
)
def test_filters_select(client, query, count):
    rows = all_of(client, f"{API}/{query}")

    assert len(rows) == count if count is not None else rows


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_days(client, month):
    rows = all_of(client, f"{API}/international-days/?month={month}")

    assert rows
    assert {row["month"] for row in rows} == {month}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("organisations/?country=XX", "country"),
        ("organisations/?country=sn", "country"),
        ("organisations/?country=SEN", "country"),
        ("organisations/?country=SN&country=XX", "country"),
        ("centres/?region=atlantis", "region"),
        ("countries/?region=Africa", "region"),
        ("countries/?region=africa'--", "region"),
        ("institutions/?theme=peace", "theme"),
        ("institutions/?language=xx", "language"),
        ("countries/?status=king", "status"),
        ("regions/?scheme=world", "scheme"),
        ("regions/?q=africa", "q"),
        ("sdg-targets/?kind=hope", "kind"),
        ("international-days/?month=13", "month"),
        ("international-days/?is_unesco=maybe", "is_unesco"),
        ("statements/?kind=rumour", "kind"),
    ],
)
def test_unknown_code_is_a_named_problem(client, query, field):
    response = client.get(f"{API}/{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert {error["field"] for error in response.json()["errors"]} == {field}


@pytest.mark.parametrize("name", [*SIZES, "statements"])
def test_unknown_record_is_a_problem(client, name):
    assert client.get(f"{API}/{name}/nothing/").status_code == 404


@pytest.mark.parametrize("ordering", ["name", "id"])
def test_countries_come_in_the_order_asked_for(client, ordering):
    rows = all_of(client, f"{API}/countries/?ordering={ordering}")

    ids = [row["id"] for row in rows]
    names = dict(Country.objects.values_list("code", "name_en"))
    assert sorted(ids) == sorted(names)
    assert ids[0] == ("AD" if ordering == "id" else "AF")


@pytest.mark.parametrize("file_format", formats_of(COUNTRIES_RESOURCE))
def test_countries_are_downloaded_whole(client, file_format):
    response = client.get(f"{API}/countries/?format={file_format}")

    assert response.getvalue()
    assert response["Portal-Row-Count"] == "207"


def test_changed_list_is_told_by_its_version(client):
    url = f"{API}/sdg-targets/?kind=goal"
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
