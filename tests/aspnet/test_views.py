"""The public pages: directory, one institution, coordinators, about."""

import csv
import io
import re

import pytest

from aspnet import counts
from aspnet.enums import MembershipStatus, Standing
from tests.factories.aspnet import (
    InstitutionFactory,
    InstitutionNameFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import (
    AppointmentFactory,
    PersonFactory,
    coordinator,
    headquarters,
    user_with,
)
from unesco_portal.core.models import DatasetVersion
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import Role

from .pages import table_rows, text_of

pytestmark = pytest.mark.django_db
LIST, COORDINATORS, ABOUT = "/schools/", "/coordinators/", "/schools/about/"
SECRETS = {
    "email": "office@secret.example",
    "phone": "+221 33 000",
    "address": "Secret street 1",
    "pupil_count": 4321,
    "staff_count": 1234,
}


def post(country: str = "SN", role: str = Role.NATIONAL_COORDINATOR, **fields):
    """A public person in office."""
    names = {name: fields.pop(name) for name in ("given_name", "family_name") if name in fields}
    is_public = fields.pop("is_public", True)
    person = PersonFactory(is_public=is_public, **names, **fields.pop("person", {}))
    return AppointmentFactory(person=person, role=role, country_id=country, **fields)


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("suffix", "queries"), [("", 10), ("&format=csv", 4), ("&q=institution", 18)]
)
def test_list_query_count(client, item_count, suffix, queries, django_assert_num_queries):
    for _number in range(item_count):
        member(country_id="KE")
    url = f"{LIST}?country=KE{suffix}"
    client.get(url).getvalue()

    with django_assert_num_queries(queries):
        content = client.get(url).getvalue().decode()

    assert len(set(re.findall(r"Institution \d+", content))) == item_count


def test_list_shows_members_in_order_of_their_names(client):
    member(name="école Zola", levels=["primary"], member_since="1998-05")
    member(name="Lycée Abbé", city="Thiès", levels=["lower_secondary", "upper_secondary"])
    member(name="Ecole Aimé", country_id="KE", is_generated=True)

    rows = table_rows(client.get(LIST))

    assert [re.sub(r"T-\d+", "T", row) for row in rows] == [
        "Ecole Aimé Demonstration data Kenya Dakar not known T not known",
        "école Zola Senegal Dakar primary T May 1998",
        "Lycée Abbé Senegal Thiès lower secondary, upper secondary T not known",
    ]


@pytest.mark.parametrize("reader", [None, coordinator, headquarters])
@pytest.mark.parametrize("suffix", ["", "?format=csv", "?format=jsonl", "?q=school"])
def test_directory_never_shows_candidates_whoever_asks(client, sign_in, reader, suffix):
    member(name="Member school")
    for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
        InstitutionFactory(name=f"Secret school {standing}", standing=standing)
    if reader:
        sign_in(reader())

    content = client.get(LIST + suffix).getvalue().decode()

    assert "Member school" in content
    assert "Secret school" not in content


def test_former_members_are_found_when_asked_for(client):
    member(name="Member school")
    former_member(name="Former school")

    assert "Former school" not in text_of(client.get(LIST))
    assert "Former school" in text_of(client.get(f"{LIST}?standing=former"))


@pytest.mark.parametrize("query", ["standing=candidate", "country=XX", "member_since_from=soon"])
def test_a_wrong_parameter_is_told_at_its_field(client, query):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 400
    assert "There is a problem" in text_of(response)


@pytest.mark.parametrize("query", ["cursor=abc", "ordering=price", "format=pdf"])
def test_a_wrong_control_is_told(client, query):
    member()

    assert client.get(f"{LIST}?{query}").status_code == 400


def test_nothing_found_is_said_with_a_way_out(client):
    response = client.get(f"{LIST}?country=KE")

    assert "Nothing matches." in text_of(response)
    assert 'href="/schools/"' in response.content.decode()


def test_search_by_a_further_name_tells_the_name(client):
    institution = member(name="Lycée Exemple")
    InstitutionNameFactory(institution=institution, name="Quastenflosser", kind="former")
    refresh_lexicon()

    (row,) = table_rows(client.get(f"{LIST}?q=quastenflosser"))

    assert "former name: Quastenflosser" in row


