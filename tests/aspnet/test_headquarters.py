"""The workspace of Headquarters: what waits, and where networks need help."""

import datetime

import pytest
from django.utils import timezone

from aspnet import counts, freshness, headquarters
from aspnet.enums import Standing
from aspnet.models import Hearing, Membership
from tests.aspnet.pages import text_of
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.imports import ImportBatchFactory
from tests.factories.pathways import IntakeWindowFactory, PathwayVersionFactory, pathway
from tests.factories.people import UserFactory, coordinator, user_with
from tests.factories.people import headquarters as at_headquarters
from tests.factories.reports import NationalReportFactory, SchoolYearFactory
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/headquarters/"


def recommended(country: str = "SN", *, days: int = 1, **fields):
    """A candidate who has waited for some days."""
    school = InstitutionFactory(standing=Standing.CANDIDATE, country_id=country)
    since = timezone.now() - datetime.timedelta(days=days, minutes=1)
    return ApplicationFactory(
        status="recommended", institution=school, status_since=since, **fields
    )


def section(response, name: str) -> dict:
    """One section of the page."""
    return next(part for part in response.context["sections"] if part["name"] == name)


def values(part: dict) -> list[list]:
    """The cells of a section."""
    return [[cell["value"] for cell in row["cells"]] for row in part["rows"]]


def test_recommendations_by_country_and_age_lead_to_their_lists(sign_in):
    recommended(days=1)
    recommended(days=200)
    recommended("KE", days=40)
    member()
    client = sign_in(at_headquarters())

    part = section(client.get(ADDRESS), "recommendations")

    assert values(part) == [["Senegal", 2, 1, 0, 0, 1], ["Kenya", 1, 0, 1, 0, 0]]
    assert part["count"] == 3
    links = [cell.get("url", "") for cell in part["rows"][0]["cells"][2:]]
    assert [bool(link) for link in links] == [True, False, False, True]
    for link in (links[0], links[3]):
        found = client.get(link)
        assert len(found.context["applications"]) == 1
        assert found.context["applications"][0].institution.country_id == "SN"
    assert len(client.get(part["rows"][0]["url"]).context["applications"]) == 2


def test_an_unknown_age_is_an_error_that_names_it(sign_in):
    response = sign_in(at_headquarters()).get("/workspace/applications/?age=ancient")

    assert response.status_code == 400
    assert response.context["errors"]


def test_networks_that_lack_something(sign_in):
    for country in ("SN", "KE", "GH"):
        NetworkFactory(country_id=country)
    NetworkFactory(country_id="ML", status="dormant")
    coordinator("KE")
    IntakeWindowFactory(version=pathway(country_id="KE"))
    pathway(country_id="GH")

    response = sign_in(at_headquarters()).get(ADDRESS)

    def named(name: str) -> list[str]:
        return [row[0] for row in values(section(response, name))]

    assert named("vacant") == ["Ghana", "Senegal"]
    assert named("no-pathway") == ["Senegal"]
    assert named("no-window") == ["Ghana"]


def test_what_waits_for_a_decision(sign_in):
    school = member(name="Lycée du Port", status="termination_proposed")
    member()
    ImportBatchFactory(
        network=NetworkFactory(),
        status="proposed",
        applied_at=timezone.now(),
        applied_by=UserFactory(),
    )
    ImportBatchFactory(network=NetworkFactory(), status="checked")
    PathwayVersionFactory(country_id="KE", status="proposed")
    PathwayVersionFactory(country_id="KE", status="draft")

    response = sign_in(at_headquarters()).get(ADDRESS)

    assert [row[0] for row in values(section(response, "terminations"))] == [school.name]
    assert [row[1] for row in values(section(response, "imports"))] == ["Senegal"]
    assert [row[1] for row in values(section(response, "pathways"))] == ["Kenya"]
    assert "Lycée du Port" in text_of(response)


@pytest.mark.parametrize(
    ("due_in", "stated", "words"),
    [
        (5, False, "The school may answer until"),
        (5, True, "The school has sent its statement"),
        (-1, False, "The school has sent no statement"),
    ],
)
def test_a_termination_says_how_its_hearing_stands(sign_in, due_in, stated, words):
    today = timezone.localdate()
    school = member(status="termination_proposed")
    Hearing.objects.create(
        membership=school.membership,
        basis="two_years",
        grounds="Reports are missing.",
        proposed_on=today - datetime.timedelta(days=40),
        statement_due_on=today + datetime.timedelta(days=due_in),
        statement="We did send it." if stated else "",
        stated_on=today if stated else None,
    )

    response = sign_in(at_headquarters()).get(ADDRESS)

    (row,) = values(section(response, "terminations"))
    assert row[2] == today - datetime.timedelta(days=40)
    assert row[3].startswith(words)


