"""One error format for the whole API, in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from rest_framework import exceptions

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.problems import describe, field_errors

pytestmark = pytest.mark.django_db
LIST = "/api/v1/countries/"


def problem(response) -> dict:
    """A problem answer, checked for what all of them share."""
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert set(body) - {"errors"} == {"type", "title", "status", "detail"}
    return body


@pytest.mark.parametrize(
    ("method", "url", "headers", "status", "title"),
    [
        ("get", f"{LIST}?colour=1", {}, 400, "Bad request"),
        ("get", f"{LIST}?q=%00", {}, 400, "Bad request"),
        ("get", f"{LIST}?q=%FF%FE", {}, 400, "Bad request"),
        ("get", LIST, {"Authorization": "Bearer unp_wrong"}, 401, "Not authenticated"),
        ("get", f"{LIST}FR/", {"Authorization": "Bearer unp_wrong"}, 401, "Not authenticated"),
        ("get", LIST, {"Authorization": "Basic YTpi"}, 401, "Not authenticated"),
        ("get", LIST, {"Authorization": "Bearer \xff"}, 401, "Not authenticated"),
        ("get", LIST, {"Authorization": "Bearer"}, 401, "Not authenticated"),
        ("get", f"{LIST}XX/", {}, 404, "Not found"),
        ("get", "/api/v1/nothing/", {}, 404, "Not found"),
        ("get", "/api/v1/countries", {}, 404, "Not found"),
        ("get", "/api/v1", {}, 404, "Not found"),
        ("get", "/api/v2/countries/", {}, 404, "Not found"),
        ("get", "/api/", {}, 404, "Not found"),
        ("post", LIST, {}, 405, "Method not allowed"),
        ("put", f"{LIST}FR/", {}, 405, "Method not allowed"),
        ("patch", f"{LIST}FR/", {}, 405, "Method not allowed"),
        ("delete", f"{LIST}FR/", {}, 405, "Method not allowed"),
        ("post", "/api/v1/", {}, 405, "Method not allowed"),
        ("get", LIST, {"Accept": "text/html"}, 406, "Not acceptable"),
        ("get", f"{LIST}FR/", {"Accept": "application/xml"}, 406, "Not acceptable"),
        ("get", LIST, {"Accept": ";;,/"}, 406, "Not acceptable"),
    ],
)
def test_error_is_a_problem(client, method, url, headers, status, title):
    body = problem(getattr(client, method)(url, headers=headers))

    assert (body["status"], body["title"]) == (status, title)
    assert body["detail"]


def test_sound_requests_are_no_problem(client):
    statuses = [client.get(url).status_code for url in (LIST, f"{LIST}FR/", "/api/v1/")]

    assert statuses == [200, 200, 200]


def test_wrong_key_says_what_is_wanted(client):
    response = client.get(LIST, headers={"Authorization": "Bearer unp_wrong"})

    assert response["WWW-Authenticate"] == "Bearer"


def test_refused_method_says_which_are_allowed(client):
    assert client.post(LIST)["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "accept",
    ["*/*", "application/json", "text/html,*/*;q=0.8", "application/json, text/plain, */*"],
)
def test_any_way_of_asking_for_json_gets_the_same(client, accept):
    assert client.get(LIST, headers={"Accept": accept}).content == Client().get(LIST).content


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        ({}, 'Method "POST" not allowed.'),
        ({"Accept-Language": "fr"}, "Méthode « POST » non autorisée."),
        ({"Accept-Language": "xx, fr-CA;q=0.9, en;q=0.1"}, "Méthode « POST » non autorisée."),
        ({"Accept-Language": "es;q=0.5,fr;q=0.4"}, 'Método "POST" no permitido.'),
        ({"Accept-Language": "de"}, 'Method "POST" not allowed.'),
        ({"Accept-Language": "*"}, 'Method "POST" not allowed.'),
        ({"Accept-Language": "x" * 3000}, 'Method "POST" not allowed.'),
        (
            {"Accept-Language": "fr", "Cookie": "django_language=es"},
            "Méthode « POST » non autorisée.",
        ),
    ],
)
def test_detail_is_in_the_reader_s_language_by_header_only(client, headers, detail):
    assert problem(client.post(LIST, headers=headers))["detail"].replace("\xa0", " ") == detail


def test_page_read_before_does_not_choose_the_language_of_an_error(client):
    client.get("/", headers={"Accept-Language": "fr"})

    body = problem(client.post(LIST, headers={"Accept-Language": "es"}))

    assert body["detail"] == 'Método "POST" no permitido.'


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (DomainError("Not now."), 409, "Not now."),
        (
            ValidationError({"a": ["Wrong."]}),
            400,
            "Some parameters are not valid. Each error names its parameter.",
        ),
        (Http404("secret"), 404, "There is nothing at this address for you."),
        (PermissionDenied("secret.permission"), 403, "You may not do this."),
        (
            exceptions.UnsupportedMediaType("text/x"),
            415,
            'Unsupported media type "text/x" in request.',
        ),
        (
            exceptions.Throttled(12.3),
            429,
            "Request was throttled. Expected available in 13 seconds.",
        ),
        (exceptions.ParseError(), 400, "Malformed request."),
    ],
)
def test_each_kind_of_error_has_its_status(error, status, detail):
    answer = describe(error)

    assert (answer.status_code, answer.data["status"], answer.data["detail"]) == (
        status,
        status,
        detail,
    )


def test_throttled_reader_learns_when_to_come_back():
    assert describe(exceptions.Throttled(12.3)).headers["Retry-After"] == "14"


@pytest.mark.parametrize("error", [RuntimeError("x"), exceptions.APIException("x"), KeyError("x")])
def test_faults_of_ours_are_no_problem_of_the_reader(error):
    assert describe(error) is None


def test_errors_name_field_and_message():
    error = ValidationError({"a": ["One.", "Two."], "b": ["Three."]})

    assert field_errors(error) == [
        {"field": "a", "message": "One."},
        {"field": "a", "message": "Two."},
        {"field": "b", "message": "Three."},
    ]
    assert field_errors(ValidationError("Alone.")) == [{"message": "Alone."}]


def test_markup_in_a_parameter_is_not_echoed_as_markup(client):
    response = client.get(f"{LIST}?<script>=1&status=<script>")

    assert response["Content-Type"] == "application/problem+json"
    assert response["X-Content-Type-Options"] == "nosniff"
