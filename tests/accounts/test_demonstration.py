"""Demonstration logins: public, so only where no real data lives."""

import io

import pytest
from django.core.management import CommandError, call_command

from unesco_portal.accounts.demonstration import LOGINS, PASSWORD
from unesco_portal.accounts.models import User
from unesco_portal.people.models import Appointment, Person

from .people import sign_in_by_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins(settings) -> str:
    """The logins, made by the command; what it printed."""
    settings.DEMONSTRATION = True
    out = io.StringIO()
    call_command("create_demonstration_logins", stdout=out)
    return out.getvalue()


def test_command_is_refused_where_real_data_lives(settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="DEMONSTRATION is off"):
        call_command("create_demonstration_logins")

    assert not User.objects.exists()


def test_production_refuses_the_demonstration(settings):
    source = (settings.BASE_DIR / "unesco_portal/settings/production.py").read_text()

    assert "refuse(DEMONSTRATION" in source


def test_every_login_is_printed_marked_and_signs_in(client, logins):
    assert all(login.words in logins for login in LOGINS)
    for login in LOGINS:
        user = User.objects.get(email=login.email)
        client.logout()

        assert login.email in logins
        assert (user.is_demonstration, user.person.is_generated) == (True, True)
        assert {grant.role for grant in user.grants} == {str(role) for role in login.roles}
        assert sign_in_by_form(client, user, PASSWORD)["Location"] == "/workspace/"
        assert client.get("/workspace/").status_code == 200
    assert PASSWORD in logins


def test_making_them_again_keeps_what_people_changed(logins):
    user = User.objects.get(email="hq@portal.example")
    user.set_password("changed by somebody")
    user.save()
    counts = (User.objects.count(), Appointment.objects.count(), Person.objects.count())

    call_command("create_demonstration_logins", stdout=io.StringIO())

    assert (User.objects.count(), Appointment.objects.count(), Person.objects.count()) == counts
    assert User.objects.get(pk=user.pk).check_password("changed by somebody")


def test_generated_people_are_not_public(logins):
    assert not Person.objects.filter(is_generated=True, is_public=True).exists()


def test_switching_off_needs_no_demonstration(client, logins, settings):
    settings.DEMONSTRATION = False
    out = io.StringIO()

    call_command("create_demonstration_logins", disable=True, stdout=out)

    assert out.getvalue() == f"{len(LOGINS)} demonstration logins are switched off\n"
    sign_in_by_form(client, User.objects.get(email="hq@portal.example"), PASSWORD)
    assert client.get("/workspace/").status_code == 302