def test_a_long_list_is_cut_and_says_so(sign_in, monkeypatch):
    monkeypatch.setattr(headquarters, "MOST", 1)
    for _number in range(2):
        member(status="termination_proposed")

    response = sign_in(at_headquarters()).get(ADDRESS)

    part = section(response, "terminations")
    assert (len(part["rows"]), part["has_more"]) == (1, True)
    assert "Only the longest waits are shown" in text_of(response)


def test_the_further_rows_of_a_long_part_are_folded(sign_in):
    codes = ("BJ", "BF", "CM", "CI", "GA", "KE", "ML", "NE", "SN", "TG")
    for code in codes:
        recommended(code)

    response = sign_in(at_headquarters()).get(ADDRESS)

    part = section(response, "recommendations")
    assert (len(part["rows"]), len(part["folded"])) == (8, 2)
    assert "2 more rows" in text_of(response)
    assert all(f"country={code}" in response.content.decode() for code in codes)


def test_rounds_that_run_with_their_answers(sign_in):
    running = RenewalRoundFactory()
    RoundEntryFactory(round=running)
    RoundEntryFactory(
        round=running, answer="confirmed", answered_on=timezone.localdate(), channel="round_link"
    )
    RenewalRoundFactory(network=NetworkFactory(country_id="KE"), status="closed")

    part = section(sign_in(at_headquarters()).get(ADDRESS), "rounds")

    assert [row[3:] for row in values(part)] == [[2, 1, 0]]


def test_national_reports_of_the_last_year_that_is_over(sign_in, clock):
    day = clock("2026-12-01")
    for first_year in (2023, 2024, 2025, 2026):
        SchoolYearFactory(first_year=first_year)
    sent = SchoolYearFactory(network=NetworkFactory(country_id="KE"))
    NationalReportFactory(school_year=sent, status="sent", sent_on=day)
    begun = SchoolYearFactory(network=NetworkFactory(country_id="GH"))
    NationalReportFactory(school_year=begun)
    SchoolYearFactory(network=NetworkFactory(country_id="ML", status="dormant"))

    part = section(sign_in(at_headquarters()).get(ADDRESS), "missing-reports")

    assert [(row[0], row[1], row[3]) for row in values(part)] == [
        ("Ghana", "2025/26", "being prepared"),
        ("Senegal", "2025/26", "not begun"),
    ]


def test_map_and_table_hold_the_same_numbers(sign_in):
    member(confirmed_on=timezone.localdate())
    member()
    member(country_id="KE", is_generated=True)
    freshness.refresh(force=True)
    client = sign_in(at_headquarters())

    table = client.get(ADDRESS).context["freshness"]
    features = client.get(f"{ADDRESS}freshness.geojson?bbox=-180,-90,180,90&zoom=1").json()

    drawn = {row["properties"]["name"]: row["properties"] for row in features["features"]}
    assert {name: row["count"] for name, row in drawn.items()} == {
        "Senegal: 50% confirmed this year": 1,
        "Kenya: 0% confirmed this year": 1,
    }
    assert [(row[0], row[1], row[2], row[3]) for row in values(table)] == [
        ("Kenya", 1, 1, "0%"),
        ("Senegal", 2, 1, "50%"),
    ]
    assert drawn["Kenya: 0% confirmed this year"]["is_generated"] is True


@pytest.mark.parametrize("query", ["bbox=1,2,3", "zoom=none", "bbox=a,b,c,d"])
def test_a_wrong_window_is_an_error(sign_in, query):
    response = sign_in(at_headquarters()).get(f"{ADDRESS}freshness.geojson?{query}")

    assert response.status_code == 400


def test_only_the_coordination_is_led_there(sign_in):
    client = sign_in(at_headquarters())
    assert f'href="{ADDRESS}"' in client.get("/workspace/").content.decode()

    for other in (coordinator("SN"), user_with(Role.CENTRES_COORDINATION)):
        client = sign_in(other)
        assert f'href="{ADDRESS}"' not in client.get("/workspace/").content.decode()
        assert client.get(ADDRESS).status_code == 403


@pytest.mark.parametrize("item_count", [1, 3])
def test_headquarters_query_count(sign_in, settings, item_count, django_assert_num_queries):
    settings.CONDITIONAL_SECONDS = 600  # the names of countries are asked for once
    for country in ("SN", "KE", "GH")[:item_count]:
        network = NetworkFactory(country_id=country)
        for _number in range(item_count):
            member(country_id=country, status="termination_proposed")
            recommended(country)
        ImportBatchFactory(
            network=network, status="proposed", applied_at=timezone.now(), applied_by=UserFactory()
        )
        PathwayVersionFactory(country_id=country, status="proposed")
        RoundEntryFactory(round=RenewalRoundFactory(network=network))
        SchoolYearFactory(network=network, first_year=2020)
    counts.refresh(force=True)
    freshness.refresh(force=True)
    client = sign_in(at_headquarters())
    client.get(ADDRESS)

    with django_assert_num_queries(14):
        client.get(ADDRESS)
    assert Membership.objects.count() >= item_count
