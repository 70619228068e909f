"""What a reader says to accept: files by their own type, problems always in JSON."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accept", "status"),
    [("text/csv", 200), ("text/*", 200), ("application/json", 200), ("text/html", 406)],
)
def test_a_file_may_be_accepted_by_its_type(client, accept, status):
    answer = client.get("/api/v1/regions/?format=csv", headers={"Accept": accept})

    assert answer.status_code == status


def test_a_list_of_json_is_not_a_file(client):
    assert client.get("/api/v1/regions/", headers={"Accept": "text/csv"}).status_code == 406


def test_problem_of_the_description_is_json(client):
    answer = client.get("/api/v1/schema/", headers={"Accept": "text/html"})

    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")
    assert answer.json()["status"] == 406
