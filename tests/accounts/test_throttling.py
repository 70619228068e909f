"""The API's budgets: each reader has one, partners a larger one, downloads one of their own."""

import pytest
from django.core.cache import cache

from tests.factories.people import UserFactory
from unesco_portal.accounts import throttling
from unesco_portal.accounts.models import ApiKey

API = "/api/v1/regions/"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}


@pytest.fixture(autouse=True)
def budgets(settings):
    """Small budgets for a day, so that no test meets the end of a window by chance."""
    settings.API_RATE_ANONYMOUS = "2/day"
    settings.API_RATE_KEY = "4/day"
    settings.API_RATE_EXPORT = "1/day"
    throttling.TALLIES.clear()
    yield
    throttling.TALLIES.clear()


def statuses(client, times: int, url: str = API, **extra) -> list[int]:
    return [client.get(url, **extra).status_code for _time in range(times)]


@pytest.mark.django_db
def test_reader_over_the_budget_gets_a_problem_that_says_when(client):
    allowed = statuses(client, 2)

    answer = client.get(API)

    body = answer.json()
    assert (allowed, answer.status_code) == ([200, 200], 429)
    assert answer["Content-Type"] == "application/problem+json"
    assert (body["status"], body["title"]) == (429, "Too many requests")
    assert 0 < int(answer["Retry-After"]) <= 86401


@pytest.mark.django_db
def test_each_address_has_its_own_budget(client):
    assert statuses(client, 3) == [200, 200, 429]
    assert statuses(client, 1, **ELSEWHERE) == [200]


@pytest.mark.django_db
def test_key_raises_the_budget_wherever_it_is_used(client):
    row = ApiKey(name="Partner", contact_email="p@test.example", created_by=UserFactory())
    headers = {"Authorization": f"Bearer {row.set_new_key()}"}
    row.save()

    here = statuses(client, 2, headers=headers)
    elsewhere = statuses(client, 3, headers=headers, **ELSEWHERE)

    assert (here, elsewhere) == ([200, 200], [200, 200, 429])
    assert statuses(client, 1) == [200]


@pytest.mark.django_db
def test_downloads_have_a_budget_of_their_own(client):
    assert [client.get(f"{API}?format=csv").status_code for _time in range(2)] == [200, 429]
    assert statuses(client, 2) == [200, 200]


@pytest.mark.django_db
def test_not_modified_costs_nothing(client):
    tag = client.get(API)["ETag"]

    assert statuses(client, 5, headers={"If-None-Match": tag}) == [304] * 5
    assert statuses(client, 2) == [200, 429]


@pytest.mark.django_db
def test_pages_are_not_throttled(client):
    statuses(client, 3)

    assert client.get("/countries/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7", "198.51.100.1"),
        (2, "203.0.113.7", "127.0.0.1"),
    ],
)
def test_only_as_many_proxies_are_believed_as_there_are(rf, settings, proxies, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    request = rf.get(API, headers={"X-Forwarded-For": forwarded})

    assert throttling.client_address(request) == address


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("600/minute", (600, 60)),
        ("5/second", (5, 1)),
        ("30/hour", (30, 3600)),
        ("1/day", (1, 86400)),
    ],
)
def test_rates_are_read(text, rate):
    assert throttling.parse_rate(text) == rate


def test_count_is_shared_with_other_processes():
    for _time in range(10):
        throttling.count("rate:test", 60)
    throttling.TALLIES.clear()  # another process, that has counted nothing yet

    counted = [throttling.count("rate:test", 60) for _time in range(10)]

    assert counted[-1] == 20
    assert throttling.redis().ttl("rate:test") in range(1, 61)


def test_count_goes_on_alone_while_redis_is_away(settings):
    settings.CACHES = {
        "default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    }
    throttling.redis.cache_clear()

    counted = [throttling.count("rate:test", 60) for _time in range(25)]

    throttling.redis.cache_clear()
    assert counted == list(range(1, 26))


def test_memory_of_readers_is_bounded(monkeypatch):
    monkeypatch.setattr(throttling, "MOST_TALLIES", 3)

    for number in range(10):
        throttling.count(f"rate:{number}", 60)

    assert len(throttling.TALLIES) <= 3
    assert cache.get("rate:1") is None
