"""Invitations: the one way to an account, and to a role for whoever has an account already."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.concurrency import PATIENCE, in_thread, wait_for_a_lock
from tests.factories.aspnet import NetworkFactory
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from tests.pages import text_of, told
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.accounts.roles import holds
from unesco_portal.accounts.services import accept, invite, withdraw
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Person
from unesco_portal.workflow.models import OutgoingMail

from .people import account, is_signed_in, sign_in_by_form

db = pytest.mark.django_db
EMAIL = "awa.diop@test.example"
PASSWORD = "long enough and quite new"
BOTH = {"password1": PASSWORD, "password2": PASSWORD}


def invitation(**fields) -> Invitation:
    """An invitation to coordinate Senegal, not sent yet."""
    given = {
        "email": EMAIL,
        "given_name": "Awa",
        "family_name": "Diop",
        "role": Role.NATIONAL_COORDINATOR,
        "country_id": "SN",
    }
    return Invitation(**given | fields)


def link() -> str:
    """The path of the link in the latest mail."""
    text = OutgoingMail.objects.order_by("pk").last().text
    return re.search(r"https?://[^/\s]+(/accounts/invitation/\S+/)", text)[1]


@pytest.fixture
def sent(db) -> Invitation:
    return invite(invitation(), by=administrator())


@db
def test_mail_holds_the_only_copy_of_the_link_and_says_who_invites_to_what(settings):
    settings.INVITATION_DAYS = 14
    inviter = coordinator()

    row = invite(invitation(email="Awa.Diop@Test.Example"), by=inviter)

    mail = OutgoingMail.objects.get()
    token = link().split("/")[-2]
    assert (mail.to, row.email, row.invited_by) == (EMAIL, EMAIL, inviter)
    assert "Dear Awa Diop," in mail.text
    assert f"{inviter} invites you to serve as National Coordinator for Senegal" in mail.text
    assert token not in str(Invitation.objects.values_list())
    assert row.expires_at - timezone.now() > datetime.timedelta(days=13, hours=23)


@db
def test_mail_is_in_the_language_the_inviter_chose():
    invite(invitation(language="fr"), by=administrator())

    assert "Sénégal" in OutgoingMail.objects.get().text


@db
def test_unsent_mail_means_no_invitation(settings):
    settings.EMAIL_BACKEND = "unesco_portal.workflow.mail.Nothing"

    with pytest.raises(ImportError):
        invite(invitation(), by=administrator())

    assert not Invitation.objects.exists()


@db
@pytest.mark.parametrize(
    "fields", [{"country_id": None}, {"role": "king"}, {"email": "nobody"}, {"family_name": ""}]
)
def test_incomplete_invitation_is_refused(fields):
    with pytest.raises(ValidationError):
        invite(invitation(**fields), by=administrator())

    assert not OutgoingMail.objects.exists()


@db
def test_same_invitation_is_not_sent_twice_while_open(sent):
    with pytest.raises(ValidationError, match="already an invitation"):
        invite(invitation(email=EMAIL.upper()), by=administrator())


@db
def test_expired_invitation_makes_room_for_a_new_one(sent):
    Invitation.objects.update(expires_at=timezone.now())

    second = invite(invitation(), by=administrator())

    sent.refresh_from_db()
    assert sent.withdrawn_at is not None
    assert list(Invitation.objects.open()) == [second]


@db
def test_database_keeps_accepted_and_withdrawn_apart(sent):
    now = timezone.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.update(accepted_at=now, withdrawn_at=now)


@db
def test_link_explains_and_a_mail_scanner_changes_nothing(client, sent):
    text = text_of(client.get(link()))
    client.head(link())

    assert "invites you to serve as National Coordinator for Senegal." in text
    assert f"For {EMAIL}" in text
    assert not User.objects.filter(email=EMAIL).exists()
    assert Invitation.objects.open().exists()


@db
def test_accepting_makes_account_person_and_appointment(client, sent):
    response = client.post(link(), BOTH)

    user = User.objects.get(email=EMAIL)
    appointment = user.person.appointments.get()
    assert (response["Location"], told(response)) == (
        "/workspace/",
        ["Welcome. Your role is active from today."],
    )
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified
    assert (user.person.name, user.person.is_public) == ("Awa Diop", True)
    assert (appointment.role, appointment.country_id) == ("national_coordinator", "SN")
    assert appointment.start_on == timezone.now().date().isoformat()
    assert holds(user, Role.NATIONAL_COORDINATOR, "SN")
    assert is_signed_in(client)
    assert client.get("/workspace/").status_code == 200


@db
@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "This field is required."),
        ({"password1": PASSWORD, "password2": PASSWORD + "x"}, "The two passwords differ."),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "password1234", "password2": "password1234"}, "too common"),
        ({"password1": EMAIL, "password2": EMAIL}, "too similar"),
    ],
    ids=["none", "different", "short", "common", "address"],
)
def test_weak_password_is_told_and_the_link_stays_good(client, sent, data, words):
    response = client.post(link(), data)

    assert response.status_code == 400
    assert words in text_of(response)
    assert not User.objects.filter(email=EMAIL).exists()
    assert client.post(link(), BOTH).status_code == 302


@db
def test_link_works_once(client, sent):
    client.post(link(), BOTH)

    replayed = client.post(link(), BOTH)

    assert (replayed.status_code, client.get(link()).status_code) == (410, 410)
    assert "It was used, withdrawn or has expired." in text_of(replayed)
    assert Appointment.objects.filter(person__user__email=EMAIL).count() == 1


@db
@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: Invitation.objects.filter(pk=row.pk).update(expires_at=timezone.now()),
        withdraw,
    ],
    ids=["expired", "withdrawn"],
)
def test_old_or_withdrawn_link_is_gone(client, sent, spoil):
    url = link()

    spoil(sent)

    assert [client.get(url).status_code, client.post(url, BOTH).status_code] == [410, 410]
    assert not User.objects.filter(email=EMAIL).exists()


@db
def test_guessed_link_is_gone(client, sent):
    assert client.get("/accounts/invitation/guess/").status_code == 410
    assert client.get(f"/accounts/invitation/{sent.token_hash}/").status_code == 410


@db
def test_invitation_withdrawn_while_it_is_accepted_is_told(sent):
    withdraw(sent)

    with pytest.raises(DomainError, match="no longer valid"):
        accept(sent, password=PASSWORD)

    assert not User.objects.filter(email=EMAIL).exists()


@db
def test_withdrawing_what_was_accepted_changes_nothing(sent):
    accept(sent, password=PASSWORD)

    withdraw(sent)

    sent.refresh_from_db()
    assert (sent.accepted_at is not None, sent.withdrawn_at) == (True, None)


@db
def test_existing_account_signs_in_and_adds_the_role(client, sent):
    user = account(email=EMAIL, role=Role.NATIONAL_COMMISSION, country="SN")
    url = link()

    asked = client.get(url)
    signed_in = sign_in_by_form(client, user, next=url)
    page = client.get(signed_in["Location"])
    accepted = client.post(url)

    assert asked["Location"] == f"/accounts/login/?next={url}"
    assert signed_in["Location"] == url
    assert 'name="password1"' not in page.content.decode()
    assert accepted["Location"] == "/workspace/"
    roles = set(user.person.appointments.values_list("role", flat=True))
    assert roles == {"national_commission", "national_coordinator"}
    assert Person.objects.filter(user__email=EMAIL).count() == 1


@db
def test_existing_account_is_not_taken_over_by_the_link_alone(client, sent):
    user = account(email=EMAIL)

    response = client.post(link(), BOTH)

    user.refresh_from_db()
    assert response["Location"].startswith("/accounts/login/")
    assert not user.check_password(PASSWORD)
    assert not is_signed_in(client)
    assert not user.grants


@db
def test_wrong_person_is_told_whose_it_is(client, sign_in, sent):
    account(email=EMAIL)
    other = coordinator("FR")
    sign_in(other)

    looked = client.get(link(), follow=True)
    tried = client.post(link(), follow=True)

    assert (looked.status_code, tried.status_code) == (403, 403)
    assert EMAIL in text_of(looked)
    assert Invitation.objects.open().get() == sent
    assert other.person.appointments.count() == 1


@db
def test_role_held_already_is_not_given_twice(client, sign_in, sent):
    user = account(email=EMAIL, role=Role.NATIONAL_COORDINATOR, country="SN")
    sign_in(user)

    response = client.post(link())

    assert told(response) == ["This person already holds this role during part of that time."]
    assert user.person.appointments.count() == 1


def test_two_clicks_at_once_accept_once(committed_db):
    sent = invite(invitation(), by=UserFactory())

    with transaction.atomic():
        accept(sent, password=PASSWORD)
        thread, outcome = in_thread(lambda: accept(sent, password=PASSWORD))
        wait_for_a_lock()
    thread.join(timeout=PATIENCE)

    assert [type(found) for found in outcome] == [DomainError]
    assert Appointment.objects.filter(person__user__email=EMAIL).count() == 1


@db
@pytest.mark.parametrize(
    ("who", "code"),
    [
        (coordinator, 302),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 302),
        (headquarters, 302),
        (lambda: coordinator("FR"), 404),
        (UserFactory, 404),
        (lambda: user_with(Role.FIELD_OFFICER), 404),
    ],
    ids=["coordinator", "commission", "headquarters", "foreign", "nobody", "staff"],
)
def test_who_may_invite_a_coordinator(client, sign_in, who, code):
    NetworkFactory()
    sign_in(who())
    fields = {"email": EMAIL, "family_name": "Diop", "role": "deputy_coordinator", "language": "fr"}

    response = client.post("/workspace/networks/SN/", fields)

    assert response.status_code == code
    assert Invitation.objects.count() == (code == 302)


@db
def test_nobody_invites_to_more_than_coordinating(client, sign_in):
    NetworkFactory()
    sign_in(coordinator())
    fields = {"email": EMAIL, "family_name": "Diop", "role": "data_steward", "language": "en"}

    response = client.post("/workspace/networks/SN/", fields)

    assert response.status_code == 400
    assert not Invitation.objects.exists()
