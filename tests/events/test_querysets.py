"""Questions asked of meetings, and who may see what."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.enums import OrganiserRole, Status, When
from events.models import (
    AgendaItem,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipatingBody,
    Speaker,
)
from tests.factories.events import (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    InterventionFactory,
    MeetingFactory,
    MeetingSeriesFactory,
    OrganiserFactory,
    OutcomeFactory,
    ParticipantFactory,
    PointFactory,
    day,
)
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers(make_user):
    """One reader of each sort."""
    return [
        AnonymousUser(),
        make_user(),
        make_user(Role.NATIONAL_COORDINATOR, "FR"),
        make_user(Role.FIELD_OFFICER),
        make_user(Role.MEETINGS_COORDINATION),
    ]


@pytest.fixture
def mixed_rows(make_person):
    """A meeting of each status, each with every part, one by a person who is not public."""
    public, private = make_person(), make_person("Bo", "Hidden", is_public=False)
    for status in Status:
        meeting = MeetingFactory(status=status, series=MeetingSeriesFactory())
        for part in (
            AgendaItemFactory,
            BodyFactory,
            DocumentFactory,
            OrganiserFactory,
            OutcomeFactory,
            PointFactory,
        ):
            part(meeting=meeting)
        for person in (public, private):
            InterventionFactory(participant=ParticipantFactory(meeting=meeting, person=person))


@pytest.mark.parametrize(
    "model",
    [
        AgendaItem,
        Intervention,
        Meeting,
        MeetingDocument,
        MeetingOrganiser,
        MeetingPoint,
        MeetingSeries,
        Outcome,
        Participant,
        ParticipatingBody,
    ],
)
def test_visible_to_agrees_with_view_permission(model, readers, mixed_rows):
    permission = f"events.view_{model._meta.model_name}"

    for reader in readers:
        rows = model.objects.all()
        allowed = {row for row in rows if reader.has_perm(permission, row)}
        assert set(rows.visible_to(reader)) == allowed
    assert model.objects.visible_to(readers[0]).count() > 0


def test_plans_are_not_public(mixed_rows):
    found = Meeting.objects.visible_to(AnonymousUser()).values_list("status", flat=True)

    assert set(found) == {"announced", "postponed", "held", "report_published", "cancelled"}


@pytest.mark.parametrize(
    ("status", "start_on", "end_on", "when"),
    [
        (Status.ANNOUNCED, day(1), day(2), When.UPCOMING),
        (Status.ANNOUNCED, day(-1), day(0), When.UPCOMING),
        (Status.ANNOUNCED, day(-2), day(-1), When.PAST),
        (Status.ANNOUNCED, day(-2), None, When.PAST),
        (Status.ANNOUNCED, day(0)[:4], None, When.UPCOMING),
        (Status.ANNOUNCED, day(0)[:7], day(0)[:7], When.UPCOMING),
        (Status.ANNOUNCED, "2019", "2019", When.PAST),
        (Status.ANNOUNCED, None, None, When.UNDATED),
        (Status.HELD, day(0)[:4], None, When.PAST),
        (Status.HELD, None, None, When.UNDATED),
        (Status.REPORT_PUBLISHED, "2017-04", "2017-04", When.PAST),
        (Status.POSTPONED, day(30), day(30), When.UNDATED),
        (Status.CANCELLED, day(30), day(30), When.UPCOMING),
        (Status.CANCELLED, "2018", None, When.PAST),
    ],
)
def test_when_is_the_same_in_python_and_in_the_database(status, start_on, end_on, when):
    meeting = MeetingFactory(status=status, start_on=start_on, end_on=end_on)
    meeting.refresh_from_db()

    assert meeting.when == when
    for value in When:
        assert Meeting.objects.lying(value).exists() == (value == when)


def test_upcoming_is_soonest_first_and_the_rest_latest_first():
    MeetingFactory(public_id="far", upcoming=True, start_on=day(50), end_on=None)
    MeetingFactory(public_id="near", upcoming=True, start_on=day(5), end_on=None)
    MeetingFactory(public_id="old", start_on="2017-04", end_on=None)
    MeetingFactory(public_id="undated", start_on=None, end_on=None)
    MeetingFactory(public_id="recent", start_on="2024-12-06", end_on=None)

    upcoming = Meeting.objects.upcoming().soonest_first()
    rest = Meeting.objects.not_upcoming().latest_first()

    assert [row.public_id for row in upcoming] == ["near", "far"]
    assert [row.public_id for row in rest] == ["recent", "old", "undated"]


def test_a_year_holds_what_may_have_gone_on_in_it():
    MeetingFactory(public_id="month", start_on="2018-06", end_on=None)
    MeetingFactory(public_id="over-new-year", start_on="2017-12-30", end_on="2018-01-02")
    MeetingFactory(public_id="year", start_on="2019", end_on="2019")

    assert {row.public_id for row in Meeting.objects.in_year(2018)} == {"month", "over-new-year"}
    assert {row.public_id for row in Meeting.objects.in_year(2019)} == {"year"}


def test_of_countries_finds_place_host_and_participants():
    MeetingFactory(public_id="held-there", country_id="KR")
    MeetingFactory(public_id="hosted", host_country_id="KR")
    MeetingFactory(public_id="attended").countries.add("KR", "MN")
    MeetingFactory(public_id="elsewhere", country_id="FR")

    found = Meeting.objects.of_countries(["KR", "MN"])

    assert sorted(row.public_id for row in found) == ["attended", "held-there", "hosted"]


@pytest.mark.parametrize(
    "text",
    ["capacity", "SEOUL", "theme words", "panel", "general conference", "APCEIU", "regional 2024"],
)
def test_search_finds_a_meeting_by_its_own_words_its_organisers_and_its_series(text):
    series = MeetingSeriesFactory(name="Regional Meetings 2024-2025")
    meeting = MeetingFactory(
        title="Capacity development",
        theme="Words of the theme",
        kind="panel discussion",
        context="39th General Conference",
        city="Seoul",
        series=series,
    )
    OrganiserFactory(meeting=meeting, name="Centre of Education (APCEIU)")
    MeetingFactory(title="Something else")
    refresh_lexicon()

    assert list(Meeting.objects.search(text)) == [meeting]


def test_search_follows_a_renamed_series_and_a_removed_organiser():
    series = MeetingSeriesFactory(name="Old heading")
    meeting = MeetingFactory(series=series)
    organiser = OrganiserFactory(meeting=meeting, name="Some Academy", role=OrganiserRole.HOST)

    series.name = "New heading"
    series.save()
    organiser.delete()
    refresh_lexicon()

    assert list(Meeting.objects.search("new heading")) == [meeting]
    assert list(Meeting.objects.search("old heading")) == []
    assert list(Meeting.objects.search("academy")) == []


def test_search_finds_a_meeting_by_a_public_person_in_any_order_of_the_name(make_person):
    meeting = MeetingFactory()
    ParticipantFactory(meeting=meeting, person=make_person("Qian", "Tang"))
    ParticipantFactory(meeting=meeting, person=make_person("Bo", "Hidden", is_public=False))
    refresh_lexicon()

    assert list(Meeting.objects.search("tang qian")) == [meeting]
    assert list(Meeting.objects.search("hidden")) == []


def test_search_for_nothing_finds_nothing():
    MeetingFactory()

    assert list(Meeting.objects.search(" - ")) == []


def test_speakers_are_public_persons_of_public_meetings(make_person):
    spoke, planned, private, absent = (
        make_person("A", "Spoke"),
        make_person("B", "Planned"),
        make_person("C", "Private", is_public=False),
        make_person("D", "Absent"),
    )
    meeting = MeetingFactory()
    ParticipantFactory(meeting=meeting, person=spoke)
    ParticipantFactory(meeting=meeting, person=private)
    ParticipantFactory(meeting=MeetingFactory(planned=True), person=planned)

    found = Speaker.objects.visible_to(AnonymousUser())

    assert [speaker.pk for speaker in found] == [spoke.pk]
    assert absent.pk not in {speaker.pk for speaker in found}
