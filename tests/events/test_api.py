"""Meetings for machines."""

import pytest

from events.enums import Status
from tests.factories.events import (
    AgendaItemFactory,
    InterventionFactory,
    MeetingFactory,
    OrganiserFactory,
    OutcomeFactory,
    ParticipantFactory,
    PointFactory,
)

pytestmark = pytest.mark.django_db
API = "/api/v1/meetings/"


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"),
    # A condition that is part of the SQL asks whether the data it was made from has changed.
    [("", 1), ("?country=FR&when=past", 2), ("?page_size=2", 1)],
)
def test_list_query_count(client, item_count, query, queries, django_assert_num_queries):
    MeetingFactory.create_batch(item_count, country_id="FR")
    client.get(f"{API}{query}")

    with django_assert_num_queries(queries):
        answer = client.get(f"{API}{query}").json()

    assert len(answer["results"]) == min(item_count, 2 if "page_size" in query else item_count)


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, make_person, item_count, django_assert_num_queries):
    meeting = MeetingFactory()
    for number in range(item_count):
        row = ParticipantFactory(meeting=meeting, person=make_person("A", f"B{number}"))
        AgendaItemFactory(meeting=meeting).speaker_entries.create(participant=row)
        InterventionFactory(participant=row)

    with django_assert_num_queries(14):
        answer = client.get(f"{API}{meeting.public_id}/").json()

    assert len(answer["agenda"]) == len(answer["interventions"]) == item_count


def test_a_single_record_holds_all_its_parts(client, make_person):
    meeting = MeetingFactory(public_id="the-meeting", country_id="KR")
    meeting.countries.set(["MN", "KR"])
    meeting.sdg_targets.set(["4.c", "4.7"])
    row = ParticipantFactory(
        meeting=meeting, person=make_person("Qian", "Tang"), honorific="Mr", is_chair=True
    )
    row.held_titles.create(position=2, title="Professor")
    row.held_titles.create(position=1, title="Director", affiliation="UNESCO")
    item = AgendaItemFactory(meeting=meeting, number=1, day=2, kind="report", topic="Work")
    item.speaker_entries.create(participant=row)
    InterventionFactory(participant=row, kind="report", summary="Reported.")
    OrganiserFactory(meeting=meeting, name="UNESCO", is_inferred=True)
    OutcomeFactory(meeting=meeting, number="R.1", text="Found.")
    PointFactory(meeting=meeting, text="Share")

    answer = client.get(f"{API}the-meeting/").json()

    code = row.person.public_id
    titles = ["Director, UNESCO", "Professor"]
    assert answer["countries"] == ["KR", "MN"]
    assert answer["sdg_targets"] == ["4.7", "4.c"]
    assert answer["chair"] == "Qian Tang"
    assert answer["when"] == "past"
    assert answer["page"] == "http://localhost:8000/events/the-meeting/"
    assert answer["agenda"] == [
        {"number": 1, "day": 2, "kind": "report", "topic": "Work", "speakers": ["Qian Tang"]}
    ]
    assert answer["participants"] == [
        {
            "person": code,
            "honorific": "Mr",
            "name": "Qian Tang",
            "titles": titles,
            "is_chair": True,
            "note": None,
        }
    ]
    assert answer["interventions"] == [
        {
            "person": code,
            "name": "Qian Tang",
            "titles": titles,
            "kind": "report",
            "summary": "Reported.",
            "source": None,
        }
    ]
    assert answer["organisers"] == [
        {
            "name": "UNESCO",
            "role": "organiser",
            "organisation": None,
            "is_inferred": True,
            "is_incomplete": False,
        }
    ]
    assert answer["outcomes"] == [
        {"number": "R.1", "kind": "finding", "text": "Found.", "addressee": None, "adopted": None}
    ]
    assert answer["points"] == [{"kind": "purpose", "text": "Share"}]


def test_plans_are_not_there(client):
    plan = MeetingFactory(status=Status.PLANNED)

    assert client.get(API).json()["results"] == []
    assert client.get(f"{API}{plan.public_id}/").status_code == 404


def test_pages_of_the_list_join_without_gap(client):
    for number in range(5):
        MeetingFactory(public_id=f"m{number}", start_on=f"201{number}", end_on=None)
    MeetingFactory(public_id="undated", start_on=None, end_on=None)

    found, url = [], f"{API}?page_size=2&fields=id"
    while url:
        answer = client.get(url).json()
        found += [row["id"] for row in answer["results"]]
        url = answer["next"]

    assert found == ["m4", "m3", "m2", "m1", "m0", "undated"]


@pytest.mark.parametrize("ordering", ["start", "-start", "id", "updated", "-updated"])
def test_each_order_is_offered(client, ordering):
    MeetingFactory.create_batch(2)

    assert len(client.get(f"{API}?ordering={ordering}").json()["results"]) == 2


def test_a_change_of_a_part_changes_the_tag(client, django_db_setup, transactional_db_tag):
    before, after = transactional_db_tag

    assert before != after


@pytest.fixture
def transactional_db_tag(client, db):
    """The tag of an answer before and after a part of the meeting changed."""
    from django.db import connection  # noqa: PLC0415 -- only here

    meeting = MeetingFactory(public_id="tagged")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    before = client.get(f"{API}tagged/")["ETag"]
    OutcomeFactory(meeting=meeting)
    return before, client.get(f"{API}tagged/")["ETag"]


@pytest.mark.parametrize("file_format", ["csv", "jsonl", "xlsx"])
def test_downloads(client, file_format):
    MeetingFactory.create_batch(2)

    response = client.get(f"{API}?format={file_format}")
    content = b"".join(response) if response.streaming else response.content

    assert response["Portal-Row-Count"] == "2"
    assert content
