"""Pages for what goes wrong: they say what to do, keep the secret, and carry the same headers."""

import re

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from tests.factories.people import UserFactory
from tests.pages import text_of
from unesco_portal.core import statements

pytestmark = pytest.mark.django_db
faulty = pytest.mark.urls("tests.project.faulty_urls")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "url",
    [
        "/nothing/",
        "/countries/XX/",
        "/countries/SENEGAL/",
        "/organisations/nothing/",
        "/events/nothing/",
        "/schools/nothing/",
        "/workspace/nothing/",
        "/outbox/",
        "/countries/'--/",
    ],
)
def test_unknown_address_offers_the_search(client, url):
    response = client.get(url)

    assert response.status_code == 404
    text = text_of(response)
    assert "Page not found" in text
    assert 'action="/search/"' in response.content.decode()


def test_page_not_found_leaves_the_forms_of_other_pages_alone(client):
    assert "csrftoken" not in client.get("/nothing.png").cookies


@faulty
def test_denied_page_offers_the_sign_in_and_the_way_back(client, sign_in):
    visitor = client.get("/test/denied/?a=b")
    sign_in(UserFactory())
    reader = client.get("/test/denied/")

    assert (visitor.status_code, reader.status_code) == (403, 403)
    assert 'href="/accounts/login/?next=/test/denied/%3Fa%3Db"' in visitor.content.decode()
    assert "Your account has no role that opens this page." in text_of(reader)
    assert "secret detail" not in text_of(visitor) + text_of(reader)


@faulty
def test_fault_of_ours_says_so_and_keeps_its_secret(caplog):
    client = Client(raise_request_exception=False)

    response = client.get("/test/fault/")

    text = text_of(response)
    assert response.status_code == 500
    assert "The fault is ours, and it has been recorded." in text
    assert "secret detail" not in text
    assert [
        record.getMessage() for record in caplog.records if record.name == "django.request"
    ] == ["Internal Server Error: /test/fault/"]


@faulty
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The fault is ours"), ("fr", "L'erreur vient de nous"), ("es", "El fallo es nuestro")],
)
def test_fault_of_ours_is_a_problem_for_machines(language, words):
    client = Client(raise_request_exception=False)

    response = client.get("/api/v1/test/fault/", headers={"Accept-Language": language})

    body = response.json()
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert (body["status"], "secret detail" in str(body)) == (500, False)
    assert words in body["detail"]
    assert set(body) == {"type", "title", "status", "detail"}


@faulty
def test_request_that_cannot_be_read_is_told(client):
    response = client.get("/test/odd/")

    assert response.status_code == 400
    assert "The request was not understood" in text_of(response)
    assert "secret detail" not in text_of(response)


@pytest.mark.parametrize("url", ["/?q=%00", "/search/?q=%FF", "/countries/%00/"])
def test_characters_that_no_name_has_are_refused(client, url):
    response = client.get(url)

    assert response.status_code == 400
    assert "holds characters that no name has" in text_of(response)


def test_form_without_its_token_says_that_nothing_was_saved():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/language/", {"language": "fr", "next": "/"})

    assert response.status_code == 403
    assert "This form has expired" in text_of(response)
    assert "Nothing was saved." in text_of(response)
    assert "django_language" not in response.cookies


@faulty
@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/nothing/", 404, "Page introuvable"),
        ("/test/denied/", 403, "Cette page"),
        ("/test/odd/", 400, "requête"),
        ("/test/fault/", 500, ""),
    ],
)
def test_error_is_in_the_reader_s_language(url, status, words):
    client = Client(raise_request_exception=False, headers={"Accept-Language": "fr"})

    response = client.get(url)

    assert response.status_code == status
    assert '<html lang="fr"' in response.content.decode()
    assert words.casefold() in text_of(response).casefold()


@faulty
@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/countries/SN/",
        "/nothing/",
        "/test/denied/",
        "/test/fault/",
        "/accounts/login/",
        "/healthz",
    ],
)
def test_every_page_carries_the_security_headers(url):
    response = Client(raise_request_exception=False).get(url)

    assert {name: response.get(name) for name in HEADERS} == HEADERS
    policy = response["Content-Security-Policy"]
    for rule in (
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert "camera=()" in response["Permissions-Policy"]


def test_api_carries_a_policy_of_its_own(client):
    response = client.get("/api/v1/countries/SN/")

    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "url", ["/", "/search/?q=a", "/countries/SN/", "/accounts/login/", "/nothing/"]
)
def test_page_holds_no_script_or_style_that_the_policy_would_stop(client, url):
    content = client.get(url).content.decode()

    assert re.findall(r"<script(?![^>]*(?:src=|nonce=|application/json))", content) == []
    assert re.findall(r"<style(?![^>]*nonce=)|\sstyle=|\son[a-z]+=", content) == []


@pytest.mark.parametrize(
    "url", ["/", "/schools/", "/countries/SN/", "/centres/", "/accounts/login/"]
)
def test_page_loads_nothing_from_elsewhere(client, url):
    content = client.get(url).content.decode()

    loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*\bsrc="([^"]+)"', content)
    loaded += re.findall(r'<link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]+)"', content)
    assert loaded
    assert [
        address for address in loaded if not address.startswith(("/static/", "/map/", "data:"))
    ] == []


@faulty
def test_what_takes_too_long_is_told_as_that(client):
    page = client.get("/test/slow/")
    answer = client.get("/api/v1/test/slow/")

    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "This takes too long" in text_of(page)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Service unavailable"


def test_only_web_processes_stop_statements_and_downloads_lift_it(monkeypatch):
    options = dict(connection.settings_dict["OPTIONS"])
    monkeypatch.setitem(connections.settings["default"], "OPTIONS", options)
    assert "statement_timeout" not in options["options"]

    statements.limit_statements(15)

    assert options["options"].endswith("-c statement_timeout=15000")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 15000")
        statements.lift_limit(cursor)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
