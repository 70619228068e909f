"""A forgotten password: the way back by mail, and no word about who has an account."""

import re

import pytest

from tests.pages import text_of
from unesco_portal.accounts.models import User
from unesco_portal.workflow.models import OutgoingMail

from .people import PASSWORD, account, is_signed_in, sign_in_by_form

pytestmark = pytest.mark.django_db
RESET = "/accounts/password/reset/"
NEW = "another long enough one"


def link_in(mail: OutgoingMail) -> str:
    """The path of the link in a mail."""
    return re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+/)", mail.text)[1]


def open_link(client, link: str) -> str:
    """The page behind a link: its token goes to the session, and out of the address."""
    return client.get(link, follow=True).redirect_chain[-1][0]


def test_page_tells_the_same_whether_an_account_exists(client):
    user = account()

    known = client.post(RESET, {"email": user.email})
    unknown = client.post(RESET, {"email": "nobody@test.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert text_of(client.get(known["Location"])) == text_of(client.get(unknown["Location"]))


def test_only_the_account_gets_a_link(client):
    user = account()

    client.post(RESET, {"email": user.email.upper()})
    client.post(RESET, {"email": "nobody@test.example"})

    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert link_in(mails[user.email])
    assert "password/reset/key" not in getattr(mails.get("nobody@test.example"), "text", "")


def test_link_sets_a_new_password_once(client):
    user = account()
    client.post(RESET, {"email": user.email})
    link = link_in(OutgoingMail.objects.get(to=user.email))

    form = open_link(client, link)
    done = client.post(form, {"password1": NEW, "password2": NEW})
    again = client.get(link, follow=True)

    user.refresh_from_db()
    assert done.status_code == 302
    assert (user.check_password(NEW), user.check_password(PASSWORD)) == (True, False)
    assert 'name="password1"' not in again.content.decode()
    assert sign_in_by_form(client, user, NEW).status_code == 302


def test_looking_at_the_link_changes_nothing(client):
    user = account()
    client.post(RESET, {"email": user.email})

    open_link(client, link_in(OutgoingMail.objects.get(to=user.email)))

    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert not is_signed_in(client)


@pytest.mark.parametrize("password", ["short", "password1234", "awa.diop@test.example"])
def test_weak_password_is_refused(client, password):
    user = account(email="awa.diop@test.example")
    client.post(RESET, {"email": user.email})
    form = open_link(client, link_in(OutgoingMail.objects.get(to=user.email)))

    response = client.post(form, {"password1": password, "password2": password})

    assert response.status_code == 200
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_mail_is_in_the_reader_s_language(client):
    user = account()

    client.post(RESET, {"email": user.email}, headers={"Accept-Language": "fr"})

    assert "mot de passe" in OutgoingMail.objects.get(to=user.email).subject.casefold()


def test_changing_the_password_needs_the_old_one_and_keeps_the_session(client):
    user = account()
    sign_in_by_form(client, user)
    url = "/accounts/password/change/"

    client.post(url, {"oldpassword": "wrong", "password1": NEW, "password2": NEW})
    refused = User.objects.get(pk=user.pk).check_password(NEW)
    client.post(url, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert (refused, User.objects.get(pk=user.pk).check_password(NEW)) == (False, True)
    assert client.get("/workspace/").status_code == 200
