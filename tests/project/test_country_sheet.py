"""Everything public about one country, each app's section, in a fixed number of queries."""

import pytest

from aspnet import counts
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, member
from tests.factories.centres import CentreFactory
from tests.factories.events import MeetingFactory
from tests.factories.experts import serving_expert
from tests.factories.people import AppointmentFactory, OrganisationFactory, PersonFactory
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db
SHEET = "/countries/SN/"


def coordinator_named(family_name: str, **fields):
    """Somebody who coordinates Senegal's network, public unless told otherwise."""
    person = PersonFactory(
        given_name="Awa", family_name=family_name, **{"is_public": True} | fields
    )
    return AppointmentFactory(person=person, role=Role.NATIONAL_COORDINATOR, country_id="SN")


@pytest.fixture
def full() -> None:
    """A row in every section, and one beside it that must not be shown."""
    NetworkFactory()
    member(name="Open school", city="Dakar")
    InstitutionFactory(name="Hidden school", standing="candidate")
    coordinator_named("Public")
    coordinator_named("Private", is_public=False)
    CentreFactory(name="Lake centre")
    OrganisationFactory(name="Lake body", country_id="SN")
    MeetingFactory(title="Held there", country_id="SN")
    MeetingFactory(title="Only planned", planned=True, country_id="SN")
    serving_expert(
        public_name="Senegalese Expert", nationalities=["SN"], consents=["name", "nationality"]
    )
    serving_expert(public_name="Silent Expert", nationalities=["SN"])
    for name, fields in (("School elsewhere", {"country_id": "FR"}),):
        member(name=name, **fields)


def test_every_section_shows_its_public_rows_only(client, full):
    text = text_of(client.get(SHEET))

    for words in (
        "Senegal Member State",
        "SN, SEN",
        "10 November 1960",
        "Dakar",
        "French",
        "Open school",
        "Awa Public",
        "Lake centre",
        "Lake body",
        "Held there",
        "Deposited on",
        "Senegalese Expert",
    ):
        assert words in text
    for words in ("Hidden school", "Private", "Only planned", "Silent Expert", "School elsewhere"):
        assert words not in text


def test_each_section_has_its_heading(client, full):
    content = client.get(SHEET).content.decode()

    for name in ("regions", "schools", "organisations"):
        assert f'id="{name}' in content or f'aria-labelledby="{name}' in content or name in content
    assert content.count("<h1") == 1
    assert content.count("<h2") >= 6


def fill(item_count: int) -> None:
    NetworkFactory()
    for number in range(item_count):
        member(name=f"School {number}")
        coordinator_named(f"Coordinator{number}")
        CentreFactory()
        OrganisationFactory(country_id="SN")
        MeetingFactory(country_id="SN")
        serving_expert(
            public_name=f"Expert {number}", nationalities=["SN"], consents=["name", "nationality"]
        )
    counts.refresh()


@pytest.mark.parametrize("item_count", [1, 3])
def test_query_count(client, item_count, django_assert_num_queries):
    fill(item_count)
    client.get(SHEET)

    with django_assert_num_queries(15):
        client.get(SHEET)


def test_regions_of_both_schemes_say_what_they_are(client):
    text = text_of(client.get("/countries/TJ/"))

    assert "Europe and North America (UNESCO regions)" in text
    assert "Group II (UNESCO electoral groups)" in text
    assert "Asia and the Pacific (UNESCO regions) – second region, not counted in totals" in text
    assert "not verified" in text.casefold()


def test_date_of_joining_says_when_it_was_not_verified(client):
    unread = Country.objects.exclude(joined_on=None).filter(is_joined_verified=False).first()

    assert "(not verified)" in text_of(client.get(unread.get_absolute_url()))
    assert "10 November 1960 (not verified)" not in text_of(client.get(SHEET))


def test_associate_and_former_member_have_a_sheet(client):
    associate = Country.objects.filter(status="associate").first()

    assert "Associate Member" in text_of(client.get(associate.get_absolute_url()))
    assert "former Member State (until 31 December 2018)" in text_of(client.get("/countries/IL/"))


def test_empty_sections_say_so(client):
    text = text_of(client.get("/countries/BT/"))

    assert "No national network of Associated Schools is recorded for this country." in text
    assert "No organisation of this country is recorded." in text


def test_vacant_post_says_where_applications_go(client):
    NetworkFactory()

    assert "Nobody coordinates this network at present." in text_of(client.get(SHEET))


def test_code_is_read_in_any_case_and_unknown_is_no_page(client):
    assert client.get("/countries/sn/").status_code == 200
    assert client.get("/countries/XX/").status_code == 404
    assert client.get("/countries/SEN/").status_code == 404


def test_name_is_the_reader_s(client):
    response = client.get(SHEET, headers={"Accept-Language": "fr"})

    assert "<h1>Sénégal</h1>" in response.content.decode()


@pytest.mark.parametrize("code", ["AD", "CN", "FR", "IL", "KR", "PS", "TK", "US", "ZW"])
def test_real_sheets_open(client, code):
    assert text_of(client.get(f"/countries/{code}/"))
