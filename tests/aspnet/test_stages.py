"""Trial stages, what a recommendation needs, and cases that lapse by proposal only."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from aspnet import services, tasks, transitions
from aspnet.durations import usual_days
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.pathways import pathway
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail
from unesco_portal.workflow.reminders import remind_holders
from unesco_portal.workflow.worklist import worklist

from .pages import text_of

pytestmark = pytest.mark.django_db


def test_the_way_through_two_stages(clock):
    clock("2026-01-31")
    version = pathway(stages=2, minimum_months=1)
    national = coordinator("SN")
    application = ApplicationFactory(status=Status.IN_REVIEW, pathway=version)

    application = transitions.start_stage(application, by=national)
    first = application.stage
    with pytest.raises(DomainError, match="Possible from 28 February 2026"):
        transitions.advance_stage(application, by=national)
    clock("2026-02-28")
    with pytest.raises(DomainError, match="Still missing: National stages"):
        transitions.recommend(application, by=national)
    application = transitions.advance_stage(application, by=national)
    with pytest.raises(DomainError, match="This is the last national stage"):
        transitions.advance_stage(application, by=national)
    clock("2026-03-28")
    application = transitions.recommend(application, by=national)

    assert (first.position, application.stage) == (1, None)
    assert application.stages_passed_on == datetime.date(2026, 3, 28)
    back = transitions.send_back(application, by=headquarters(), reason="Why?")
    assert transitions.recommend(back, by=national).status == Status.RECOMMENDED


def test_without_stages_there_is_none_to_begin():
    application = ApplicationFactory(status=Status.IN_REVIEW, pathway=pathway())

    with pytest.raises(DomainError, match="no stage to begin"):
        transitions.start_stage(application, by=coordinator("SN"))


def test_a_stage_is_extended_by_months(clock):
    today = clock("2026-01-31")
    application = ApplicationFactory(status=Status.IN_STAGE, stage_until=today)

    longer = transitions.extend_stage(
        application, by=coordinator("SN"), reason="Illness.", months=1
    )

    assert longer.stage_until == datetime.date(2026, 2, 28)
    for months in (0, 121):
        with pytest.raises(ValidationError):
            transitions.extend_stage(longer, by=coordinator("SN"), reason="More.", months=months)


def test_a_resting_case_is_in_no_worklist_and_reminds_nobody(clock):
    clock("2026-01-01")
    national = coordinator("SN")
    application = ApplicationFactory(
        status=Status.SUBMITTED,
        status_since=timezone.now(),
        rests_until=datetime.date(2026, 7, 1),
    )

    clock("2026-06-30")
    asleep = (worklist(national), remind_holders())
    clock("2026-07-15")
    awake = ([item.record for item in worklist(national)], remind_holders())
    clock("2026-08-01")
    reminded = remind_holders()

    assert asleep == ([], 0)
    assert awake == ([application], 0)
    assert reminded == 1
    (item,) = worklist(national)
    assert item.due_at.date() == datetime.date(2026, 9, 29)


def test_the_clock_proposes_a_lapse_once_and_the_coordinator_confirms():
    national = coordinator("SN")
    long_ago = timezone.now() - datetime.timedelta(days=91)
    silent = ApplicationFactory(status=Status.RETURNED, status_since=long_ago)
    trial = ApplicationFactory(
        status=Status.IN_STAGE, stage_until=timezone.now().date() - datetime.timedelta(days=181)
    )
    fresh = ApplicationFactory(status=Status.RETURNED)

    tasks.propose_lapses()
    again = services.propose_lapses()

    flagged = Application.objects.exclude(lapse_proposed_at=None)
    assert set(flagged) == {silent, trial}
    assert again == 0
    assert Notification.objects.filter(user=national).count() == 2
    assert OutgoingMail.objects.filter(to=national.email).count() == 2
    entry = AuditEntry.objects.about(silent).get()
    assert (entry.action, entry.actor_label) == ("aspnet.propose_lapse_application", "portal")
    assert transitions.lapse(silent, by=national).status == Status.LAPSED
    with pytest.raises(DomainError, match="still has time"):
        transitions.lapse(fresh, by=national)


def test_a_school_that_answers_takes_the_proposal_away():
    NetworkFactory()
    silent = ApplicationFactory(status=Status.RETURNED, lapse_proposed_at=timezone.now())

    answered = transitions.resubmit(silent, by=LinkHolder.of(silent, "The school"))

    assert (answered.status, answered.lapse_proposed_at) == (Status.SUBMITTED, None)


def test_a_signature_is_given_by_the_commission_and_asked_for_once():
    version = pathway(needs_cosignature=True)
    national, commission = coordinator("SN"), user_with(Role.NATIONAL_COMMISSION, "SN")
    application = ApplicationFactory(status=Status.IN_REVIEW, pathway=version)

    for _time in range(2):
        services.ask_cosignature(application, by=national)
    with pytest.raises(DomainError, match="Signature of the National Commission"):
        transitions.recommend(application, by=national)
    signed = services.cosign_application(application, by=commission)

    assert Notification.objects.filter(user=commission).count() == 1
    assert transitions.recommend(signed, by=national).status == Status.RECOMMENDED
    with pytest.raises(DomainError, match="needs no signature"):
        services.cosign_application(application, by=commission)


def decided(days: int, **fields) -> Application:
    today = timezone.now().date()
    return ApplicationFactory(
        status=Status.DECLINED,
        decline_reason="other",
        submitted_on=today - datetime.timedelta(days=days),
        decided_on=today,
        **fields,
    )


def test_the_usual_time_is_told_from_five_decided_cases_on(client):
    application = ApplicationFactory()
    address = f"/schools/apply/status/{sign('application', application.public_id)}/"
    for days in (10, 20, 90, 400):
        decided(days)
    decided(5, institution__country_id="KE")
    decided(6, is_generated=True)

    few = text_of(client.get(address))
    decided(60)

    assert "not known yet" in few
    assert usual_days(application) == 60
    assert "60 days" in text_of(client.get(address))


@pytest.mark.parametrize("item_count", [1, 3])
def test_query_count_of_the_case_and_of_the_private_page(
    client, sign_in, item_count, django_assert_num_queries
):
    application = ApplicationFactory(status=Status.IN_STAGE, pathway=pathway(stages=item_count))
    private = f"/schools/apply/status/{sign('application', application.public_id)}/"
    client.get(private)

    with django_assert_num_queries(7):
        client.get(private)
    sign_in(coordinator("SN"))
    client.get(application.get_workspace_url())
    with django_assert_num_queries(14):
        client.get(application.get_workspace_url())