@pytest.mark.parametrize("query", ["", "country=SN", "q=lyc", "standing=former"])
def test_a_download_holds_exactly_the_rows_shown(client, query):
    for number in range(3):
        member(name=f"Lycée {number}", email="office@secret.example")
        member(name=f"School {number}", country_id="KE")
    former_member(name="Former school")

    shown = [
        row.partition(" Senegal")[0].partition(" Kenya")[0]
        for row in table_rows(client.get(f"{LIST}?{query}"))
    ]
    file = client.get(f"{LIST}?{query}&format=csv").getvalue().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(file)))

    assert [row["name"] for row in found] == shown
    assert len(shown) > 0
    assert not {"email", "phone", "address", "pupil_count", "staff_count"} & set(found[0])
    assert "secret" not in file


def test_long_lists_go_by_key_and_lose_nothing(client, settings):
    settings.API_PAGE_SIZE = 2
    names = [f"School {number}" for number in range(5)]
    for name in names:
        member(name=name)
    seen, url = [], LIST

    while url:
        response = client.get(url)
        seen += [row.partition(" Senegal")[0] for row in table_rows(response)]
        following = response.context["page"]["next_url"]
        url = f"{LIST}{following}" if following else None

    assert seen == names


def test_a_long_list_tells_how_many_and_when_they_were_counted(client, settings):
    settings.API_PAGE_SIZE = 1
    for country in ("SN", "SN", "KE"):
        member(country_id=country)
    InstitutionFactory(standing=Standing.CANDIDATE)
    counts.refresh(force=True)

    assert "3 institutions, counted on" in text_of(client.get(LIST))
    assert "2 institutions, counted on" in text_of(client.get(f"{LIST}?country=SN"))
    assert "institutions, counted on" not in text_of(client.get(f"{LIST}?q=institution"))
    DatasetVersion.objects.filter(dataset=counts.VIEWS[0]).delete()
    assert "institutions, counted on" not in text_of(client.get(LIST))


def test_the_map_panel_asks_for_the_same_selection(client):
    member()

    assert 'data-url="/schools/map.geojson"' in client.get(LIST).content.decode()
    content = client.get(f"{LIST}?country=SN").content.decode()
    assert 'data-url="/schools/map.geojson?country=SN"' in content


# --- One institution -------------------------------------------------------------------------


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    institution = member(languages=["fr"], themes=["aspnet-2025-esd"])
    for number in range(item_count):
        InstitutionNameFactory(institution=institution, name=f"Name {number}")
    client.get(institution.get_absolute_url())

    with django_assert_num_queries(10):
        client.get(institution.get_absolute_url())


def test_detail_tells_membership_and_how_it_is_known(client):
    NetworkFactory(contact_email="aspnet@natcom.example")
    institution = member(
        name="Lycée Exemple", member_since="1998-05", evidence="certificate", levels=["primary"]
    )
    InstitutionNameFactory(institution=institution, name="Sample school", kind="translation")

    text = text_of(client.get(institution.get_absolute_url()))

    assert f"Number {institution.membership.number} Status member Member since May 1998" in text
    assert "How we know certificate seen" in text
    assert "Sample school (name in another language)" in text
    assert "Write to the office of the network: aspnet@natcom.example" in text


@pytest.mark.parametrize("reader", [None, lambda: coordinator("FR")])
def test_detail_keeps_what_is_for_coordinators(client, sign_in, reader):
    institution = member(**SECRETS)
    if reader:
        sign_in(reader())

    content = client.get(institution.get_absolute_url()).content.decode()

    for secret in SECRETS.values():
        assert str(secret) not in content
    assert "workspace/schools" not in content


def test_detail_of_a_former_member_stays_and_says_so(client):
    institution = former_member()

    text = text_of(client.get(institution.get_absolute_url()))

    assert "no longer a member of the network. Its membership ended: 2020." in text


def test_detail_of_a_dormant_member(client):
    institution = member(status=MembershipStatus.DORMANT)

    assert "Status dormant" in text_of(client.get(institution.get_absolute_url()))


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        (None, 404),
        (lambda: coordinator("FR"), 404),
        (lambda: coordinator("SN"), 200),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 200),
        (headquarters, 200),
    ],
)
@pytest.mark.parametrize("standing", [Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE])
def test_what_is_not_public_is_not_there(client, sign_in, reader, status, standing):
    institution = InstitutionFactory(standing=standing)
    if reader:
        sign_in(reader())

    response = client.get(institution.get_absolute_url())

    assert response.status_code == status
    if status == 200:
        assert "Not a member." in text_of(response)


