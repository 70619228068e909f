"""Certificates for a whole country: ordered once, done in batches, killed and continued."""

import datetime
import time
from multiprocessing.process import BaseProcess

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aspnet import services, tasks, transitions
from aspnet.models import (
    Certificate,
    CertificateIssue,
    Institution,
    NationalNetwork,
    Signatory,
)
from tests.aspnet.acts import actors
from tests.concurrency import in_thread
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, former_member, member
from tests.factories.certificates import SignatoryFactory, certified, give_certificate
from tests.factories.pathways import pathway
from tests.factories.people import AppointmentFactory, headquarters
from tests.killing import killed, worker
from unesco_portal.core.codes import is_valid
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

WITH_DATABASE = pytest.mark.django_db


def members(count: int, **fields) -> NationalNetwork:
    SignatoryFactory()
    for number in range(count):
        member(name=f"School {number}", email=f"school{number}@test.example", **fields)
    return NationalNetwork.objects.get(country="SN")


@WITH_DATABASE
def test_every_member_gets_one_and_nobody_else():
    network = members(5)
    former_member(name="Former")
    InstitutionFactory(standing="candidate", name="Candidate")
    elsewhere = member(country_id="FR")

    order = services.start_issue(network, by=headquarters())
    tasks.issue_certificates()

    order.refresh_from_db()
    assert order.finished_at is not None
    assert (order.expected_count, order.certificates.count()) == (5, 5)
    assert Certificate.objects.count() == 5
    assert not elsewhere.membership.certificates.exists()
    assert OutgoingMail.objects.count() == 5
    assert AuditEntry.objects.filter(action="aspnet.issue_certificate").count() == 5
    assert all(services.check(row.signature).is_good for row in Certificate.objects.all())


@WITH_DATABASE
def test_run_again_it_issues_nothing_twice():
    services.start_issue(members(3), by=headquarters())

    assert [services.carry_on(), services.carry_on()] == [3, 0]


@WITH_DATABASE
def test_asked_twice_it_is_the_same_order():
    network, by = members(2), headquarters()

    orders = [services.start_issue(network, by=by) for _press in range(2)]

    assert orders[0] == orders[1]
    assert CertificateIssue.objects.count() == 1


@WITH_DATABASE
def test_only_headquarters_orders_and_stops():
    network = members(1)
    order = services.start_issue(network, by=headquarters())
    for name, actor in actors().items():
        if name != "headquarters":
            with pytest.raises(PermissionDenied):
                services.start_issue(network, by=actor)
            with pytest.raises(PermissionDenied):
                services.cancel_issue(order, by=actor)


@WITH_DATABASE
def test_with_nothing_to_do_it_says_so():
    certified()

    with pytest.raises(DomainError, match="has its certificate"):
        services.start_issue(NetworkFactory(), by=headquarters())


@WITH_DATABASE
def test_without_a_signatory_it_does_not_begin():
    member()

    with pytest.raises(DomainError, match="Nobody signs"):
        services.start_issue(NetworkFactory(), by=headquarters())


@WITH_DATABASE
def test_a_signatory_who_leaves_meanwhile_stops_it_with_words():
    order = services.start_issue(members(2), by=headquarters())
    SignatoryFactory._meta.model.objects.update(end_on="2001-01-01")

    tasks.issue_certificates()

    order.refresh_from_db()
    assert "Nobody signs" in order.problem
    assert order.finished_at is not None


@WITH_DATABASE
def test_the_end_of_a_round_brings_new_names_with_the_old_term():
    network = members(3)
    pathway(certificate_months=36)
    services.start_issue(network, by=headquarters())
    services.carry_on()
    terms = set(Certificate.objects.values_list("valid_until", flat=True))
    Certificate.objects.update(valid_until=min(terms) - datetime.timedelta(days=200))
    renamed, _same, withdrawn = Institution.objects.members().order_by("pk")
    Institution.objects.filter(pk=renamed.pk).update(name="Another name")
    Certificate.objects.filter(membership=withdrawn.membership).update(
        status="revoked", reason="Lost"
    )

    order = transitions.order_renamed(network)
    services.carry_on()

    order.refresh_from_db()
    new = renamed.membership.certificates.valid().get()
    assert (order.asked_by, order.problem, order.finished_at is None) == (None, "", False)
    assert list(order.certificates.all()) == [new]
    assert (new.name, new.predecessor.status) == ("Another name", "replaced")
    assert new.valid_until == new.predecessor.valid_until
    assert services.check(new.signature).is_good
    assert not withdrawn.membership.certificates.valid().exists()


