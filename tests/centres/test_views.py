"""Pages of centres, public and of the staff."""

import html
import re

import pytest

from centres.enums import CentreStatus
from centres.models import Centre
from tests.factories.centres import (
    CentreActivityFactory,
    CentreFactory,
    CentreObservationFactory,
    centre_in,
    centres_coordination,
)
from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    administrator,
    user_with,
)
from unesco_portal.people.enums import Role
from unesco_portal.people.models import OrganisationName, OrganisationRelation
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db
LIST, WORKSPACE = "/centres/", "/workspace/centres/"
INDEPENDENT = "independent of UNESCO and not a part of the Organization"


def text_of(response) -> str:
    """The words of a page, without markup."""
    content = re.sub(r"<[^>]+>", " ", response.content.decode())
    text = " ".join(html.unescape(content).split())
    assert "UNDEFINED(" not in text
    return text


def table_rows(response) -> list[str]:
    """The rows of the results table in words."""
    body = response.content.decode().partition("<tbody")[2].partition("</tbody>")[0]
    rows = body.split("<tr")[1:]
    words = (html.unescape(re.sub(r"<[^>]+>", " ", f"<tr{row}")) for row in rows)
    return [" ".join(row.split()) for row in words]


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("suffix", "queries"), [("", 7), ("&format=csv", 4), ("&q=centre", 11)])
def test_list_query_count(client, item_count, suffix, queries, django_assert_num_queries):
    CentreFactory.create_batch(item_count, country_id="BT")
    url = f"{LIST}?country=BT{suffix}"
    client.get(url).getvalue()

    with django_assert_num_queries(queries):
        content = client.get(url).getvalue().decode()

    assert len(set(re.findall(r"Test centre \d+", content))) == item_count


def test_what_is_found_stands_before_the_map(client):
    whole = client.get(LIST).content.decode()
    found = client.get(f"{LIST}?q=apceiu").content.decode()

    assert whole.index("data-map ") < whole.index('id="results"')
    assert 'href="#results">Skip the map' in whole
    assert found.index('id="results"') < found.index("data-map ")
    assert "Skip the map" not in found
    assert 'class="shortcuts"' in whole
    assert 'class="shortcuts"' not in found


def test_list_shows_every_centre_with_its_evidence(client):
    CentreFactory(
        name="Lake centre",
        acronym="LAC",
        city="Dakar",
        heading="natural_sciences",
        expires_on="2026-09",
        is_generated=True,
    )

    response = client.get(f"{LIST}?is_generated=true")

    assert table_rows(response) == [
        "Lake centre Demonstration data LAC Senegal Dakar Natural Sciences not confirmed September 2026 not verified"
    ]
    assert INDEPENDENT in text_of(response)
    assert 'data-url="/centres/map.geojson?is_generated=true"' in response.content.decode()


def test_centres_on_water_in_africa_are_three_clicks_from_home(client):
    home = client.get("/").content.decode()
    assert f'href="{LIST}"' in home
    subjects, _regions = client.get(LIST).context["shortcuts"]
    water = dict(subjects.ways)["Water (33)"]
    (regions,) = client.get(LIST + water).context["shortcuts"]
    africa = dict(regions.ways)["Africa"]

    response = client.get(LIST + africa)

    rows = Centre.objects.filter(themes__contains=["water"])
    names = (
        rows.filter(country__in=["ET", "KE", "NG"]).order_by("name").values_list("name", flat=True)
    )
    assert [row["cells"][0]["value"] for row in response.context["rows"]] == list(names)
    assert response.context["shortcuts"] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("apceiu", "matched by its acronym"),
        ("APCEIU", "matched by its acronym"),
        ("International Understanding", ""),
        ("Seoul", "matched by its town"),
        ("Asia-Pacific Centre Education Seoul", "matched by several of its names together"),
    ],
)
def test_search_finds_a_real_centre_and_says_why(client, text, why):
    rows = table_rows(client.get(LIST, {"q": text, "country": "KR"}))

    name = "Asia-Pacific Centre of Education for International Understanding"
    assert rows == [
        f"{name} {why} APCEIU Republic of Korea Seoul Education not confirmed not known verified"
        " in a source".replace("  ", " ")
    ]


def test_search_by_a_further_name_tells_the_name(client):
    rows = table_rows(client.get(LIST, {"q": "UNESCO-ICHEI"}))

    assert len(rows) == 1
    assert "short name: UNESCO-ICHEI" in rows[0]


def test_search_for_no_word_at_all_finds_nothing(client):
    response = client.get(LIST, {"q": "…"})

    assert response.status_code == 200
    assert "Nothing matches." in text_of(response)


@pytest.mark.parametrize("query", ["country=XX", "expires_before=soon", "status=open"])
def test_a_wrong_parameter_is_told_at_its_field(client, query):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 400
    assert "There is a problem" in text_of(response)


