"""Twinnings: proposed by one desk, answered by the other, ended in time, moved with mergers."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import TwinningStatus as Status
from aspnet.models import Institution, Twinning
from tests.factories.aspnet import InstitutionFactory, member
from tests.factories.people import (
    AreaFactory,
    area_coordinator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.twinnings import DAY, PEACE, TwinningFactory, twinned
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail
from unesco_portal.workflow.worklist import worklist

pytestmark = pytest.mark.django_db
OTHER_THEME = "aspnet-2025-esd"
ACTS = {
    "agree_twinning": ({"partner"}, Status.PROPOSED, Status.AGREED),
    "decline_twinning": ({"partner"}, Status.PROPOSED, Status.DECLINED),
    "withdraw_twinning": ({"proposer"}, Status.PROPOSED, Status.WITHDRAWN),
    "end_twinning": ({"proposer", "partner"}, Status.AGREED, Status.ENDED),
}
EVERY_ACT = pytest.mark.parametrize("name", ACTS)


def proposal(school: Institution, partner: Institution, **fields) -> Twinning:
    """What a page hands to the domain."""
    return Twinning(
        **{"theme_id": PEACE, "starts_on": DAY} | fields, school=school, partner=partner
    )


def people() -> dict:
    return {
        "proposer": coordinator("SN"),
        "partner": coordinator("KE"),
        "elsewhere": coordinator("JP"),
        "headquarters": headquarters(),
        "commission": user_with(Role.NATIONAL_COMMISSION, "KE"),
    }


def told() -> list[tuple[str, str]]:
    return sorted(OutgoingMail.objects.values_list("to", "subject"))


@EVERY_ACT
def test_an_act_is_for_the_desks_it_concerns(name):
    actors = people()
    allowed, source, target = ACTS[name]
    act = getattr(transitions, name)
    for who, user in actors.items():
        row = twinned(status=source)
        if who not in allowed:
            with pytest.raises(PermissionDenied):
                act(row, by=user, reason="Because.")
            continue

        done = act(row, by=user, reason="Because.")

        entry = AuditEntry.objects.about(row).get()
        assert done.status == target
        assert (entry.action, entry.source, entry.target, entry.actor) == (
            f"aspnet.{name}",
            source,
            target,
            user,
        )


@EVERY_ACT
def test_an_act_is_refused_in_another_state(name):
    actors = people()
    allowed, source, _target = ACTS[name]
    act = getattr(transitions, name)
    for status in Status:
        if status == source:
            continue
        with pytest.raises(TransitionNotAllowed):
            act(twinned(status=status), by=actors[min(allowed)], reason="Because.")


def test_a_proposal_waits_for_the_desk_of_the_partner():
    proposer, partner = coordinator("SN"), coordinator("KE")
    school, other = member(), member(country_id="KE")

    row = services.propose_twinning(proposal(school, other), by=proposer)

    assert row.status == Status.PROPOSED
    assert [item.record for item in worklist(partner)] == [row]
    assert worklist(proposer) == []
    assert Notification.objects.get().user == partner
    assert AuditEntry.objects.about(row).get().action == "aspnet.propose_twinning"


def test_a_proposal_waits_for_the_area_of_the_partner_first():
    area = AreaFactory(country_id="KE")
    of_area, national = area_coordinator(area), coordinator("KE")
    row = twinned(partner=member(country_id="KE", area=area))

    assert [item.record for item in worklist(of_area)] == [row]
    assert worklist(national) == []
    assert transitions.agree_twinning(row, by=of_area).status == Status.AGREED
    assert transitions.end_twinning(row, by=national).status == Status.ENDED


def test_a_vacant_post_has_its_stand_ins():
    commission, hq = user_with(Role.NATIONAL_COMMISSION, "KE"), headquarters()
    row = twinned()

    assert [item.record for item in worklist(commission)] == [row]
    assert transitions.agree_twinning(row, by=hq).status == Status.AGREED


def test_who_acts_for_both_schools_agrees_by_proposing():
    desk = coordinator("SN")

    row = services.propose_twinning(proposal(member(), member()), by=desk)

    assert (row.status, row.agreed_on) == (Status.AGREED, timezone.now().date())
    assert not Notification.objects.exists()
    actions = AuditEntry.objects.about(row).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["aspnet.propose_twinning", "aspnet.agree_twinning"]


def test_an_area_asks_another_one_of_its_country():
    here, there = AreaFactory(name_en="Here"), AreaFactory(name_en="There")
    school, other = member(area=here), member(area=there)

    row = services.propose_twinning(proposal(school, other), by=area_coordinator(here))

    assert row.status == Status.PROPOSED
    with pytest.raises(PermissionDenied):
        services.propose_twinning(proposal(other, school), by=area_coordinator(here))


def test_both_are_members_when_it_is_proposed_and_when_it_is_agreed():
    proposer, partner = coordinator("SN"), coordinator("KE")
    candidate = InstitutionFactory(country_id="KE", standing="candidate", name="Candidate")

    with pytest.raises(DomainError, match="Candidate is no member today"):
        services.propose_twinning(proposal(member(), candidate), by=proposer)

    row = twinned()
    Institution.objects.filter(pk=row.school_id).update(standing="former")
    with pytest.raises(DomainError, match="is no member today"):
        transitions.agree_twinning(row, by=partner)


def test_real_schools_have_real_partners():
    school, other = member(), member(country_id="KE", is_generated=True)

    with pytest.raises(DomainError, match="demonstration data"):
        services.propose_twinning(proposal(school, other), by=coordinator("SN"))


def test_a_pair_has_one_open_twinning_a_theme_in_either_order():
    row = twinned()
    with pytest.raises(ValidationError, match="twinned on this theme already"):
        services.propose_twinning(proposal(row.partner, row.school), by=coordinator("KE"))
    with pytest.raises(IntegrityError), transaction.atomic():
        TwinningFactory(school=row.partner, partner=row.school)
    TwinningFactory(school=row.partner, partner=row.school, theme_id=OTHER_THEME)
    TwinningFactory(school=row.partner, partner=row.school, status="declined")


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": DAY - datetime.timedelta(days=1)},
        {"levels": ["university"]},
        {"status": "agreed", "agreed_on": None},
        {"agreed_on": DAY},
        {"status": "agreed", "ended_on": DAY},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong):
    with pytest.raises(IntegrityError):
        twinned(**wrong)


def test_a_school_is_not_twinned_with_itself():
    school = member()

    with pytest.raises(ValidationError, match="with another one"):
        services.propose_twinning(proposal(school, school), by=coordinator("SN"))
    with pytest.raises(IntegrityError):
        TwinningFactory(school=school, partner=school)


def test_languages_come_from_the_list():
    with pytest.raises(ValidationError, match="Not in the list: qq"):
        services.propose_twinning(
            proposal(member(), member(), languages=["fr", "qq"]), by=coordinator("SN")
        )


def test_agreement_is_told_to_both_schools_and_to_who_proposed():
    proposer, partner = coordinator("SN"), coordinator("KE")
    school = member(name="A", email="a@school.example", languages=["fr"])
    other = member(name="B", email="b@school.example", country_id="KE", languages=["es"])
    row = twinned(school, other)

    transitions.agree_twinning(row, by=partner)

    assert told() == sorted(
        [
            ("a@school.example", "Jumelage entre A et B"),
            ("b@school.example", "Hermanamiento entre A y B"),
            (proposer.email, "Twinning agreed: A and B"),
        ]
    )
    mail = OutgoingMail.objects.get(to="a@school.example")
    assert other.get_absolute_url() in mail.text


def test_refusal_is_told_to_who_proposed_only():
    proposer, partner = coordinator("SN"), coordinator("KE")

    transitions.decline_twinning(twinned(), by=partner, reason="No teacher has time.")

    mail = OutgoingMail.objects.get()
    assert mail.to == proposer.email
    assert "No teacher has time." in mail.text


def test_withdrawal_and_end_are_told_to_both_desks():
    proposer, partner = coordinator("SN"), coordinator("KE")

    transitions.withdraw_twinning(twinned(), by=proposer)
    assert {to for to, _subject in told()} == {proposer.email, partner.email}

    OutgoingMail.objects.all().delete()
    transitions.end_twinning(twinned(status="agreed"), by=partner)
    schools = {"school@sn.test.example", "school@ke.test.example"}
    assert {to for to, _subject in told()} == {proposer.email, partner.email} | schools


def test_generated_schools_are_never_written_to():
    row = twinned(member(is_generated=True, email="x@school.example"), is_generated=True)

    transitions.end_twinning(
        TwinningFactory(
            school=row.school, partner=row.partner, theme_id=OTHER_THEME, status="agreed"
        ),
        by=coordinator("SN"),
    )

    assert "x@school.example" not in dict(told())


def test_the_end_of_a_membership_ends_its_twinnings():
    school = member(name="Gone")
    agreed, proposed = twinned(school, status="agreed"), twinned(school)
    of_others = twinned(status="agreed")

    transitions.end_membership(school.membership, by=coordinator("SN"), reason="Closed.")

    for row in (agreed, proposed, of_others):
        row.refresh_from_db()
    assert (agreed.status, proposed.status) == (Status.ENDED, Status.WITHDRAWN)
    assert of_others.status == Status.AGREED
    entry = AuditEntry.objects.about(agreed).get()
    assert (entry.actor_label, entry.reason) == ("portal", "Gone is no member any more.")


def test_the_clock_ends_it_after_its_last_day(clock):
    last = datetime.date(2026, 11, 30)
    over, open_end = twinned(status="agreed", ends_on=last), twinned(status="agreed")
    clock("2026-11-30")
    assert services.end_twinnings() == 0

    clock("2026-12-01")

    assert (services.end_twinnings(), services.end_twinnings()) == (1, 0)
    over.refresh_from_db()
    open_end.refresh_from_db()
    assert (over.status, open_end.status) == (Status.ENDED, Status.AGREED)


def test_the_school_that_goes_on_takes_over_what_the_other_had():
    earlier, later = member(name="Earlier"), member(name="Later")
    kenya, spain = member(country_id="KE"), member(country_id="ES")
    moving = twinned(earlier, kenya, status="agreed")
    received = twinned(spain, earlier)
    doubled = twinned(earlier, kenya, theme_id=OTHER_THEME, status="agreed")
    kept = twinned(later, kenya, theme_id=OTHER_THEME, status="agreed")
    between = twinned(earlier, later, status="agreed")
    desk = coordinator("SN")

    preview = services.preview_joining(earlier, later, "merge")
    succession = services.record_joining(earlier, later, kind="merge", by=desk, reason="Decree.")

    assert "2 twinnings go on with Later." in preview
    assert "2 twinnings end." in preview
    rows = (moving, received, doubled, kept, between)
    for row in rows:
        row.refresh_from_db()
    assert (moving.school, received.partner) == (later, later)
    assert [row.status for row in rows] == ["agreed", "proposed", "ended", "agreed", "ended"]
    assert AuditEntry.objects.about(moving).get().action == "aspnet.move_twinning"

    services.undo_succession(succession, by=desk)

    for row in rows:
        row.refresh_from_db()
    assert (moving.school, received.partner) == (earlier, earlier)
    assert [row.status for row in rows] == ["agreed", "proposed", "agreed", "agreed", "agreed"]


def test_nothing_moves_to_a_school_that_is_no_member():
    earlier, later = member(), InstitutionFactory()
    row = twinned(earlier, status="agreed")

    services.record_joining(earlier, later, kind="merge", by=coordinator("SN"), reason="Decree.")

    row.refresh_from_db()
    assert (row.school, row.status) == (earlier, Status.ENDED)


def test_what_is_seen_agrees_with_the_permission():
    rows = [twinned(status=status) for status in Status]
    candidate = InstitutionFactory(country_id="KE", standing="candidate")
    rows.append(twinned(partner=candidate, status="agreed"))
    area = AreaFactory(country_id="KE")
    rows.append(twinned(partner=member(country_id="KE", area=area)))
    readers = {*people().values(), area_coordinator(area), user_with(Role.DATA_STEWARD)}

    for user in readers:
        visible = set(Twinning.objects.visible_to(user))
        permitted = {row for row in rows if user.has_perm("aspnet.view_twinning", row)}
        assert visible == permitted
