"""The reader's language: of the cookie, else of the account, else of the browser."""

import pytest
from django.test import Client
from django.utils import translation

from tests.factories.people import UserFactory
from unesco_portal.accounts.models import User

pytestmark = pytest.mark.django_db


def language_of(client, **headers: str) -> str:
    """The language that a page says it is in."""
    return client.get("/", headers=headers)["Content-Language"]


def test_browser_decides_for_visitors(client):
    assert language_of(client) == "en"
    assert language_of(client, **{"Accept-Language": "fr-CA, fr;q=0.9"}) == "fr"
    assert language_of(client, **{"Accept-Language": "de"}) == "en"


def test_account_decides_for_those_signed_in(client, sign_in):
    sign_in(UserFactory(language="es"))

    assert language_of(client, **{"Accept-Language": "fr"}) == "es"
    assert '<html lang="es"' in client.get("/").content.decode()


def test_choice_is_remembered_also_in_the_account(client, sign_in):
    user = UserFactory(language="es")
    sign_in(user)

    response = client.post("/language/", {"language": "fr", "next": "/schools/?q=dakar&page=2"})

    assert (response.status_code, response["Location"]) == (302, "/schools/?q=dakar&page=2")
    assert language_of(client, **{"Accept-Language": "es"}) == "fr"
    assert User.objects.get(pk=user.pk).language == "fr"
    elsewhere = Client()
    elsewhere.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert language_of(elsewhere) == "fr"


def test_choice_of_a_visitor_is_a_cookie_only(client):
    cookie = client.post("/language/", {"language": "es", "next": "/"}).cookies["django_language"]

    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("es", True, "Lax")
    assert cookie["max-age"] == 60 * 60 * 24 * 365
    assert language_of(client) == "es"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "///x",
    ],
)
def test_choice_leads_nowhere_else(client, target):
    response = client.post("/language/", {"language": "fr", "next": target})

    assert response["Location"] == "/"


@pytest.mark.parametrize("language", ["xx", "", "fr'", "de"])
def test_unknown_language_is_refused(client, language):
    response = client.post("/language/", {"language": language, "next": "/"})

    assert response.status_code == 404
    assert "django_language" not in response.cookies


def test_choosing_is_a_post(client):
    assert client.get("/language/").status_code == 405


def test_language_of_one_reader_does_not_stay_for_the_next(client, sign_in):
    sign_in(UserFactory(language="es"))
    client.get("/")

    assert language_of(Client()) == "en"
    assert translation.get_language() in ("en", "en-us")
