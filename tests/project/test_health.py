"""Alive and ready: what a load balancer asks, and what it is told when something is gone."""

import time

import pytest
from django.core.cache import cache
from django.db import connection

from unesco_portal.accounts import throttling
from unesco_portal.workflow.tasks import HEARTBEAT, heartbeat


@pytest.mark.django_db
def test_alive_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Content-Type"] == "text/plain"


@pytest.mark.django_db
def test_ready_when_everything_answers(client):
    heartbeat()

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": True, "redis": True, "worker": True}


@pytest.mark.django_db
@pytest.mark.parametrize("silence", [None, 91, 3600])
def test_worker_that_is_silent_is_named(client, silence):
    if silence is not None:
        cache.set(HEARTBEAT, time.time() - silence)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": True, "redis": True, "worker": False}


@pytest.mark.django_db
def test_redis_that_is_gone_is_named_but_the_portal_lives(client, settings):
    settings.CACHES = {
        "default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    }
    throttling.redis.cache_clear()

    ready, alive = client.get("/readyz"), client.get("/healthz")

    throttling.redis.cache_clear()
    assert (ready.status_code, alive.status_code) == (503, 200)
    assert ready.json() == {"database": True, "redis": False, "worker": False}


def test_database_that_is_gone_is_named_but_the_portal_lives(client, committed_db):
    heartbeat()
    port = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"

    try:
        ready, alive = client.get("/readyz"), client.get("/healthz")
    finally:
        connection.close()
        connection.settings_dict["PORT"] = port

    assert (ready.status_code, alive.status_code) == (503, 200)
    assert ready.json() == {"database": False, "redis": True, "worker": True}
    assert client.get("/readyz").status_code == 200
