import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from experts import services, transitions
from experts.enums import EndReason, ProfileStatus, TermStatus
from experts.models import ExpertTerm
from experts.tasks import expire_due_terms
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    account_of,
    convention_secretariat,
    serving_expert,
)
from tests.factories.people import administrator, coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, OutgoingMail
from unesco_portal.workflow.states import machine_of

pytestmark = pytest.mark.django_db
PROFILE, TERM = "profile", "term"


def record_in(kind, status):
    if kind == PROFILE:
        return ExpertProfileFactory(status=status)
    reason = EndReason.RESIGNED if status == TermStatus.ENDED else ""
    return ExpertTermFactory(status=status, end_reason=reason, start_on="2020", end_on="2099")


def over(term):
    """The same term, with its mandate over."""
    ExpertTerm.objects.filter(pk=term.pk).update(end_on="2022")
    return term


# act, kind, sources, target, whether the expert may, further details
ACTS = [
    (transitions.publish, PROFILE, ["draft", "withheld"], "published", False, {}),
    (transitions.withhold, PROFILE, ["published"], "withheld", True, {}),
    (transitions.activate, TERM, ["invited"], "active", True, {}),
    (transitions.pause, TERM, ["active"], "unavailable", True, {}),
    (transitions.resume, TERM, ["unavailable"], "active", True, {}),
    (transitions.decline, TERM, ["invited"], "ended", True, {}),
    (
        transitions.end,
        TERM,
        ["active", "unavailable"],
        "ended",
        False,
        {"end_reason": "resigned", "reason": "Letter of today."},
    ),
]
PORTAL_ACTS = [
    (transitions.expire, ["active", "unavailable"], EndReason.MANDATE_OVER),
    (transitions.lapse, ["invited"], EndReason.UNANSWERED),
]


@pytest.mark.parametrize(("act", "kind", "sources", "target", "own", "details"), ACTS)
def test_act_by_the_secretariat_is_done_and_audited(act, kind, sources, target, own, details):
    secretariat = convention_secretariat()
    for source in sources:
        record = record_in(kind, source)

        changed = act(record, by=secretariat, **details)

        entry = AuditEntry.objects.about(record).get()
        assert (changed.status, changed.status_since.date()) == (target, timezone.now().date())
        assert (entry.action, entry.source, entry.target) == (act.permission, source, target)
        assert (entry.actor, entry.reason) == (secretariat, details.get("reason", ""))


@pytest.mark.parametrize(("act", "kind", "sources", "target", "own", "details"), ACTS)
def test_act_is_refused_to_every_other_role(act, kind, sources, target, own, details):
    record = record_in(kind, sources[0])

    for user in (
        coordinator(),
        headquarters(),
        administrator(),
        account_of(ExpertProfileFactory()),
    ):
        with pytest.raises(PermissionDenied):
            act(record, by=user, **details)

    assert not AuditEntry.objects.about(record).exists()


@pytest.mark.parametrize(("act", "kind", "sources", "target", "own", "details"), ACTS)
def test_expert_does_the_own_acts_and_no_other(act, kind, sources, target, own, details):
    record = record_in(kind, sources[0])
    user = account_of(record if kind == PROFILE else record.expert)

    if own:
        assert act(record, by=user, **details).status == target
    else:
        with pytest.raises(PermissionDenied):
            act(record, by=user, **details)


@pytest.mark.parametrize(("act", "kind", "sources", "target", "own", "details"), ACTS)
def test_act_is_refused_from_every_other_state(act, kind, sources, target, own, details):
    states = ProfileStatus.values if kind == PROFILE else TermStatus.values
    secretariat = convention_secretariat()

    for state in set(states) - set(sources):
        record = record_in(kind, state)
        with pytest.raises(TransitionNotAllowed):
            act(record, by=secretariat, **details)


@pytest.mark.parametrize(("act", "sources", "reason"), PORTAL_ACTS)
def test_clock_ends_a_term_whose_mandate_is_over(act, sources, reason):
    for source in sources:
        term = over(record_in(TERM, source))

        ended = act(term, by=System())

        assert (ended.status, ended.end_reason, ended.end_on) == ("ended", reason, "2022")
        assert AuditEntry.objects.about(term).get().actor_label == "portal"


@pytest.mark.parametrize(("act", "sources", "reason"), PORTAL_ACTS)
def test_clock_ends_nothing_before_its_time_and_nobody_else_is_the_clock(act, sources, reason):
    term = record_in(TERM, sources[0])

    with pytest.raises(DomainError, match="not over"):
        act(term, by=System())
    for user in (convention_secretariat(), administrator(), account_of(term.expert)):
        with pytest.raises(PermissionDenied):
            act(over(term), by=user)


@pytest.mark.parametrize(("act", "sources", "reason"), PORTAL_ACTS)
def test_clock_is_refused_from_every_other_state(act, sources, reason):
    for state in set(TermStatus.values) - set(sources):
        with pytest.raises(TransitionNotAllowed):
            act(over(record_in(TERM, state)), by=System())


def test_publishing_needs_the_recorded_consent():
    profile = ExpertProfileFactory(consents=[])

    with pytest.raises(DomainError, match="agreed to publish the name"):
        transitions.publish(profile, by=convention_secretariat())

    profile.refresh_from_db()
    assert profile.status == ProfileStatus.DRAFT


