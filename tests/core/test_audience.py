"""Columns for coordinators stay with coordinators, whichever way the public asks."""

import pytest

from aspnet.resources import INSTITUTIONS
from tests.factories.aspnet import member
from tests.factories.people import coordinator
from unesco_portal.accounts.models import ApiKey
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core.enums import Audience
from unesco_portal.core.exports import formats_of

pytestmark = pytest.mark.django_db
SECRETS = {
    "email": "secret-office@school.example",
    "phone": "+221 33 000 11 22",
    "address": "12, secret lane",
    "pupil_count": 31415,
    "staff_count": 2718,
}
TEXTS = [str(value).encode() for value in SECRETS.values()]


@pytest.fixture
def school(db):
    """A member whose every hidden field is filled."""
    return member(name="Lycée ouvert", latitude=14.7, longitude=-17.4, **SECRETS)


def leaked(content: bytes) -> list[bytes]:
    """The secrets that stand in an answer."""
    return [text for text in TEXTS if text in content]


def content_of(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def test_columns_of_an_audience_include_those_of_the_audiences_before_it():
    public, staff = INSTITUTIONS.columns_for(), INSTITUTIONS.columns_for(Audience.STAFF)

    assert set(public) < set(INSTITUTIONS.columns_for(Audience.COORDINATOR)) <= set(staff)
    kept = {column.name for column in staff} - {column.name for column in public}
    assert kept == set(SECRETS) | {"area"}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_collections_are_read_by_the_public_only(name):
    assert COLLECTIONS[name].audience == Audience.PUBLIC


@pytest.mark.parametrize(
    "url",
    [
        "/api/v1/institutions/?fields=id,name",
        "/api/v1/institutions/",
        "/schools/",
        "/schools/?q=ouvert",
        "/search/?q=ouvert",
        "/countries/SN/",
        "/schools/map.geojson?q=ouvert",
        *(f"/schools/?format={name}" for name in formats_of(INSTITUTIONS)),
        *(f"/api/v1/institutions/?format={name}" for name in formats_of(INSTITUTIONS)),
    ],
)
def test_public_answers_hold_no_column_of_coordinators(client, school, url):
    content = content_of(client.get(url))

    assert leaked(content) == []
    assert b"ouvert" in content or b"xl/worksheets" in content


def test_public_record_and_page_hold_none_either(client, school):
    record = client.get(f"/api/v1/institutions/{school.public_id}/").content
    page = client.get(f"/schools/{school.public_id}/").content

    assert (leaked(record), leaked(page)) == ([], [])
    assert (b"ouvert" in record, b"ouvert" in page) == (True, True)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_hidden_column_cannot_be_asked_for(client, school, name):
    response = client.get(f"/api/v1/institutions/?fields=id,{name}")

    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == ["fields"]


def test_key_of_a_partner_opens_no_further_column(client, school):
    api_key = ApiKey(name="Partner", contact_email="p@test.example", created_by=coordinator())
    key = api_key.set_new_key()
    api_key.save()

    response = client.get("/api/v1/institutions/", headers={"Authorization": f"Bearer {key}"})

    assert leaked(response.content) == []
    assert [row["name"] for row in response.json()["results"]] == ["Lycée ouvert"]


def test_session_of_a_coordinator_does_not_change_the_public_answer(client, sign_in, school):
    public = client.get("/api/v1/institutions/").json()

    assert sign_in(coordinator("SN")).get("/api/v1/institutions/").json() == public


def test_coordinator_reads_and_downloads_the_columns_of_the_own_country(sign_in, school):
    client = sign_in(coordinator("SN"))

    page = client.get(f"/workspace/schools/{school.public_id}/").content
    file = content_of(client.get("/workspace/schools/?format=csv"))

    assert SECRETS["email"].encode() in page
    assert leaked(file) == TEXTS


def test_coordinator_of_another_country_downloads_nothing_of_it(sign_in, school):
    response = sign_in(coordinator("FR")).get("/workspace/schools/?format=jsonl")

    assert content_of(response) == b""
    assert response["Portal-Row-Count"] == "0"
