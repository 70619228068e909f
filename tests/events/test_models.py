"""What the database refuses about meetings."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from events.enums import Status
from events.models import AgendaSpeaker, Intervention, Meeting
from tests.factories.events import (
    AgendaItemFactory,
    MeetingFactory,
    MeetingSeriesFactory,
    OrganiserFactory,
    ParticipantFactory,
    PointFactory,
)

pytestmark = pytest.mark.django_db


def refused(constraint: str, error: type[DatabaseError] = IntegrityError):
    """The database says no, and names the constraint."""
    return pytest.raises(error, match=constraint)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"start_on": "2018-13"}, "out of range"),
        ({"end_on": "soon"}, "invalid input"),
        ({"start_on": "2018-1"}, "start_on_is_partial_date"),
        ({"start_on": None, "end_on": "2018"}, "end_needs_start"),
        ({"start_on": "2018-06-05", "end_on": "2018-06-04"}, "ends_after_start"),
        ({"start_on": "2018-06", "end_on": "2017"}, "ends_after_start"),
        ({"duration_days": 0}, "lasts_a_day"),
        ({"participant_count": 25}, "count_says_how_exact"),
        ({"is_participant_count_exact": True}, "count_says_how_exact"),
        ({"networks": ["unknown"]}, "networks_known"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(fields, constraint):
    with pytest.raises(DatabaseError, match=constraint), transaction.atomic():
        MeetingFactory(**fields)


@pytest.mark.parametrize(
    ("start_on", "end_on"),
    [("2018-06-05", "2018-06"), ("2019", "2019"), ("2018-06-05", None), (None, None)],
)
def test_dates_of_any_precision_are_kept(start_on, end_on):
    meeting = MeetingFactory(start_on=start_on, end_on=end_on)
    meeting.refresh_from_db()

    assert (meeting.start_on, meeting.end_on) == (start_on, end_on)
    assert meeting.sort_on == (start_on or "")


def test_participant_count_may_be_exact_or_about():
    MeetingFactory(participant_count=25, is_participant_count_exact=True)
    MeetingFactory(participant_count=100, is_participant_count_exact=False)

    assert Meeting.objects.count() == 2


def test_validation_explains_the_order_of_dates():
    meeting = MeetingFactory.build(start_on="2018-06-05", end_on="2018-06-01")

    with pytest.raises(ValidationError, match="The last day lies before the first"):
        meeting.full_clean()


def test_one_person_is_named_once_at_a_meeting(make_person):
    row = ParticipantFactory(meeting=MeetingFactory(), person=make_person())

    with refused("events_participant_once"), transaction.atomic():
        ParticipantFactory(meeting=row.meeting, person=row.person)


def test_a_meeting_has_one_chair(make_person):
    meeting = MeetingFactory()
    ParticipantFactory(meeting=meeting, person=make_person(), is_chair=True)

    with refused("events_participant_one_chair"), transaction.atomic():
        ParticipantFactory(meeting=meeting, person=make_person("Bo"), is_chair=True)


def test_a_participant_speaks_at_the_own_meeting_only(make_person):
    here, elsewhere = MeetingFactory(), MeetingFactory()
    participant = ParticipantFactory(meeting=elsewhere, person=make_person())
    item = AgendaItemFactory(meeting=here)

    with refused("belongs to another meeting"), transaction.atomic():
        Intervention.objects.create(
            meeting=here, participant=participant, position=1, summary="Said"
        )
    with refused("belongs to another meeting"), transaction.atomic():
        AgendaSpeaker.objects.create(agenda_item=item, participant=participant)


def test_validation_explains_a_participant_of_another_meeting(make_person):
    here, elsewhere = MeetingFactory(), MeetingFactory()
    participant = ParticipantFactory(meeting=elsewhere, person=make_person())
    item = AgendaItemFactory(meeting=here)

    for row in (
        Intervention(meeting=here, participant=participant, position=1, summary="Said"),
        AgendaSpeaker(agenda_item=item, participant=participant),
    ):
        with pytest.raises(ValidationError, match="belongs to another meeting"):
            row.full_clean()


def test_a_participant_speaks_at_the_own_meeting(make_person):
    participant = ParticipantFactory(meeting=MeetingFactory(), person=make_person())
    item = AgendaItemFactory(meeting=participant.meeting)
    speaker = AgendaSpeaker(agenda_item=item, participant=participant)
    said = Intervention(meeting=item.meeting, participant=participant, position=1, summary="Said")

    for row in (speaker, said):
        row.full_clean()
        row.save()

    assert (str(speaker), str(said)) == ("Ada Example", "Ada Example: Said")


def test_a_participant_never_moves_to_another_meeting(make_person):
    participant = ParticipantFactory(meeting=MeetingFactory(), person=make_person())
    participant.meeting = MeetingFactory()

    with refused("keeps_meeting", DatabaseError), transaction.atomic():
        participant.save()


def test_an_agenda_item_says_something_and_has_its_own_number():
    item = AgendaItemFactory(meeting=MeetingFactory())

    with refused("events_agendaitem_says_something"), transaction.atomic():
        AgendaItemFactory(meeting=item.meeting, kind="", topic="")
    with refused("events_agendaitem_number_once"), transaction.atomic():
        AgendaItemFactory(meeting=item.meeting, number=item.number)


def test_an_organiser_stands_once_in_a_role():
    organiser = OrganiserFactory(meeting=MeetingFactory())

    with refused("events_meetingorganiser_once"), transaction.atomic():
        OrganiserFactory(meeting=organiser.meeting, name=organiser.name)


def test_points_have_their_own_place():
    point = PointFactory(meeting=MeetingFactory())

    with refused("events_meetingpoint_position_once"), transaction.atomic():
        PointFactory(meeting=point.meeting, position=point.position)


@pytest.mark.parametrize("status", [Status.HELD, Status.CANCELLED, Status.ANNOUNCED])
def test_a_public_meeting_is_never_deleted(status):
    meeting = MeetingFactory(status=status)

    with refused("public_meeting_stays", DatabaseError), transaction.atomic():
        meeting.delete()
    assert Meeting.objects.count() == 1


def test_a_plan_and_a_generated_meeting_may_be_deleted():
    MeetingFactory(planned=True).delete()
    MeetingFactory(is_generated=True).delete()

    assert Meeting.objects.count() == 0


def test_names_and_addresses():
    meeting = MeetingFactory(public_id="seoul-2018", title="Workshop")

    assert str(meeting) == "Workshop"
    assert meeting.get_absolute_url() == "/events/seoul-2018/"
    assert meeting.get_workspace_url() == "/events/seoul-2018/manage/"
    assert str(MeetingSeriesFactory(name="Regional Meetings")) == "Regional Meetings"
    assert str(AgendaItemFactory.build(number=2, kind="report", topic="")) == "2. report"


@pytest.mark.parametrize(
    ("fields", "has_days"),
    [
        ({"start_on": "2018-06-05", "end_on": "2018-06-07"}, True),
        ({"start_on": "2018-06-05", "end_on": None}, True),
        ({"start_on": "2018-06", "end_on": "2018-06"}, False),
        ({"start_on": "2018-06-05", "end_on": "2018-06"}, False),
        ({"start_on": None, "end_on": None}, False),
        ({"status": Status.POSTPONED}, False),
    ],
)
def test_has_days_needs_both_days_and_a_valid_date(fields, has_days):
    assert MeetingFactory.build(**fields).has_days is has_days
