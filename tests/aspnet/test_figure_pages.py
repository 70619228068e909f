"""The pages of figures, and their files: who reads what, with how many questions."""

import csv
import datetime
import io

import pytest
from django.core.cache import cache
from django.urls import reverse

from aspnet import counts, freshness
from aspnet.enums import Standing
from aspnet.figures import FIGURES
from tests.aspnet.pages import text_of
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.enums import Audience

pytestmark = pytest.mark.django_db
PUBLIC_NAMES = [name for name, figure in FIGURES.items() if figure.audience == Audience.PUBLIC]


def some_schools(count: int = 1) -> None:
    """Members, candidates, and everything counted."""
    for number in range(count):
        country = ("SN", "KE", "FR")[number]
        member(
            country_id=country,
            levels=["primary"],
            member_since=f"{2000 + number}",
            is_generated=number > 0,
        )
        school = InstitutionFactory(standing=Standing.CANDIDATE, country_id=country)
        ApplicationFactory(status="recommended", institution=school)
    counts.refresh(force=True)
    freshness.refresh(force=True)


def csv_of(response) -> list[dict]:
    """The rows of a file."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_public_page_tells_every_public_figure_with_definition_and_moment(client):
    some_schools()

    response = client.get("/schools/figures/")
    text = text_of(response)

    shown = [section["figure"].name for section in response.context["sections"]]
    assert shown == PUBLIC_NAMES
    for name in PUBLIC_NAMES:
        assert str(FIGURES[name].definition) in text
    assert text.count("(UTC)") == len(PUBLIC_NAMES)
    assert "Candidates and how long" not in text
    assert "<script" not in response.content.decode().partition("<main")[2].partition("</main")[0]


def test_what_sources_said_stands_beside_with_its_source_and_is_not_merged(client):
    some_schools()

    response = client.get("/schools/figures/")
    text = text_of(response)

    assert response.context["members"].value == 1
    assert "2017 more than 11,000" in text
    assert "2024 about 12,000" in text
    assert 'href="/about/#source-4"' in response.content.decode()


def test_generated_numbers_are_marked(client):
    some_schools(3)

    text = text_of(client.get("/schools/figures/"))

    assert "2 of these 3 institutions are generated" in text
    assert [
        row["generated"] for row in csv_of(client.get("/schools/figures/members-by-country.csv"))
    ] == [
        "1",
        "1",
        "0",
    ]


def test_a_file_holds_the_table_and_its_moment(client):
    some_schools(3)

    response = client.get("/schools/figures/members-by-year.csv")
    rows = csv_of(response)

    assert [(row["code"], row["members"]) for row in rows] == [
        ("2000", "1"),
        ("2001", "1"),
        ("2002", "1"),
    ]
    moment = datetime.datetime.fromisoformat(rows[0]["as_of"])
    assert moment.utcoffset() == datetime.timedelta(0)
    assert "aspnet-members-by-year-" in response["Content-Disposition"]


def test_words_follow_the_reader_and_codes_do_not(client):
    some_schools()
    client.get("/schools/figures/members-by-country.csv")
    client.cookies["django_language"] = "fr"

    (row,) = csv_of(client.get("/schools/figures/members-by-country.csv"))

    assert (row["code"], row["label"], row["members"]) == ("SN", "Sénégal", "1")


@pytest.mark.parametrize(
    "address",
    [
        "/schools/figures/nothing.csv",
        "/schools/figures/candidates.csv",
        "/schools/figures/applicants.csv",
        "/schools/figures/members-by-country.xlsx",
        "/schools/figures/..csv",
        "/schools/figures/members%20by%20country.csv",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    some_schools()

    assert client.get(address).status_code == 404


def test_a_country_page_has_its_own_numbers_and_its_candidates(sign_in):
    some_schools(3)
    client = sign_in(coordinator("SN"))

    response = client.get("/workspace/networks/SN/figures/")
    found = {section["figure"].name: section["reading"] for section in response.context["sections"]}

    assert response.context["members"].value == 1
    assert found["members-by-level"].totals == (1,)
    assert found["candidates"].totals[0] == 1
    assert "members-by-country" not in found
    assert "Published figures" not in text_of(response)
    assert csv_of(client.get("/workspace/networks/SN/figures/candidates.csv"))[0]["code"] == "SN"
    assert client.get("/workspace/networks/sn/figures/").status_code == 200


def test_a_country_without_a_network_or_of_others_is_not_there(sign_in):
    NetworkFactory(country_id="KE")
    client = sign_in(coordinator("SN"))
    NetworkFactory(country_id="SN")

    for country in ("KE", "FR", "XX"):
        assert client.get(f"/workspace/networks/{country}/figures/").status_code == 404


def test_headquarters_reads_all_figures(sign_in):
    some_schools(3)

    response = sign_in(headquarters()).get("/workspace/figures/")

    shown = [section["figure"].name for section in response.context["sections"]]
    assert shown == list(FIGURES)
    assert "Self-reported by the schools." in text_of(response)


@pytest.mark.parametrize("item_count", [1, 3])
def test_public_page_query_count(client, settings, item_count, django_assert_num_queries):
    settings.CONDITIONAL_SECONDS = 600  # the words of codes are asked for once
    some_schools(item_count)
    client.get("/schools/figures/")
    cache.clear()

    with django_assert_num_queries(32):
        client.get("/schools/figures/")
    with django_assert_num_queries(4):
        client.get("/schools/figures/")


@pytest.mark.parametrize("item_count", [1, 3])
def test_country_page_query_count(sign_in, settings, item_count, django_assert_num_queries):
    settings.CONDITIONAL_SECONDS = 600
    some_schools(item_count)
    client = sign_in(coordinator("SN"))
    address = reverse("aspnet:network-figures", args=["SN"])
    client.get(address)
    cache.clear()

    with django_assert_num_queries(33):
        client.get(address)
