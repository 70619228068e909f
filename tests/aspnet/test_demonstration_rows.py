"""The rows of a generated network: each is marked and valid, and every state and gap occurs."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from aspnet import counts
from aspnet.demonstration.network import Made, generate
from aspnet.enums import ApplicationStatus, MembershipStatus, Standing
from aspnet.models import (
    Application,
    Institution,
    InstitutionName,
    Membership,
    NationalNetwork,
    PathwayVersion,
    PlaceCount,
    Review,
)
from unesco_portal.workflow.models import AuditEntry

from .test_demonstration import SEED, TABLES, quiet, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]


@pytest.fixture(scope="module")
def network(django_db_setup, django_db_blocker) -> Iterator[tuple[Made, dict[str, set]]]:
    """One network for all tests, and the rows there were before; taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = rows()
        yield generate(1500, 5, SEED, quiet), before
        transaction.set_rollback(True)


def test_every_row_is_marked_and_valid(network):
    made, before = network

    assert (made.institutions, made.networks) == (1500, 5)
    assert Institution.objects.count() == 1500
    for model in TABLES:
        new = model.objects.exclude(pk__in=before[model.__name__])
        assert new.exists(), model
        assert not new.filter(is_generated=False).exists(), model
    for model in (Application, Membership, NationalNetwork, PathwayVersion, Review):
        for row in model.objects.all()[:60]:
            row.full_clean(exclude=["public_id", "institution"])
    for school in Institution.objects.order_by("?")[:60]:
        school.full_clean(exclude=["public_id"])


def test_every_state_of_an_application_occurs_and_fits_its_institution():
    cases = Application.objects.select_related("institution__membership")

    assert {case.status for case in cases} == set(ApplicationStatus)
    for case in cases:
        expected = {
            ApplicationStatus.RECOMMENDED: Standing.CANDIDATE,
            ApplicationStatus.ADMITTED: Standing.MEMBER,
            ApplicationStatus.SUBMITTED: Standing.APPLICANT,
            ApplicationStatus.IN_REVIEW: Standing.APPLICANT,
            ApplicationStatus.RETURNED: Standing.APPLICANT,
            ApplicationStatus.IN_STAGE: Standing.APPLICANT,
        }.get(case.status, Standing.NONE)
        assert case.institution.standing == expected
    admitted = cases.filter(status=ApplicationStatus.ADMITTED)
    for case in admitted:
        assert case.membership == case.institution.membership
        assert case.membership.member_since == case.decided_on.isoformat()
    assert len({case.institution.country_id for case in admitted}) > 1
    trials = cases.filter(status=ApplicationStatus.IN_STAGE)
    assert all(case.stage.version_id == case.pathway_id for case in trials)
    assert trials.exclude(stage_until=None).exists()


def test_history_is_dated_as_the_state():
    for case in Application.objects.exclude(status=ApplicationStatus.DRAFT):
        entry = AuditEntry.objects.about(case).get()
        assert (entry.target, entry.created_at) == (case.status, case.status_since)
    for draft in Application.objects.filter(status=ApplicationStatus.DRAFT):
        assert not AuditEntry.objects.about(draft).exists()
        assert (timezone.now() - draft.status_since).days < 30


def test_all_standings_states_of_membership_and_gaps_occur():
    assert set(Institution.objects.values_list("standing", flat=True)) == set(Standing)
    assert set(Membership.objects.values_list("status", flat=True)) == set(MembershipStatus)
    for gap in ({"email": ""}, {"latitude": None}, {"pupil_count": None}, {"confirmed_on": None}):
        assert Institution.objects.filter(**gap).exists(), gap
    assert Membership.objects.filter(member_since=None).exists()
    assert Institution.objects.filter(location_precision="hidden", latitude=None).exists()


def test_figures_and_map_are_counted_at_once():
    figure = counts.members()
    members = Institution.objects.members()

    assert figure.value == figure.generated == members.count()
    assert sum(PlaceCount.objects.values_list("count", flat=True)) == (
        members.exclude(latitude=None).count()
    )


def test_search_finds_generated_schools_by_their_further_names():
    name = InstitutionName.objects.first()

    assert name.institution in Institution.objects.search(name.name)
