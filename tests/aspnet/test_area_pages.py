"""The pages of areas: made and published by the National Coordinator, invited to, handed over."""

import re

import pytest

from aspnet import services
from aspnet.enums import Standing
from aspnet.models import Institution
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, member
from tests.factories.people import (
    AppointmentFactory,
    AreaFactory,
    PersonFactory,
    UserFactory,
    area_coordinator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.workflow import MailingFactory
from tests.pages import text_of, told
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Area
from unesco_portal.workflow.models import AuditEntry, Mailing, Notification, OutgoingMail

from .test_handover import PACK, ago, opened

pytestmark = pytest.mark.django_db
AREAS, API = "/workspace/networks/SN/areas/", "/api/v1/areas/"
GIVEN = {"name_en": "The south", "start_on": "2024"}


def public_post(area: Area, **fields) -> Appointment:
    """Somebody everybody may know of, in office in an area."""
    person = PersonFactory(given_name="Awa", family_name="Ba", is_public=True)
    role = Role.SUB_NATIONAL_COORDINATOR
    return AppointmentFactory(
        person=person, role=role, country_id=area.country_id, area=area, **fields
    )


def test_the_national_coordinator_adds_renames_publishes_and_ends_an_area(client, sign_in):
    NetworkFactory()
    sign_in(coordinator())

    added = client.post(AREAS, GIVEN)
    area = Area.objects.get()
    wrong = client.post(f"{area.get_workspace_url()}edit/", GIVEN | {"end_on": "2020"})
    client.post(f"{area.get_workspace_url()}edit/", GIVEN | {"is_public": "on", "end_on": "2025"})

    area.refresh_from_db()
    assert added["Location"] == area.get_workspace_url()
    assert (area.country_id, area.is_public, area.end_on) == ("SN", True, "2025")
    assert wrong.status_code == 400
    assert "An area ends after it begins." in text_of(wrong)
    assert client.post(AREAS, GIVEN).status_code == 400
    acts = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["aspnet.add_area", "aspnet.change_area"]


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_says_what_is_vacant_in_a_fixed_number_of_queries(
    client, sign_in, item_count, django_assert_num_queries
):
    NetworkFactory()
    for number in range(item_count):
        area = AreaFactory(name_en=f"Area {number}")
        member(area=area)
        InstitutionFactory(area=area, standing=Standing.CANDIDATE)
    public_post(area)
    member()
    sign_in(coordinator())
    client.get(AREAS)

    with django_assert_num_queries(8):
        page = text_of(client.get(AREAS))

    assert page.count("vacant") == item_count - 1
    assert "1 member lies in no area" in page
    assert "Awa Ba" in page


def test_a_sub_national_coordinator_is_invited_and_finds_the_own_area(client, sign_in):
    NetworkFactory()
    area = AreaFactory(name_en="Casamance")
    member(area=area, name="School of Casamance")
    member(name="School of Dakar")
    sign_in(coordinator())
    asked = {"email": "new@test.example", "family_name": "Diatta", "language": "en"}

    sent = told(client.post(area.get_workspace_url(), asked))
    twice = client.post(area.get_workspace_url(), asked)
    listed = text_of(client.get(area.get_workspace_url()))
    client.logout()
    mail = OutgoingMail.objects.get(to="new@test.example")
    link = re.search(r"/accounts/invitation/\S+", mail.text)[0]
    password = "a long enough pass phrase"
    client.post(link, {"password1": password, "password2": password})

    home = text_of(client.get("/workspace/"))
    assert sent == ["The invitation is on its way."]
    assert "There is already an invitation like this one." in text_of(twice)
    assert "new@test.example" in listed
    assert "Sub-national coordinator for Casamance, Senegal" in mail.text
    assert "Sub-national coordinator (Casamance, Senegal)" in home
    assert "member: 1" in home.lower()
    schools = text_of(client.get("/workspace/schools/"))
    assert "School of Casamance" in schools
    assert "School of Dakar" not in schools


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (UserFactory, 404),
        (lambda: coordinator("KE"), 404),
        (lambda: area_coordinator(AreaFactory(name_en="There")), 404),
        (lambda: area_coordinator(AreaFactory(name_en="Here")), 403),
        (lambda: user_with(Role.FIELD_OFFICER), 403),
    ],
    ids=["plain", "elsewhere", "other area", "own area", "field officer"],
)
def test_who_may_not_invite_or_change(client, sign_in, who, status):
    NetworkFactory()
    area = AreaFactory(name_en="Here")
    coordinator()  # so that nobody stands in
    sign_in(who())

    asked = {"email": "new@test.example", "family_name": "Diatta", "language": "en"}
    assert client.post(area.get_workspace_url(), asked).status_code == status
    assert client.post(f"{area.get_workspace_url()}edit/", GIVEN).status_code == status
    assert not Invitation.objects.exists()


