"""A partner takes all institutions through the API, while the network goes on working."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

from aspnet.models import Institution
from tests.factories.aspnet import member

PAGE_SIZE, FULL_PAGES = 50, 7
COLLECTION = "/api/v1/institutions/"


class Answer(NamedTuple):
    """What a partner's program receives."""

    status: int
    headers: Any
    body: Any


def get(url: str, **headers: str) -> Answer:
    """Ask the API."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Answer(answer.status, answer.headers, json.loads(answer.read()))
    except urllib.error.HTTPError as error:
        with error:
            text = error.read()
            return Answer(error.code, error.headers, json.loads(text) if text else None)


def pages(url: str) -> Iterator[list[dict]]:
    """The pages of a collection, by the cursors it gives."""
    while url:
        answer = get(url)
        assert answer.status == HTTPStatus.OK
        yield answer.body["results"]
        url = answer.body["next"]


def test_walk_has_no_gap_and_no_duplicate_while_rows_are_added(portal, portal_db):
    at_first = set(Institution.objects.members().values_list("public_id", flat=True))
    walked, added_behind, added_ahead = [], set(), set()

    for page in pages(f"{portal.address}{COLLECTION}?page_size={PAGE_SIZE}"):
        walked += [row["id"] for row in page]
        if len(page) == PAGE_SIZE:
            added_behind.add(member(name=f"! Before {page[0]['name']}").public_id)
            added_ahead.add(member(name="힣 Behind everybody").public_id)

    assert len(added_ahead) >= FULL_PAGES
    assert len(walked) == len(set(walked))
    assert set(walked) == at_first | added_ahead
    assert not added_behind & set(walked)


def test_walk_by_id_has_no_gap_and_no_duplicate_while_names_change(portal, portal_db):
    at_first = list(Institution.objects.members().values_list("public_id", flat=True))
    walked = []

    url = f"{portal.address}{COLLECTION}?page_size={PAGE_SIZE}&ordering=id"
    for number, page in enumerate(pages(url)):
        walked += [row["id"] for row in page]
        changed = (
            {"name": f"! Renamed {number}"} if number % 2 else {"name": f"힣 Renamed {number}"}
        )
        Institution.objects.filter(public_id=at_first[number]).update(**changed)

    assert sorted(walked) == sorted(at_first)


def test_page_that_has_not_changed_is_not_sent_again(portal, portal_db):
    institution = member(name="A school that changes")
    url = f"{portal.address}{COLLECTION}{institution.public_id}/"
    first = get(url)

    assert get(url, **{"If-None-Match": first.headers["ETag"]}).status == HTTPStatus.NOT_MODIFIED
    Institution.objects.filter(pk=institution.pk).update(city="Thiès")
    deadline = time.monotonic() + 5  # "not modified" may be a second behind
    while (again := get(url, **{"If-None-Match": first.headers["ETag"]})).status != HTTPStatus.OK:
        assert time.monotonic() < deadline
        time.sleep(0.2)

    assert again.headers["ETag"] != first.headers["ETag"]
    assert (first.body["city"], again.body["city"]) == ("Dakar", "Thiès")


def test_unknown_parameter_is_a_problem_that_names_it(portal):
    answer = get(f"{portal.address}{COLLECTION}?contry=SN")  # codespell:ignore contry

    assert answer.status == HTTPStatus.BAD_REQUEST
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "contry" in json.dumps(answer.body)  # codespell:ignore contry


def test_forged_cursor_is_a_problem(portal):
    answer = get(f"{portal.address}{COLLECTION}?cursor=Zm9yZ2Vk")

    assert answer.status == HTTPStatus.BAD_REQUEST
    assert "cursor" in json.dumps(answer.body)
