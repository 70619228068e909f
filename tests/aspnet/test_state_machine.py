"""Whatever people do in whatever order: no member without UNESCO, no case without a holder."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aspnet.enums import OPEN_APPLICATION, Standing
from aspnet.models import Application, Institution, Membership
from aspnet.services import cosign_application
from aspnet.states import APPLICATION
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.pathways import pathway
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, System
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import holders

pytestmark = pytest.mark.django_db
ACTORS = ("coordinator", "commission", "headquarters", "elsewhere", "administrator", "school", "portal", "account")  # fmt: skip
STEP = st.tuples(st.sampled_from([*APPLICATION.transitions, "cosign"]), st.sampled_from(ACTORS))
DETAILS = {
    "decline": {"decline_reason": "criteria"},
    "refuse": {"decline_reason": "criteria"},
    "end_stage": {"decline_reason": "criteria"},
    "extend_stage": {"months": 6},
}


def people(application: Application) -> dict:
    return {
        "coordinator": coordinator("SN"),
        "commission": user_with(Role.NATIONAL_COMMISSION, "SN"),
        "headquarters": headquarters(),
        "elsewhere": coordinator("FR"),
        "administrator": administrator(),
        "school": LinkHolder.of(application, "The school"),
        "portal": System(),
        "account": UserFactory(),
    }


def take(step: tuple[str, str], application: Application, actors: dict) -> None:
    """One step; what may not happen is refused with an error of the domain, never another one."""
    name, who = step
    try:
        if name == "cosign":
            cosign_application(application, by=actors[who])
            return
        act = APPLICATION.transitions[name]
        act(application, by=actors[who], reason="Words.", **DETAILS.get(name, {}))
    except (PermissionDenied, DomainError, ValidationError):
        pass


def check(application: Application, actors: dict) -> None:
    """What must hold after every step."""
    application = Application.objects.get(pk=application.pk)
    institution = Institution.objects.get(pk=application.institution_id)
    admitted = AuditEntry.objects.about(application).filter(action="aspnet.admit_application")
    by_unesco = admitted.filter(actor=actors["headquarters"]).exists()
    assert (institution.standing == Standing.MEMBER) == by_unesco
    assert Membership.objects.filter(institution=institution).exists() == by_unesco
    assert not admitted.exclude(actor=actors["headquarters"]).exists()
    state = APPLICATION.state(application.status)
    if application.status in OPEN_APPLICATION:
        assert APPLICATION.exits(application.status)
        assert state.outside or holders(state.holder, institution.country_id).exists()
    else:
        assert state.is_final
    assert (application.stage is not None) == (application.status == "in_stage")


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=4, max_size=14), stages=st.integers(0, 2), signs=st.booleans())
def test_no_sequence_of_acts_makes_a_member_without_unesco_or_leaves_a_case_to_nobody(
    steps, stages, signs
):
    with transaction.atomic():
        NetworkFactory()
        pathway(stages=stages, needs_cosignature=signs)
        application = ApplicationFactory(status="draft")
        actors = people(application)
        for step in [("submit", "school"), *steps]:
            take(step, application, actors)
            check(application, actors)
        transaction.set_rollback(True)


def test_the_usual_way_does_make_a_member():
    NetworkFactory()
    pathway(stages=1, needs_cosignature=True)
    application = ApplicationFactory(status="draft")
    actors = people(application)
    way = [
        ("submit", "school"),
        ("begin_review", "coordinator"),
        ("start_stage", "coordinator"),
        ("cosign", "commission"),
        ("recommend", "coordinator"),
        ("admit", "headquarters"),
    ]

    for step in way:
        take(step, application, actors)
        check(application, actors)

    assert Institution.objects.get(pk=application.institution_id).standing == Standing.MEMBER
