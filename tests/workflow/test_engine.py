"""The transition engine: locked, permitted, checked, recorded and announced, or nothing at all."""

import dataclasses
import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application, Membership
from tests.concurrency import PATIENCE, in_thread, wait_for_a_lock
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.people import administrator, coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail


@pytest.fixture
def network(db):
    return NetworkFactory()


def traces(record) -> tuple[int, int, int]:
    """Audit entries, notices and mails left behind by acts."""
    entries = AuditEntry.objects.about(record).count()
    return entries, Notification.objects.count(), OutgoingMail.objects.count()


def test_act_is_one_entry_with_everything_about_it(network):
    user = coordinator()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    changed = transitions.decline(
        application, by=user, reason="Too early.", decline_reason="criteria"
    )

    entry = AuditEntry.objects.about(application).get()
    assert (entry.action, entry.record_object) == ("aspnet.decline_application", application)
    assert (entry.source, entry.target, entry.reason) == ("in_review", "declined", "Too early.")
    assert (entry.actor, entry.actor_label) == (user, user.person.name)
    assert entry.object_label == str(application)
    assert entry.details == {"decline_reason": "criteria"}
    assert changed.status_since > application.status_since


def test_refused_act_leaves_nothing(network):
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with pytest.raises(PermissionDenied, match=r"^aspnet\.recommend_application$"):
        transitions.recommend(application, by=coordinator("FR"))

    application.refresh_from_db()
    assert application.status == Status.IN_REVIEW
    assert traces(application) == (0, 0, 0)


def test_system_administrator_may_repair_but_not_decide(network):
    application = ApplicationFactory(status=Status.IN_REVIEW)
    user = administrator()

    with pytest.raises(PermissionDenied):
        transitions.recommend(application, by=user)

    assert user.has_perm("aspnet.recommend_application", application)
    assert not transitions.recommend.permits(user, application)


def test_outsider_does_not_learn_the_state(network):
    application = ApplicationFactory(status=Status.WITHDRAWN)

    with pytest.raises(PermissionDenied):
        transitions.recommend(application, by=coordinator("FR"))


def test_wrong_state_is_said_in_words(network):
    application = ApplicationFactory(status=Status.RECOMMENDED)

    with pytest.raises(TransitionNotAllowed) as caught:
        transitions.recommend(application, by=coordinator())

    assert str(caught.value) == "Not possible any more: the state is now “recommended to UNESCO”."
    assert traces(application) == (0, 0, 0)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_reason_is_required_where_the_act_says_so(network, reason):
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with pytest.raises(DomainError, match="Give a reason"):
        transitions.return_for_completion(application, by=coordinator(), reason=reason)

    assert traces(application) == (0, 0, 0)


def test_act_takes_the_stored_record_not_the_caller_s_copy(network):
    application = ApplicationFactory(status=Status.IN_REVIEW, motivation="As sent.")
    application.motivation, application.status = "Never saved.", Status.DRAFT

    changed = transitions.recommend(application, by=coordinator())

    assert (changed.motivation, changed.status) == ("As sent.", Status.RECOMMENDED)
    assert Application.objects.get().motivation == "As sent."


def test_invalid_change_undoes_the_whole_act(network):
    application = ApplicationFactory(status=Status.RECOMMENDED)
    application.institution.standing = "candidate"
    application.institution.save()

    with pytest.raises(ValidationError):
        transitions.refuse(
            application, by=headquarters(), reason="No.", decline_reason="no such reason"
        )

    application.refresh_from_db()
    application.institution.refresh_from_db()
    assert (application.status, application.institution.standing) == ("recommended", "candidate")
    assert traces(application) == (0, 0, 0)


def test_notices_and_mails_are_queued_with_the_act_and_gone_with_it(network):
    headquarters()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with transaction.atomic():
        transitions.recommend(application, by=coordinator())
        assert traces(application) == (1, 1, 2)
        transaction.set_rollback(True)

    application.refresh_from_db()
    assert application.status == Status.IN_REVIEW
    assert traces(application) == (0, 0, 0)


def test_act_that_cannot_be_announced_does_not_happen(network):
    def broken(_record):
        raise LookupError("no recipient")

    act = dataclasses.replace(transitions.recommend, recipients=broken)
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with pytest.raises(LookupError):
        act(application, by=coordinator())

    application.refresh_from_db()
    assert application.status == Status.IN_REVIEW
    assert traces(application) == (0, 0, 0)


def test_account_that_acted_is_kept(network):
    user = coordinator()
    transitions.begin_review(ApplicationFactory(), by=user)

    with pytest.raises(ProtectedError):
        user.delete()


def test_of_two_at_once_one_wins_and_the_other_sees_what_happened(committed_db):
    NetworkFactory()
    first, second = coordinator(), coordinator()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with transaction.atomic():
        transitions.recommend(application, by=first)
        thread, outcome = in_thread(
            lambda: transitions.decline(
                application, by=second, reason="No.", decline_reason="criteria"
            )
        )
        wait_for_a_lock()
    thread.join(timeout=PATIENCE)

    assert [type(found) for found in outcome] == [TransitionNotAllowed]
    assert str(outcome[0]) == "Not possible any more: the state is now “recommended to UNESCO”."
    assert AuditEntry.objects.about(application).get().actor == first
    assert Application.objects.get(pk=application.pk).status == Status.RECOMMENDED


def test_second_actor_goes_on_when_the_first_gives_up(committed_db):
    NetworkFactory()
    first, second = coordinator(), coordinator()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    with transaction.atomic():
        transitions.recommend(application, by=first)
        thread, outcome = in_thread(
            lambda: transitions.decline(
                application, by=second, reason="No.", decline_reason="criteria"
            )
        )
        wait_for_a_lock()
        transaction.set_rollback(True)
    thread.join(timeout=PATIENCE)

    assert [found.status for found in outcome] == [Status.DECLINED]
    assert AuditEntry.objects.about(application).get().actor == second


def test_double_click_admits_once(committed_db):
    NetworkFactory()
    user = headquarters()
    application = ApplicationFactory(status=Status.RECOMMENDED)
    start = threading.Barrier(3)

    def click() -> Application:
        start.wait(timeout=PATIENCE)
        return transitions.admit(application, by=user)

    clicks = [in_thread(click) for _number in range(3)]
    for thread, _outcome in clicks:
        thread.join(timeout=PATIENCE)

    outcomes = [type(outcome[0]) for _thread, outcome in clicks]
    assert sorted(outcomes, key=str) == sorted(
        [Application, TransitionNotAllowed, TransitionNotAllowed], key=str
    )
    assert Membership.objects.get().number == "SN-0001"
    assert AuditEntry.objects.about(application).count() == 1
    assert OutgoingMail.objects.filter(to=application.contact_email).count() == 1