def test_end_today_keeps_the_dates_of_what_was_served():
    today = timezone.now().date()
    term = ExpertTermFactory(start_on="2023", end_on="2099")

    ended = transitions.end(
        term, by=convention_secretariat(), reason="Letter", end_reason=EndReason.REMOVED
    )

    assert (ended.end_on, ended.end_reason) == (today.isoformat(), EndReason.REMOVED)


def test_end_recorded_late_keeps_the_last_day_of_the_mandate():
    term = ExpertTermFactory(start_on="2019", end_on="2022")

    ended = transitions.end(
        term, by=convention_secretariat(), reason="Letter", end_reason=EndReason.RESIGNED
    )

    assert (ended.end_on, ended.end_reason) == ("2022", EndReason.RESIGNED)


def test_end_before_the_beginning_counts_as_never_served():
    term = ExpertTermFactory(start_on="2098", end_on="2099")

    ended = transitions.end(
        term, by=convention_secretariat(), reason="Letter", end_reason=EndReason.RESIGNED
    )

    assert (ended.end_reason, ended.end_on) == (EndReason.DECLINED, "2099")


@pytest.mark.parametrize(
    "details",
    [
        {"end_reason": "", "reason": "Letter"},
        {"end_reason": "mandate_over", "reason": "Letter"},
        {"end_reason": "resigned"},
    ],
)
def test_end_needs_a_reason_from_the_list_and_words(details):
    with pytest.raises(DomainError):
        transitions.end(ExpertTermFactory(), by=convention_secretariat(), **details)


def test_expert_with_an_account_is_told(django_capture_on_commit_callbacks):
    profile = ExpertProfileFactory()
    user = account_of(profile)

    transitions.publish(profile, by=convention_secretariat(), reason="Welcome")

    mail = OutgoingMail.objects.get(to=user.email)
    assert mail.subject == "Your expert profile is published"
    assert "Welcome" in mail.text
    assert f"/workspace/experts/{profile.public_id}/" in mail.text


@pytest.mark.parametrize(
    ("act", "state", "details", "subject"),
    [
        (transitions.activate, "invited", {}, "Your term in the Expert Facility"),
        (transitions.decline, "invited", {}, "Invitation to the Expert Facility declined"),
        (
            transitions.end,
            "active",
            {"end_reason": "removed", "reason": "R"},
            "Your term in the Expert Facility has ended",
        ),
    ],
)
def test_expert_is_told_about_the_term(act, state, details, subject):
    term = record_in(TERM, state)
    user = account_of(term.expert)

    act(term, by=convention_secretariat(), **details)

    assert OutgoingMail.objects.get(to=user.email).subject == subject


def test_expert_without_or_with_a_closed_account_gets_no_mail():
    closed = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)
    user = account_of(closed)
    user.is_active = False
    user.save()

    transitions.withhold(closed, by=convention_secretariat())
    transitions.publish(ExpertProfileFactory(), by=convention_secretariat())

    assert not OutgoingMail.objects.exists()


def test_clock_expires_and_lapses_what_is_due_once():
    serving, invited = over(record_in(TERM, "active")), over(record_in(TERM, "invited"))
    still = record_in(TERM, "active")
    user = account_of(serving.expert)

    assert services.expire_due_terms() == 2
    assert services.expire_due_terms() == 0
    expire_due_terms()

    for term, reason in ((serving, "mandate_over"), (invited, "unanswered"), (still, "")):
        term.refresh_from_db()
        assert term.end_reason == reason
    assert (
        OutgoingMail.objects.get(to=user.email).subject
        == "Your term in the Expert Facility is over"
    )


def test_after_the_mandate_the_profile_leaves_the_public_list_and_its_term_stays(
    client, monkeypatch
):
    """Acceptance example 14: selected in Seoul, term 2019-2022, gone after 31 December 2022."""
    profile = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)
    ExpertTermFactory(expert=profile, start_on="2019", end_on="2022")
    monkeypatch.setattr(
        timezone, "now", lambda: datetime.datetime(2022, 12, 31, 12, tzinfo=datetime.UTC)
    )
    assert profile in type(profile).objects.public()

    monkeypatch.setattr(
        timezone, "now", lambda: datetime.datetime(2023, 1, 1, 0, 1, tzinfo=datetime.UTC)
    )

    assert profile not in type(profile).objects.public()
    services.expire_due_terms()
    assert profile.terms.get().end_reason == EndReason.MANDATE_OVER


def test_every_state_has_a_holder_and_a_way_out_or_is_final():
    for record in (ExpertProfileFactory(), ExpertTermFactory()):
        machine = machine_of(record)
        for state in machine.states:
            assert state.is_final == (state.value == TermStatus.ENDED)
            assert bool(machine.exits(state.value)) != state.is_final


def test_draft_profile_and_invitation_wait_for_the_secretariat():
    profile = ExpertProfileFactory()
    term = ExpertTermFactory(status=TermStatus.INVITED)
    serving_expert()
    secretariat = convention_secretariat()

    assert profile in machine_of(profile).waiting_for(secretariat)
    assert list(machine_of(term).waiting_for(secretariat)) == [term]
    assert not machine_of(term).waiting_for(coordinator()).exists()
