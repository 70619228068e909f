"""The life cycle of a meeting."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from events import transitions
from events.enums import DocumentKind, Status
from events.models import Meeting
from events.states import MEETING
from tests.factories.events import MeetingFactory, day
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail
from unesco_portal.workflow.worklist import worklist

pytestmark = pytest.mark.django_db

REPORT = {"title": "Final report", "url": "https://example.org/report"}
NEW_DATE = {"start_on": "2031-03-15", "end_on": "2031-03-16"}
ACTS = [
    (transitions.announce, Status.PLANNED, Status.ANNOUNCED, {}),
    (transitions.hold, Status.ANNOUNCED, Status.HELD, {}),
    (transitions.hold, Status.PLANNED, Status.HELD, {}),
    (transitions.publish_report, Status.HELD, Status.REPORT_PUBLISHED, REPORT),
    (transitions.postpone, Status.ANNOUNCED, Status.POSTPONED, {"reason": "Storm"}),
    (transitions.reschedule, Status.POSTPONED, Status.ANNOUNCED, NEW_DATE),
    (transitions.cancel, Status.ANNOUNCED, Status.CANCELLED, {"reason": "No host"}),
    (transitions.cancel, Status.POSTPONED, Status.CANCELLED, {"reason": "No host"}),
    (transitions.give_up, Status.PLANNED, Status.GIVEN_UP, {"reason": "No funds"}),
]


@pytest.mark.parametrize(("act", "source", "target", "details"), ACTS)
def test_each_act_changes_the_state_and_leaves_a_trace(act, source, target, details, coordination):
    meeting = act(MeetingFactory(status=source), by=coordination, **details)

    meeting.refresh_from_db()
    entry = AuditEntry.objects.about(meeting).get()
    assert meeting.status == target
    assert (entry.action, entry.source, entry.target) == (act.permission, source, target)
    assert (entry.actor, entry.reason) == (coordination, details.get("reason", ""))


@pytest.mark.parametrize(("act", "source", "_target", "details"), ACTS)
def test_each_act_is_refused_to_everybody_else(act, source, _target, details, make_user):
    meeting = MeetingFactory(status=source)
    others = [
        AnonymousUser(),
        make_user(),
        make_user(Role.FIELD_OFFICER),
        make_user(Role.ASPNET_COORDINATION),
        make_user(Role.NATIONAL_COORDINATOR, "FR"),
    ]

    for other in others:
        with pytest.raises(PermissionDenied):
            act(meeting, by=other, **details)
    meeting.refresh_from_db()
    assert meeting.status == source


@pytest.mark.parametrize("act", list(MEETING.transitions.values()), ids=lambda act: act.name)
def test_each_act_is_refused_in_every_other_state(act, coordination):
    details = {"publish_report": REPORT, "reschedule": NEW_DATE}.get(act.name, {})

    for status in set(Status) - set(act.sources):
        with pytest.raises(TransitionNotAllowed):
            act(MeetingFactory(status=status), by=coordination, reason="Because", **details)


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (transitions.postpone, Status.ANNOUNCED),
        (transitions.cancel, Status.ANNOUNCED),
        (transitions.give_up, Status.PLANNED),
    ],
)
def test_ending_or_putting_off_needs_a_reason(act, status, coordination):
    with pytest.raises(DomainError, match="Give a reason"):
        act(MeetingFactory(status=status), by=coordination, reason=" ")


def test_a_meeting_that_has_not_begun_is_not_recorded_as_held(coordination):
    meeting = MeetingFactory(upcoming=True)

    with pytest.raises(DomainError, match="has not begun"):
        transitions.hold(meeting, by=coordination)


def test_a_meeting_is_recorded_as_held_from_its_first_day(coordination):
    meeting = MeetingFactory(status=Status.ANNOUNCED, start_on=day(0), end_on=day(2))

    assert transitions.hold(meeting, by=coordination).status == Status.HELD


def test_the_report_becomes_a_document(coordination):
    meeting = transitions.publish_report(MeetingFactory(), by=coordination, **REPORT)

    document = meeting.documents.get()
    assert (document.kind, document.title, document.url) == (
        DocumentKind.REPORT,
        REPORT["title"],
        REPORT["url"],
    )


def test_a_report_needs_title_and_address(coordination):
    with pytest.raises(DomainError, match="title and the address"):
        transitions.publish_report(MeetingFactory(), by=coordination, title="Report")
    with pytest.raises(ValidationError):
        transitions.publish_report(MeetingFactory(), by=coordination, title="Report", url="nowhere")

    assert set(Meeting.objects.values_list("status", flat=True)) == {Status.HELD}


def test_postponing_keeps_the_old_date_and_the_reason_until_there_is_a_new_one(coordination):
    meeting = MeetingFactory(upcoming=True)
    before = meeting.start_on

    meeting = transitions.postpone(meeting, by=coordination, reason="Storm")
    assert (meeting.start_on, meeting.status_reason) == (before, "Storm")

    meeting = transitions.reschedule(meeting, by=coordination, **NEW_DATE)
    assert (meeting.start_on, meeting.end_on) == ("2031-03-15", "2031-03-16")
    assert meeting.status_reason == ""


def test_a_new_date_is_needed_and_must_make_sense(coordination):
    meeting = MeetingFactory(status=Status.POSTPONED)

    with pytest.raises(DomainError, match="new first day"):
        transitions.reschedule(meeting, by=coordination)
    with pytest.raises(ValidationError, match="The last day lies before the first"):
        transitions.reschedule(meeting, by=coordination, start_on="2031-03-15", end_on="2031-03-01")


def test_every_state_but_the_last_ones_has_a_holder_or_somebody_outside_and_a_way_out():
    for state in MEETING.states:
        assert bool(MEETING.exits(state.value)) != state.is_final


def test_the_others_in_the_role_are_told_what_waits(coordination, make_user):
    colleague = make_user(Role.MEETINGS_COORDINATION)
    meeting = MeetingFactory(planned=True, title="Consultation")

    transitions.announce(meeting, by=coordination)

    notice = Notification.objects.get()
    assert (notice.user, notice.url) == (colleague, meeting.get_workspace_url())
    assert "Consultation" in notice.body
    assert OutgoingMail.objects.get().to == colleague.email


def test_what_waits_for_the_coordination(coordination, make_user):
    waiting = {
        MeetingFactory(status=status)
        for status in (Status.PLANNED, Status.ANNOUNCED, Status.POSTPONED)
    }
    MeetingFactory(status=Status.HELD)

    assert {item.record for item in worklist(coordination)} == waiting
    assert worklist(make_user(Role.FIELD_OFFICER)) == []
