"""What must stay shut: each test is a way in that once stood open."""

import re

import pytest
from django import forms

from aspnet.enums import ApplicationStatus, Standing
from aspnet.models import Application, Institution
from tests.aspnet.test_apply import APPLY, GOOD
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.people import (
    AppointmentFactory,
    PersonFactory,
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.pages import text_of
from tests.people.test_admin import fields_of
from unesco_portal import api_views
from unesco_portal.accounts import services, throttling
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.forms import PortalForm
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.models import OutgoingMail

pytestmark = pytest.mark.django_db
PASSWORD = "a long unlikely sentence"


def steward() -> User:
    return user_with(Role.DATA_STEWARD)


def officer() -> User:
    return user_with(Role.FIELD_OFFICER)


# --- The back office ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        "workflow/outgoingmail/?text__contains=a",
        "workflow/outgoingmail/?html__regex=a",
        "workflow/notification/?body__contains=a",
        "accounts/user/?password__startswith=a",
        "accounts/apikey/?key_hash__startswith=a",
        "accounts/invitation/?token_hash__startswith=a",
        "accounts/invitation/?invited_by__password__startswith=a",
    ],
)
@pytest.mark.parametrize("who", [officer, administrator])
def test_what_a_page_does_not_show_cannot_be_spelt_out_by_filters(client, sign_in, who, address):
    sign_in(who())

    assert client.get(f"/admin/{address}").status_code == 400


def test_what_a_page_shows_can_be_filtered(client, sign_in):
    sign_in(officer())

    assert client.get("/admin/accounts/user/?is_active__exact=1").status_code == 200


def change_address(client, account: User):
    url = f"/admin/accounts/user/{account.pk}/change/"
    fields = {"email": "mine@test.example", "person": account.person_id, "language": "fr"}
    return client.post(url, fields | {"is_active": "on"})


def test_steward_cannot_have_a_colleague_s_password_sent_elsewhere(client, sign_in):
    account = headquarters()
    before = account.email
    sign_in(steward())

    response = change_address(client, account)

    account.refresh_from_db()
    assert response.status_code == 302
    assert (account.email, account.language) == (before, "fr")


def test_steward_cannot_change_a_system_administrator(client, sign_in):
    account = administrator()
    sign_in(steward())

    response = change_address(client, account)

    account.refresh_from_db()
    assert (response.status_code, account.language) == (403, "en")


def test_system_administrator_mends_an_address(client, sign_in):
    account = headquarters()
    sign_in(administrator())

    change_address(client, account)

    account.refresh_from_db()
    assert account.email == "mine@test.example"


@pytest.mark.parametrize(("who", "given"), [(headquarters, 0), (steward, 1)])
def test_only_who_appoints_staff_gives_a_role_of_unesco_s(client, sign_in, who, given):
    person = PersonFactory()
    sign_in(who())
    url = "/admin/people/appointment/add/"

    client.post(url, fields_of(client, url) | {"person": person.pk, "role": "data_steward"})

    assert Appointment.objects.filter(person=person, role=Role.DATA_STEWARD).count() == given


@pytest.mark.parametrize(("who", "given"), [(headquarters, 0), (steward, 1)])
def test_nobody_but_who_appoints_staff_gives_the_own_person_a_post(client, sign_in, who, given):
    user = who()
    sign_in(user)
    url = "/admin/people/appointment/add/"
    post = {"person": user.person_id, "role": "national_coordinator", "country": "SN"}

    client.post(url, fields_of(client, url) | post)

    held = Appointment.objects.filter(person=user.person, role=Role.NATIONAL_COORDINATOR)
    assert held.count() == given
    page = client.get(f"/admin/people/person/{user.person_id}/change/").content.decode()
    assert ('name="appointments-0-role"' in page) == bool(given)


def test_role_of_unesco_s_is_not_prolonged_by_its_holder(client, sign_in):
    user = headquarters()
    post = user.person.appointments.get()
    sign_in(user)

    response = client.post(f"/admin/people/appointment/{post.pk}/change/", {"end_on": "2099"})

    assert response.status_code == 403


def test_posts_out_of_reach_survive_the_editing_of_their_person(client, sign_in):
    person = steward().person
    AppointmentFactory(person=person, role=Role.NATIONAL_COORDINATOR, country_id="SN")
    sign_in(headquarters())
    url = f"/admin/people/person/{person.pk}/change/"
    fields = fields_of(client, url)

    response = client.post(url, fields | {"family_name": "Corrected"})

    assert response.status_code == 302
    assert [value for name, value in fields.items() if name.endswith("-role")] == [
        Role.NATIONAL_COORDINATOR
    ]
    assert set(person.appointments.values_list("role", flat=True)) == {
        Role.DATA_STEWARD,
        Role.NATIONAL_COORDINATOR,
    }


