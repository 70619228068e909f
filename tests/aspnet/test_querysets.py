"""Who sees which row, and the questions that are asked more than once."""

import datetime

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from aspnet.enums import (
    CURRENT_MEMBERSHIP,
    OPEN_APPLICATION,
    ApplicationStatus,
    MembershipStatus,
    NetworkStatus,
    Standing,
)
from aspnet.models import (
    Application,
    Campaign,
    Institution,
    InstitutionName,
    Membership,
    NationalNetwork,
    ResourceItem,
)
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
DECIDED = {
    ApplicationStatus.ADMITTED: {"decided_on": "2026-01-01"},
    ApplicationStatus.DECLINED: {"decided_on": "2026-01-01", "decline_reason": "criteria"},
}


def readers() -> dict:
    """One reader of each sort; the French and the former coordinator reach nothing of Senegal."""
    return {
        "anonymous": AnonymousUser(),
        "account": UserFactory(),
        "coordinator": coordinator("SN"),
        "deputy": user_with(Role.DEPUTY_COORDINATOR, "SN"),
        "commission": user_with(Role.NATIONAL_COMMISSION, "SN"),
        "of another country": coordinator("FR"),
        "former": user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"),
        "headquarters": headquarters(),
        "field officer": user_with(Role.FIELD_OFFICER),
        "administrator": administrator(),
    }


def network_of_everything() -> None:
    """Every standing and every state, in Senegal and in Kenya."""
    for country in ("SN", "KE"):
        for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
            InstitutionFactory(country_id=country, standing=standing)
        member(country_id=country)
        for status in (MembershipStatus.DORMANT, MembershipStatus.TERMINATION_PROPOSED):
            member(country_id=country, status=status)
        former_member(country_id=country)
        for status in ApplicationStatus:
            institution = InstitutionFactory(country_id=country)
            ApplicationFactory(institution=institution, status=status, **DECIDED.get(status, {}))


@pytest.mark.parametrize("model", [Institution, Application, Membership])
def test_visible_to_agrees_with_the_view_permission(model):
    network_of_everything()
    again = [member(country_id=country).pk for country in ("SN", "KE")]
    Institution.objects.filter(pk__in=again).update(standing=Standing.APPLICANT)
    permission = f"aspnet.view_{model._meta.model_name}"
    rows = model.objects.all()
    found = {}

    for name, reader in readers().items():
        allowed = {row for row in rows if rules.has_perm(permission, reader, row)}
        found[name] = len(allowed)
        assert set(rows.visible_to(reader)) == allowed, name

    assert found["anonymous"] == found["account"] == found["of another country"] == found["former"]
    assert found["anonymous"] < found["coordinator"] < found["headquarters"]
    assert found["coordinator"] == found["deputy"] == found["commission"]
    assert found["headquarters"] == found["field officer"] == found["administrator"]


def test_nobody_but_its_writer_meets_a_draft():
    draft = ApplicationFactory(status=ApplicationStatus.DRAFT)

    for name, reader in readers().items():
        assert draft not in Application.objects.visible_to(reader), name
        assert not rules.has_perm("aspnet.view_application", reader, draft), name


def test_the_public_meets_no_application_at_all():
    network_of_everything()

    assert not Application.objects.visible_to(AnonymousUser()).exists()
    assert not Application.objects.visible_to(UserFactory()).exists()


def test_what_hides_nothing():
    NetworkFactory()
    InstitutionNameFactory(institution=member(), name="Further")

    for model in (NationalNetwork, Campaign, ResourceItem, InstitutionName):
        rows = model.objects.all()
        assert set(rows.visible_to(AnonymousUser())) == set(rows)
        assert rows.exists()


def test_active_networks():
    active = NetworkFactory(country_id="SN")
    NetworkFactory(country_id="KE", status=NetworkStatus.DORMANT)

    assert list(NationalNetwork.objects.active()) == [active]


def test_vacant_networks_have_nobody_today_public_or_not():
    never, left = NetworkFactory(country_id="SN"), NetworkFactory(country_id="KE")
    NetworkFactory(country_id="FR")
    NetworkFactory(country_id="BR")
    user_with(Role.NATIONAL_COORDINATOR, "KE", end_on="2020")
    user_with(Role.NATIONAL_COMMISSION, "SN")
    coordinator("FR")
    user_with(Role.DEPUTY_COORDINATOR, "BR")

    assert set(NationalNetwork.objects.vacant()) == {never, left}


def test_members_are_not_candidates_nor_former_members():
    here, dormant = member(), member(status=MembershipStatus.DORMANT)
    former_member()
    InstitutionFactory(standing=Standing.CANDIDATE)

    assert set(Institution.objects.members()) == {here, dormant}


def test_of_countries_and_generated():
    here, there = member(), member(country_id="KE", is_generated=True)

    assert list(Institution.objects.of_countries(frozenset({"SN", "FR"}))) == [here]
    assert list(Institution.objects.of_countries(frozenset())) == []
    assert list(Institution.objects.generated()) == [there]


def test_open_applications_and_current_memberships():
    network_of_everything()

    open_ones = Application.objects.open().filter(institution__country="SN")
    current = Membership.objects.current().filter(institution__country="SN")

    assert {row.status for row in open_ones} == set(OPEN_APPLICATION)
    assert {row.status for row in current} == set(CURRENT_MEMBERSHIP)


def test_unverified_since_takes_old_drafts_only():
    now = timezone.now()
    old = now - datetime.timedelta(days=40)
    forgotten = ApplicationFactory(status=ApplicationStatus.DRAFT, status_since=old)
    ApplicationFactory(status=ApplicationStatus.DRAFT, status_since=now)
    ApplicationFactory(status=ApplicationStatus.SUBMITTED, status_since=old)

    found = Application.objects.unverified_since(now - datetime.timedelta(days=30))

    assert list(found) == [forgotten]
