"""The first days of a coordinator follow from what is there."""

import pytest

from aspnet.checklist import first_days
from tests.factories.aspnet import NetworkFactory
from tests.factories.pathways import IntakeWindowFactory, pathway
from tests.factories.people import coordinator, headquarters, user_with
from tests.factories.rounds import RenewalRoundFactory
from tests.pages import text_of
from unesco_portal.accounts.models import CalendarAddress
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db


def done(user) -> list[bool]:
    return [step.is_done for step in first_days(user)]


def test_steps_are_ticked_by_what_the_portal_finds(client, sign_in, monkeypatch):
    network = NetworkFactory(contact_email="")
    user = coordinator()
    assert done(user) == [False] * 7

    network.contact_email = "office@network.example"
    network.save()
    IntakeWindowFactory(version=pathway(country_id="SN"))
    user_with(Role.DEPUTY_COORDINATOR, "SN")
    RenewalRoundFactory(network=network)
    assert done(user) == [False, False, True, True, True, True, True]

    sign_in(user)
    assert "Your first days" in text_of(client.get("/workspace/"))
    CalendarAddress.objects.create(user=user)
    monkeypatch.setattr("aspnet.checklist.is_mfa_enabled", lambda _user: True)
    assert first_days(user) == []


def test_others_have_no_list():
    NetworkFactory()

    assert first_days(headquarters()) == []