@WITH_DATABASE
def test_where_nobody_signs_the_end_of_a_round_orders_nothing():
    network = members(1)
    services.start_issue(network, by=headquarters())
    services.carry_on()
    Institution.objects.update(name="Another name")
    Signatory.objects.update(end_on=timezone.localdate() - datetime.timedelta(days=1))

    assert transitions.order_renamed(network) is None


@WITH_DATABASE
def test_headquarters_may_order_new_names_with_the_missing_ones():
    network = members(2)
    services.start_issue(network, by=headquarters())
    services.carry_on()
    Institution.objects.filter(name="School 0").update(name="Another name")

    order = services.start_issue(network, by=headquarters(), replaces_renamed=True)
    services.carry_on()

    assert [row.name for row in order.certificates.all()] == ["Another name"]


@WITH_DATABASE
def test_who_no_longer_coordinates_issues_no_more():
    by = headquarters()
    order = services.start_issue(members(2), by=by)
    AppointmentFactory._meta.model.objects.filter(person=by.person).update(end_on="2001")

    tasks.issue_certificates()

    order.refresh_from_db()
    assert "no longer coordinates" in order.problem
    assert Certificate.objects.count() == 0


@WITH_DATABASE
def test_stopped_it_keeps_what_was_issued():
    network, by = members(5), headquarters()
    order = services.start_issue(network, by=by)
    services.certificate_issues.issue_batch(order.pk, 2)

    services.cancel_issue(order, by=by)

    assert services.carry_on() == 0
    assert order.certificates.count() == 2
    with pytest.raises(DomainError):
        services.cancel_issue(order, by=by)
    assert services.start_issue(network, by=by).expected_count == 3


@WITH_DATABASE
def test_terms_that_are_over_are_renewed_only_when_asked_for():
    network = members(2)
    for membership in network.memberships.all():
        give_certificate(membership.institution, issued_on="2020-01-01", valid_until="2022-01-01")
    by = headquarters()
    with pytest.raises(DomainError):
        services.start_issue(network, by=by)

    order = services.start_issue(network, by=by, replaces_expired=True)
    services.carry_on()

    order.refresh_from_db()
    assert order.finished_at is not None
    assert order.certificates.count() == 2
    assert Certificate.objects.valid().count() == Certificate.objects.in_force().count() == 2


@WITH_DATABASE
@pytest.mark.parametrize("count", [2, 9])
def test_a_batch_has_a_fixed_number_of_queries(count, django_assert_max_num_queries):
    order = services.start_issue(members(count), by=headquarters())

    with django_assert_max_num_queries(22):
        services.certificate_issues.issue_batch(order.pk, 200)


def test_two_workers_share_one_order(committed_db):
    order = services.start_issue(members(12), by=headquarters())
    calls = [in_thread(lambda: services.carry_on(batch=2)) for _worker in range(2)]
    for thread, _outcome in calls:
        thread.join()
    services.carry_on()

    assert [type(outcome[0]) for _thread, outcome in calls] == [int, int]
    order.refresh_from_db()
    assert order.certificates.count() == Certificate.objects.count() == 12


def test_killed_at_any_point_nothing_is_lost_and_nothing_done_twice(committed_db):
    """The worker is killed with the signal that nothing survives, again and again."""
    order = services.start_issue(members(30), by=headquarters())
    kills = 0
    for attempt in range(3):
        before = order.certificates.count()
        started = worker(lambda: services.carry_on(batch=5))
        wait_until_it_works(started, order, before)
        time.sleep(attempt % 5 * 0.004)
        kills += killed(started)
        order.refresh_from_db()
        if order.finished_at is not None:
            break
        done = order.certificates.count()
        assert done == OutgoingMail.objects.count()
        assert done == AuditEntry.objects.filter(action="aspnet.issue_certificate").count()
    services.carry_on()

    order.refresh_from_db()
    assert kills > 0
    assert order.finished_at is not None
    numbers = list(Certificate.objects.values_list("membership", flat=True))
    assert len(numbers) == len(set(numbers)) == 30
    assert OutgoingMail.objects.count() == 30
    assert all(is_valid(code) for code in codes())


def wait_until_it_works(started: BaseProcess, order: CertificateIssue, before: int) -> None:
    """Until the worker has issued something, or has ended."""
    end = time.monotonic() + 60
    while started.is_alive() and order.certificates.count() == before:
        assert time.monotonic() < end
        time.sleep(0.005)


def codes() -> list[str]:
    return list(Certificate.objects.values_list("public_id", flat=True))
