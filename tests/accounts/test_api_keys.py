"""Partners' keys: only a digest is kept; expired and revoked keys open nothing."""

import datetime
import hashlib

import pytest
from django.utils import timezone

from tests.factories.people import UserFactory
from unesco_portal.accounts.models import ApiKey

pytestmark = pytest.mark.django_db
API = "/api/v1/regions/"


def new_key(**fields) -> str:
    """A stored key, as the partner gets it."""
    row = ApiKey(name="Partner", contact_email="p@test.example", created_by=UserFactory(), **fields)
    key = row.set_new_key()
    row.save()
    return key


def ask(client, key: str, **headers: str):
    return client.get(API, headers={"Authorization": f"Bearer {key}"} | headers)


def test_only_a_digest_is_stored():
    key = new_key()

    row = ApiKey.objects.get()
    assert row.key_hash == hashlib.sha256(key.encode()).hexdigest()
    assert key not in str(ApiKey.objects.values().get())
    assert key.startswith(f"unp_{row.prefix}_")
    assert (len(key), str(row)) == (45, f"Partner (unp_{row.prefix}…)")


def test_keys_differ():
    assert len({new_key() for _number in range(5)}) == 5


def test_key_opens_what_is_public_and_no_more(client):
    answer = ask(client, new_key())

    assert answer.status_code == 200
    assert answer.json() == client.get(API).json()


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_scheme_is_read_in_any_case(client, scheme):
    assert client.get(API, headers={"Authorization": f"{scheme} {new_key()}"}).status_code == 200


@pytest.mark.parametrize(
    "spoil",
    [
        {"revoked_at": timezone.now()},
        {"expires_at": timezone.now() - datetime.timedelta(seconds=1)},
        {"key_hash": "0" * 64},
    ],
    ids=["revoked", "expired", "other"],
)
def test_spoilt_key_is_an_error_not_an_anonymous_visit(client, spoil):
    key = new_key()
    before = ask(client, key).status_code

    ApiKey.objects.update(**spoil)
    answer = ask(client, key)

    assert (before, answer.status_code) == (200, 401)
    assert answer.json()["detail"] == "This key is unknown, expired or revoked."


def test_key_is_valid_until_its_day(client):
    key = new_key(expires_at=timezone.now() + datetime.timedelta(minutes=1))

    assert ask(client, key).status_code == 200


def test_hash_is_no_key(client):
    new_key()

    assert ask(client, ApiKey.objects.get().key_hash).status_code == 401


def test_last_use_is_noted_at_most_once_an_hour(client):
    key = new_key()
    ask(client, key)
    first = ApiKey.objects.get().last_used_at

    ask(client, key)
    again = ApiKey.objects.get().last_used_at
    ApiKey.objects.update(last_used_at=timezone.now() - datetime.timedelta(hours=2))
    ask(client, key)

    assert (first is not None, again) == (True, first)
    assert ApiKey.objects.get().last_used_at > first


def test_key_opens_no_page(client):
    response = client.get("/workspace/", headers={"Authorization": f"Bearer {new_key()}"})

    assert response.status_code == 302