# --- Budgets --------------------------------------------------------------------------------------
@pytest.fixture
def budgets(settings):
    """Small ones, for a day: no test meets the end of a window by chance."""
    settings.API_RATE_EXPORT = "1/day"
    settings.APPLICATION_RATE = "2/day"
    settings.APPLICATION_MAIL_RATE = "1/day"
    throttling.TALLIES.clear()
    yield
    throttling.TALLIES.clear()


@pytest.mark.usefixtures("budgets")
def test_downloads_of_pages_and_of_the_api_share_a_budget(client):
    client.get("/api/v1/countries/?format=csv")

    response = client.get("/countries/?format=csv")

    assert response.status_code == 429
    assert "These were many downloads. Try again in an hour." in text_of(response)
    assert int(response["Retry-After"]) > 0
    assert client.get("/countries/").status_code == 200


@pytest.mark.usefixtures("budgets")
def test_signed_in_reader_has_a_budget_of_the_own(client, sign_in):
    client.get("/countries/?format=csv")
    sign_in(coordinator())

    allowed = [client.get("/countries/?format=csv").status_code for _time in range(2)]

    assert allowed == [200, 429]


@pytest.mark.usefixtures("budgets")
def test_application_form_does_not_fill_a_stranger_s_mailbox(client):
    NetworkFactory()
    answers = [
        client.post(APPLY, GOOD | {"name": f"School {number}"}, REMOTE_ADDR=f"192.0.2.{number}")
        for number in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 429]
    assert "Try again tomorrow." in text_of(answers[1])
    assert OutgoingMail.objects.count() == Application.objects.count() == 1


@pytest.mark.usefixtures("budgets")
def test_application_form_is_not_a_machine_for_mails(client):
    NetworkFactory()
    answers = [
        client.post(APPLY, GOOD | {"name": f"School {n}", "contact_email": f"{n}@school.example"})
        for n in range(3)
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 429]


def test_description_of_the_api_is_written_once_a_format_and_language(client):
    headers = [
        {"Accept": media_type, "Accept-Language": language}
        for media_type in ("application/yaml", "application/json")
        for language in ("en", "fr", "xx")
    ]
    api_views.written_schema.cache_clear()

    texts = {
        client.get(f"/api/v1/schema/?lang={lang}", headers=header).content
        for header in headers
        for lang in ("", "xx", "yy")
    }

    assert len(texts) == 4
    assert api_views.written_schema.cache_info().currsize == 4
    assert all(b"convention-parties" in text for text in texts)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("no:address", "no:address"),
    ],
)
def test_all_addresses_of_one_customer_share_a_budget(rf, address, place):
    assert throttling.client_network(rf.get("/", REMOTE_ADDR=address)) == place


# --- Applications and invitations -----------------------------------------------------------------
@pytest.mark.parametrize("who", [coordinator, headquarters, administrator])
def test_school_of_a_draft_is_its_writer_s_alone(client, sign_in, who):
    drafted = InstitutionFactory(standing=Standing.NONE, email="private@school.example")
    ApplicationFactory(institution=drafted, status=ApplicationStatus.DRAFT)
    withdrawn = InstitutionFactory(standing=Standing.NONE)
    ApplicationFactory(institution=withdrawn, status=ApplicationStatus.WITHDRAWN)
    user = who()
    sign_in(user)

    assert set(Institution.objects.visible_to(user)) >= {withdrawn}
    assert drafted not in Institution.objects.visible_to(user)
    assert client.get(f"/workspace/schools/{drafted.public_id}/").status_code == 404
    assert drafted.name not in client.get("/workspace/schools/").content.decode()


def invited(email: str) -> str:
    """The path of a fresh invitation."""
    invitation = Invitation(email=email, family_name="Test", role=Role.FIELD_OFFICER)
    services.invite(invitation, by=UserFactory())
    return re.search(r"(/accounts/invitation/\S+)", OutgoingMail.objects.last().text)[1]


def test_invitation_opens_no_account_made_meanwhile():
    invited("twice@test.example")
    invitation = Invitation.objects.get()
    User.objects.create_user("twice@test.example", PASSWORD)

    with pytest.raises(DomainError, match=r"Sign in as twice@test\.example"):
        services.accept(invitation, password=PASSWORD)

    assert not Appointment.objects.filter(role=Role.FIELD_OFFICER).exists()


def test_page_of_an_invitation_is_kept_by_nobody(client):
    assert client.get(invited("new@test.example"))["Cache-Control"] == "no-store"


# --- Caches ---------------------------------------------------------------------------------------
def test_pages_of_signed_in_readers_are_kept_by_no_cache_on_the_way(client, sign_in):
    assert "Cache-Control" not in client.get("/schools/")
    sign_in(coordinator())

    assert client.get("/schools/")["Cache-Control"] == "private, no-cache"
    outlines = client.get("/map/outlines.geojson")
    outlines.close()
    assert outlines["Cache-Control"].startswith("public")


def test_the_help_of_a_question_is_text():
    class Asked(PortalForm):
        answer = forms.CharField(help_text="<img src=x onerror=alert(1)>")

    assert "&lt;img src=x" in str(Asked())
