"""Who may do what with meetings."""

from typing import Any

import rules

from unesco_portal.accounts.roles import Role, holds
from unesco_portal.accounts.rules import back_office, is_staff

from .enums import PUBLIC_STATUSES


@rules.predicate
def is_meetings_coordination(user: Any) -> bool:
    """Keeps the calendar of the networks' meetings."""
    return holds(user, Role.MEETINGS_COORDINATION)


@rules.predicate
def is_public_meeting(user: Any, meeting: Any = None) -> bool:
    """Announced once, public for good; plans are not."""
    return meeting is not None and meeting.status in PUBLIC_STATUSES


@rules.predicate
def is_of_public_meeting(user: Any, part: Any = None) -> bool:
    """A part is as public as its meeting."""
    return part is not None and part.meeting.status in PUBLIC_STATUSES


@rules.predicate
def names_public_person(user: Any, participant: Any = None) -> bool:
    """Only public functions are named to the public."""
    return participant is not None and participant.person.is_public


@rules.predicate
def is_said_by_public_person(user: Any, intervention: Any = None) -> bool:
    """Words are as public as the one who spoke."""
    return intervention is not None and intervention.participant.person.is_public


ACTS = ("announce", "hold", "publish_report", "postpone", "reschedule", "cancel", "give_up")
PARTS = (
    "meetingorganiser",
    "participatingbody",
    "agendaitem",
    "outcome",
    "meetingdocument",
    "meetingpoint",
)
REMOVABLE = (*PARTS, "participant", "participanttitle", "agendaspeaker", "intervention")

rules.add_perm("events", is_staff)
rules.add_perm("events.view_meeting", is_staff | is_public_meeting)
rules.add_perm("events.view_meetingseries", rules.always_true)
rules.add_perm("events.view_participant", is_staff | (is_of_public_meeting & names_public_person))
rules.add_perm(
    "events.view_intervention", is_staff | (is_of_public_meeting & is_said_by_public_person)
)
for part in PARTS:
    rules.add_perm(f"events.view_{part}", is_staff | is_of_public_meeting)
for part in REMOVABLE:  # a wrong line of a programme; the meeting itself stays
    rules.add_perm(f"events.delete_{part}", is_meetings_coordination)
for act in ACTS:
    rules.add_perm(f"events.{act}_meeting", is_meetings_coordination)

back_office("events", editors=is_meetings_coordination)
