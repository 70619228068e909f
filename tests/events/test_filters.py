"""Query parameters of meetings, asked through the API."""

import pytest
from django.http import QueryDict

from events.enums import Category, Network, Status
from events.filters import MeetingFilterSet
from events.models import Meeting
from experts.models import Project
from tests.factories.events import (
    MeetingFactory,
    MeetingSeriesFactory,
    ParticipantFactory,
    day,
)
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.reference.models import Region

pytestmark = pytest.mark.django_db
API = "/api/v1/meetings/"


@pytest.fixture
def meetings(make_person):
    """Meetings that differ in everything that can be asked for."""
    person = make_person("Qian", "Tang")
    korea = MeetingFactory(
        public_id="korea",
        country_id="KR",
        kind="regional workshop",
        category=Category.VII,
        networks=[Network.EXPERTS],
        start_on="2018-06",
        end_on="2018-06",
        project=Project.objects.create(public_id="asia-pacific", title="Project"),
    )
    korea.countries.set(["KR", "MN"])
    caribbean = MeetingFactory(
        public_id="caribbean",
        country_id=None,
        region=Region.objects.get(code="latin_america_caribbean"),
        kind="regional meeting",
        status=Status.ANNOUNCED,
        networks=[Network.ASPNET, Network.GENERAL],
        start_on=day(20),
        end_on=day(21),
        series=MeetingSeriesFactory(public_id="regional-2024"),
    )
    caribbean.sdg_targets.set(["4.7", "4.c"])
    ParticipantFactory(meeting=caribbean, person=person)
    MeetingFactory(
        public_id="undated",
        title="Zanzibar conference",
        country_id="CN",
        start_on=None,
        end_on=None,
        networks=[],
        is_generated=True,
    )
    refresh_lexicon()
    return {"person": person.public_id}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"korea", "caribbean", "undated"}),
        ("when=upcoming", {"caribbean"}),
        ("when=past", {"korea"}),
        ("when=undated", {"undated"}),
        ("when=past&when=undated", {"korea", "undated"}),
        ("network=experts", {"korea"}),
        ("network=general&network=experts", {"korea", "caribbean"}),
        ("country=KR", {"korea"}),
        ("country=KR&country=CN", {"korea", "undated"}),
        ("region=latin_america_caribbean", {"caribbean"}),
        ("region=asia_pacific", {"korea", "undated"}),
        ("participating=MN", {"korea"}),
        ("participating=MN&participating=KR", {"korea"}),
        ("kind=regional+workshop", {"korea"}),
        ("category=VII", {"korea"}),
        ("category=unknown", {"caribbean", "undated"}),
        ("status=announced", {"caribbean"}),
        ("held_from=2019", {"caribbean"}),
        ("held_to=2018", {"korea"}),
        ("held_from=2018-06&held_to=2018-06", {"korea"}),
        ("held_from=2018-06-30&held_to=2018-07", {"korea"}),
        ("held_from=2018-07&held_to=2018-12", set()),
        (f"held_from={day(21)}&held_to={day(21)}", {"caribbean"}),
        (f"held_from={day(22)}", set()),
        ("year=2018", {"korea"}),
        ("year=1999", set()),
        ("sdg_target=4.7", {"caribbean"}),
        ("sdg_target=4.7&sdg_target=4.c", {"caribbean"}),
        ("sdg_target=1", set()),
        ("is_generated=true", {"undated"}),
        ("series=regional-2024", {"caribbean"}),
        ("project=asia-pacific", {"korea"}),
        ("speaker={person}", {"caribbean"}),
        ("q=zanzibar", {"undated"}),
        ("q=tang+qian", {"caribbean"}),
    ],
)
def test_each_parameter_chooses(client, meetings, query, found):
    answer = client.get(f"{API}?{query.format(**meetings)}").json()

    ids = [row["id"] for row in answer["results"]]
    assert set(ids) == found
    assert len(ids) == len(found)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("when=never", "when"),
        ("network=moon", "network"),
        ("country=XX", "country"),
        ("region=atlantis", "region"),
        ("participating=xx", "participating"),
        ("kind=party", "kind"),
        ("category=IX", "category"),
        ("status=planned", "status"),
        ("year=18", "year"),
        ("held_from=2018-13", "held_from"),
        ("held_to=next+month", "held_to"),
        ("held_from=2018&held_from=2019", "held_from"),
        ("held_from=2019&held_to=2018-12", "held_to"),
        ("year=2017&year=2018", "year"),
        ("sdg_target=18", "sdg_target"),
        ("is_generated=maybe", "is_generated"),
        ("series=a+b", "series"),
        ("speaker=%27", "speaker"),
        ("colour=red", "colour"),
        ("page_size=100000", "page_size"),
        ("ordering=title", "ordering"),
        ("cursor=abc", "cursor"),
        ("fields=pk", "fields"),
    ],
)
def test_a_wrong_parameter_is_named(client, meetings, query, field):
    response = client.get(f"{API}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert {error["field"] for error in response.json()["errors"]} == {field}


def test_kinds_of_plans_are_not_offered(client, meetings):
    MeetingFactory(planned=True, kind="secret retreat")

    assert client.get(f"{API}?kind=secret+retreat").status_code == 400
    assert "secret retreat" not in client.get("/events/").content.decode()


def test_empty_parameters_choose_everything():
    MeetingFactory.create_batch(2)

    rows = MeetingFilterSet(QueryDict("region="), queryset=Meeting.objects.all()).rows()

    assert rows.count() == 2


def test_the_void_date_of_a_postponed_meeting_is_not_asked_for(client):
    MeetingFactory(status=Status.POSTPONED, start_on="2018-06", end_on="2018-06")

    assert client.get(f"{API}?held_from=2018&held_to=2018").json()["results"] == []


@pytest.mark.parametrize("page", ["/events/", "/events/feed.atom", API])
def test_a_period_that_ends_before_it_begins_is_explained_everywhere(client, meetings, page):
    response = client.get(f"{page}?held_from=2019&held_to=2018")

    assert response.status_code == 400
    assert "The period ends (2018) before it begins (2019)." in response.content.decode()
