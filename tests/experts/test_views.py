import datetime
import re

import pytest
from django.utils import timezone

from experts.enums import ProfileStatus
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    PartyFactory,
    ProjectFactory,
    account_of,
    convention_secretariat,
    former_expert,
    serving_expert,
)
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db


def text_of(response):
    """The page's words, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize(
    ("url", "queries"),
    [("/experts/", 7), ("/experts/?format=csv", 4), ("/api/v1/experts/", 1)],
)
@pytest.mark.parametrize("item_count", [1, 3])
def test_expert_list_query_count(client, django_assert_num_queries, url, queries, item_count):
    for number in range(item_count):
        serving_expert(
            public_name=f"Serving {number}", consents=["name", "nationality"], nationalities=["SN"]
        )
    client.get(url)

    with django_assert_num_queries(queries):
        response = client.get(url)
        body = b"".join(response) if response.streaming else response.content

    assert len(set(re.findall(rb"Serving \d", body))) == item_count


@pytest.mark.parametrize(
    ("query", "rows"), [("country=KR", 1), ("country=KR&country=CN&country=MN", 3)]
)
@pytest.mark.parametrize(
    ("url", "queries"),
    [("/convention/", 16), ("/convention/?format=csv&", 4), ("/api/v1/convention-parties/", 1)],
)
def test_party_list_query_count(client, django_assert_num_queries, url, queries, query, rows):
    url = f"{url}{'' if '?' in url else '?'}{query}"
    client.get(url)

    with django_assert_num_queries(queries):
        response = client.get(url)
        body = b"".join(response) if response.streaming else response.content

    assert len(set(re.findall(rb"/convention/parties/(\w\w)/", body))) == rows


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [("/convention/projects/?country=PE", 3), ("/api/v1/convention-projects/?country=PE", 1)],
)
def test_project_list_query_count(client, django_assert_num_queries, url, queries, item_count):
    for number in range(item_count):
        ProjectFactory(title=f"Atlas {number}", donor_country=Country.objects.get(pk="PE"))
    client.get(url)

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert len(set(re.findall(rb"Atlas \d", response.content))) == item_count


def test_convention_page_reproduces_the_source_and_names_what_is_not_verified(client):
    words = text_of(client.get("/convention/?year=2018"))

    assert "14 of 44 Member States at the end of 2018 – Group IV (UNESCO electoral groups)" in words
    assert "3 of the 14 dates are not verified: India, Samoa, Timor-Leste." in words
    assert "Member States of UNESCO in Asia-Pacific: 44 (as of 2018)" in words
    assert "of which had ratified the 2005 Convention: 14 (as of 2018)" in words
    assert "By the end of 2018: 145 States, and the European Union" in words
    assert "belongs to no region" in words


def test_convention_page_draws_each_region_of_both_schemes_without_inline_styles(client):
    html = client.get("/convention/").content.decode()

    assert html.count('<svg viewBox="0 0 330 150" role="img"') == 11
    assert html.count("<title id=") == html.count("<desc id=") == 11
    assert "style=" not in html
    assert "UNESCO regions: Member States with an instrument deposited" in html
    assert "UNESCO electoral groups: Member States with an instrument deposited" in html


def test_choosing_a_year_keeps_the_filters_and_filters_keep_the_year(client):
    html = client.get("/convention/?year=2010&instrument=accession&region=africa").content.decode()

    assert '<input type="hidden" name="instrument" value="accession">' in html
    assert '<input type="hidden" name="region" value="africa">' in html
    assert re.search(r'<input type="hidden" name="year" value="2010"[^>]*>', html)
    assert '<option value="2010" selected>2010</option>' in html


def test_this_year_says_that_it_is_not_over(client):
    assert "is not over: its numbers are those so far." in text_of(client.get("/convention/"))


@pytest.mark.parametrize(
    "query", ["year=1900", "year=abc", "region=IV", "instrument=x", "deposited_from=99"]
)
def test_wrong_parameter_of_the_page_is_told_with_400(client, query):
    assert client.get(f"/convention/?{query}").status_code == 400


def test_convention_page_shows_phases_with_their_sizes_and_sources(client):
    words = text_of(client.get("/convention/"))

    assert "Expert Facility 2011 Experts 30 Countries of the experts 24" in words
    assert "Expert Facility 2019–2022 Experts 42 Countries of the experts 35" in words
    assert "Expert Facility 2023–2026 Experts not known" in words


def test_party_page_marks_what_is_computed_and_not_verified(client):
    words = text_of(client.get("/convention/parties/IN/"))

    assert words.count("Not verified") == 4
    assert "Computed: three months after deposit, not before 18 March 2007" in words
    assert "These dates are computed by a rule that no source confirms" in words
    assert "Group IV (UNESCO electoral groups)" in words
    assert "Regional cooperation in Asia-Pacific" in words


def test_european_union_is_a_party_in_no_region(client):
    words = text_of(client.get("/convention/parties/EU/"))

    assert "Counted as a Party, but in no region." in words
    assert client.get("/organisations/european-union/").status_code == 200


def test_denounced_party_says_when_it_ends(client):
    PartyFactory(denounced_on=datetime.date(2021, 5, 1))

    assert "takes effect on 1 May 2022" in text_of(client.get("/convention/parties/JP/"))


@pytest.mark.parametrize(
    "url",
    [
        "/convention/parties/JP/",
        "/convention/parties/in/",
        "/convention/projects/none/",
        "/experts/EXP-000000/",
    ],
)
def test_unknown_record_is_404(client, url):
    assert client.get(url).status_code == 404


def test_project_may_be_out_of_date_until_somebody_confirms_it(client):
    url = "/convention/projects/convention-2005-asia-pacific/"
    assert "This page may be out of date. Nobody responsible has confirmed it yet." in text_of(
        client.get(url)
    )
    fresh = ProjectFactory(confirmed_on=timezone.now().date())
    stale = ProjectFactory(confirmed_on="2020-01-01")

    assert "may be out of date" not in text_of(client.get(fresh.get_absolute_url()))
    assert "It was last confirmed on 1 January 2020." in text_of(
        client.get(stale.get_absolute_url())
    )
    answers = client.get("/api/v1/convention-projects/?fields=id,is_possibly_outdated").json()[
        "results"
    ]
    outdated = {row["id"]: row["is_possibly_outdated"] for row in answers}
    assert outdated == {
        "convention-2005-asia-pacific": True,
        fresh.public_id: False,
        stale.public_id: True,
    }


def test_empty_roster_says_that_nobody_is_published_yet(client):
    words = text_of(client.get("/experts/"))

    assert "No real profile has been published yet" in words
    assert "generated demonstration data." not in words.replace(
        "shows generated demonstration data;", ""
    )


def test_demonstration_roster_says_so_until_a_real_profile_is_there(client):
    serving_expert(is_generated=True)
    assert "What stands here is generated demonstration data." in text_of(client.get("/experts/"))

    serving_expert()

    assert "No real profile" not in text_of(client.get("/experts/"))


def test_roster_shows_only_those_who_serve_today(client):
    serving_expert(public_name="Serving One")
    former_expert(public_name="Former One")
    draft = ExpertProfileFactory(public_name="Draft One")
    ExpertTermFactory(expert=draft)

    words = text_of(client.get("/experts/"))

    assert ("Serving One" in words, "Former One" in words, "Draft One" in words) == (
        True,
        False,
        False,
    )


def test_staff_see_no_more_in_the_public_list(client, sign_in):
    ExpertTermFactory(expert=ExpertProfileFactory(public_name="Draft One"))

    assert "Draft One" not in text_of(sign_in(convention_secretariat()).get("/experts/"))


def test_profile_shows_what_the_expert_agreed_to_and_nothing_else(client):
    profile = serving_expert(
        public_name="Agreed Name",
        nationalities=["SN"],
        residences=["IS"],
        bio_en="Secret life",
        occupation="academic",
        consents=["name", "nationality", "occupation"],
    )

    words = text_of(client.get(f"/experts/{profile.public_id}/"))
    answer = client.get(f"/api/v1/experts/{profile.public_id}/").json()

    assert "Agreed Name" in words
    assert "Senegal" in words
    assert "academic" in words
    assert "Iceland" not in words
    assert "Secret" not in words
    assert (answer["nationalities"], answer["residences"], answer["bio_en"]) == (["SN"], [], None)
    assert profile.person.family_name not in words


def test_profile_after_the_mandate_answers_410_without_a_name(client):
    profile = former_expert(public_name="Former One")

    response = client.get(f"/experts/{profile.public_id}/")

    assert response.status_code == 410
    assert "Former One" not in response.content.decode()
    assert client.get(f"/api/v1/experts/{profile.public_id}/").status_code == 404


@pytest.mark.parametrize("status", [ProfileStatus.DRAFT, ProfileStatus.WITHHELD])
def test_profile_that_is_not_published_is_404(client, status):
    profile = ExpertProfileFactory(status=status)
    ExpertTermFactory(expert=profile)

    assert client.get(f"/experts/{profile.public_id}/").status_code == 404


def test_own_and_staff_readers_are_led_to_the_workspace(client, sign_in):
    profile = ExpertProfileFactory()
    for user in (account_of(profile), convention_secretariat()):
        response = sign_in(user).get(f"/experts/{profile.public_id}/")

        assert response.url == f"/workspace/experts/{profile.public_id}/"


def test_country_sheet_tells_standing_projects_and_experts(client):
    serving_expert(
        public_name="Mongolian Expert", nationalities=["MN"], consents=["name", "nationality"]
    )
    serving_expert(public_name="Silent Expert", nationalities=["MN"])

    words = text_of(client.get("/countries/MN/"))

    assert "Deposited on 15 October 2007" in words
    assert "Regional cooperation in Asia-Pacific" in words
    assert "Mongolian Expert" in words
    assert "Silent Expert" not in words
    assert "Not in this portal's list of Parties" in text_of(client.get("/countries/JP/"))


def test_search_finds_experts_and_projects(client):
    serving_expert(public_name="Zyxara Quombat")
    ExpertProfileFactory(public_name="Zyxara Hidden")

    words = text_of(client.get("/search/?q=zyxara"))

    assert "Zyxara Quombat" in words
    assert "Zyxara Hidden" not in words
    assert "Regional cooperation in Asia-Pacific" in text_of(
        client.get("/search/?q=regional cooperation")
    )


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "url",
    [
        "/convention/",
        "/convention/parties/EU/",
        "/convention/projects/",
        "/convention/projects/convention-2005-asia-pacific/",
        "/experts/",
    ],
)
def test_pages_work_in_every_language(client, url, language):
    client.cookies["django_language"] = language

    response = client.get(url)

    assert response.status_code == 200
    assert "UNDEFINED(" not in response.content.decode()
