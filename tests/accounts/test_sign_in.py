"""Signing in: by a verified address and a password, not too often, and never uninvited."""

import re

import pytest
from django.conf import settings as portal_settings

from tests.factories.people import UserFactory, administrator, coordinator, user_with
from tests.pages import text_of
from unesco_portal.accounts.models import User
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import OutgoingMail

from .people import LOGIN, PASSWORD, account, is_signed_in, sign_in_by_form

pytestmark = pytest.mark.django_db
WRONG = "The email address and/or password you specified are not correct."


@pytest.mark.parametrize("spelling", ["awa@test.example", "AWA@Test.Example", " awa@test.example "])
def test_address_and_password_open_the_workspace(client, spelling):
    account(email="awa@test.example")

    response = client.post(LOGIN, {"login": spelling, "password": PASSWORD})

    assert (response.status_code, response["Location"]) == (302, "/workspace/")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/workspace/notices/", "/workspace/notices/"),
        ("https://evil.example/", "/workspace/"),
        ("//evil.example/", "/workspace/"),
        ("javascript:alert(1)", "/workspace/"),
    ],
)
def test_sign_in_leads_back_but_never_away(client, target, location):
    response = sign_in_by_form(client, account(), next=target)

    assert response["Location"] == location


def test_wrong_password_and_unknown_address_are_told_alike(client):
    user = account()

    wrong = sign_in_by_form(client, user, "not the password")
    unknown = client.post(LOGIN, {"login": "nobody@test.example", "password": PASSWORD})

    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert WRONG in text_of(wrong)
    assert WRONG in text_of(unknown)
    assert not is_signed_in(client)


def test_too_many_wrong_passwords_shut_out_the_right_one_for_a_while(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {}  # those of a real installation
    user, other = account(), account()

    for _attempt in range(5):
        sign_in_by_form(client, user, "not the password")
    shut_out = sign_in_by_form(client, user)
    neighbour = sign_in_by_form(client, other)

    assert "Too many failed login attempts. Try again later." in text_of(shut_out)
    assert neighbour.status_code == 302


def test_account_switched_off_does_not_open(client):
    user = account(is_active=False)

    response = sign_in_by_form(client, user)

    assert not is_signed_in(client)
    assert response.get("Location") != "/workspace/"


def test_account_switched_off_meanwhile_is_out_at_once(client):
    user = account()
    sign_in_by_form(client, user)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/workspace/").status_code == 302


def test_unverified_address_is_verified_first(client):
    user = account(verified=False)

    response = sign_in_by_form(client, user)

    mail = OutgoingMail.objects.get(to=user.email)
    link = re.search(r"http://\S+(/accounts/confirm-email/\S+/)", mail.text)[1]
    assert response["Location"] == "/accounts/confirm-email/"
    assert not is_signed_in(client)
    looked = client.get(link)  # a mail scanner looks, and changes nothing
    assert (looked.status_code, user.emailaddress_set.get().verified) == (200, False)
    client.post(link)
    assert user.emailaddress_set.get().verified
    assert sign_in_by_form(client, user)["Location"] == "/workspace/"


def test_nobody_signs_up_uninvited(client):
    page = client.get("/accounts/signup/")
    client.post(
        "/accounts/signup/",
        {"email": "new@test.example", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert page.status_code == 200
    assert 'name="password1"' not in page.content.decode()
    assert not User.objects.filter(email="new@test.example").exists()
    assert "/accounts/signup/" not in client.get(LOGIN).content.decode()


def test_signing_out_is_a_post(client):
    sign_in_by_form(client, account())

    client.get("/accounts/logout/")
    still = is_signed_in(client)
    client.post("/accounts/logout/")

    assert (still, is_signed_in(client)) == (True, False)


def test_session_is_a_new_one_after_signing_in_and_kept_from_scripts(client):
    client.get(LOGIN)
    before = client.cookies.get("sessionid")

    cookie = sign_in_by_form(client, account()).cookies[portal_settings.SESSION_COOKIE_NAME]

    assert before is None or before.value != cookie.value
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_api_knows_no_session(client):
    sign_in_by_form(client, account(role=Role.ASPNET_COORDINATION))

    response = client.get("/api/v1/countries/")

    assert (response.status_code, "Vary" in response and "Cookie" in response["Vary"]) == (
        200,
        False,
    )
    assert not response.cookies


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (UserFactory, 403),
        (coordinator, 403),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 403),
        (lambda: user_with(Role.FIELD_OFFICER, end_on="2020"), 403),
        (lambda: user_with(Role.FIELD_OFFICER), 200),
        (administrator, 200),
    ],
    ids=["nobody", "coordinator", "commission", "former", "staff", "administrator"],
)
def test_back_office_is_behind_the_same_sign_in(client, sign_in, who, code):
    visitor = client.get("/admin/")
    followed = client.get(visitor["Location"], follow=True)
    sign_in(who())

    response = client.get("/admin/", follow=True)

    assert visitor.status_code == 302
    assert followed.redirect_chain[-1][0].startswith(LOGIN)
    assert response.status_code == code
    if code == 200:
        assert text_of(response)


def test_sign_in_page_offers_a_passkey(client):
    page = client.get(LOGIN)

    assert page.status_code == 200
    assert "Sign in with a passkey" in text_of(page)
