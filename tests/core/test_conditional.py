"""Conditional answers: "nothing has changed" is said only while it is true."""

import datetime

import pytest
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

from aspnet.models import Institution
from tests import sql
from tests.factories.aspnet import InstitutionNameFactory, member
from tests.factories.people import AppointmentFactory, OrganisationFactory, UserFactory
from unesco_portal import wsgi
from unesco_portal.accounts.models import ApiKey
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core import conditional
from unesco_portal.core.filters import PortalFilterSet
from unesco_portal.people.models import Organisation, OrganisationName
from unesco_portal.reference.filters import RegionFilter
from unesco_portal.reference.models import Country

LIST = "/api/v1/institutions/"
BODIES = "/api/v1/organisations/"


def tag(client, url: str, **said: str) -> str:
    response = client.get(url, **said)
    assert response.status_code == 200
    return response["ETag"]


def again(client, url: str, given: str, **said: str):
    """The same question by somebody who holds an answer."""
    return client.get(url, HTTP_IF_NONE_MATCH=given, **said)


@pytest.fixture
def moving(db):
    """Versions move with each statement, as they do at each commit; what waits moves now."""
    sql.rows("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
@pytest.mark.parametrize("url", [BODIES, f"{BODIES}?kind=donor", f"{BODIES}?fields=id&page_size=2"])
def test_answer_already_held_costs_one_query_and_no_body(client, url, django_assert_num_queries):
    given = tag(client, url)

    with django_assert_num_queries(1):
        response = again(client, url, given)

    assert (response.status_code, response.content) == (304, b"")
    assert (response["ETag"], response["Cache-Control"]) == (given, "public, no-cache")


@pytest.mark.django_db
@pytest.mark.parametrize("name", COLLECTIONS)
def test_single_record_is_conditional_too(client, name):
    entries = client.get(f"/api/v1/{name}/?page_size=1&fields=id").json()["results"]
    for entry in entries:
        url = f"/api/v1/{name}/{entry['id']}/"

        assert again(client, url, tag(client, url)).status_code == 304


def test_changed_once_committed_and_not_before(client, committed_db):
    url = f"{BODIES}?kind=field_office"
    given = tag(client, url)
    body = Organisation.objects.filter(kind="field_office").first()

    with transaction.atomic():
        Organisation.objects.filter(pk=body.pk).update(name="Renamed")
        assert again(client, url, given).status_code == 304

    changed = again(client, url, given)
    assert (changed.status_code, "Renamed" in changed.content.decode()) == (200, True)
    assert again(client, url, changed["ETag"]).status_code == 304

    with transaction.atomic():
        Organisation.objects.filter(pk=body.pk).update(name="Undone")
        transaction.set_rollback(True)

    assert again(client, url, changed["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        lambda school: school.membership.save(),
        lambda school: InstitutionNameFactory(institution=school, name="Other"),
        lambda _school: Country.objects.filter(code="SN").update(name_en="Sénégal"),
        lambda school: Institution.objects.filter(pk=school.pk).update(city="Thiès"),
        lambda _school: sql.rows("UPDATE reference_regionmembership SET is_verified = true"),
        lambda _school: member(),
    ],
    ids=["membership", "name", "country", "bulk", "sql", "another"],
)
def test_change_of_any_table_the_answer_stands_on_is_noticed(client, moving, change):
    school = member()
    given = tag(client, LIST)

    change(school)

    assert again(client, LIST, given).status_code == 200


def test_change_elsewhere_leaves_the_answer_as_it_is(client, moving):
    member()
    given = tag(client, LIST)

    OrganisationFactory()

    assert again(client, LIST, given).status_code == 304


def test_row_that_leaves_the_public_changes_the_answer(client, moving):
    school = member()
    given = tag(client, LIST)

    Institution.objects.filter(pk=school.pk).update(standing="none", membership=None)

    response = again(client, LIST, given)
    assert (response.status_code, response.json()["results"]) == (200, [])


def test_first_row_of_an_empty_list_is_noticed(client, moving):
    given = tag(client, LIST)

    member()

    assert again(client, LIST, given).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("{tag}", 304),
        ("W/{tag}", 304),
        ('"other", {tag}', 304),
        ('"other"', 200),
        ("*", 200),
        ("", 200),
        ("nonsense", 200),
        ('"' + "x" * 5000 + '"', 200),
    ],
)
def test_tags_are_compared_as_http_says(client, given, status):
    found = tag(client, BODIES)

    assert again(client, BODIES, given.format(tag=found)).status_code == status


@pytest.mark.django_db
def test_tag_belongs_to_one_address(client):
    given = tag(client, f"{BODIES}?page_size=2")

    assert again(client, f"{BODIES}?page_size=3", given).status_code == 200


@pytest.mark.django_db
def test_tag_lasts_a_day_because_freshness_is_counted_in_days(client, monkeypatch):
    given = tag(client, BODIES)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    assert again(client, BODIES, given).status_code == 200


@pytest.mark.django_db
def test_tag_lasts_until_the_next_release(client, settings):
    given = tag(client, BODIES)
    settings.RELEASE = "2099.1.0"

    assert again(client, BODIES, given).status_code == 200


