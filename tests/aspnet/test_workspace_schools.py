"""The records of a country as its coordinators keep them, and the page of its network."""

import csv
import io
import re

import pytest

from aspnet.enums import ApplicationStatus, Standing
from aspnet.models import Institution
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import (
    AppointmentFactory,
    PersonFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from unesco_portal.accounts.models import Invitation
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .acts import application_in
from .pages import errors_of, table_rows, text_of, told

pytestmark = pytest.mark.django_db
SCHOOLS, NETWORK = "/workspace/schools/", "/workspace/networks/SN/"


def commission():
    return user_with(Role.NATIONAL_COMMISSION, "SN")


def officer():
    return user_with(Role.FIELD_OFFICER)


def fields_of(client, url: str) -> dict:
    """A form as a browser would send it back."""
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, [])}


def edit_url(school: Institution) -> str:
    return f"{school.get_workspace_url()}edit/"


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("suffix", "queries"), [("", 12), ("?format=csv", 8)])
def test_list_query_count(client, sign_in, item_count, suffix, queries, django_assert_num_queries):
    for _number in range(item_count):
        member(country_id="KE")
    sign_in(coordinator("KE"))
    client.get(SCHOOLS + suffix).getvalue()

    with django_assert_num_queries(queries):
        content = client.get(SCHOOLS + suffix).getvalue().decode()

    assert len(set(re.findall(r"Institution \d+", content))) == item_count


@pytest.mark.parametrize("reader", [coordinator, commission])
def test_national_roles_see_every_standing_of_their_own_country(client, sign_in, reader):
    member(name="Member")
    former_member(name="Former")
    InstitutionFactory(name="Candidate", standing=Standing.CANDIDATE)
    member(name="Elsewhere", country_id="KE")
    sign_in(reader())

    rows = table_rows(client.get(SCHOOLS))

    assert [row.split(" Senegal")[0] for row in rows] == ["Candidate", "Former", "Member"]


def test_the_standing_is_a_column_of_the_workspace_only(client, sign_in):
    member(name="Member")
    InstitutionFactory(name="Candidate", standing=Standing.CANDIDATE)
    sign_in(coordinator())

    own = [column.name for column in client.get(SCHOOLS).context["columns"]]
    public = [column.name for column in client.get("/schools/").context["columns"]]

    rows = table_rows(client.get(SCHOOLS))
    assert [row.split()[0] for row in rows] == ["Candidate", "Member"]
    assert ["candidate" in row for row in rows] == [True, False]
    assert ["member" in row for row in rows] == [False, True]
    assert own == [*public[:4], "standing", *public[4:]]


def test_staff_see_all_countries(client, sign_in):
    member(name="Here")
    member(name="Elsewhere", country_id="KE")
    sign_in(officer())

    assert len(table_rows(client.get(SCHOOLS))) == 2


def test_the_download_has_addresses_of_the_own_country_only(client, sign_in):
    member(name="Here", email="office@here.example", phone="+221 1", pupil_count=12)
    member(name="Elsewhere", country_id="KE", email="office@elsewhere.example")
    sign_in(coordinator("SN"))

    file = client.get(f"{SCHOOLS}?format=csv").getvalue().decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(file))
    assert (row["name"], row["email"], row["pupil_count"]) == ("Here", "office@here.example", "12")


def test_rows_lead_to_the_page_for_coordinators(client, sign_in):
    school = member()
    sign_in(coordinator("SN"))

    assert f'href="{school.get_workspace_url()}"' in client.get(SCHOOLS).content.decode()


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, sign_in, item_count, django_assert_num_queries):
    school = member()
    for _number in range(item_count):
        application_in(ApplicationStatus.LAPSED, institution=school)
        AuditEntry.objects.record("aspnet.edit_institution", school, by=headquarters())
    sign_in(coordinator("SN"))
    client.get(school.get_workspace_url())

    with django_assert_num_queries(24):
        client.get(school.get_workspace_url())


