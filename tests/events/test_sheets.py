"""Meetings on the pages that join all apps."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.events import (
    MeetingFactory,
    MeetingSeriesFactory,
    OrganiserFactory,
    ParticipantFactory,
)
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.reference.models import Country
from unesco_portal.search import search_everything
from unesco_portal.sheets import country_sections, home_figures

pytestmark = pytest.mark.django_db


def hits(text: str, user) -> dict[str, list[tuple[str, str]]]:
    """What the box finds, kind by kind, and why."""
    return {
        str(group.title): [(str(hit.record), hit.why) for hit in group.hits]
        for group in search_everything(text, user)
        if str(group.title) in {"Meetings", "People at meetings"}
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("consultation", ""),
        ("quality", "matched by its theme"),
        ("autumn", "matched by its series"),
        ("plenary", "matched by what it was held within"),
        ("bangkok", "matched by its town"),
        ("academy", "support: Some Academy"),
    ],
)
def test_the_search_box_says_why_it_found_a_meeting(text, why, make_user):
    meeting = MeetingFactory(
        title="Consultation",
        theme="Quality education",
        context="Plenary session",
        city="Bangkok",
        series=MeetingSeriesFactory(name="Autumn meetings"),
    )
    OrganiserFactory(meeting=meeting, name="Some Academy", role="support")
    MeetingFactory(planned=True, title="Consultation on Quality in Autumn")
    refresh_lexicon()

    assert hits(text, None) == {"Meetings": [("Consultation", why)]}


@pytest.mark.parametrize("text", ["tang qian", "Qian Tang", "TANG"])
def test_the_search_box_finds_persons_in_any_order_and_leads_to_their_meetings(
    text, make_person, client
):
    person = make_person("Qian", "Tang")
    ParticipantFactory(meeting=MeetingFactory(title="First"), person=person)
    ParticipantFactory(meeting=MeetingFactory(title="Second"), person=person)
    MeetingFactory(title="Third")

    assert hits(text, None) == {"People at meetings": [("Qian Tang", "")]}
    (group,) = [
        group for group in search_everything(text, None) if group.title == "People at meetings"
    ]
    page = client.get(group.hits[0].record.get_absolute_url()).content.decode()
    assert ("First" in page, "Second" in page, "Third" in page) == (True, True, False)


def test_the_search_page_shows_meetings(client):
    MeetingFactory(title="Consultation", city="Bangkok", country_id="TH")

    page = client.get("/search/?q=consultation").content.decode()

    assert "Consultation" in page
    assert "UNDEFINED(" not in page


def test_a_country_shows_meetings_held_hosted_or_attended(client):
    MeetingFactory(title="Held there", country_id="KR")
    MeetingFactory(title="Attended").countries.add("KR")
    MeetingFactory(title="Elsewhere", country_id="FR")
    MeetingFactory(title="Plan", planned=True, country_id="KR")

    sections = country_sections(Country.objects.get(code="KR"), None)
    page = client.get("/countries/KR/").content.decode()

    titles = {entry["meeting"].title for entry in sections["meetings"]}
    assert titles == {"Held there", "Attended"}
    assert ("Held there" in page, "Plan" in page) == (True, False)


def test_home_shows_the_next_and_the_latest():
    MeetingFactory(title="Next", upcoming=True)
    MeetingFactory(title="Latest", start_on="2024", end_on=None)
    MeetingFactory(title="Earlier", start_on="2017", end_on=None)

    figures = home_figures(AnonymousUser())

    assert [entry["meeting"].title for entry in figures["next_meetings"]] == ["Next"]
    assert [entry["meeting"].title for entry in figures["latest_meetings"]] == [
        "Latest",
        "Earlier",
    ]
