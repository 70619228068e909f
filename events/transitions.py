"""Every change of a meeting's state."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Reason, transition

from .enums import DocumentKind, Status
from .models import Meeting, MeetingDocument
from .states import MEETING


@transition(
    "events.announce_meeting",
    machine=MEETING,
    source=[Status.PLANNED],
    target=Status.ANNOUNCED,
    label=_("Announce"),
    explanation=_("The meeting becomes public, for good: a cancelled meeting stays as cancelled."),
)
def announce(meeting: Meeting, *, by: Any, reason: str = "") -> None:
    """The Meetings coordination makes a planned meeting public."""


@transition(
    "events.hold_meeting",
    machine=MEETING,
    source=[Status.PLANNED, Status.ANNOUNCED],
    target=Status.HELD,
    label=_("Record as held"),
    explanation=_("The meeting has taken place. It becomes public if it was not yet."),
)
def hold(meeting: Meeting, *, by: Any, reason: str = "") -> None:
    """The Meetings coordination records that a meeting took place."""
    if meeting.starts_on is not None and meeting.starts_on > dates.today():
        raise DomainError(_("This meeting has not begun yet."))


@transition(
    "events.publish_report_meeting",
    machine=MEETING,
    source=[Status.HELD],
    target=Status.REPORT_PUBLISHED,
    label=_("Record the published report"),
    explanation=_("The report becomes one of the meeting's documents."),
)
def publish_report(
    meeting: Meeting, *, by: Any, reason: str = "", title: str = "", url: str = ""
) -> None:
    """The Meetings coordination records where the meeting's report can be read."""
    if not (title and url):
        raise DomainError(_("Give the title and the address of the report."))
    report = MeetingDocument(
        meeting=meeting,
        position=meeting.documents.count() + 1,
        kind=DocumentKind.REPORT,
        title=title,
        url=url,
    )
    report.full_clean()
    report.save()


@transition(
    "events.postpone_meeting",
    machine=MEETING,
    source=[Status.ANNOUNCED],
    target=Status.POSTPONED,
    label=_("Postpone"),
    explanation=_("The page says so, with your reason, until a new date is known."),
    reason=Reason.REQUIRED,
)
def postpone(meeting: Meeting, *, by: Any, reason: str = "") -> None:
    """The Meetings coordination puts an announced meeting off; its new date is not known."""
    meeting.status_reason = reason[:400]


@transition(
    "events.reschedule_meeting",
    machine=MEETING,
    source=[Status.POSTPONED],
    target=Status.ANNOUNCED,
    label=_("Set the new date"),
    explanation=_("The meeting is announced again, with its new date."),
)
def reschedule(
    meeting: Meeting,
    *,
    by: Any,
    reason: str = "",
    start_on: str | None = None,
    end_on: str | None = None,
) -> None:
    """The Meetings coordination gives a postponed meeting its new date."""
    if not start_on:
        raise DomainError(_("Give the new first day."))
    meeting.start_on, meeting.end_on = start_on, end_on or None
    meeting.status_reason = ""


@transition(
    "events.cancel_meeting",
    machine=MEETING,
    source=[Status.ANNOUNCED, Status.POSTPONED],
    target=Status.CANCELLED,
    label=_("Cancel"),
    explanation=_("The meeting will not take place. Its page stays and says so, with your reason."),
    reason=Reason.REQUIRED,
)
def cancel(meeting: Meeting, *, by: Any, reason: str = "") -> None:
    """The Meetings coordination calls an announced meeting off."""
    meeting.status_reason = reason[:400]


@transition(
    "events.give_up_meeting",
    machine=MEETING,
    source=[Status.PLANNED],
    target=Status.GIVEN_UP,
    label=_("Give the plan up"),
    explanation=_("The plan was never public and stays so."),
    reason=Reason.REQUIRED,
)
def give_up(meeting: Meeting, *, by: Any, reason: str = "") -> None:
    """The Meetings coordination drops a plan before anybody outside heard of it."""
    meeting.status_reason = reason[:400]