@pytest.mark.parametrize(
    ("reader", "can_edit", "can_confirm"),
    [
        (coordinator, True, True),
        (headquarters, True, True),
        (commission, False, False),
        (officer, False, False),
        (administrator, True, False),
    ],
)
def test_what_each_role_is_offered_is_what_it_may(client, sign_in, reader, can_edit, can_confirm):
    school = member(email="office@school.example", phone="+221 33")
    coordinator("SN")
    sign_in(reader())

    text = text_of(client.get(school.get_workspace_url()))
    edited = client.get(edit_url(school))
    confirmed = client.post(f"{school.get_workspace_url()}confirm/")

    assert "office@school.example" in text
    assert ("Correct the record" in text, "This record is right" in text) == (can_edit, can_confirm)
    assert edited.status_code == (200 if can_edit else 403)
    assert confirmed.status_code == (302 if can_confirm else 403)


def test_detail_tells_what_has_happened_and_its_applications(client, sign_in):
    school, user = member(), coordinator("SN")
    application = application_in(ApplicationStatus.LAPSED, institution=school)
    draft = ApplicationFactory(institution=school, status=ApplicationStatus.DRAFT)
    sign_in(user)
    client.post(f"{school.get_workspace_url()}confirm/")

    text = text_of(client.get(school.get_workspace_url()))

    assert f"{application.public_id} lapsed" in text
    assert draft.public_id not in text
    assert "Record confirmed" in text
    assert str(user) in text


def test_confirming_is_a_post(client, sign_in):
    school = member()
    sign_in(coordinator("SN"))
    url = f"{school.get_workspace_url()}confirm/"

    looked, done = client.get(url), client.post(url)

    school.refresh_from_db()
    assert (looked.status_code, done["Location"]) == (405, school.get_workspace_url())
    assert told(done) == ["Confirmed as right, today."]
    assert school.freshness == "fresh"
    public = text_of(client.get(school.get_absolute_url()))
    assert "Confirmed" in public


def test_a_correction_is_saved_with_its_reason(client, sign_in):
    school = member(name="Before", levels=["primary"], languages=["fr"], pupil_count=10)
    sign_in(coordinator("SN"))
    url = edit_url(school)

    done = client.post(
        url,
        fields_of(client, url)
        | {"name": "After", "levels": ["primary", "tvet"], "reason": "New sign at the door."},
    )

    school.refresh_from_db()
    entry = AuditEntry.objects.about(school).get()
    assert told(done) == ["Saved."]
    assert (school.name, school.levels, school.languages) == ("After", ["primary", "tvet"], ["fr"])
    assert entry.details == {"fields": ["levels", "name"]}
    assert "New sign at the door." in text_of(client.get(school.get_workspace_url()))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 251}, "name"),
        ({"latitude": "91"}, "latitude"),
        ({"latitude": "north"}, "latitude"),
        ({"latitude": "14.7", "longitude": ""}, "__all__"),
        ({"latitude": "1", "longitude": "1", "location_precision": "hidden"}, "__all__"),
        ({"email": "office"}, "email"),
        ({"levels": ["higher_education"]}, "levels"),
        ({"languages": ["klingon"]}, "languages"),
        ({"pupil_count": "-3"}, "pupil_count"),
        ({"staff_count": "99999999999"}, "staff_count"),
        ({"existence": "gone"}, "existence"),
        ({"reason": "x" * 401}, "reason"),
    ],
)
def test_a_wrong_correction_names_the_field_and_keeps_what_was_typed(client, sign_in, wrong, field):
    school = member(name="Before")
    sign_in(coordinator("SN"))
    url = edit_url(school)

    response = client.post(url, fields_of(client, url) | {"city": "Typed town"} | wrong)

    school.refresh_from_db()
    assert (response.status_code, next(iter(errors_of(response)))) == (400, field)
    assert 'value="Typed town"' in response.content.decode()
    assert (school.name, school.city) == ("Before", "Dakar")
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("point", [("95", "2"), ("north", "2"), ("2", "181")])
def test_a_wrong_coordinate_is_told_once(client, sign_in, point):
    school = member()
    sign_in(coordinator("SN"))
    url = edit_url(school)
    typed = dict(zip(("latitude", "longitude"), point, strict=True))

    response = client.post(url, fields_of(client, url) | typed)

    assert len(errors_of(response)) == 1
    assert "Give both latitude and longitude" not in text_of(response)


