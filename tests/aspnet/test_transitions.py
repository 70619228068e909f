"""The working core of membership: each act, who may, from where, and what it leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import MembershipStatus, Standing
from aspnet.models import Membership
from tests.factories.aspnet import ApplicationFactory, NetworkFactory, member
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail

pytestmark = pytest.mark.django_db

COORDINATOR_ACTS = [
    (transitions.begin_review, Status.SUBMITTED, Status.IN_REVIEW, {}),
    (transitions.return_for_completion, Status.IN_REVIEW, Status.RETURNED, {"reason": "Say more."}),
    (transitions.recommend, Status.IN_REVIEW, Status.RECOMMENDED, {}),
    (
        transitions.decline,
        Status.IN_REVIEW,
        Status.DECLINED,
        {"reason": "No.", "decline_reason": "criteria"},
    ),
    (transitions.lapse, Status.RETURNED, Status.LAPSED, {}),
]
HEADQUARTERS_ACTS = [
    (transitions.send_back, Status.RECOMMENDED, Status.IN_REVIEW, {"reason": "Which school?"}),
    (transitions.admit, Status.RECOMMENDED, Status.ADMITTED, {}),
    (
        transitions.refuse,
        Status.RECOMMENDED,
        Status.DECLINED,
        {"reason": "No.", "decline_reason": "not_eligible"},
    ),
]
SCHOOL_ACTS = [
    (transitions.submit, Status.DRAFT, Status.SUBMITTED, {}),
    (transitions.resubmit, Status.RETURNED, Status.SUBMITTED, {}),
    (transitions.withdraw, Status.IN_REVIEW, Status.WITHDRAWN, {}),
]


def names(case) -> str:
    return case[0].name


@pytest.mark.parametrize("case", COORDINATOR_ACTS, ids=names)
def test_coordinator_acts_and_the_act_is_recorded(case):
    act, before, after, details = case
    NetworkFactory()
    user = coordinator("SN")
    application = ApplicationFactory(status=before)

    changed = act(application, by=user, **details)

    entry = AuditEntry.objects.about(application).get()
    assert changed.status == after
    assert (entry.action, entry.source, entry.target) == (act.permission, before, after)
    assert (entry.actor, entry.reason) == (user, details.get("reason", ""))


@pytest.mark.parametrize("case", COORDINATOR_ACTS, ids=names)
def test_coordinator_act_is_refused_to_everybody_else(case):
    act, before, _after, details = case
    NetworkFactory()
    coordinator("SN")
    application = ApplicationFactory(status=before)

    for outsider in (
        coordinator("FR"),
        headquarters(),
        user_with(Role.NATIONAL_COMMISSION, "SN"),
        user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"),
        UserFactory(),
        administrator(),
        LinkHolder.of(application, "school"),
    ):
        with pytest.raises(PermissionDenied):
            act(application, by=outsider, **details)

    application.refresh_from_db()
    assert application.status == before
    assert not AuditEntry.objects.about(application).exists()


@pytest.mark.parametrize("case", HEADQUARTERS_ACTS, ids=names)
def test_headquarters_acts_and_coordinators_may_not(case):
    act, before, after, details = case
    NetworkFactory()
    application = ApplicationFactory(status=before)

    for outsider in (coordinator("SN"), administrator(), LinkHolder.of(application, "school")):
        with pytest.raises(PermissionDenied):
            act(application, by=outsider, **details)

    assert act(application, by=headquarters(), **details).status == after


@pytest.mark.parametrize("case", SCHOOL_ACTS, ids=names)
def test_school_acts_by_its_own_link_only(case):
    act, before, after, details = case
    application, other = ApplicationFactory(status=before), ApplicationFactory()

    for outsider in (LinkHolder.of(other, "other"), coordinator("SN"), headquarters()):
        with pytest.raises(PermissionDenied):
            act(application, by=outsider, **details)

    assert act(application, by=LinkHolder.of(application, "Awa"), **details).status == after
    assert AuditEntry.objects.about(application).get().actor_label == "Awa"


@pytest.mark.parametrize("case", COORDINATOR_ACTS + HEADQUARTERS_ACTS, ids=names)
def test_act_from_another_state_says_what_the_state_is(case):
    act, _before, _after, details = case
    NetworkFactory()
    application = ApplicationFactory(status=Status.WITHDRAWN)
    user = coordinator("SN") if case in COORDINATOR_ACTS else headquarters()

    with pytest.raises(TransitionNotAllowed, match="withdrawn"):
        act(application, by=user, **details)


def test_of_two_coordinators_one_wins_and_the_other_sees_what_happened():
    NetworkFactory()
    first, second = coordinator("SN"), user_with(Role.DEPUTY_COORDINATOR, "SN")
    seen_by_both = ApplicationFactory(status=Status.IN_REVIEW)

    transitions.recommend(seen_by_both, by=first)

    with pytest.raises(TransitionNotAllowed, match="recommended"):
        transitions.decline(seen_by_both, by=second, reason="No.")


def test_admitted_institution_is_a_member_with_the_next_number_of_its_network():
    network = NetworkFactory(last_number=41)
    application = ApplicationFactory(status=Status.RECOMMENDED)

    transitions.admit(application, by=headquarters())

    membership = Membership.objects.get()
    institution = application.institution
    institution.refresh_from_db()
    network.refresh_from_db()
    assert membership.number == "SN-0042"
    assert membership.member_since == timezone.now().date().isoformat()
    assert (institution.standing, institution.membership) == (Standing.MEMBER, membership)
    assert network.last_number == 42


def test_recommended_institution_is_a_candidate_and_no_member():
    NetworkFactory()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    transitions.recommend(application, by=coordinator("SN"))

    application.institution.refresh_from_db()
    assert application.institution.standing == Standing.CANDIDATE
    assert not Membership.objects.exists()


def test_school_and_next_holder_are_told_in_their_languages():
    NetworkFactory()
    desk = headquarters()
    application = ApplicationFactory(
        status=Status.IN_REVIEW, language="fr", contact_email="ecole@test.example"
    )

    transitions.recommend(application, by=coordinator("SN"))

    mails = dict(OutgoingMail.objects.values_list("to", "subject"))
    assert set(mails) == {"ecole@test.example", desk.email}
    assert application.public_id in mails["ecole@test.example"]
    assert Notification.objects.get().user == desk


def test_vacant_post_routes_to_the_national_commission_and_headquarters():
    NetworkFactory()
    commission, desk = user_with(Role.NATIONAL_COMMISSION, "SN"), headquarters()
    user_with(Role.NATIONAL_COMMISSION, "FR")
    application = ApplicationFactory(status=Status.DRAFT)

    transitions.submit(application, by=LinkHolder.of(application, "school"))

    assert set(Notification.objects.values_list("user", flat=True)) == {commission.pk, desk.pk}
    assert transitions.recommend(application, by=commission).status == Status.RECOMMENDED


def test_declining_without_words_is_refused():
    NetworkFactory()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with pytest.raises(DomainError, match="reason"):
        transitions.decline(application, by=coordinator("SN"), reason="  ")


@pytest.mark.parametrize(
    ("act", "target"),
    [
        (transitions.withdraw_membership, MembershipStatus.WITHDRAWN),
        (transitions.end_membership, MembershipStatus.ENDED),
        (transitions.terminate, MembershipStatus.TERMINATED),
    ],
    ids=["withdraw", "end", "terminate"],
)
def test_ended_membership_keeps_its_dates_and_makes_a_former_member(act, target):
    institution = member()

    membership = act(institution.membership, by=headquarters(), reason="Letter of 3 May.")

    institution.refresh_from_db()
    assert (membership.status, membership.end_reason) == (target, "Letter of 3 May.")
    assert membership.ended_on == timezone.now().date().isoformat()
    assert institution.standing == Standing.FORMER


def test_termination_is_decided_by_unesco_only():
    institution = member()

    with pytest.raises(PermissionDenied):
        transitions.terminate(institution.membership, by=coordinator("SN"), reason="No report.")


def test_member_is_paused_and_resumed():
    institution, user = member(), coordinator("SN")

    transitions.pause(institution.membership, by=user, reason="Renovation.")
    membership = transitions.resume(institution.membership, by=user)

    assert membership.status == MembershipStatus.MEMBER
    assert AuditEntry.objects.about(membership).count() == 2
