"""Whatever people do with memberships: one at a time, terms in a row, members by UNESCO only."""

import contextlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, F, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aspnet import services, transitions
from aspnet.enums import CURRENT_MEMBERSHIP, Standing
from aspnet.models import Institution, Membership, MembershipTerm, Succession
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.pathways import pathway
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db
SCHOOLS = 3
ACTS = (
    "apply",
    "admit",
    "renew",
    "renew from 2020",
    "pause",
    "resume",
    "withdraw",
    "terminate",
    "merge",
    "duplicate",
    "split",
    "split and end",
    "undo",
)
WHO = ("coordinator", "headquarters")
STEP = st.tuples(
    st.sampled_from(ACTS),
    st.sampled_from(WHO),
    st.integers(0, SCHOOLS - 1),
    st.integers(0, SCHOOLS - 1),
)
MEMBERSHIP_ACTS = {
    "pause": transitions.pause,
    "resume": transitions.resume,
    "withdraw": transitions.withdraw_membership,
    "terminate": transitions.terminate,
}


def act(name: str, by, school: Institution, other: Institution) -> None:
    """One act on a school; ``other`` is the second one where it takes two."""
    words = {"by": by, "reason": "Words."}
    if name in ("apply", "admit"):
        become_member(name, school, words)
    elif name in ("merge", "duplicate"):
        services.record_joining(school, other, kind=name, **words)
    elif name.startswith("split"):
        facts = {"name": "Born", "city": "Dakar", "continues": name == "split"}
        services.record_split(school, **facts, **words)
    elif name == "undo":
        for found in Succession.objects.live().order_by("-pk")[:1]:
            services.undo_succession(found, by=by)
    elif school.membership is not None:
        on_membership(name, school.membership, words)


def become_member(name: str, school: Institution, words: dict) -> None:
    """A recommendation, or UNESCO's decision on it."""
    if name == "admit":
        for application in school.applications.filter(status="recommended"):
            transitions.admit(application, **words)
    elif not school.applications.open().exists() and school.standing != Standing.MEMBER:
        ApplicationFactory(institution=school, status="recommended")


def on_membership(name: str, membership: Membership, words: dict) -> None:
    """An act on a membership, or its renewal."""
    if name in MEMBERSHIP_ACTS:
        MEMBERSHIP_ACTS[name](membership, **words)
    else:
        start = "2020" if name.endswith("2020") else None
        services.renew_membership(membership, by=words["by"], starts_on=start)


def take(step, schools: list[int], actors: dict) -> None:
    """One step; what may not happen is refused with an error of the domain, never another one."""
    name, who, first, second = step
    found = Institution.objects.in_bulk(schools)
    with contextlib.suppress(PermissionDenied, DomainError, ValidationError):
        act(name, actors[who], found[schools[first]], found[schools[second]])


def check(actors: dict) -> None:
    """What must hold after every step."""
    later = Q(membership__terms__pk__gt=F("pk"), membership__terms__period__overlap=F("period"))
    assert not MembershipTerm.objects.filter(later).exists()
    current = Count("memberships", filter=Q(memberships__status__in=CURRENT_MEMBERSHIP))
    for school in Institution.objects.annotate(current=current):
        assert school.current == (school.standing == Standing.MEMBER)
    admitted = AuditEntry.objects.filter(action="aspnet.admit_application")
    assert not admitted.exclude(actor=actors["headquarters"]).exists()
    keys = set(admitted.values_list("object_id", flat=True))
    for membership in Membership.objects.all():
        assert membership.application_id in keys
        valid = membership.certificates.valid().count()
        assert valid <= (membership.status in CURRENT_MEMBERSHIP)
    for row in Succession.objects.live():
        assert row.predecessor_id not in later_ones(row.successor_id)


def later_ones(key: int) -> set[int]:
    """All that follow, over any number of steps, with where it began."""
    found: set[int] = set()
    front = {key}
    while front - found:
        found |= front
        rows = Succession.objects.live().filter(predecessor__in=front)
        front = set(rows.values_list("successor", flat=True))
    return found


@settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(STEP, min_size=4, max_size=14),
    months=st.sampled_from([None, 24]),
    signs=st.booleans(),
)
def test_no_sequence_of_acts_breaks_what_must_hold_of_memberships(steps, months, signs):
    with transaction.atomic():
        NetworkFactory()
        pathway(certificate_months=months)
        if signs:
            SignatoryFactory()
        schools = [InstitutionFactory().pk for _number in range(SCHOOLS)]
        actors = {"coordinator": coordinator("SN"), "headquarters": headquarters()}
        begun = [("apply", "coordinator", 0, 0), ("admit", "headquarters", 0, 0)]
        for step in [*begun, *steps]:
            take(step, schools, actors)
            check(actors)
        transaction.set_rollback(True)