def test_an_area_that_is_over_takes_nobody(client, sign_in):
    NetworkFactory()
    area = AreaFactory(end_on="2020")
    sign_in(coordinator())
    asked = {"email": "new@test.example", "family_name": "Diatta", "language": "en"}

    page = client.post(area.get_workspace_url(), asked)

    assert page.status_code == 400
    assert "This area is not in force today." in text_of(page)


# --- Published -------------------------------------------------------------------------------


def test_the_directory_shows_areas_where_the_network_publishes_them(client):
    NetworkFactory()
    public_post(AreaFactory(name_en="Casamance", is_public=True))
    hidden = PersonFactory(given_name="Not", family_name="Public")
    role = Role.SUB_NATIONAL_COORDINATOR
    kept = AreaFactory(name_en="Thiès", is_public=True)
    AppointmentFactory(person=hidden, role=role, country_id="SN", area=kept)
    AreaFactory(name_en="Saint-Louis")
    AreaFactory(name_en="Ended", is_public=True, end_on="2020")
    AreaFactory(name_en="Rift Valley", country_id="KE", is_public=True)

    page = text_of(client.get("/coordinators/"))
    narrowed = text_of(client.get("/coordinators/?country=SN"))

    assert "Casamance , Senegal: Awa Ba" in page
    assert "Thiès , Senegal: in office" in page
    assert "Rift Valley , Kenya: vacant" in page
    assert not [name for name in ("Saint-Louis", "Ended", "Not Public") if name in page]
    assert "Rift Valley" not in narrowed


@pytest.mark.parametrize("item_count", [1, 3])
def test_published_areas_are_a_collection(client, item_count, django_assert_num_queries):
    for number in range(item_count):
        public_post(AreaFactory(name_en=f"Area {number}", is_public=True))
    AreaFactory(name_en="Kept")
    client.get(API)

    with django_assert_num_queries(1):
        rows = client.get(f"{API}?country=SN").json()["results"]

    assert [row["name_en"] for row in rows] == [f"Area {number}" for number in range(item_count)]
    assert (rows[0]["coordinators"], rows[0]["is_vacant"]) == (["Awa Ba"], False)


def test_the_workspace_list_is_filtered_by_area_and_tells_it(client, sign_in):
    area = AreaFactory(name_en="Casamance")
    member(name="Inside", area=area)
    member(name="Outside")
    sign_in(coordinator())

    inside = client.get(f"/workspace/schools/?area={area.public_id}&format=csv").getvalue()
    outside = text_of(client.get("/workspace/schools/?area=none"))
    wrong = client.get("/workspace/schools/?area=nowhere")

    assert b"Inside" in inside
    assert b"Casamance" in inside
    assert b"Outside" not in inside
    assert "Outside" in outside
    assert "Inside" not in outside
    assert wrong.status_code == 400


def test_the_filter_offers_nobody_else_s_areas(client, sign_in):
    own = AreaFactory(name_en="Casamance")
    AreaFactory(name_en="Saint-Louis")
    sign_in(area_coordinator(own))

    page = text_of(client.get("/workspace/schools/"))

    assert "Casamance" in page
    assert "Saint-Louis" not in page


def test_the_public_record_does_not_tell_the_area(client):
    school = member(area=AreaFactory(name_en="Casamance"))

    answer = client.get(f"/api/v1/institutions/{school.public_id}/").json()

    assert "area" not in answer
    assert "Casamance" not in text_of(client.get(school.get_absolute_url()))


# --- Handed over -----------------------------------------------------------------------------


def test_the_hand_over_pack_knows_areas(client, sign_in):
    NetworkFactory()
    area, vacant = AreaFactory(name_en="Casamance"), AreaFactory(name_en="Saint-Louis")
    public_post(area)
    member(area=area)
    sign_in(coordinator())

    sheets, text = opened(client.post(PACK))

    assert [row[1:2] + row[4:6] for row in sheets["Areas"][1:]] == [
        ("Casamance", 1, "Awa Ba"),
        ("Saint-Louis", 0, "vacant"),
    ]
    assert [row[2] for row in sheets["Members"][1:]] == ["Casamance"]
    assert "Sub-national coordinator (Casamance)" in [row[0] for row in sheets["Contacts"]]
    assert "Areas: the parts of the network" in text
    assert vacant.public_id in [row[0] for row in sheets["Areas"]]