@pytest.fixture
def before_django(client, db, monkeypatch, settings):
    """``before_django(url, tag)``: the answer of the web process when Django is not to be asked."""
    settings.CONDITIONAL_SECONDS = 60
    monkeypatch.setattr(conditional, "known", {})
    monkeypatch.setattr(wsgi, "answer", lambda _environ, _start: "asked")

    def ask(url: str, given: str, method: str = "GET", **said: str):
        told = []
        request = RequestFactory().generic(method, url, HTTP_IF_NONE_MATCH=given, **said)
        body = wsgi.application(request.environ, lambda *words: told.extend(words))
        return body, told

    return ask


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("url", [BODIES, f"{BODIES}?kind=donor&q=%E6%9D%B1"])
def test_surely_unchanged_is_said_before_django(client, before_django, url, method):
    given = tag(client, url)
    like = again(client, url, given)  # reads the version

    body, (status, headers) = before_django(url, given, method)

    assert (list(body), status) == ([], "304 Not Modified")
    assert dict(headers) == {name: like[name] for name in ("ETag", "Cache-Control", "Vary")}


def test_what_is_not_sure_is_left_to_django(client, before_django, settings):
    given = tag(client, BODIES)
    assert before_django(BODIES, given)[0] == "asked"  # no version read yet
    again(client, BODIES, given)

    assert before_django(BODIES, given)[0] == ()
    assert before_django(BODIES, f"W/{given}")[0] == "asked"
    assert before_django(BODIES, f'{given}, "other"')[0] == "asked"
    assert before_django(f"{BODIES}?page_size=2", given)[0] == "asked"
    assert before_django(LIST, given)[0] == "asked"
    assert before_django(BODIES, given, "POST")[0] == "asked"
    settings.RELEASE = "2099.1.0"
    assert before_django(BODIES, given)[0] == "asked"
    settings.CONDITIONAL_SECONDS = 0
    assert before_django(BODIES, given)[0] == "asked"  # the version is to be read anew


@pytest.mark.parametrize(
    "said",
    [
        {"HTTP_AUTHORIZATION": "Bearer revoked"},
        {"HTTP_ACCEPT": "text/html"},
        {"HTTP_HOST": "elsewhere.example"},
    ],
    ids=["key", "format", "host"],
)
def test_who_would_be_refused_is_not_told_that_nothing_changed(
    client, before_django, settings, said
):
    settings.ALLOWED_HOSTS = ["testserver"]
    given = tag(client, BODIES)
    again(client, BODIES, given)

    assert before_django(BODIES, given, **said)[0] == "asked"
    assert again(client, BODIES, given, **said).status_code in {400, 401, 406}


def test_production_leads_to_tls_first(client, before_django, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    given = tag(client, BODIES, HTTP_X_FORWARDED_PROTO="https")
    again(client, BODIES, given, HTTP_X_FORWARDED_PROTO="https")

    assert before_django(BODIES, given)[0] == "asked"
    assert before_django(BODIES, given, HTTP_X_FORWARDED_PROTO="https")[0] == ()


def test_reader_with_a_key_is_told_too(client, db):
    row = ApiKey(name="Partner", contact_email="p@test.example", created_by=UserFactory())
    said = {"HTTP_AUTHORIZATION": f"Bearer {row.set_new_key()}"}
    row.save()

    assert again(client, BODIES, tag(client, BODIES), **said).status_code == 304


@pytest.mark.django_db
def test_head_is_conditional_like_get(client):
    given = tag(client, BODIES)

    response = client.head(BODIES, headers={"If-None-Match": given})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", [f"{BODIES}?nonsense=1", f"{BODIES}nothing-here/", f"{BODIES}?format=csv"]
)
def test_errors_and_downloads_carry_no_tag(client, url):
    assert "ETag" not in client.get(url)


@pytest.mark.django_db
def test_list_brings_its_version_along_in_one_query(client, django_assert_num_queries):
    OrganisationFactory(kind="company")
    tag(client, f"{BODIES}?kind=company")

    with django_assert_num_queries(1):
        client.get(f"{BODIES}?kind=company")


@pytest.mark.django_db
def test_post_is_never_answered_by_a_tag(client):
    given = tag(client, BODIES)

    response = client.post(BODIES, {}, headers={"If-None-Match": given})

    assert response.status_code == 405


def filters_by_region(filterset: type[PortalFilterSet]) -> bool:
    return any(isinstance(found, RegionFilter) for found in filterset.base_filters.values())


@pytest.mark.parametrize("name", COLLECTIONS)
def test_collection_filtered_by_region_stands_on_the_places_in_regions(name):
    view = COLLECTIONS[name]

    if filters_by_region(view.filterset_class):
        assert "reference_regionmembership" in view.resource.datasets


def test_new_name_of_a_body_is_noticed_through_its_owner(client, moving):
    body = OrganisationFactory()
    given = tag(client, f"{BODIES}{body.public_id}/")

    OrganisationName.objects.create(organisation=body, name="Other name", kind="short")

    response = again(client, f"{BODIES}{body.public_id}/", given)
    assert (response.status_code, response.json()["names"][0]["name"]) == (200, "Other name")


def test_appointment_changes_the_coordinators_and_the_networks(client, moving):
    member(country_id="SN")
    urls = ["/api/v1/national-coordinators/", "/api/v1/national-networks/"]
    given = [tag(client, url) for url in urls]

    AppointmentFactory(role="national_coordinator", country_id="SN", person__is_public=True)

    assert [again(client, url, old).status_code for url, old in zip(urls, given, strict=True)] == [
        200,
        200,
    ]
