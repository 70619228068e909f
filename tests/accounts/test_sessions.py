"""The list of one's sessions, and ending those elsewhere."""

from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from tests.pages import text_of
from unesco_portal.accounts import middleware

from .people import account, is_signed_in, sign_in_by_form

pytestmark = pytest.mark.django_db
SESSIONS = "/accounts/sessions/"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def two_browsers():
    """The same account, here and elsewhere."""
    user = account()
    here = Client(headers={"User-Agent": "Browser here"})
    elsewhere = Client(headers={"User-Agent": "Browser elsewhere"})
    for browser in (here, elsewhere):
        sign_in_by_form(browser, user)
        browser.get("/workspace/")
    return here, elsewhere


def test_every_session_is_listed_with_its_browser(two_browsers):
    here, _elsewhere = two_browsers

    text = text_of(here.get(SESSIONS))

    assert "Browser here" in text
    assert "Browser elsewhere" in text
    assert text.count("Current") == 1


def test_sessions_of_others_are_not_listed(two_browsers):
    here, _elsewhere = two_browsers
    stranger = Client(headers={"User-Agent": "Strange browser"})
    sign_in_by_form(stranger, account())
    stranger.get("/workspace/")

    assert "Strange browser" not in text_of(here.get(SESSIONS))


def test_button_ends_the_sessions_elsewhere_only(two_browsers):
    here, elsewhere = two_browsers

    here.get(SESSIONS)
    both = (is_signed_in(here), is_signed_in(elsewhere))
    here.post(SESSIONS)

    assert both == (True, True)
    assert here.get("/workspace/").status_code == 200
    assert elsewhere.get("/workspace/").status_code == 302
    assert "Browser elsewhere" not in text_of(here.get(SESSIONS))


def test_page_is_for_accounts(client):
    assert client.get(SESSIONS)["Location"].startswith("/accounts/login/")


def test_a_session_is_noted_once_a_minute_and_when_it_has_moved(client):
    sign_in_by_form(client, account())
    client.get("/workspace/")
    UserSession.objects.update(last_seen_at=LONG_AGO, ip="192.0.2.1")

    client.get("/workspace/")
    unchanged = UserSession.objects.get().last_seen_at
    client.get("/workspace/", headers={"User-Agent": "Another browser"})
    moved = UserSession.objects.get()

    assert unchanged == LONG_AGO
    assert (moved.user_agent, moved.ip) == ("Another browser", "127.0.0.1")
    assert moved.last_seen_at > LONG_AGO


def test_a_session_is_noted_again_after_a_minute(client, monkeypatch):
    monkeypatch.setattr(middleware, "SEEN_SECONDS", 0)
    sign_in_by_form(client, account())
    client.get("/workspace/")
    UserSession.objects.update(last_seen_at=LONG_AGO)

    client.get("/workspace/")

    assert UserSession.objects.get().last_seen_at > LONG_AGO
