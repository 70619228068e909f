"""Random requests built from the API's own description: no fault, and nothing it does not describe."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks

from unesco_portal.collections import COLLECTIONS
from unesco_portal.wsgi import application

pytestmark = pytest.mark.django_db

EXAMPLES = 8  # for each of some forty operations: three hundred requests and more
SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)


def served(environ, start_response):
    """The portal behind a server, which closes each answer once it is read."""
    answer = application(environ, start_response)
    try:
        yield from answer
    finally:
        answer.close()


@pytest.fixture(autouse=True)
def one_connection():
    """Requests stay in the test's transaction, as those of Django's own test client do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def operations(db, one_connection):
    """The operations that the portal itself describes, as a partner reads them."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", served)
    return [found.ok() for found in schema.get_all_operations()]


def test_every_collection_is_described(operations):
    described = {operation.path for operation in operations}

    expected = {f"/api/v1/{name}/" for name in COLLECTIONS}
    answers = {"/api/v1/institutions/{public_id}/logo-right/"}
    assert described == answers | expected | {f"{path}{{public_id}}/" for path in expected}


def test_random_requests_keep_the_contract(operations):
    sent = 0

    for operation in operations:

        @settings(SETTINGS, max_examples=EXAMPLES)
        @given(case=operation.as_strategy())
        def keeps_the_contract(case):
            nonlocal sent
            sent += 1
            case.validate_response(case.call(headers={"Host": "localhost"}), checks=CHECKS)

        keeps_the_contract()

    assert sent >= 200


@pytest.mark.parametrize("name", COLLECTIONS)
def test_real_requests_keep_the_contract(operations, name):
    """Random codes mostly find nothing: the same checks on answers that hold records."""
    by_path = {operation.path: operation for operation in operations}
    every, single = by_path[f"/api/v1/{name}/"], by_path[f"/api/v1/{name}/{{public_id}}/"]

    case = every.Case(query={"page_size": 200})
    answer = case.call_and_validate(headers={"Host": "localhost"}, checks=CHECKS)

    for record in answer.json()["results"][:5]:
        found = single.Case(path_parameters={"public_id": record["id"]})
        found.call_and_validate(headers={"Host": "localhost"}, checks=CHECKS)