def test_map_holds_the_points_of_the_same_selection(client):
    shown = CentreFactory(name="Shown", city="Dakar", latitude=14.7, longitude=-17.4, themes=["zq"])
    CentreFactory(name="Without a point", themes=["zq"])
    CentreFactory(name="Another theme", latitude=1.0, longitude=1.0)

    response = client.get("/centres/map.geojson?theme=zq&ordering=name")

    assert response["Content-Type"] == "application/geo+json"
    assert response.json() == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [-17.4, 14.7]},
                "properties": {
                    "name": "Shown",
                    "city": "Dakar",
                    "url": shown.get_absolute_url(),
                    "is_generated": False,
                },
            }
        ],
    }


def test_map_of_real_centres_takes_one_query(client, django_assert_num_queries):
    client.get("/centres/map.geojson?verification=verified")

    with django_assert_num_queries(1):
        response = client.get("/centres/map.geojson?verification=verified")

    assert len(response.json()["features"]) == 83


def test_map_names_a_wrong_parameter(client):
    response = client.get("/centres/map.geojson?country=XX")

    assert response.status_code == 400
    assert response.json() == {"errors": ["“XX” is not a code of this list."]}


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, item_count, django_assert_num_queries):
    centre = CentreFactory(city="Dakar")
    for number in range(item_count):
        other = OrganisationFactory()
        CentreActivityFactory(centre=centre, partner=other, network=other)
        CentreObservationFactory(centre=centre, as_of=f"201{number}")
        OrganisationName.objects.create(organisation=centre, name=f"Name {number}", kind="variant")
        OrganisationRelation.objects.create(organisation=centre, kind="supports", other=other)
        OrganisationRelation.objects.create(organisation=other, kind="hosts", other=centre)
        AppointmentFactory(organisation=centre, person=PersonFactory(is_public=True))
    client.get(centre.get_absolute_url())

    with django_assert_num_queries(15):
        client.get(centre.get_absolute_url())


def test_detail_puts_all_dates_side_by_side(client):
    centre = CentreFactory(approved_on="2017-11", in_force_on="2020-09-04", expires_on="2099")

    text = text_of(client.get(centre.get_absolute_url()))

    assert INDEPENDENT in text
    assert (
        "dates and texts approved by the general conference november 2017"
        " agreement signed not known provisionally applied from not known"
        " agreement in force from 4 september 2020 established or operating since not known"
        " agreement expires 2099 latest known step of a renewal not known"
        " decisions and resolutions not known" in text.casefold()
    )
    assert "Agreement agreement not expired" in text


def test_detail_tells_that_a_renewal_is_in_process(client):
    centre = CentreFactory(in_force_on="2016", expires_on="2022", renewal_on="2022-07")

    text = text_of(client.get(centre.get_absolute_url()))

    assert "Agreement agreement expired, renewal in process Computed today" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (CentreStatus.UNKNOWN, "Status not confirmed No decision, agreement or report"),
        (
            CentreStatus.NON_OPERATIONAL,
            "Status non-operational Reason (iii) no reply to repeated requests for reports, and no governing board meetings As of 2024 Evidence Annual report 2024",
        ),
        (CentreStatus.CEASED, "The designation has ended (2024). This page stays as a record."),
    ],
)
def test_detail_tells_status_reason_and_since_when(client, status, words):
    centre = centre_in(status)

    assert words in text_of(client.get(centre.get_absolute_url()))


def test_detail_shows_public_people_only(client):
    centre = CentreFactory()
    for family_name, is_public in (("Public", True), ("Private", False)):
        person = PersonFactory(given_name="Ada", family_name=family_name, is_public=is_public)
        AppointmentFactory(person=person, organisation=centre, title_en="Director")

    text = text_of(client.get(centre.get_absolute_url()))

    assert "Ada Public Director" in text
    assert "Private" not in text


def test_real_centre_tells_everything_its_sources_say(client):
    text = text_of(client.get("/centres/ichei/"))

    for words in (
        "International Centre for Higher Education Innovation (ICHEI)",
        "Southern University of Science and Technology (SUSTech) hosts this centre",
        "IIOE National Centres (network), within International Institute of Online Education (IIOE)",
        "Future Universities (partner initiative, of Wedon Demos Group )",
        "CLOUD (publication)",
        "newly established 2017 Regional Collaboration for SDG 4.7 explored",
        "Deputy Director",
        "2024 International Advisory Committee Meeting of UNESCO-ICHEI",
        "(organiser, inferred)",
        "Consultation Meeting of the UNESCO Category 2 Centres in Education",
    ):
        assert words in text


def test_ended_body_and_missing_centre(client):
    centre = CentreFactory(ended_on="2014")

    assert "The institution itself ended 2014" in text_of(client.get(centre.get_absolute_url()))
    assert client.get("/centres/nothing/").status_code == 404


def test_country_sheet_and_home_and_search_show_centres(client):
    sheet = text_of(client.get("/countries/KR/"))
    box = client.get("/search/?q=apceiu")

    assert "Asia-Pacific Centre of Education for International Understanding (APCEIU)" in sheet
    assert INDEPENDENT in sheet
    assert "matched by its acronym" in text_of(box)
    assert 'href="/centres/apceiu/"' in box.content.decode()
    assert "/organisations/apceiu/" not in box.content.decode()


# --- The workspace ---------------------------------------------------------------------------