@pytest.mark.parametrize("code", ["ASP-000000", "nothing", "%F0%9F%92%A5", "x" * 300, "about2"])
def test_unknown_codes_are_not_there(client, code):
    assert client.get(f"{LIST}{code}/").status_code == 404


def test_detail_offers_the_workspace_to_those_who_may_edit(client, sign_in):
    institution = member()
    sign_in(coordinator("SN"))

    content = client.get(institution.get_absolute_url()).content.decode()

    assert institution.get_workspace_url() in content


# --- Coordinators ----------------------------------------------------------------------------


@pytest.mark.parametrize("item_count", [1, 3])
def test_coordinator_list_query_count(client, item_count, django_assert_num_queries):
    for country in ("SN", "KE", "FR")[:item_count]:
        NetworkFactory(country_id=country)
        post(country, family_name=f"Name{country}")
        NetworkFactory(country_id={"SN": "BR", "KE": "PE", "FR": "CL"}[country])
    client.get(COORDINATORS)

    with django_assert_num_queries(8):
        content = client.get(COORDINATORS).content.decode()

    assert len(set(re.findall(r"Name[A-Z]{2}", content))) == item_count


def test_coordinators_in_office_with_the_address_of_the_office(client):
    NetworkFactory(contact_email="aspnet@natcom.example")
    post(given_name="Awa", family_name="Diop", start_on="2019-03")
    post(given_name="Left", family_name="Before", end_on="2020")
    post(given_name="Hidden", family_name="Person", is_public=False)
    post(role=Role.NATIONAL_COMMISSION, given_name="Other", family_name="Role")

    response = client.get(COORDINATORS)

    assert table_rows(response) == [
        "Senegal Awa Diop National Coordinator aspnet@natcom.example March 2019"
    ]
    assert "Hidden" not in text_of(response)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Afghanistan", "Andorra", "Egypt", "Germany", "Switzerland"]),
        ("fr", ["Afghanistan", "Allemagne", "Andorre", "Égypte", "Suisse"]),
    ],
)
def test_coordinators_come_by_the_name_of_the_country(client, language, names):
    for country in ("AD", "AF", "CH", "DE", "EG"):
        post(country)

    response = client.get(f"/{language}{COORDINATORS}")

    assert [row["cells"][0]["value"] for row in response.context["rows"]] == names


def test_a_name_stands_as_its_bearer_orders_it(client):
    person = {"name_order": "family_first"}
    post("CN", given_name="Li", family_name="Jin", person=person)
    post("BR", given_name="", family_name="Pelé")

    names = " ".join(table_rows(client.get(COORDINATORS)))

    assert "China JIN Li National" in names
    assert "Brazil Pelé National" in names


def test_vacant_posts_are_said(client):
    NetworkFactory(country_id="SN")
    NetworkFactory(country_id="KE")
    NetworkFactory(country_id="FR", status="dormant")
    post("KE")

    response = client.get(COORDINATORS)

    vacant = text_of(response).partition("Networks without a coordinator")[2]
    assert "Senegal" in vacant
    assert "Kenya" not in vacant
    assert "France" not in vacant


# --- About -----------------------------------------------------------------------------------


def test_about_puts_our_counts_beside_what_sources_say(client):
    member()
    member(country_id="KE", is_generated=True)
    InstitutionFactory(standing=Standing.CANDIDATE, country_id="FR")
    counts.refresh(force=True)

    text = text_of(client.get(ABOUT))

    assert re.search(r"Member institutions 2 ", text) or re.search(r"2 Member institutions", text)
    assert "These counts are of generated institutions." in text
    for words in (
        "members: about 12,000 (2024).",
        "established: 1953 (1953).",
        "Opening hearts and minds to refugees",
        "16 schools awarded",
        "More than 262 schools. 25 countries.",
        "Guide for the Use of the ASPnet logo (guide)",
        "12 international days",
    ):
        assert words in text


def test_about_before_the_first_count(client):
    DatasetVersion.objects.filter(dataset=counts.VIEWS[0]).delete()

    assert "Member institutions" not in text_of(client.get(ABOUT))


def test_about_query_count(client, django_assert_num_queries):
    client.get(ABOUT)

    with django_assert_num_queries(7):
        client.get(ABOUT)
