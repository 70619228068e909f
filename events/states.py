"""The life cycle of a meeting: who acts in each state, and for how long at most."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import Role
from unesco_portal.workflow.states import Holder, Machine, State

from .enums import Status

COORDINATION = Holder(roles=frozenset({Role.MEETINGS_COORDINATION}))

MEETING = Machine(
    "events.Meeting",
    states=(
        State(Status.PLANNED, COORDINATION, "MEETING_PLAN_DAYS"),
        State(Status.ANNOUNCED, COORDINATION, "MEETING_ANNOUNCED_DAYS"),
        State(Status.POSTPONED, COORDINATION, "MEETING_POSTPONED_DAYS"),
        # Many meetings never publish a report: a standing, not a case that waits for somebody.
        State(Status.HELD, outside=_("its organisers, if they publish a report")),
        State(Status.REPORT_PUBLISHED),
        State(Status.CANCELLED),
        State(Status.GIVEN_UP),
    ),
)
