"""The working core of membership: each act, who may, from where, and what it leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import MembershipEvidence, MembershipStatus, Standing
from aspnet.models import Application, Institution, Membership, NationalNetwork
from aspnet.states import APPLICATION, MEMBERSHIP
from tests.factories.aspnet import (
    ApplicationFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry

from .acts import (
    APPLICATION_ACTS,
    MEMBERSHIP_ACTS,
    actors,
    application_for,
    application_in,
    name_of,
    one_actor,
)

pytestmark = pytest.mark.django_db


def membership_in(status: str) -> Membership:
    institution = member(status=status)
    if status not in (MembershipStatus.MEMBER, MembershipStatus.DORMANT):
        Institution.objects.filter(pk=institution.pk).update(standing=Standing.FORMER)
    return institution.membership


def refused(case, record, actor) -> bool:
    """Whether the rules refuse the act to this actor."""
    try:
        with transaction.atomic():
            case.act(record, by=actor, **case.details)
            transaction.set_rollback(True)
    except PermissionDenied:
        return True
    return False


def test_every_act_is_tried_here():
    tried = [case.name for case in APPLICATION_ACTS]
    tried_of_members = [case.name for case in MEMBERSHIP_ACTS]

    assert tried == list(APPLICATION.transitions)
    assert ["propose_termination", *tried_of_members] == list(MEMBERSHIP.transitions)


@pytest.mark.parametrize("case", APPLICATION_ACTS, ids=name_of)
def test_an_act_on_an_application_is_done_and_recorded(case):
    NetworkFactory()
    for source in case.sources:
        application = application_for(case, source)
        actor = one_actor(min(case.actors), application)

        changed = case.act(application, by=actor, **case.details)

        entry = AuditEntry.objects.about(application).get()
        assert changed.status == case.target
        assert changed.status_since > application.status_since
        assert (entry.action, entry.source, entry.target) == (
            case.act.permission,
            source,
            case.target,
        )
        assert entry.actor == (None if isinstance(actor, LinkHolder) else actor)
        assert (entry.actor_label, entry.reason) == (str(actor), case.details.get("reason", ""))


@pytest.mark.parametrize("case", MEMBERSHIP_ACTS, ids=name_of)
def test_an_act_on_a_membership_is_done_and_recorded(case):
    for source in case.sources:
        membership = membership_in(source)
        actor = one_actor(min(case.actors))

        changed = case.act(membership, by=actor, **case.details)

        entry = AuditEntry.objects.about(membership).get()
        assert changed.status == case.target
        assert (entry.action, entry.source, entry.target) == (
            case.act.permission,
            source,
            case.target,
        )
        assert (entry.actor, entry.reason) == (actor, case.details.get("reason", ""))


@pytest.mark.parametrize("case", APPLICATION_ACTS, ids=name_of)
def test_an_act_on_an_application_is_refused_to_all_others(case):
    NetworkFactory()
    application = application_for(case, case.sources[0])
    everybody = actors(application)

    allowed = {name for name, actor in everybody.items() if not refused(case, application, actor)}

    application.refresh_from_db()
    assert allowed == case.actors
    assert application.status == case.sources[0]
    assert not AuditEntry.objects.about(application).exists()


@pytest.mark.parametrize("case", MEMBERSHIP_ACTS, ids=name_of)
def test_an_act_on_a_membership_is_refused_to_all_others(case):
    membership = membership_in(case.sources[0])

    allowed = {name for name, actor in actors().items() if not refused(case, membership, actor)}

    assert allowed == case.actors


@pytest.mark.parametrize("case", APPLICATION_ACTS, ids=name_of)
def test_an_act_on_an_application_from_another_state_tells_the_state(case):
    NetworkFactory()
    for status in set(Status) - set(case.sources):
        application = application_in(status)
        actor = one_actor(min(case.actors), application)

        with pytest.raises(TransitionNotAllowed) as caught:
            case.act(application, by=actor, **case.details)

        assert str(caught.value) == (
            f"Not possible any more: the state is now “{Status(status).label}”."
        )


@pytest.mark.parametrize("case", MEMBERSHIP_ACTS, ids=name_of)
def test_an_act_on_a_membership_from_another_state_tells_the_state(case):
    for status in set(MembershipStatus) - set(case.sources):
        membership = membership_in(status)

        with pytest.raises(TransitionNotAllowed, match=str(MembershipStatus(status).label)):
            case.act(membership, by=headquarters(), **case.details)


@pytest.mark.parametrize(
    "case",
    [case for case in APPLICATION_ACTS + MEMBERSHIP_ACTS if "reason" in case.details],
    ids=name_of,
)
def test_words_are_asked_for_where_somebody_has_to_understand(case):
    NetworkFactory()
    is_application = case in APPLICATION_ACTS
    source = case.sources[0]
    record = application_for(case, source) if is_application else membership_in(source)
    actor = one_actor(min(case.actors))

    with pytest.raises(DomainError, match="Give a reason"):
        case.act(record, by=actor, **case.details | {"reason": " \n"})


@pytest.mark.parametrize(
    ("act", "source", "standing"),
    [
        (transitions.submit, Status.DRAFT, Standing.APPLICANT),
        (transitions.recommend, Status.IN_REVIEW, Standing.CANDIDATE),
        (transitions.send_back, Status.RECOMMENDED, Standing.APPLICANT),
        (transitions.admit, Status.RECOMMENDED, Standing.MEMBER),
        (transitions.decline, Status.IN_REVIEW, Standing.NONE),
        (transitions.refuse, Status.RECOMMENDED, Standing.NONE),
        (transitions.withdraw, Status.RETURNED, Standing.NONE),
        (transitions.lapse, Status.RETURNED, Standing.NONE),
        (transitions.lapse, Status.IN_STAGE, Standing.NONE),
        (transitions.recommend, Status.IN_STAGE, Standing.CANDIDATE),
        (transitions.end_stage, Status.IN_STAGE, Standing.NONE),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_the_institution_follows_its_application(act, source, standing):
    NetworkFactory()
    case = next(case for case in APPLICATION_ACTS if case.act is act)
    application = application_for(case, source)

    act(application, by=one_actor(min(case.actors), application), **case.details)

    application.institution.refresh_from_db()
    assert application.institution.standing == standing
    assert Membership.objects.exists() == (standing == Standing.MEMBER)


def test_a_former_member_whose_new_application_fails_stays_a_former_member():
    institution = former_member()
    application = application_in(Status.IN_REVIEW, institution=institution)

    transitions.decline(application, by=coordinator("SN"), reason="No.")

    institution.refresh_from_db()
    assert institution.standing == Standing.FORMER


def test_declining_keeps_day_and_reason():
    application = application_in(Status.IN_REVIEW)

    declined = transitions.decline(
        application, by=coordinator("SN"), reason="No.", decline_reason="capacity"
    )

    assert declined.decline_reason == "capacity"
    assert declined.decided_on == timezone.now().date()
    assert AuditEntry.objects.about(declined).get().details == {"decline_reason": "capacity"}


def test_of_two_coordinators_one_wins_and_the_other_sees_what_happened():
    first, second = coordinator("SN"), user_with(Role.DEPUTY_COORDINATOR, "SN")
    seen_by_both = ApplicationFactory(status=Status.IN_REVIEW)

    transitions.recommend(seen_by_both, by=first)

    with pytest.raises(TransitionNotAllowed, match="recommended"):
        transitions.decline(seen_by_both, by=second, reason="No.")


def test_admitted_institution_is_a_member_with_the_next_number_of_its_network():
    network = NetworkFactory(last_number=41)
    application = ApplicationFactory(status=Status.RECOMMENDED)

    admitted = transitions.admit(application, by=headquarters())

    membership = Membership.objects.get()
    institution, today = Institution.objects.get(pk=application.institution_id), timezone.now()
    network.refresh_from_db()
    assert (membership.number, network.last_number) == ("SN-0042", 42)
    assert membership.member_since == today.date().isoformat()
    assert (membership.evidence, membership.application) == (MembershipEvidence.DECISION, admitted)
    assert (institution.standing, institution.membership) == (Standing.MEMBER, membership)
    assert admitted.decided_on == institution.confirmed_on == today.date()


def test_admission_without_a_network_is_told_and_nothing_changes():
    application = ApplicationFactory(status=Status.RECOMMENDED)

    with pytest.raises(DomainError, match="There is no national network in this country yet"):
        transitions.admit(application, by=headquarters())

    assert Application.objects.get().status == Status.RECOMMENDED


def test_admission_of_a_member_is_told_and_uses_up_no_number():
    institution = member()
    application = ApplicationFactory(status=Status.RECOMMENDED, institution=institution)

    with pytest.raises(ValidationError, match="This institution already is a member"):
        transitions.admit(application, by=headquarters())

    assert NationalNetwork.objects.get(country="SN").last_number == 0
    assert Membership.objects.get().institution == institution


@pytest.mark.parametrize("case", MEMBERSHIP_ACTS[3:], ids=name_of)
def test_ended_membership_keeps_its_dates_and_makes_a_former_member(case):
    institution = member(member_since="1990")

    membership = case.act(institution.membership, by=headquarters(), reason="x" * 500)

    institution.refresh_from_db()
    assert (membership.member_since, membership.end_reason) == ("1990", "x" * 400)
    assert membership.ended_on == timezone.now().date().isoformat()
    assert (institution.standing, institution.membership) == (Standing.FORMER, membership)


def test_a_dormant_member_stays_a_member():
    institution = member()

    transitions.pause(institution.membership, by=coordinator("SN"), reason="Renovation.")

    institution.refresh_from_db()
    assert institution.standing == Standing.MEMBER


@pytest.mark.parametrize("role", [Role.NATIONAL_COMMISSION, Role.ASPNET_COORDINATION])
def test_where_nobody_coordinates_others_stand_in(role):
    stand_in = user_with(role, "SN" if role == Role.NATIONAL_COMMISSION else None)
    elsewhere = user_with(Role.NATIONAL_COMMISSION, "FR")
    application = ApplicationFactory(status=Status.SUBMITTED)
    NetworkFactory()

    with pytest.raises(PermissionDenied):
        transitions.begin_review(application, by=elsewhere)
    transitions.begin_review(application, by=stand_in)

    assert transitions.recommend(application, by=stand_in).status == Status.RECOMMENDED
