"""Redis may go away: the portal is slower then, never broken."""

import pytest
from django.core.cache import cache

from tests.factories.people import UserFactory
from unesco_portal.accounts import throttling
from unesco_portal.core.cache import ForgivingRedisCache

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def gone() -> ForgivingRedisCache:
    """A cache whose server nobody runs."""
    return ForgivingRedisCache(NOBODY_LISTENS, {})


@pytest.fixture
def without_redis(settings):
    """The whole portal with its Redis gone."""
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": NOBODY_LISTENS}}
    throttling.redis.cache_clear()
    yield
    throttling.redis.cache_clear()


@pytest.mark.parametrize(
    ("call", "otherwise"),
    [
        (lambda gone: gone.add("a", 1), True),
        (lambda gone: gone.get("a"), None),
        (lambda gone: gone.get("a", "default"), "default"),
        (lambda gone: gone.set("a", 1), None),
        (lambda gone: gone.touch("a"), False),
        (lambda gone: gone.delete("a"), False),
        (lambda gone: gone.get_many(["a", "b"]), {}),
        (lambda gone: gone.set_many({"a": 1}), []),
        (lambda gone: gone.incr("a"), 1),
        (lambda gone: gone.incr("a", 5), 5),
        (lambda gone: gone.get_or_set("a", 7), 7),
    ],
)
def test_cache_without_server_counts_as_empty(gone, call, otherwise):
    assert call(gone) == otherwise


def test_loss_of_the_cache_is_logged_by_its_kind_only(gone, caplog):
    gone.get("a")

    assert [record.getMessage() for record in caplog.records] == [
        "Cache unavailable: ConnectionError"
    ]


def test_cache_with_server_keeps_what_it_is_given():
    cache.set("a", [1, "é"])

    assert (cache.get("a"), cache.add("a", 2), cache.touch("a"), cache.delete("a")) == (
        [1, "é"],
        False,
        True,
        True,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["/", "/schools/", "/search/?q=senegal", "/api/v1/countries/", "/accounts/login/"]
)
def test_pages_and_api_answer_without_redis(client, without_redis, url):
    assert client.get(url).status_code == 200


@pytest.mark.django_db
def test_people_sign_in_without_redis(client, without_redis, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    user = UserFactory(email="awa@test.example")
    user.set_password("correct horse battery")
    user.save()
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    response = client.post(
        "/accounts/login/", {"login": user.email, "password": "correct horse battery"}
    )

    assert (response.status_code, response["Location"]) == (302, "/workspace/")


@pytest.mark.django_db
def test_readiness_names_what_is_gone(client, without_redis):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": True, "redis": False, "worker": False}


def test_calls_share_a_client():
    kept = ForgivingRedisCache(NOBODY_LISTENS, {})._cache

    assert kept.get_client("a") is kept.get_client("b")
