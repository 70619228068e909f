"""The second factor: set up by whoever holds a role, before anything else, where a setting says so."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from tests.pages import text_of, told
from unesco_portal.people.enums import Role

from .people import PASSWORD, account, is_signed_in, sign_in_by_form

pytestmark = pytest.mark.django_db
TWO_FACTORS = "/accounts/2fa/"
ACTIVATE = f"{TWO_FACTORS}totp/activate/"
PERIOD = 30
COORDINATOR = {"role": Role.NATIONAL_COORDINATOR, "country": "SN"}


@pytest.fixture(autouse=True)
def patient_clock(settings):
    """A code may be half a minute old: tests need not wait for a fresh one."""
    settings.MFA_TOTP_TOLERANCE = 1


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def with_app(user) -> str:
    """Give the account an authenticator app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def test_app_is_set_up_with_a_code_and_gives_recovery_codes(client):
    user = account()
    sign_in_by_form(client, user)
    client.post(client.get(ACTIVATE)["Location"], {"password": PASSWORD})
    secret = client.get(ACTIVATE).context["form"].secret

    wrong = client.post(ACTIVATE, {"code": "000000"})
    none_yet = Authenticator.objects.exists()
    client.post(ACTIVATE, {"code": code_of(secret)})
    codes = client.get(f"{TWO_FACTORS}recovery-codes/")

    assert "Incorrect code." in text_of(wrong)
    assert not none_yet
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}
    assert len(set(re.findall(r"\b[0-9a-f]{8}\b", codes.content.decode()))) == 10


def test_password_alone_no_longer_opens(client):
    user = account()
    secret = with_app(user)

    asked = sign_in_by_form(client, user)
    before = is_signed_in(client)
    wrong = client.post(asked["Location"], {"code": "000000"})
    right = client.post(asked["Location"], {"code": code_of(secret)})

    assert (asked.status_code, before) == (302, False)
    assert "Incorrect code." in text_of(wrong)
    assert right["Location"] == "/workspace/"
    assert is_signed_in(client)


def test_code_opens_once(client):
    user = account()
    secret = with_app(user)
    code = code_of(secret)
    client.post(sign_in_by_form(client, user)["Location"], {"code": code})
    client.post("/accounts/logout/")

    asked = sign_in_by_form(client, user)
    client.post(asked["Location"], {"code": code})

    assert not is_signed_in(client)


def test_secret_is_not_shown_again(client):
    user = account()
    secret = with_app(user)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(TWO_FACTORS)

    assert secret not in page.content.decode()


def test_passkey_page_asks_for_the_password_first(client):
    user = account()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = f"{TWO_FACTORS}webauthn/add/"

    asked = client.get(url)
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get(url)

    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert page.status_code == 200
    assert text_of(page)


@pytest.mark.parametrize("url", [TWO_FACTORS, ACTIVATE, f"{TWO_FACTORS}webauthn/"])
def test_pages_are_for_accounts(client, url):
    assert client.get(url)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "fields", [COORDINATOR, {"role": Role.DATA_STEWARD}, {"is_superuser": True}], ids=str
)
def test_whoever_holds_a_role_sets_one_up_before_anything_else(client, required, fields):
    sign_in_by_form(client, account(**fields))

    for url in ("/workspace/", "/", "/schools/", "/admin/", "/workspace/notices/"):
        response = client.get(url)
        assert (response.status_code, response["Location"]) == (302, TWO_FACTORS)
    assert told(response)[-1] == "Set up a second factor first: your role requires one."
    assert client.post("/workspace/notices/").status_code == 302
    for url in (TWO_FACTORS, "/healthz", "/accounts/sessions/", "/api/v1/countries/"):
        assert client.get(url).status_code == 200


def test_a_second_factor_opens_the_portal(client, required):
    user = account(**COORDINATOR)
    secret = with_app(user)

    asked = sign_in_by_form(client, user)
    client.post(asked["Location"], {"code": code_of(secret)})

    assert [client.get("/workspace/").status_code for _time in range(2)] == [200, 200]


def test_second_factor_given_up_closes_it_again(client, required):
    user = account(**COORDINATOR)
    secret = with_app(user)
    client.post(sign_in_by_form(client, user)["Location"], {"code": code_of(secret)})
    client.get("/workspace/")

    Authenticator.objects.filter(user=user).delete()

    assert client.get("/workspace/")["Location"] == TWO_FACTORS


@pytest.mark.parametrize(
    "fields", [{}, {"role": Role.DATA_STEWARD, "is_active": True}], ids=["reader", "former"]
)
def test_accounts_without_a_role_today_may_go_without(client, required, fields):
    user = account(**fields)
    user.person.appointments.update(end_on="2020")
    sign_in_by_form(client, user)

    assert client.get("/workspace/").status_code == 200


def test_visitors_are_not_asked(client, required):
    assert client.get("/").status_code == 200
    assert client.get("/schools/").status_code == 200


def test_setting_switches_it_off(client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in_by_form(client, account(**COORDINATOR))

    assert client.get("/workspace/").status_code == 200
