"""A meeting as an iCalendar file."""

import re

import pytest

from events.enums import Status
from tests.factories.events import MeetingFactory
from unesco_portal.core.icalendar import LINE_OCTETS, escape, fold

pytestmark = pytest.mark.django_db


def unfolded(content: bytes) -> list[str]:
    """The content lines as RFC 5545 reads them."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def calendar(client, meeting) -> list[str]:
    response = client.get(f"/events/{meeting.public_id}/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return unfolded(response.content)


def test_an_all_day_event_ends_on_the_day_after_the_last(client):
    meeting = MeetingFactory(
        public_id="bangkok-2017",
        title="Consultation; in Bangkok, Thailand",
        theme="Quality Education",
        start_on="2017-11-30",
        end_on="2017-11-30",
        venue="Hall 1",
        city="Bangkok",
        country_id="TH",
    )

    lines = calendar(client, meeting)

    stamp = f"{meeting.updated_at:%Y%m%dT%H%M%SZ}"
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//UNESCO Networks Portal//Meetings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:meeting-bangkok-2017@localhost",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        "DTSTART;VALUE=DATE:20171130",
        "DTEND;VALUE=DATE:20171201",
        r"SUMMARY:Consultation\; in Bangkok\, Thailand",
        "DESCRIPTION:Quality Education",
        r"LOCATION:Hall 1\, Bangkok\, Thailand",
        "URL:http://localhost:8000/events/bangkok-2017/",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_meeting_of_several_days_without_place(client):
    lines = calendar(client, MeetingFactory(start_on="2024-11-06", end_on="2024-11-08"))

    assert "DTSTART;VALUE=DATE:20241106" in lines
    assert "DTEND;VALUE=DATE:20241109" in lines
    assert not [line for line in lines if line.startswith("LOCATION")]


def test_the_identifier_stays_when_the_meeting_changes(client):
    meeting = MeetingFactory(public_id="stays")
    before = calendar(client, meeting)[6]

    meeting.title, meeting.start_on, meeting.end_on = "Other", "2019-01-01", None
    meeting.save()

    assert calendar(client, meeting)[6] == before == "UID:meeting-stays@localhost"


def test_a_cancelled_meeting_says_so(client):
    lines = calendar(client, MeetingFactory(status=Status.CANCELLED))

    assert "STATUS:CANCELLED" in lines


@pytest.mark.parametrize(
    "fields",
    [
        {"start_on": "2018-06", "end_on": "2018-06"},
        {"start_on": "2019", "end_on": None},
        {"start_on": None, "end_on": None},
        {"status": Status.POSTPONED},
        {"status": Status.PLANNED},
    ],
)
def test_there_is_no_file_without_days_or_for_what_is_not_public(client, fields):
    meeting = MeetingFactory(**fields)

    assert client.get(f"/events/{meeting.public_id}/calendar.ics").status_code == 404


@pytest.mark.parametrize("text", ["short", "é" * 200, "漢字" * 60, "a" * 75, "a" * 76, "𝄞" * 50])
def test_lines_are_folded_at_75_octets_between_characters(text):
    folded = fold(f"SUMMARY:{text}")

    assert folded.endswith(b"\r\n")
    pieces = folded.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= LINE_OCTETS
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert all(piece.decode() for piece in pieces)
    assert unfolded(folded) == [f"SUMMARY:{text}"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a, b; c", r"a\, b\; c"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines", r"two\nlines"),
        ("two\r\nlines", r"two\nlines"),
        ("bell\x07", "bell"),
    ],
)
def test_text_is_escaped(text, escaped):
    assert escape(text) == escaped
    assert not re.search(r"[\r\n]", escape(text))