def test_status_standing_and_country_are_never_edited(client, sign_in):
    school = InstitutionFactory(standing=Standing.CANDIDATE)
    sign_in(coordinator("SN"))
    url = edit_url(school)

    client.post(
        url, fields_of(client, url) | {"standing": "member", "country": "FR", "number": "1"}
    )

    school.refresh_from_db()
    assert (school.standing, school.country_id, school.membership) == ("candidate", "SN", None)


# --- The network -----------------------------------------------------------------------------


@pytest.mark.parametrize("item_count", [1, 3])
def test_network_query_count(client, sign_in, item_count, django_assert_num_queries):
    NetworkFactory()
    sign_in(coordinator("SN"))
    for _number in range(item_count):
        AppointmentFactory(
            person=PersonFactory(), role=Role.DEPUTY_COORDINATOR, country_id="SN", end_on="2020"
        )
    client.get(NETWORK)

    with django_assert_num_queries(9):
        client.get(NETWORK)


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        (coordinator, 200),
        (commission, 200),
        (headquarters, 200),
        (officer, 404),
        (lambda: coordinator("FR"), 404),
    ],
)
def test_the_network_is_for_its_own_people(client, sign_in, reader, status):
    NetworkFactory()
    sign_in(reader())

    assert client.get(NETWORK).status_code == status


@pytest.mark.parametrize("code", ["XX", "KE", "senegal", "%F0%9F%92%A5"])
def test_a_country_without_network_has_no_page(client, sign_in, code):
    NetworkFactory()
    sign_in(headquarters())

    assert client.get(f"/workspace/networks/{code}/").status_code == 404
    assert client.get("/workspace/networks/sn/").status_code == 200


INVITATION = {
    "email": "new@test.example",
    "given_name": "Fatou",
    "family_name": "New",
    "role": "deputy_coordinator",
    "title": "",
    "language": "fr",
}


def test_somebody_is_invited_to_coordinate(client, sign_in):
    NetworkFactory()
    sign_in(coordinator("SN"))

    done = client.post(NETWORK, INVITATION)

    invitation = Invitation.objects.get()
    assert told(done) == ["The invitation is on its way."]
    assert (invitation.country_id, invitation.role) == ("SN", "deputy_coordinator")
    assert "new@test.example – Deputy National Coordinator" in text_of(client.get(NETWORK))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "new"}, "email"),
        ({"family_name": ""}, "family_name"),
        ({"role": "aspnet_coordination"}, "role"),
        ({"role": ""}, "role"),
        ({"language": "xx"}, "language"),
    ],
)
def test_a_wrong_invitation_is_told_and_nobody_is_invited(client, sign_in, wrong, field):
    NetworkFactory()
    sign_in(coordinator("SN"))

    response = client.post(NETWORK, INVITATION | {"given_name": "Typed"} | wrong)

    assert (response.status_code, list(errors_of(response))) == (400, [field])
    assert 'value="Typed"' in response.content.decode()
    assert not Invitation.objects.exists()


def test_the_same_person_is_not_invited_twice(client, sign_in):
    NetworkFactory()
    sign_in(coordinator("SN"))
    client.post(NETWORK, INVITATION)

    response = client.post(NETWORK, INVITATION)

    assert response.status_code == 400
    assert Invitation.objects.count() == 1


def test_the_record_says_in_words_who_confirmed_it(client, sign_in):
    school = member(confirmed_by="national_coordinator", confirmed_on="2026-01-01")
    sign_in(coordinator("SN"))

    text = text_of(client.get(school.get_workspace_url()))

    assert "National Coordinator" in text
    assert "national_coordinator" not in text


def test_the_list_does_not_say_that_it_holds_members_only(client, sign_in):
    InstitutionFactory(standing="applicant")
    sign_in(coordinator("SN"))

    text = text_of(client.get(SCHOOLS))

    assert "Institutions in every standing" in text
    assert "Members unless another standing is asked for" not in text