def test_workspace_is_for_staff_only(client, sign_in):
    centre = CentreFactory()
    urls = (WORKSPACE, centre.get_workspace_url(), f"{centre.get_workspace_url()}cease/")

    for url in urls:
        assert client.get(url).status_code == 302
    sign_in(UserFactory())
    for url in urls:
        assert client.get(url).status_code == 403


def test_workspace_list_counts_and_names_what_ends(client, sign_in):
    centre_in(CentreStatus.OPERATIONAL, name="Ends first", expires_on="2001")
    CentreFactory(name="Ends late", expires_on="2099")
    CentreFactory(name="Generated", expires_on="2001", is_generated=True)
    sign_in(centres_coordination())

    response = client.get(WORKSPACE)

    text = text_of(response)
    assert table_rows(response)[0] == (
        "Ends first Senegal 2001 agreement expired, no renewal known not known"
    )
    assert "operational : 1" in text
    assert "Ends late" not in text
    assert "Generated" not in text


def test_workspace_page_offers_what_the_role_may_do(client, sign_in):
    centre = CentreFactory(approved_on="2020", signed_on="2010")
    acts = "Record the proposal"

    sign_in(centres_coordination())
    own = text_of(client.get(centre.get_workspace_url()))
    sign_in(user_with(Role.FIELD_OFFICER))
    other = text_of(client.get(centre.get_workspace_url()))
    sign_in(administrator())
    technical = text_of(client.get(centre.get_workspace_url()))

    assert acts in own
    assert "This record is right" in own
    assert "lies after" in own
    assert acts not in other
    assert acts not in technical
    assert "This record is right" not in technical
    assert "Only the Category 2 coordination changes the status." in technical


def test_status_is_changed_by_a_form_that_keeps_what_was_typed(client, sign_in):
    centre = CentreFactory()
    url = f"{centre.get_workspace_url()}suspend/"
    sign_in(centres_coordination())

    asked = client.get(url)
    refused = client.post(url, {"status_on": "2025-13", "reason": "Letter of the sector"})
    done = client.post(
        url,
        {
            "status_on": "2025-10",
            "reason": "Letter of the sector",
            "non_operational_reason": "conflict",
        },
    )

    centre.refresh_from_db()
    assert "(ii) no signed agreement" in text_of(asked)
    assert (refused.status_code, "Letter of the sector" in text_of(refused)) == (400, True)
    assert (done.status_code, done["Location"]) == (302, centre.get_workspace_url())
    assert (centre.status, centre.status_on, centre.non_operational_reason) == (
        "non_operational",
        "2025-10",
        "conflict",
    )
    page = text_of(client.get(centre.get_workspace_url()))
    assert "What has happened Record that the centre is non-operational" in page
    assert "to be looked at again" in page


def test_successor_is_chosen_by_its_permanent_name(client, sign_in):
    centre, successor = CentreFactory(), CentreFactory()
    url = f"{centre.get_workspace_url()}cease/"
    sign_in(centres_coordination())
    words = {"status_on": "2025", "reason": "Board decision"}

    refused = client.post(url, words | {"successor": centre.public_id})
    client.post(url, words | {"successor": successor.public_id})

    assert "A centre cannot be its own successor." in text_of(refused)
    assert centre.relations.get().other_id == successor.pk
    assert f"is the predecessor of {successor}" in text_of(client.get(centre.get_absolute_url()))


def test_end_without_successor_leaves_no_trace_of_one(client, sign_in):
    centre = CentreFactory()
    sign_in(centres_coordination())

    client.post(
        f"{centre.get_workspace_url()}cease/", {"status_on": "2025", "reason": "Board decision"}
    )

    assert AuditEntry.objects.about(centre).get().details == {"status_on": "2025"}


def test_an_act_that_is_late_is_told(client, sign_in):
    centre = centre_in(CentreStatus.CEASED)
    sign_in(centres_coordination())

    response = client.post(
        f"{centre.get_workspace_url()}resume/", {"status_on": "2025", "reason": "Report"}
    )

    assert response.status_code == 409
    assert "Not possible any more: the state is now “ceased”." in text_of(response)


def test_unknown_verb_and_foreign_role(client, sign_in):
    centre = CentreFactory()
    sign_in(user_with(Role.FIELD_OFFICER))

    assert client.get(f"{centre.get_workspace_url()}dance/").status_code == 404
    assert client.get(f"{centre.get_workspace_url()}cease/").status_code == 403


def test_confirming_is_a_post_of_the_coordination(client, sign_in):
    centre = CentreFactory()
    url = f"{centre.get_workspace_url()}confirm/"

    sign_in(administrator())
    refused = client.post(url)
    sign_in(centres_coordination())
    looked = client.get(url)
    done = client.post(url)

    centre = Centre.objects.get(pk=centre.pk)
    assert (refused.status_code, looked.status_code, done.status_code) == (403, 405, 302)
    assert (centre.freshness, centre.confirmed_by) == ("fresh", "centres_coordination")
    assert "Record confirmed" in text_of(client.get(centre.get_workspace_url()))
    page = text_of(client.get(centre.get_absolute_url()))
    assert "confirmed by category 2 coordination" in page.casefold()
