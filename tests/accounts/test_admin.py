"""The back office of accounts: invitations are sent, keys are shown once, rights are not given."""

import re

import pytest
from django.utils import timezone

from tests.factories.people import UserFactory, administrator, coordinator, user_with
from tests.pages import text_of, told
from unesco_portal.accounts.models import ApiKey, Invitation, User
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import OutgoingMail

pytestmark = pytest.mark.django_db
ADMIN = "/admin/accounts"
INVITATION = {
    "email": "New@Test.Example",
    "given_name": "Awa",
    "family_name": "Diop",
    "role": "field_officer",
    "language": "fr",
}
KEY = {"name": "Partner", "contact_email": "partner@test.example", "scopes": "read"}


def steward() -> User:
    return user_with(Role.DATA_STEWARD)


@pytest.mark.parametrize("who", [steward, administrator])
def test_adding_an_invitation_sends_it(client, sign_in, who):
    user = who()
    sign_in(user)

    response = client.post(f"{ADMIN}/invitation/add/", INVITATION)

    row = Invitation.objects.get()
    assert response.status_code == 302
    assert (row.email, row.invited_by) == ("new@test.example", user)
    assert OutgoingMail.objects.get().to == "new@test.example"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"role": "national_coordinator"}, "A national role needs its country."),
        ({"email": "nobody"}, "Enter a valid email address."),
    ],
)
def test_wrong_invitation_is_told_in_the_form(client, sign_in, fields, words):
    sign_in(steward())

    response = client.post(f"{ADMIN}/invitation/add/", INVITATION | fields)

    assert response.status_code == 200
    assert words in text_of(response)
    assert not OutgoingMail.objects.exists()


def test_second_invitation_of_the_same_kind_is_told_in_the_form(client, sign_in):
    sign_in(steward())
    national = INVITATION | {"role": "national_coordinator", "country": "SN"}
    client.post(f"{ADMIN}/invitation/add/", national)

    response = client.post(f"{ADMIN}/invitation/add/", national)

    assert response.status_code == 200
    assert "There is already an invitation like this one." in text_of(response)
    assert OutgoingMail.objects.count() == 1


def test_sent_invitation_is_not_edited_but_withdrawn(client, sign_in):
    sign_in(steward())
    client.post(f"{ADMIN}/invitation/add/", INVITATION)
    row = Invitation.objects.get()

    edited = client.post(f"{ADMIN}/invitation/{row.pk}/change/", {"email": "other@test.example"})
    withdrawn = client.post(
        f"{ADMIN}/invitation/", {"action": "withdraw", "_selected_action": [row.pk]}
    )

    row.refresh_from_db()
    assert (edited.status_code, row.email) == (403, "new@test.example")
    assert told(withdrawn)[-1] == "The invitations are withdrawn."
    assert not Invitation.objects.open().exists()


def test_other_staff_read_invitations_and_send_none(client, sign_in):
    sign_in(user_with(Role.FIELD_OFFICER))

    assert client.get(f"{ADMIN}/invitation/").status_code == 200
    assert client.post(f"{ADMIN}/invitation/add/", INVITATION).status_code == 403


def test_key_is_shown_this_once(client, sign_in):
    user = steward()
    sign_in(user)

    response = client.post(f"{ADMIN}/apikey/add/", KEY)
    shown = re.search(r"unp_\w{8}_\w{32}", told(response)[0])[0]
    row = ApiKey.objects.get()
    client.get(f"{ADMIN}/apikey/")  # the message is read here
    pages = (
        client.get(f"{ADMIN}/apikey/").content
        + client.get(f"{ADMIN}/apikey/{row.pk}/change/").content
    )

    assert list(ApiKey.objects.valid().matching(shown)) == [row]
    assert (row.created_by, row.scopes) == (user, ["read"])
    assert shown not in pages.decode()
    assert row.key_hash not in pages.decode()


def test_changing_a_key_s_name_keeps_the_key(client, sign_in):
    sign_in(steward())
    client.post(f"{ADMIN}/apikey/add/", KEY)
    before = ApiKey.objects.get()

    client.post(f"{ADMIN}/apikey/{before.pk}/change/", KEY | {"name": "Another name"})

    after = ApiKey.objects.get()
    assert (after.name, after.key_hash) == ("Another name", before.key_hash)


def test_revoking_is_an_action_and_keeps_the_first_time(client, sign_in):
    sign_in(steward())
    client.post(f"{ADMIN}/apikey/add/", KEY)
    row = ApiKey.objects.get()
    chosen = {"action": "revoke", "_selected_action": [row.pk]}

    client.post(f"{ADMIN}/apikey/", chosen)
    first = ApiKey.objects.get().revoked_at
    client.post(f"{ADMIN}/apikey/", chosen)

    assert first <= timezone.now()
    assert ApiKey.objects.get().revoked_at == first
    assert not ApiKey.objects.valid().exists()


def test_rights_cannot_be_given_to_an_account(client, sign_in):
    account = UserFactory()
    sign_in(steward())
    url = f"{ADMIN}/user/{account.pk}/change/"

    page = client.get(url)
    client.post(
        url,
        {
            "email": account.email,
            "person": account.person_id,
            "language": "es",
            "is_active": "on",
            "is_superuser": "on",
        },
    )

    account.refresh_from_db()
    assert (account.language, account.is_superuser) == ("es", False)
    assert "password" not in page.context["adminform"].form.fields
    assert client.get(f"{ADMIN}/user/add/").status_code == 403
    assert client.get(f"{ADMIN}/user/{account.pk}/delete/").status_code == 403


def test_account_switched_off_here_is_out(client, sign_in):
    account = coordinator()
    sign_in(steward())

    client.post(
        f"{ADMIN}/user/{account.pk}/change/",
        {"email": account.email, "person": account.person_id, "language": "en"},
    )
    sign_in(account)

    assert client.get("/workspace/").status_code == 302


def test_history_tells_who_changed_an_account_but_no_password(client, sign_in):
    account, user = UserFactory(), steward()
    sign_in(user)
    url = f"{ADMIN}/user/{account.pk}/change/"
    fields = {"email": account.email, "person": account.person_id, "language": "en"}

    client.post(url, fields)
    client.post(url, fields | {"is_active": "on"})
    again = User.objects.get(pk=account.pk)
    again.set_password("another long password")
    again.save()

    page = client.get(f"{ADMIN}/user/{account.pk}/history/")
    assert f"{user.email} changed may sign in : False → True" in text_of(page)
    assert again.password not in page.content.decode()