@pytest.mark.parametrize("write", [str, str.lower, lambda number: f" {number} "])
def test_schools_are_found_by_the_number_of_their_membership(client, sign_in, write):
    school, other = member(name="Numbered"), member(name="Other")
    former = former_member(name="Formerly numbered")
    school.memberships.update(number="SN-0047")
    former.memberships.update(number="SN-0048")
    sign_in(coordinator("SN"))

    found = table_rows(client.get(SCHOOLS, {"q": write("SN-0047")}))
    ended = table_rows(client.get(SCHOOLS, {"q": write("SN-0048")}))

    assert ["Numbered" in row for row in found] == [True]
    assert ["Formerly numbered" in row for row in ended] == [True]
    assert len(table_rows(client.get(SCHOOLS, {"q": other.name}))) == 1


@pytest.mark.parametrize(
    ("reader", "is_linked"),
    [(lambda: coordinator("SN"), True), (headquarters, True), (officer, False)],
)
def test_records_of_a_country_lead_to_its_network(client, sign_in, reader, is_linked):
    NetworkFactory()
    school = member()
    case = application_in(ApplicationStatus.SUBMITTED)
    addresses = [school.get_workspace_url(), case.get_workspace_url(), "/countries/SN/"]
    sign_in(reader())

    pages = [client.get(address).content.decode() for address in addresses]

    assert [f'href="{NETWORK}"' in page for page in pages] == [is_linked] * 3


def test_headquarters_finds_every_network(client, sign_in):
    NetworkFactory()
    NetworkFactory(country_id="FR", status="dormant")
    sign_in(headquarters())

    page = client.get("/workspace/headquarters/").content.decode()

    listed = page.partition('id="all-networks-heading"')[2]
    assert f'href="{NETWORK}"' in listed
    assert 'href="/workspace/networks/FR/"' in listed


def test_names_that_look_like_numbers_are_names(client, sign_in):
    InstitutionFactory(name="École AB-12")
    sign_in(coordinator("SN"))

    assert len(table_rows(client.get(SCHOOLS, {"q": "ab-12"}))) == 1


def invited(client) -> Invitation:
    client.post(NETWORK, INVITATION)
    return Invitation.objects.get()


def invitation_url(invitation: Invitation, country: str = "SN") -> str:
    return f"/workspace/networks/{country}/invitations/{invitation.pk}/"


@pytest.mark.parametrize("reader", [lambda: coordinator("SN"), headquarters])
def test_an_open_invitation_is_withdrawn(client, sign_in, reader):
    network = NetworkFactory()
    sign_in(reader())
    invitation = invited(client)

    offered = text_of(client.get(NETWORK))
    done = client.post(invitation_url(invitation), {"withdraw": "1"})
    late = client.post(invitation_url(invitation), {"withdraw": "1"})

    assert "Send again Withdraw" in offered
    assert told(done)[-1] == "The invitation is withdrawn."
    assert told(late)[-1] == "This invitation is no longer open."
    assert not Invitation.objects.open().exists()
    assert AuditEntry.objects.about(network).first().action == "aspnet.withdraw_invitation"


def test_an_open_invitation_is_sent_again_with_another_link(client, sign_in):
    network = NetworkFactory()
    sign_in(coordinator("SN"))
    old = invited(client)

    done = client.post(invitation_url(old), {"again": "1"})

    new = Invitation.objects.open().get()
    assert told(done)[-1] == "The invitation is on its way."
    assert (new.email, new.role, new.language) == (old.email, old.role, old.language)
    assert new.token_hash != old.token_hash
    assert OutgoingMail.objects.filter(to=old.email).count() == 2
    assert AuditEntry.objects.about(network).first().action == "aspnet.invite_again"


def test_invitations_are_not_there_for_others(client, sign_in):
    NetworkFactory()
    NetworkFactory(country_id="FR")
    sign_in(coordinator("SN"))
    invitation = invited(client)
    url = invitation_url(invitation)

    sign_in(coordinator("FR"))
    foreign = [
        client.post(url).status_code,
        client.post(invitation_url(invitation, "FR")).status_code,
    ]
    sign_in(officer())

    assert foreign == [404, 404]
    assert client.post(url).status_code == 404
    assert Invitation.objects.open().get() == invitation
