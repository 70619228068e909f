"""Every change of a status: who, from where, and what it leaves behind."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from centres import transitions
from centres.enums import CentreStatus as Status
from centres.enums import NonOperationalReason
from centres.states import CENTRE
from tests.factories.centres import CentreFactory, centre_in, centres_coordination
from tests.factories.people import UserFactory, administrator, coordinator, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import RelationKind, Role
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail

pytestmark = pytest.mark.django_db

TOLD = {"reason": "Annual report 2025", "status_on": "2025-06"}
NO_REPLY = {"non_operational_reason": NonOperationalReason.NO_REPLY}
ACTS = [
    (transitions.record_proposal, Status.UNKNOWN, Status.PROPOSED, TOLD),
    (transitions.record_approval, Status.UNKNOWN, Status.APPROVED, TOLD),
    (transitions.record_approval, Status.PROPOSED, Status.APPROVED, TOLD),
    (transitions.record_operation, Status.UNKNOWN, Status.OPERATIONAL, TOLD),
    (transitions.record_operation, Status.APPROVED, Status.OPERATIONAL, TOLD),
    (transitions.suspend, Status.UNKNOWN, Status.NON_OPERATIONAL, TOLD | NO_REPLY),
    (transitions.suspend, Status.APPROVED, Status.NON_OPERATIONAL, TOLD | NO_REPLY),
    (transitions.suspend, Status.OPERATIONAL, Status.NON_OPERATIONAL, TOLD | NO_REPLY),
    (transitions.resume, Status.NON_OPERATIONAL, Status.OPERATIONAL, TOLD),
    *((transitions.cease, status, Status.CEASED, TOLD) for status in Status if status != "ceased"),
    *(
        (transitions.reopen, status, Status.UNKNOWN, {"reason": "Wrong source"})
        for status in Status
        if status != "unknown"
    ),
]


def case_name(case) -> str:
    return f"{case[0].name}-{case[1]}"


@pytest.mark.parametrize("case", ACTS, ids=case_name)
def test_coordination_acts_and_the_act_is_recorded(case):
    act, before, after, details = case
    user, centre = centres_coordination(), centre_in(before)

    changed = act(centre, by=user, **details)

    entry = AuditEntry.objects.about(centre).get()
    assert changed.status == after
    assert (entry.action, entry.source, entry.target) == (act.permission, before, after)
    assert (entry.actor, entry.reason) == (user, details["reason"])
    assert changed.non_operational_reason == details.get("non_operational_reason", "")
    assert (changed.status_on, changed.status_note) == (
        ("2025-06", "Annual report 2025") if after != Status.UNKNOWN else (None, "")
    )
    assert changed.status_since > centre.status_since


@pytest.mark.parametrize("act", CENTRE.transitions.values(), ids=lambda act: act.name)
def test_acts_are_refused_to_everybody_else(act):
    centre = centre_in(Status(act.sources[0]))
    outsiders = (
        AnonymousUser(),
        UserFactory(),
        coordinator("SN"),
        administrator(),
        user_with(Role.FIELD_OFFICER),
        user_with(Role.CENTRES_COORDINATION, end_on="2020"),
    )

    for outsider in outsiders:
        with pytest.raises(PermissionDenied):
            act(centre, by=outsider, reason="x")

    assert not AuditEntry.objects.about(centre).exists()


@pytest.mark.parametrize("act", CENTRE.transitions.values(), ids=lambda act: act.name)
def test_acts_are_refused_from_a_wrong_state(act):
    user = centres_coordination()

    for status in set(Status) - set(act.sources):
        with pytest.raises(TransitionNotAllowed):
            act(centre_in(status), by=user, reason="x")


@pytest.mark.parametrize("act", CENTRE.transitions.values(), ids=lambda act: act.name)
def test_every_act_needs_its_evidence(act):
    centre = centre_in(Status(act.sources[0]))

    with pytest.raises(DomainError, match="Give a reason"):
        act(centre, by=centres_coordination(), reason=" ")


def test_every_status_can_be_reached_and_left():
    for state in CENTRE.states:
        assert CENTRE.exits(state.value) != []
    assert {act.target for act in CENTRE.transitions.values()} == set(Status)


def test_a_status_without_a_date_is_refused():
    with pytest.raises(ValidationError, match="needs its date"):
        transitions.record_operation(CentreFactory(), by=centres_coordination(), reason="Report")


def test_non_operational_needs_one_of_the_official_reasons():
    centre, user = CentreFactory(), centres_coordination()

    with pytest.raises(ValidationError, match="three official reasons"):
        transitions.suspend(centre, by=user, **TOLD)
    with pytest.raises(ValidationError, match="three official reasons"):
        transitions.suspend(centre, by=user, **TOLD, non_operational_reason="tired")


def test_a_ceased_centre_names_its_successor():
    centre, successor = CentreFactory(), CentreFactory()

    transitions.cease(centre, by=centres_coordination(), **TOLD, successor=successor)

    relation = centre.relations.get()
    assert (relation.kind, relation.other_id) == (RelationKind.PREDECESSOR_OF, successor.pk)
    assert AuditEntry.objects.about(centre).get().details["successor"] == str(successor)


def test_a_centre_cannot_be_its_own_successor():
    centre = CentreFactory()

    with pytest.raises(ValidationError, match="own successor"):
        transitions.cease(centre, by=centres_coordination(), **TOLD, successor=centre)

    centre.refresh_from_db()
    assert centre.status == Status.UNKNOWN


@pytest.mark.parametrize(
    "act",
    [act for act in CENTRE.transitions.values() if act.name != "reopen"],
    ids=lambda a: a.name,
)
def test_a_status_is_not_told_by_a_day_to_come(act):
    centre = centre_in(Status(act.sources[0]))
    why = NO_REPLY if act.name == "suspend" else {}

    with pytest.raises(ValidationError, match="has not come yet"):
        act(centre, by=centres_coordination(), reason="Letter", status_on="2999", **why)

    centre.refresh_from_db()
    assert centre.status == act.sources[0]


def test_other_coordinators_are_told_what_waits_for_them():
    actor, colleague = centres_coordination(), centres_coordination()
    centre = CentreFactory()

    transitions.record_approval(centre, by=actor, **TOLD)

    assert [notice.user for notice in Notification.objects.all()] == [colleague]
    assert [mail.to for mail in OutgoingMail.objects.all()] == [colleague.email]
    assert list(CENTRE.waiting_for(colleague)) == [centre]


def test_unconfirmed_centres_do_not_bury_the_worklist():
    CentreFactory()

    assert list(CENTRE.waiting_for(centres_coordination())) == []
