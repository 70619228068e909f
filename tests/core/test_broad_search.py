"""A search that finds very much comes in an order without a tie to words; a small one is sorted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aspnet.models import Institution
from unesco_portal.core import questions, search, views

pytestmark = pytest.mark.usefixtures("filled_db")
QUESTION = "/api/v1/institutions/?q=school&fields=id,name"


@pytest.fixture
def broad(monkeypatch) -> None:
    """Already three rows are too much to be read by name."""
    for module in (questions, views):
        monkeypatch.setattr(module, "MOST_NAMED", 2)


def names_and_codes(answer: dict) -> tuple[list[str], list[str]]:
    rows = answer["results"]
    return [row["name"] for row in rows], [row["id"] for row in rows]


def test_few_rows_are_found_and_then_sorted_by_name(client):
    with CaptureQueriesContext(connection) as queries:
        names, _codes = names_and_codes(client.get(QUESTION).json())
    assert len(names) > 3
    sort_names = dict(Institution.objects.values_list("name", "sort_name"))
    assert names == sorted(names, key=lambda name: sort_names[name])
    assert "|| COALESCE(''" in queries[-1]["sql"]


def test_very_many_rows_come_by_code_and_the_walk_is_whole(client, broad):
    _names, whole = names_and_codes(client.get(f"{QUESTION}&ordering=id").json())
    codes, address = [], f"{QUESTION}&page_size=2"
    while address:
        answer = client.get(address).json()
        codes += names_and_codes(answer)[1]
        address = answer["next"]
    assert codes == whole == sorted(whole)


def test_an_order_asked_for_is_kept(client, broad):
    by_name = client.get(f"{QUESTION}&ordering=-name").json()
    names, codes = names_and_codes(by_name)
    assert codes != sorted(codes)
    assert names[0] > names[-1]


def test_the_page_says_why_it_is_not_by_name(client, broad, settings):
    settings.API_PAGE_SIZE = 2
    first = client.get("/schools/?q=school")
    second = client.get(f"/schools/{first.context['page']['next_url']}")
    for page in (first, second):
        assert "More than 2 records match" in page.text
    assert "More than" not in client.get("/schools/?q=school&ordering=name").text


def test_the_expectation_is_of_all_rows_not_of_the_page():
    rows = Institution.objects.order_by("pk")
    sql, params = rows.values("pk")[:1].query.sql_with_params()
    assert search.expected_rows(sql, params) > 1
    assert search.expected_count(rows.none()) == 0
