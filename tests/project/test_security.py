"""What must stay shut: each test is a way in that once stood open."""

import re
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from aspnet.enums import ApplicationStatus, Standing
from aspnet.models import Application, Institution
from tests.aspnet.test_apply import GOOD
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.people import (
    AppointmentFactory,
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.pages import text_of
from unesco_portal.accounts import services, throttling
from unesco_portal.accounts.models import ApiKey, Invitation, User
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.models import Notification, OutgoingMail

pytestmark = pytest.mark.django_db
SECRET = "https://portal.example/accounts/invitation/the-token/"


# --- The back office spells nothing out, letter by letter ----------------------------------------
@pytest.mark.parametrize(
    ("address", "lookup"),
    [
        ("workflow/outgoingmail", "text__contains"),
        ("workflow/outgoingmail", "html__regex"),
        ("workflow/notification", "body__contains"),
        ("accounts/user", "password__startswith"),
        ("accounts/apikey", "key_hash__startswith"),
        ("accounts/invitation", "token_hash__startswith"),
        ("accounts/invitation", "invited_by__password__startswith"),
    ],
)
@pytest.mark.parametrize("who", [lambda: user_with(Role.FIELD_OFFICER), administrator])
def test_what_a_page_does_not_show_cannot_be_asked_for(client, sign_in, who, address, lookup):
    sign_in(who())

    response = client.get(f"/admin/{address}/?{lookup}=a")

    assert response.status_code == 400


def test_shown_fields_can_be_asked_for(client, sign_in):
    sign_in(user_with(Role.FIELD_OFFICER))

    assert client.get("/admin/accounts/user/?is_active__exact=1").status_code == 200
