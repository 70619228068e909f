"""The lock: second factor, passkey, sessions, a forgotten password."""

import base64
import hmac
import re
import struct
import time

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from unesco_portal.accounts.demonstration import PASSWORD
from unesco_portal.accounts.models import User
from unesco_portal.settings import base

from . import steps
from .people import sign_in

NEW_PASSWORD = "a-better-one-than-before"
PERIOD, PATIENCE = 30, 5  # seconds
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def account(portal_db, settings) -> str:
    """The address of an account of this journey alone, without a role."""
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS  # the portal's: the tests' is a quick one
    email = f"reader-{next(steps.numbers)}@journey.example"
    user = User.objects.create_user(email, PASSWORD)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return email


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238); not one that is about to change."""
    if PERIOD - time.time() % PERIOD < PATIENCE:
        time.sleep(PATIENCE)
    counter = struct.pack(">Q", int(time.time()) // PERIOD)
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def sign_out(page: Page) -> None:
    """By the menu, from any page."""
    page.get_by_text("Account", exact=True).click()
    steps.go_by(page, page.get_by_role("button", name="Sign out"))


def confirm_access(page: Page) -> None:
    """The password again, before the lock itself may be changed."""
    assert steps.heading(page) == "Confirm Access"
    steps.field(page, "Password").fill(PASSWORD)
    steps.press(page, "Confirm")


def test_second_factor_is_set_up_and_asked_for(visitor, account):
    sign_in(visitor, account)
    visitor.goto("/accounts/2fa/")
    steps.follow(visitor, "Activate")
    confirm_access(visitor)
    secret = visitor.get_by_label("Authenticator secret").input_value()
    code = visitor.get_by_label("Authenticator code")
    code.fill("000000")
    steps.press(visitor, "Activate")
    expect(visitor.get_by_role("alert").first).to_contain_text("Incorrect code.")
    code.fill(code_of(secret))
    steps.press(visitor, "Activate")
    assert steps.heading(visitor) == "Recovery Codes"
    recovery = re.findall(r"[0-9a-f]{8}", visitor.get_by_label("Unused codes").input_value())

    # The password alone no longer opens; the code does, and so does a recovery code, once.
    sign_out(visitor)
    sign_in(visitor, account)
    assert visitor.goto("/workspace/").url.endswith("/accounts/2fa/authenticate/")
    visitor.get_by_label("Code").fill(code_of(secret))
    steps.press(visitor, "Sign in")
    assert steps.heading(visitor) == "Workspace"
    sign_out(visitor)
    sign_in(visitor, account)
    visitor.get_by_label("Code").fill(recovery[0])
    steps.press(visitor, "Sign in")
    assert steps.heading(visitor) == "Workspace"


def test_passkey_opens_without_a_password_and_after_one(visitor, account):
    authenticator = visitor.context.new_cdp_session(visitor)
    authenticator.send("WebAuthn.enable")
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(visitor, account)
    visitor.goto("/accounts/2fa/webauthn/add/")
    confirm_access(visitor)
    steps.field(visitor, "Name").fill("My telephone")
    visitor.get_by_label("Passwordless").check()
    steps.press(visitor, "Add")
    visitor.goto("/accounts/2fa/webauthn/")
    steps.see(visitor, "My telephone", "Passkey")

    sign_out(visitor)
    visitor.goto("/accounts/login/")
    steps.press(visitor, "Sign in with a passkey")

    assert steps.heading(visitor) == "Workspace"

    # After the password it serves as the second factor.
    sign_out(visitor)
    sign_in(visitor, account)
    assert steps.heading(visitor) == "Two-factor authentication"
    steps.press(visitor, "Use a passkey instead")
    assert steps.heading(visitor) == "Workspace"


def test_one_session_ends_another(people, account):
    here, there = people.visitor(), people.visitor()
    sign_in(here, account)
    sign_in(there, account)
    here.goto("/accounts/sessions/")
    expect(here.get_by_role("main").get_by_role("row")).to_have_count(3)

    steps.press(here, "Sign Out Other Sessions")

    assert there.goto("/workspace/").url.endswith("/accounts/login/?next=/workspace/")
    assert here.goto("/workspace/").url.endswith("/workspace/")


def test_forgotten_password_is_replaced_by_a_link_in_a_mail(people, account):
    reader = people.visitor()
    reader.goto("/accounts/login/")
    steps.follow(reader, "Forgot your password?")
    reader.locator("input[type=email]").fill(account)
    steps.press(reader, "Reset My Password")
    steps.open_mail_link(reader, account)
    address = reader.url
    steps.field(reader, "New Password").fill(NEW_PASSWORD)
    steps.field(reader, "New Password (again)").fill(NEW_PASSWORD)
    steps.press(reader, "Change Password")

    sign_in(reader, account)
    steps.see(reader, "The email address and/or password you specified are not correct.")
    sign_in(reader, account, NEW_PASSWORD)
    assert steps.heading(reader) == "Workspace"
    stranger = people.visitor()
    stranger.goto(address)
    steps.see(stranger, "The password reset link was invalid")
