"""Each act of the network in one line: from where, to where, whose it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from aspnet import transitions
from aspnet.enums import CURRENT_MEMBERSHIP, DECIDED_APPLICATION, MembershipStatus
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory
from tests.factories.pathways import pathway
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, System
from unesco_portal.workflow.engine import Transition

COORDINATORS = frozenset({"coordinator", "deputy"})
HEADQUARTERS = frozenset({"headquarters"})
SCHOOL = frozenset({"school"})
BOTH = COORDINATORS | HEADQUARTERS
WORDS = {"reason": "Because of the report."}
DECLINING = WORDS | {"decline_reason": "criteria"}
UNDER_REVIEW = (Status.SUBMITTED, Status.IN_REVIEW)


@dataclass(frozen=True)
class Act:
    """One act, as it should be."""

    act: Transition
    sources: tuple[str, ...]
    target: str
    actors: frozenset[str]
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.act.name


APPLICATION_ACTS = [
    Act(transitions.submit, (Status.DRAFT,), Status.SUBMITTED, SCHOOL),
    Act(transitions.begin_review, (Status.SUBMITTED,), Status.IN_REVIEW, COORDINATORS),
    Act(transitions.return_for_completion, UNDER_REVIEW, Status.RETURNED, COORDINATORS, WORDS),
    Act(transitions.resubmit, (Status.RETURNED,), Status.SUBMITTED, SCHOOL),
    Act(transitions.decline, UNDER_REVIEW, Status.DECLINED, COORDINATORS, DECLINING),
    Act(
        transitions.recommend,
        (*UNDER_REVIEW, Status.IN_STAGE),
        Status.RECOMMENDED,
        COORDINATORS,
    ),
    Act(transitions.send_back, (Status.RECOMMENDED,), Status.IN_REVIEW, HEADQUARTERS, WORDS),
    Act(transitions.admit, (Status.RECOMMENDED,), Status.ADMITTED, HEADQUARTERS),
    Act(transitions.refuse, (Status.RECOMMENDED,), Status.DECLINED, HEADQUARTERS, DECLINING),
    Act(
        transitions.withdraw,
        (*UNDER_REVIEW, Status.RETURNED, Status.IN_STAGE, Status.RECOMMENDED),
        Status.WITHDRAWN,
        SCHOOL,
    ),
    Act(transitions.lapse, (Status.RETURNED, Status.IN_STAGE), Status.LAPSED, COORDINATORS),
    Act(transitions.start_stage, UNDER_REVIEW, Status.IN_STAGE, COORDINATORS),
    Act(transitions.advance_stage, (Status.IN_STAGE,), Status.IN_STAGE, COORDINATORS),
    Act(
        transitions.extend_stage,
        (Status.IN_STAGE,),
        Status.IN_STAGE,
        COORDINATORS,
        WORDS | {"months": 6},
    ),
    Act(transitions.end_stage, (Status.IN_STAGE,), Status.DECLINED, COORDINATORS, DECLINING),
]
MEMBERSHIP_ACTS = [  # proposing the end: tests/aspnet/test_termination.py
    Act(
        transitions.keep,
        (MembershipStatus.TERMINATION_PROPOSED,),
        MembershipStatus.MEMBER,
        HEADQUARTERS,
        WORDS,
    ),
    Act(transitions.pause, (MembershipStatus.MEMBER,), MembershipStatus.DORMANT, BOTH, WORDS),
    Act(transitions.resume, (MembershipStatus.DORMANT,), MembershipStatus.MEMBER, BOTH),
    Act(
        transitions.withdraw_membership, CURRENT_MEMBERSHIP, MembershipStatus.WITHDRAWN, BOTH, WORDS
    ),
    Act(transitions.end_membership, CURRENT_MEMBERSHIP, MembershipStatus.ENDED, BOTH, WORDS),
    Act(
        transitions.terminate, CURRENT_MEMBERSHIP, MembershipStatus.TERMINATED, HEADQUARTERS, WORDS
    ),
]


def name_of(case: Act) -> str:
    return case.name


def application_for(case: Act, status: str, **fields) -> Application:
    """An application in a state, ready for an act: with the pathway and the flag it needs."""
    if case.name == "lapse":
        fields.setdefault("lapse_proposed_at", timezone.now())
    if case.name == "start_stage":
        fields.setdefault("pathway", pathway(stages=1))
    if case.name == "advance_stage":
        fields.setdefault("pathway", pathway(stages=2))
    return application_in(status, **fields)


def application_in(status: str, **fields) -> Application:
    """An application in a state, with what the state asks for."""
    if status in DECIDED_APPLICATION:
        fields.setdefault("decided_on", "2026-01-01")
    if status == Status.DECLINED:
        fields.setdefault("decline_reason", "criteria")
    return ApplicationFactory(status=status, **fields)


# One actor of each sort, towards a record of Senegal, whose post is taken.
ACTORS: dict[str, Callable[[], Any]] = {
    "coordinator": lambda: coordinator("SN"),
    "deputy": lambda: user_with(Role.DEPUTY_COORDINATOR, "SN"),
    "commission": lambda: user_with(Role.NATIONAL_COMMISSION, "SN"),
    "of another country": lambda: coordinator("FR"),
    "former": lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"),
    "to come": lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", start_on="2999"),
    "headquarters": headquarters,
    "field officer": lambda: user_with(Role.FIELD_OFFICER),
    "centres": lambda: user_with(Role.CENTRES_COORDINATION),
    "administrator": administrator,
    "account": UserFactory,
    "portal": System,
    "another school": lambda: LinkHolder.of(ApplicationFactory(), "Another"),
}


def actors(record=None) -> dict:
    """One actor of each sort; the school of the record, too."""
    found = {name: make() for name, make in ACTORS.items()}
    if record is not None:
        found["school"] = LinkHolder.of(record, "Awa Test")
    return found


def one_actor(name: str, record=None) -> Any:
    """One of these actors; besides, only the coordinator is there."""
    taken = coordinator("SN")
    if name == "coordinator":
        return taken
    return LinkHolder.of(record, "Awa Test") if name == "school" else ACTORS[name]()