def test_the_national_coordinator_is_told_once_that_a_post_in_an_area_is_over():
    NetworkFactory()
    national, hq = coordinator(), headquarters()
    post = public_post(AreaFactory(name_en="Casamance"), end_on=ago(2))

    first, again = services.tell_of_ended_appointments(), services.tell_of_ended_appointments()

    notice = Notification.objects.get(user=national)
    assert (first, again) == (1, 0)
    assert "Sub-national coordinator (Casamance)" in notice.subject
    assert "Nobody who can sign in coordinates this area now" in notice.body
    assert notice.url == post.area.get_workspace_url()
    assert not Notification.objects.filter(user=hq).exists()


def test_mails_go_to_the_schools_of_the_own_area_only():
    area = AreaFactory()
    inside, _outside = member(area=area), member()

    found = services.within_reach(Institution.objects.all(), area_coordinator(area))

    assert list(found) == [inside]
    assert services.may_mail(User.objects.latest("pk"))
    assert not services.may_send_legal_notice(User.objects.latest("pk"))


def test_a_mail_to_the_area_is_read_by_its_author_while_the_appointment_lasts(client, sign_in):
    area = AreaFactory()
    author, colleague = area_coordinator(area), area_coordinator(AreaFactory())
    mailing = MailingFactory(author=author, country=area.country, area=area)

    assert sign_in(author).get(f"/workspace/mailings/{mailing.public_id}/").status_code == 200
    assert sign_in(colleague).get(f"/workspace/mailings/{mailing.public_id}/").status_code == 404

    Appointment.objects.filter(person=author.person).update(start_on="2019", end_on="2020")

    assert Mailing.objects.visible_to(User.objects.get(pk=author.pk)).count() == 0


def test_a_mailing_keeps_the_area_that_its_author_acted_for():
    old, new = AreaFactory(name_en="Old"), AreaFactory(name_en="New")
    author = area_coordinator(old)
    school = member(area=old, email="office@school.example")
    mailing = Mailing(subject_en="Conference", text_en="Come.")

    services.mail_schools(mailing, Institution.objects.filter(pk=school.pk), by=author)

    assert Mailing.objects.get().area == old
    assert Mailing.objects.visible_to(author).count() == 1

    Appointment.objects.filter(person=author.person).update(start_on="2019", end_on="2020")
    AppointmentFactory(
        person=author.person, role="sub_national_coordinator", country=new.country, area=new
    )
    moved = User.objects.get(pk=author.pk)
    assert Mailing.objects.visible_to(moved).count() == 0
    assert not moved.has_perm("workflow.view_mailing", Mailing.objects.get())


def test_a_national_mailing_is_of_no_area():
    area = AreaFactory()
    author = coordinator("SN")
    area_coordinator(area)
    school = member(area=area, email="office@school.example")
    mailing = Mailing(subject_en="Conference", text_en="Come.")

    services.mail_schools(mailing, Institution.objects.filter(pk=school.pk), by=author)

    assert Mailing.objects.get().area is None


def test_who_coordinates_two_areas_writes_to_one_at_a_time():
    one, other = AreaFactory(name_en="One"), AreaFactory(name_en="Other")
    author = area_coordinator(one)
    AppointmentFactory(
        person=author.person, role="sub_national_coordinator", country=other.country, area=other
    )
    for area in (one, other):
        member(area=area, email=f"{area.name_en}@school.example")
    mailing = Mailing(subject_en="Conference", text_en="Come.")

    with pytest.raises(DomainError, match="one area at a time"):
        services.mail_schools(mailing, Institution.objects.all(), by=User.objects.get(pk=author.pk))


@pytest.mark.parametrize("item_count", [1, 2])
def test_after_one_school_the_way_leads_back_to_it(client, sign_in, item_count):
    network = NetworkFactory()
    area = AreaFactory(country_id=network.country_id)
    schools = [member() for _number in range(item_count)]
    chosen = "&".join(f"school={school.public_id}" for school in schools)
    sign_in(coordinator())

    done = client.post(
        f"/workspace/schools/area/?{chosen}", {"area": area.public_id, "chosen": item_count}
    )

    one, many = schools[0].get_workspace_url(), "/workspace/schools/"
    assert done["Location"] == (one if item_count == 1 else many)


def test_the_record_of_a_school_names_its_area(client, sign_in):
    school = member(area=AreaFactory(name_en="The south"))
    sign_in(coordinator())

    assert "Area The south" in text_of(client.get(school.get_workspace_url()))
